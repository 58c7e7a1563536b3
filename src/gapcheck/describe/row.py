"""What is described: a title, and rows of a label with text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a description."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Description:
    """A thing of the corpus, read back.

    Attributes:
        title: Its name, as a heading.
        id: Its id.
        rows: What is said of it.
    """

    title: str
    id: str
    rows: tuple[Row, ...]
