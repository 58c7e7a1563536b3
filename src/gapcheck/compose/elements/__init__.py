"""The sources `elements` and `other-elements`: key terms of a report, told in prose.

A key term is one thing that is asked of the law, answered by the checks that a layout names. Its
paragraphs say what the law says, what was found, how that measures up to each standard, and what
bears on it besides; each provision, question and dispute is told with the first term that needs
it. Every finding stands with one term, by a link to its row in a table of findings.
"""

from collections.abc import Iterator, Sequence

from gapcheck.compose.elements.answer import answer_words
from gapcheck.compose.elements.law import law_words, quoted_names, spaced
from gapcheck.compose.elements.measure import measure_words
from gapcheck.compose.elements.outlook import first_told, outlook_words
from gapcheck.compose.elements.row import ElementRow, element_rows, other_rows
from gapcheck.compose.say import bold, cell, cells, text, words_text
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Field, Part, Source
from gapcheck.paper import Cell, Words

LONG = 60
"""Words from which an answer is a paragraph of its own."""

UNASKED = "No check of the corpus asks for it, so that nothing is said of the law here."


def _tells(row: ElementRow, setting: Setting) -> Iterator[str]:
    yield from quoted_names(row, setting)
    yield from first_told(row, setting)


def _rows(setting: Setting, part: Part) -> Sequence[ElementRow]:
    return element_rows(setting, part, _tells)


def _others(setting: Setting, part: Part) -> Sequence[ElementRow]:
    return other_rows(setting, part, _tells)


def _account(row: ElementRow, setting: Setting) -> Cell:
    """Return all that is said of a key term, the term first."""
    told = [words for words in _told(row, setting) if words]
    headed = text(bold(f"{row.element.term}. "))
    return cells([(*headed, *told[0]), *told[1:]] if told else [headed])


def _is_long(words: Words) -> bool:
    return len(words_text(words).split()) > LONG


def _told(row: ElementRow, setting: Setting) -> Iterator[Words]:
    note = text(row.element.note or "")
    if not row.findings:
        yield spaced([text(UNASKED), note])
        return
    yield spaced([note, law_words(row, setting)])
    answer, measure = answer_words(row, setting), measure_words(row, setting)
    yield from [answer, measure] if _is_long(answer) else [spaced([answer, measure])]
    yield from outlook_words(row, setting)


FIELDS: dict[str, Field[ElementRow]] = {
    "account": Field(
        "All that is said of the term, in a few paragraphs, beginning with the term.", _account
    ),
    "term": Field("The term.", lambda row, _: cell(row.element.term)),
    "note": Field("What one has to know of it.", lambda row, _: cell(row.element.note)),
    "law": Field(
        "What the national law says, quoted or in our own words.",
        lambda row, setting: cell(law_words(row, setting)),
    ),
    "answer": Field(
        "What was found, in sentences.", lambda row, setting: cell(answer_words(row, setting))
    ),
    "measure": Field(
        "How the law measures up to each standard; each finding by a link.",
        lambda row, setting: cell(measure_words(row, setting)),
    ),
    "outlook": Field(
        "Guidance and drafts, sources, questions of interpretation and disputes.",
        lambda row, setting: cells(outlook_words(row, setting)),
    ),
    "checks": Field(
        "Ids of its checks.", lambda row, _: cells(text(it.check or it.id) for it in row.findings)
    ),
}
"""Fields by name."""

ELEMENTS: Source[ElementRow] = Source(
    "The key terms that the layout itself names, each answered by the checks that it names.",
    _rows,
    FIELDS,
)

OTHERS: Source[ElementRow] = Source(
    "The findings that no key term of the layout answers, those of a topic together.",
    _others,
    FIELDS,
)
