"""The sources `changed-texts` and `compared`: provisions that amendments change, and by whom."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gapcheck.compose.refer import reference
from gapcheck.compose.say import bold, cell, cells, labelled, sentence, text
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Field, Part, Source
from gapcheck.compose.work import when_text
from gapcheck.diff import Text
from gapcheck.diff.texts import Element
from gapcheck.finding import Assessment
from gapcheck.paper import Cell, Inline, Run, Style, Words

STATES = {
    "comes": "New provision",
    "goes": "Provision repealed",
    "changes": "Provision amended",
}
"""What becomes of a provision, in words."""

STYLES: dict[str, Style] = {"same": "plain", "gone": "removed", "come": "added"}
"""How a piece of a redline looks."""


def old_words(item: Text, most: int | None = None) -> Iterator[Words]:
    """Yield the words of a provision before, and what it did as it is encoded.

    Args:
        item: The provision.
        most: How many paragraphs there may be; all if left out.
    """
    yield from list(_old(item, brief=most is not None))[:most]


def new_words(item: Text, most: int | None = None) -> Iterator[Words]:
    """Yield the same after: the words as a redline, and what comes and goes of the rest."""
    yield from list(_new(item, brief=most is not None))[:most]


def _elements(item: Text, *, brief: bool) -> Iterator[Element]:
    """Yield what differs besides the quoted words; in brief only what the provision does."""
    for one in item.elements:
        if not brief or (not item.redline and one.name != "heading"):
            yield one


def _old(item: Text, *, brief: bool) -> Iterator[Words]:
    quoted = " ".join(piece for mark, piece in item.redline if mark != "come")
    if quoted:
        yield text(f"“{quoted}”")
    for one in _elements(item, brief=brief):
        if one.old is not None:
            yield labelled(one.name, one.old)


def _new(item: Text, *, brief: bool) -> Iterator[Words]:
    if item.redline:
        yield _redline(item)
    for one in _elements(item, brief=brief):
        yield (Run(f"{one.name}: ", "italic"), *_marked(one))


def _redline(item: Text) -> Words:
    """Return the words with those that go and those that come marked."""
    found: list[Inline] = [Run("“")]
    for number, (mark, piece) in enumerate(item.redline):
        if number:
            found.append(Run(" "))
        found.append(Run(piece, STYLES[mark]))
    return (*found, Run("”"))


def _marked(one: Element) -> Iterator[Run]:
    """Yield an element, what goes before what comes."""
    if one.old is not None:
        yield Run(one.old, "removed")
    if one.old is not None and one.new is not None:
        yield Run(" ")
    if one.new is not None:
        yield Run(one.new, "added")


def _rows(setting: Setting, part: Part) -> Sequence[Text]:
    comparison = setting.work.comparison
    return comparison.texts if comparison else ()


def _provision(row: Text, setting: Setting) -> Cell:
    known = row.provision in setting.corpus.encoded
    mark = [reference(setting, row.provision)] if known else []
    return cell(text(row.cite, *mark), f"{STATES[row.state]}.", value=row.provision)


def _by(row: Text, setting: Setting) -> Cell:
    titles = {item.noun.amendment: item.noun.title for item in setting.corpus.amendments.values()}
    return cells(sentence(titles.get(name, name)) for name in row.by)


TEXTS: Source[Text] = Source(
    "The national provisions that the scenario's amendments and drafts change.",
    _rows,
    {
        "provision": Field("The provision, and what becomes of it.", _provision),
        "old-text": Field(
            "Its words, or what it did, before.", lambda row, _: cells(old_words(row))
        ),
        "new-text": Field("The same after, as a redline.", lambda row, _: cells(new_words(row))),
        "by": Field("The amendments that change it.", _by),
        "note": Field("Room for the reviewer.", lambda row, _: cell()),
    },
    lambda row: f"text-{row.provision.replace('/', '-').replace('#', '-')}",
)


class SideRow(NamedTuple):
    """One side of the comparison.

    Attributes:
        name: What it is: the base, or what it is compared with.
        head: What is looked at.
        amended: Whether the amendments and drafts belong to it.
    """

    name: str
    head: Assessment
    amended: bool


def _sides(setting: Setting, part: Part) -> Sequence[SideRow]:
    found = setting.work.comparison
    if found is None:
        return ()
    return (SideRow("Base", found.first, False), SideRow("Compared with it", found.second, True))


def _account(row: SideRow, setting: Setting) -> Cell:
    """Return a side in words, and of the second who proposes what is added to the law."""
    head = text(bold(f"{row.name}: "), f"{row.head.law} ({row.head.scenario}).")
    return cells([head, *(_added(setting) if row.amended else ())])


def _added(setting: Setting) -> Iterator[Words]:
    scenario = setting.scenario
    for name in scenario.enacted:
        noun = setting.corpus.instruments[name][1]
        status = f" ({noun.status})" if noun.status else ""
        yield text(f"Draft enacted: {noun.title}{status}.", reference(setting, name))
    for name in scenario.amendments:
        item = setting.corpus.amendments[name].noun
        when = when_text(item.commencement)
        told = f"{item.title} ({item.proposer}; {item.status}; takes effect: {when})"
        yield text(f"Amendment carried out: {told}.")


SIDES: Source[SideRow] = Source(
    "The two laws that are compared: without the scenario's amendments and drafts, and with them.",
    _sides,
    {"account": Field("What it is, and what is added to the law.", _account)},
)
