"""`python -m gapcheck`, and the command `gapcheck`."""

import gc


def main() -> None:
    """Run the command line."""
    # A command keeps nearly all that it makes until it ends; looking for garbage finds none and
    # takes a tenth of the time, beginning with the imports, and as much again at the end, where
    # Python looks whether it is on or off, but not at what is frozen.
    gc.disable()
    try:
        from gapcheck.cli import main as run

        run()
    finally:
        gc.freeze()


if __name__ == "__main__":
    main()
