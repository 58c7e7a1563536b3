"""A layout and a setting to a paper."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from gapcheck.compose.registry import SOURCES
from gapcheck.compose.say import is_said, text
from gapcheck.compose.setting import Setting
from gapcheck.compose.shorten import shortened_note
from gapcheck.compose.source import Field, Source
from gapcheck.finding import NOTICE
from gapcheck.layout import Block as Part
from gapcheck.layout import Layout, Only, ProseOf, Show, TableOf
from gapcheck.paper import (
    Block,
    Cell,
    Column,
    Contents,
    Heading,
    Inline,
    Listing,
    Paper,
    Paragraph,
    Row,
    Run,
    Stamp,
    Table,
    Words,
    paper_words,
    plain,
    with_words,
)

LANGUAGE = "en"
"""The language of everything that is composed."""


Level = Literal[1, 2, 3, 4]

BELOW: Mapping[Level, Level] = {1: 2, 2: 3, 3: 4, 4: 4}
"""Level of a heading to that of the headings under it."""


Listed = Callable[[Paper], Sequence[Block]]
"""Makes the list of everything that a paper cites."""


def compose_paper(setting: Setting, layout: Layout, listed: Listed | None = None) -> Paper:
    """Return what an export says.

    Args:
        setting: The law that is looked at, and what was found of it.
        layout: What to show; every name in it is known to exist.
        listed: Makes the bibliography, where the layout has a place for one.
    """
    setting = replace(setting, scale=setting.scales[layout.scale], layout=layout)
    names = placeholders(setting)
    body = [part for part in layout.body if setting.annexes or not part.annex]
    parts = [tuple(_blocks(setting, part, names)) for part in body]
    paper = Paper(
        layout.layout,
        filled(layout.title, names),
        LANGUAGE,
        layout.landscape,
        stamp_of(setting),
        tuple(block for part in parts for block in part),
    )
    for number, part in enumerate(body):
        if part.bibliography and listed is not None:
            parts[number] = tuple(listed(paper))
    blocks = [it for part in parts for it in part]
    if setting.only != Only() or setting.selection:
        blocks = _without_empty(blocks)
    paper = paper._replace(blocks=tuple(_numbered(iter(blocks))))
    return paper if setting.annexes else _without_dead_links(paper)


def _without_dead_links(paper: Paper) -> Paper:
    """Return a paper whose words lead to no place that was left out."""
    known = {row.anchor for table in paper.tables for row in table.rows}
    known |= {block.anchor for block in paper.blocks if isinstance(block, Heading)}

    def living(inline: Inline) -> Inline:
        link = inline.link if isinstance(inline, Run) else None
        dead = link is not None and link.startswith("#") and link[1:] not in known
        return inline._replace(link=None) if isinstance(inline, Run) and dead else inline

    return with_words(paper, [tuple(map(living, words)) for words in paper_words(paper)])


def _without_empty(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks without headings under which a filter leaves nothing."""
    kept: list[Block] = []
    for block in reversed(blocks):
        after = kept[-1] if kept else None
        level = after.level if isinstance(after, Heading) else 0 if after is None else 9
        if not isinstance(block, Heading) or level > block.level:
            kept.append(block)
    return kept[::-1]


def stamp_of(setting: Setting) -> Stamp:
    """Return where a paper comes from."""
    found = setting.assessment
    return Stamp(
        found.tool,
        (*found.corpus, found.hash),
        found.country,
        f"{found.law} (sources followed until {found.followed_until})",
        found.scenario,
        found.as_of,
        NOTICE,
        setting.selection,
    )


PLACEHOLDERS = {
    "country": "name of the State",
    "adjective": "its adjective",
    "as-of": "day on which the law is looked at",
    "law": "which law is looked at, in words",
    "scenario": "the scenario, in its canonical line",
    "corpus": "title and version of the corpus",
    "followed-until": "day up to which sources were searched",
    "notice": "what gapcheck compares, and what it is not",
    "annexes": "whether the annexes are there, or where else to look",
}
"""Names that texts of layouts may have in braces, and what they stand for."""


_NAME = re.compile(r"\{([a-z-]+)\}")


def filled(written: str, names: Mapping[str, str]) -> str:
    """Return a layout's words with the names in braces replaced."""
    return _NAME.sub(lambda found: names.get(found[1], found[0]), written)


def names_in(written: str) -> list[str]:
    """Return the names in braces."""
    return _NAME.findall(written)


def placeholders(setting: Setting) -> Mapping[str, str]:
    """Return what the names in braces stand for."""
    found = setting.assessment
    return {
        "country": found.country,
        "adjective": setting.corpus.countries[setting.scenario.country].adjective,
        "as-of": found.as_of,
        "law": found.law,
        "scenario": found.scenario,
        "corpus": " ".join(found.corpus),
        "followed-until": found.followed_until,
        "notice": NOTICE,
        "annexes": _annexes(setting),
    }


def _annexes(setting: Setting) -> str:
    listed = "list all findings and questions of interpretation"
    if setting.annexes:
        return f"The annexes {listed}."
    return f"The annexes, which {listed}, are left out."


def _blocks(setting: Setting, part: Part, names: Mapping[str, str]) -> Iterator[Block]:
    if part.heading is not None:
        yield Heading(part.level, filled(part.heading, names), "")
    if part.text is not None:
        yield Paragraph(text(filled(part.text, names)))
    if part.notice is not None:
        yield Paragraph(text(filled(part.notice, names)), "notice")
    if part.contents:
        yield Contents()
    if part.table is not None:
        yield _table(setting, part.table, names)
    if part.prose is not None:
        yield from _prose(setting, part.prose, part.level)


def _table(setting: Setting, part: TableOf, names: Mapping[str, str]) -> Table:
    setting = replace(setting, named_by=_naming(part))
    source = SOURCES[part.of]
    rows = source.rows(setting, part)
    shown = [show for show in part.columns if setting.verdicts or not _is_verdict(source, show)]
    spread = source.spread(setting, rows) if source.spread else ()
    body = tuple(_row(setting, source, shown, spread, row) for row in rows)
    return Table(
        part.key or part.of,
        filled(part.caption, names),
        filled(part.about, names),
        (*(_column(source, show) for show in shown), *(column for column, _ in spread)),
        body,
        (*source.foot(setting, part, rows), *shortened_note(body)),
    )


def _naming(part: TableOf) -> str | None:
    """Return the title of the column that holds the ids of findings or checks."""
    naming = (show.title for show in part.columns if not _IDS.isdisjoint(show.show))
    return next(naming, None)


_IDS = {"ref", "check", "refs", "checks"}


def _is_verdict(source: Source[Any], show: Show) -> bool:
    return all(source.fields[name].verdict for name in show.show)


def _column(source: Source[Any], show: Show) -> Column:
    about = show.about or " ".join(source.fields[name].about for name in show.show)
    return Column(key_of(show.title), show.title, show.width, about)


def key_of(title: str) -> str:
    """Return a heading as a name for machines: `What is missing` becomes `what_is_missing`."""
    letters = "".join(letter if letter.isalnum() else " " for letter in title.lower())
    return "_".join(letters.split())


def _row(
    setting: Setting,
    source: Source[Any],
    shown: Sequence[Show],
    spread: Sequence[tuple[Column, Field[Any]]],
    row: object,
) -> Row:
    cells = [shown_cell(setting, source, show, row) for show in shown]
    cells += [one.said(row, setting) for _, one in spread]
    return Row(tuple(cells), source.anchor(row))


def shown_cell(setting: Setting, source: Source[Any], show: Show, row: object) -> Cell:
    """Return the cell of a row in a column: its fields, one under the other."""
    setting = replace(setting, at_most=show.at_most)
    if show.scale is not None:
        setting = replace(setting, scale=setting.scales[show.scale])
    found = [
        source.fields[name].said(row, setting)
        for name in show.show
        if setting.verdicts or not source.fields[name].verdict
    ]
    said = [one for one in found if is_said(one)]
    return Cell(
        tuple(words for one in said for words in one.paragraphs),
        next((one.tone for one in found if one.tone != "none"), "none"),
        next((one.value for one in found if one.value is not None), None),
    )


def _prose(setting: Setting, part: ProseOf, level: Level) -> Iterator[Block]:
    source = SOURCES[part.of]
    rows = source.rows(setting, part)
    if not rows and part.empty:
        yield Paragraph(text(part.empty))
    said = [(row, tuple(_said(setting, source, part, row))) for row in rows]
    if part.as_ == "list":
        if rows:
            yield Listing(tuple(words for _, group in said for words in group))
        return
    for row, group in said:
        if part.heads:
            yield _head(setting, source, part.heads, level, row)
        yield from (Paragraph(words) for words in group)


def _said(setting: Setting, source: Source[Any], part: ProseOf, row: object) -> Iterator[Words]:
    for name in part.show:
        if setting.verdicts or not source.fields[name].verdict:
            yield from source.fields[name].said(row, setting).paragraphs


def _head(setting: Setting, source: Source[Any], name: str, level: Level, row: object) -> Heading:
    found = source.fields[name].said(row, setting).paragraphs
    return Heading(BELOW[level], plain(found[0]) if found else "", source.anchor(row) or "")


def _numbered(blocks: Iterator[Block]) -> Iterator[Block]:
    """Yield blocks with anchors for headings that have none, each of them once."""
    seen: dict[str, int] = {}
    for block in blocks:
        if isinstance(block, Heading):
            name = block.anchor or key_of(block.text).replace("_", "-") or "part"
            seen[name] = seen.get(name, 0) + 1
            anchor = name if seen[name] == 1 else f"{name}-{seen[name]}"
            yield block._replace(anchor=anchor)
        else:
            yield block
