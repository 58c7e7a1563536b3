"""What is described: a title, and rows of a label with text."""

from typing import NamedTuple


class Row(NamedTuple):
    """One line of a description."""

    label: str
    text: str


class Description(NamedTuple):
    """A thing of the corpus, read back.

    Attributes:
        title: Its name, as a heading.
        id: Its id.
        rows: What is said of it.
    """

    title: str
    id: str
    rows: tuple[Row, ...]
