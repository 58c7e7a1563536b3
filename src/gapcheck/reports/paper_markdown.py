"""A paper as GitHub-flavoured Markdown: pipe tables, footnotes, no more HTML than they need."""

from collections.abc import Iterable, Iterator, Set

from gapcheck.paper import Cell, Note, Paper, Row, Run, Table, Words, paper_words
from gapcheck.reports.links import anchors_of, element_id
from gapcheck.reports.markdown_words import escaped, line_of, lined
from gapcheck.reports.pieces import Entry, Piece, contents_of, pieces_of, refuse_cited
from gapcheck.reports.stamp import stamp_rows


def paper_markdown(paper: Paper) -> str:
    """Return a paper as Markdown; what a text says is never read as a mark.

    Args:
        paper: The paper; its marks are notes.

    Raises:
        TypeError: A mark is not yet put into words.
    """
    refuse_cited(paper)
    parts = (part for part in _Page(paper).parts() if part)
    return "\n\n".join(parts) + "\n"


class _Page:
    """A paper while it is written.

    Anchors are written where something leads to them, once each, because they are HTML.
    """

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._known = anchors_of(paper)
        self._left = set(_led_to(paper) & self._known)

    def parts(self) -> Iterator[str]:
        """Yield what is parted by empty lines."""
        yield f"# {escaped(self._paper.title).strip()}"
        yield "\n".join(
            f"- **{label}**: {escaped(text)}" for label, text in stamp_rows(self._paper.stamp)
        )
        before = "-"
        for piece in pieces_of(self._paper.blocks):
            sign = _sign(piece)
            if piece.kind == "listing" and sign == before:
                yield "<!-- -->"  # else the two lists would become one
            yield from self._piece(piece)
            before = sign
        yield from self._about()
        yield from (
            f"[^{note.number}]: {self._line(note.runs)}"
            for note in dict.fromkeys(self._paper.notes)
        )

    def _piece(self, piece: Piece) -> Iterator[str]:
        match piece.kind:
            case "heading":
                title = f"{self._anchor(piece.anchor)}{escaped(piece.text).strip()}"
                yield f"{'#' * piece.level} {title}".strip()
            case "text":
                yield self._line(piece.words)
            case "quotation":
                yield f"> {self._line(piece.words)}"
            case "notice":
                yield f"> [!NOTE]\n> {self._line(piece.words)}"
            case "terms":
                for kind, words in piece.terms:
                    yield self._line(words if kind == "dd" else _bold(words))
            case "listing":
                lines = (f"{_sign(piece)} {self._line(words)}" for words in piece.items_)
                yield "\n".join(line.strip() for line in lines)
            case "table" if piece.table is not None:
                yield from self._table(piece.table)
            case _:
                yield "## Contents"
                yield "\n".join(_contents(contents_of(self._paper), 0))

    def _table(self, table: Table) -> Iterator[str]:
        yield lined(f"**Table.** {escaped(table.caption)}")
        heads = [escaped(column.title) for column in table.columns]
        rows = [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}"]
        rows += [f"| {' | '.join(self._cells(row))} |" for row in table.rows]
        yield "\n".join(rows)
        if not table.rows:
            yield "No rows."
        yield from (self._line(words) for words in table.foot)

    def _cells(self, row: Row) -> Iterator[str]:
        for number, cell in enumerate(row.cells):
            anchor = self._anchor(row.anchor) if row.anchor is not None and not number else ""
            yield anchor + self._cell(cell)

    def _cell(self, cell: Cell) -> str:
        return "<br>".join(filter(None, (self._line(words) for words in cell.paragraphs)))

    def _about(self) -> Iterator[str]:
        if self._paper.tables:
            yield f'## <a id="{_OWN}"></a>About the tables'
        for table in self._paper.tables:
            yield lined(f"**{escaped(table.caption).strip() or 'Table'}**: {escaped(table.about)}")
            yield "\n".join(
                f"- {lined(escaped(column.title))}: {escaped(column.about)}"
                for column in table.columns
            )

    def _line(self, words: Words) -> str:
        return line_of(words, self._known.__contains__)

    def _anchor(self, anchor: str) -> str:
        if anchor not in self._left:
            return ""
        self._left.remove(anchor)
        return f'<a id="{element_id(anchor)}"></a>'


def _sign(piece: Piece) -> str:
    """Return the sign of the list that a piece ends with; nothing if it is none."""
    if piece.kind == "contents":
        return "-"
    return "" if piece.kind != "listing" else "1." if piece.numbered else "-"


_OWN = "about~"
"""Anchor of the part that the page adds; no anchor of a paper holds such a sign."""


def _contents(entries: Iterable[Entry], depth: int) -> Iterator[str]:
    for entry in entries:
        if entry.own and entry.anchor == "notes":
            continue  # readers put footnotes at the end, under no heading
        target = _OWN if entry.own else element_id(entry.anchor)
        yield f"{'  ' * depth}- [{escaped(entry.text).strip()}](#{target})"
        yield from _contents(entry.under, depth + 1)


def _bold(words: Words) -> Words:
    return tuple(
        inline._replace(style="bold")
        if isinstance(inline, Run) and inline.style == "plain"
        else inline
        for inline in words
    )


def _led_to(paper: Paper) -> Set[str]:
    """Return the anchors that something in a paper leads to."""
    found = {piece.anchor for piece in pieces_of(paper.blocks) if piece.kind == "heading"}
    if not any(piece.kind == "contents" for piece in pieces_of(paper.blocks)):
        found = set()
    for words in paper_words(paper):
        for inline in words:
            runs = inline.runs if isinstance(inline, Note) else (inline,)
            found |= {run.link[1:] for run in runs if isinstance(run, Run) and run.link}
    return found
