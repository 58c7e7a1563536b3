"""A bibliography by itself, as text and as Markdown."""

from collections.abc import Iterator, Sequence

from gapcheck.paper import Block, Heading, Listing, Run, Words, plain
from gapcheck.reports.lines import BLANK, Line, heading, labelled
from gapcheck.reports.links import is_link
from gapcheck.reports.markdown_words import escaped, lined
from gapcheck.reports.visible import visible


def bibliography_text(blocks: Sequence[Block], width: int) -> Iterator[Line]:
    """Yield a bibliography as lines.

    Args:
        blocks: Headings and lists.
        width: Columns of the terminal.
    """
    for number, block in enumerate(blocks):
        if isinstance(block, Heading):
            yield from [BLANK] if number else []
            yield from heading(visible(block.text), width)
        elif isinstance(block, Listing):
            for item in block.items:
                yield from labelled("-", visible(plain(item)), width, 0, 2)


def bibliography_markdown(blocks: Sequence[Block]) -> str:
    """Return a bibliography as Markdown."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Heading):
            lines += ["", f"{'#' * block.level} {escaped(block.text)}", ""]
        elif isinstance(block, Listing):
            lines += [f"- {_marked(item)}" for item in block.items]
    return "\n".join(lines[1:]) + "\n"


def _marked(words: Words) -> str:
    return lined("".join(_run(run) for run in words if isinstance(run, Run)))


def _run(run: Run) -> str:
    """Return words in their style; an address that is printed as such is a link."""
    if run.link == run.text and is_link(run.text):
        return f"<{run.text}>"
    text = escaped(run.text)
    inner = text.strip()
    if run.style != "italic" or not inner:
        return text
    return text.replace(inner, f"*{inner}*", 1)
