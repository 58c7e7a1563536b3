"""The sheet that an analyst fills in: a law as it is encoded, or an empty one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

import yaml

from gapcheck.corpus import Corpus
from gapcheck.instrument import NationalInstrument
from gapcheck.noun import Noun
from gapcheck.paper import (
    Block,
    Heading,
    Listing,
    Paper,
    Paragraph,
    Run,
    Stamp,
    Table,
)
from gapcheck.sheet import columns
from gapcheck.sheet.columns import CITE, EFFECTS, ONCE, TRUTHS
from gapcheck.sheet.lists import YES, lists_of, tabled, words_of
from gapcheck.sheet.rows import Cells, spread
from gapcheck.version import VERSION

LAYOUT = "encoding-sheet"
PORTION, LINES = 20_000, 200
"""Characters and lines of YAML in a cell; spreadsheets hold 32,767 and 253."""
NOTICE = "Encoded law, to be filled in and read back; says nothing of practice; no legal advice."


STEPS = (
    "Sheet Instruments: one row for the law, with an id of your own such as press-law-1999.",
    "Sheet Documents: one row for each text or report that you read.",
    "Sheet Encoding: one row for each thing that a provision says. Write the provision's id in "
    "each of its rows, its heading, words and source once.",
    "An offence: effect punishes, box 1, and a row for each thing that limits it: conduct, "
    "object, place … A limit stands with the words of the text that impose it. What is not "
    "limited has no row.",
    "Two alternatives that differ in more than one thing are two boxes: box 1 and box 2.",
    "A provision that you know to exist and did not read: yes under unread, and its topics.",
    "Sheet Vocabulary: the words that can stand under dimension and values. Words that the law "
    "itself defines can be used too, once a row says so under defines.",
    "Save it as .xlsx and run: gapcheck import FILE.xlsx. Each mistake is told with its row.",
)


def encoding_sheet(
    corpus: Corpus, instruments: Sequence[NationalInstrument], country: str
) -> Paper:
    """Return the sheet of national instruments; an empty one if there are none.

    Args:
        corpus: The corpus, for its vocabulary and documents.
        instruments: The instruments.
        country: Code of the country whose law it is.
    """
    nouns = tuple(_data(it) for it in instruments)
    cited = {cite for noun in nouns for cite in _cited(noun)}
    documents = [_data(corpus.documents[it]) for it in sorted(cited) if it in corpus.documents]
    rows = [row for noun in nouns for row in _rows(noun)]
    blocks: tuple[Block, ...] = (
        Heading(1, "How it is filled in", "how"),
        Listing(tuple((Run(step),) for step in STEPS), numbered=True),
        Heading(1, "What a provision can do", "effects"),
        *_effects(),
        _table(columns.ENCODING, "One row for each dimension of each provision", rows),
        _table(columns.INSTRUMENTS, "The laws", _flat(nouns, columns.INSTRUMENTS)),
        _table(columns.DOCUMENTS, "What was read", _flat(documents, columns.DOCUMENTS)),
        tabled(columns.VOCABULARY, "The words of boxes", columns.OF_VOCABULARY, words_of(corpus)),
        lists_of(corpus, [str(it["instrument"]) for it in nouns]),
    )
    titles = ", ".join(it.title for it in instruments) or "a new law"
    stamp = _stamp(corpus, country, titles)
    return Paper(LAYOUT, f"Encoding: {titles}", "en", landscape=True, stamp=stamp, blocks=blocks)


def _stamp(corpus: Corpus, country: str, law: str) -> Stamp:
    state = corpus.countries[country]
    return Stamp(
        ("gapcheck", VERSION),
        (corpus.title, corpus.version, corpus.hash),
        state.name,
        law,
        "as encoded",
        state.followed_until,
        NOTICE,
    )


def _data(noun: Noun) -> dict[str, Any]:
    """Return a noun as YAML has it."""
    found: dict[str, Any] = noun.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return found


def _cited(value: Any) -> Iterator[str]:
    """Yield the documents that something cites."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key in ("in", "by") and isinstance(item, str):
                yield item
            yield from _cited(item)
    elif isinstance(value, list):
        for item in value:
            yield from _cited(item)


def _rows(noun: Mapping[str, Any]) -> Iterator[Cells]:
    """Yield the rows of an instrument's provisions."""
    for provision in noun["provisions"]:
        left = {key: value for key, value in provision.items() if key != "id"}
        once = {key: _text(left.pop(key), key) for key in ONCE if key in left}
        sources = _sources(left)
        boxes: list[Cells] = []
        for effect in EFFECTS:
            found = spread(effect, left[effect]) if effect in left else None
            if found is not None:
                del left[effect]
                boxes += found
        penalty = left.pop("penalty", {}) if boxes and boxes[0]["effect"] == "punishes" else {}
        once |= {key: _text(value, key) for key, value in penalty.items()}
        if left:
            once["rest"] = _yaml(left)
        nothing: Cells = {}
        for first, box, source in zip_longest([once], boxes, sources, fillvalue=nothing):
            row: Cells = {"id": provision["id"], "instrument": noun["instrument"]}
            yield {**row, **first, **box, **source}


def _sources(left: dict[str, Any]) -> list[Cells]:
    """Return the citations of a provision as cells, and take them out."""
    back = {key: column for column, key in CITE.items()}
    return [
        {back[key]: str(value) for key, value in cite.items()} for cite in left.pop("cite", ())
    ]


def _flat(nouns: Iterable[Mapping[str, Any]], table: str) -> list[Cells]:
    return [row for noun in nouns for row in _flat_rows(noun, table)]


def _flat_rows(noun: Mapping[str, Any], table: str) -> Iterator[Cells]:
    """Yield a noun as one row; more rows with its id alone if a cell cannot hold what is left."""
    known = [column.key for column in columns.OF[table] if column.key != "rest"]
    cells: Cells = {}
    left: dict[str, Any] = {}
    for key, value in noun.items():
        day = _day(value)
        if key in known and (day is not None or isinstance(value, str | int)):
            cells[key] = day or str(value)
        elif key != "provisions":
            left[key] = value
    first, *others = _portions(left) or [""]
    yield {**cells, "rest": first} if first else cells
    head = columns.OF[table][0].key
    yield from ({head: cells[head], "rest": other} for other in others)


def _portions(left: Mapping[str, Any]) -> list[str]:
    """Return YAML in portions that each fit into a cell; a list is divided between its items."""
    found: list[str] = []
    last = ""
    for key, value in left.items():
        for part in ([item] for item in value) if isinstance(value, list) else (value,):
            text = _yaml({key: part})
            if not found or not _fits(found[-1] + text):
                found.append(text)
            elif isinstance(value, list) and last == key:
                found[-1] += text.removeprefix(f"{key}:")
            else:
                found[-1] += f"\n{text}"
            last = key
    return found


def _fits(text: str) -> bool:
    return len(text) <= PORTION and text.count("\n") < LINES


def _day(value: Any) -> str | None:
    """Return a commencement as its day, if it says no more."""
    if not isinstance(value, dict) or set(value) != {"earliest", "latest"}:
        return None
    return str(value["earliest"]) if value["earliest"] == value["latest"] else None


def _text(value: Any, key: str) -> str:
    if key in TRUTHS:
        return YES if value else ""
    return ", ".join(value) if isinstance(value, list) else str(value)


def _yaml(value: Any) -> str:
    text: str = yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=10_000)
    return text.rstrip("\n")


def _table(key: str, about: str, rows: Iterable[Cells]) -> Table:
    return tabled(key, about, columns.OF[key], rows)


def _effects() -> Iterator[Paragraph]:
    for effect, about in columns.ABOUT_EFFECTS.items():
        yield Paragraph((Run(effect),), "term")
        yield Paragraph((Run(about),))
