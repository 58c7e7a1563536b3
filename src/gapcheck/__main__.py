"""`python -m gapcheck`, and the command `gapcheck`."""

import gc


def main() -> None:
    """Run the command line."""
    # A command keeps nearly all that it makes until it ends; looking for garbage finds none and
    # takes a tenth of the time, beginning with the imports.
    gc.disable()
    from gapcheck.cli import main as run

    run()


if __name__ == "__main__":
    main()
