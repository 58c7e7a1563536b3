"""The source `standard-provisions`: the benchmark's side of a table of concordance."""

from collections.abc import Sequence

from gapcheck.citation import pinpoint
from gapcheck.compose.answered import ANSWERED
from gapcheck.compose.answered_law import LAW
from gapcheck.compose.findings.choose import foot_notes
from gapcheck.compose.proposed import PROPOSED
from gapcheck.compose.quotation import quotation
from gapcheck.compose.refer import reference
from gapcheck.compose.say import bold, cell, cells, labelled, sentence, text
from gapcheck.compose.scale import degree_for, words_of
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Field, Part, Source
from gapcheck.compose.standard_units import UnitRow, units_for
from gapcheck.compose.terms import STRENGTH
from gapcheck.evaluate import binding_clause
from gapcheck.paper import Cell, Run, Words
from gapcheck.words.cite import name_instrument, name_provision


def _provision(row: UnitRow, setting: Setting) -> Cell:
    cite = name_provision(setting.corpus, row.name)
    return cell(text(cite, reference(setting, row.name)), value=row.name)


def _article(row: UnitRow, setting: Setting) -> Cell:
    said = pinpoint(row.noun.id)
    return cell(text(said, reference(setting, row.name)), value=row.name)


def _standard(row: UnitRow, setting: Setting) -> Cell:
    return cell(name_instrument(setting.corpus, row.standard), value=row.standard)


def _binding(row: UnitRow, setting: Setting) -> Cell:
    clause = binding_clause(setting.corpus, setting.scenario, row.standard)
    return cell(sentence(clause))


def _status(row: UnitRow, setting: Setting) -> Cell:
    """Return the answer; for what asks for no national law, that, and never a gap."""
    if row.findings:
        return ANSWERED["answer"].said(row, setting)
    if row.noun.out_of_scope is not None:
        said = words_of(degree_for(setting.scale, "out-of-scope", "not-applicable"))
        return cell(text(bold(said)), tone="aside", value="out-of-scope")
    if row.users:
        return cell("Tested with the checks that use its words.", tone="aside", value="used")
    said = words_of(degree_for(setting.scale, "not-encoded"))
    return cell(text(bold(said)), tone="aside", value="not-encoded")


def _reason(row: UnitRow, setting: Setting) -> Cell:
    reason = row.noun.out_of_scope
    return cell(sentence(reason) if reason and not row.findings else None)


def _users(row: UnitRow, setting: Setting) -> Cell:
    if row.findings or not row.users:
        return cell()
    return cell(labelled("Used by the checks", f"{'; '.join(row.users)}."))


def _comment(row: UnitRow, setting: Setting) -> Cell:
    """Return why it is not fully met, check by check."""
    parts = [_reason(row, setting), _users(row, setting)]
    parts.append(ANSWERED["each"].said(row, setting))
    left = ANSWERED["remainder"].said(row, setting)
    # Without it, what the law does not reach would read as what it says.
    parts += [cell((Run("What is left over:", "italic"),)), left] if left.paragraphs else []
    return cells(words for one in parts for words in one.paragraphs)


def _foot(setting: Setting, part: Part, rows: Sequence[UnitRow]) -> tuple[Words, ...]:
    """Return how many rows there are of each kind, and what bears on many of them."""
    aside = sum(row.noun.out_of_scope is not None and not row.findings for row in rows)
    answered = sum(bool(row.findings) for row in rows)
    counted = (
        f"{len(rows)} provisions: {answered} with findings, {aside} that ask for no national law, "
        f"{len(rows) - answered - aside} others."
    )
    findings = {item.id: item for row in rows for item in row.findings}
    return text(counted), *foot_notes(setting, tuple(findings.values()))


SOURCE: Source[UnitRow] = Source(
    "The provisions of the standards, in order, each with its findings and the national "
    "provisions that answer it; those that ask for no national law with the reason.",
    units_for,
    {
        **ANSWERED,
        **LAW,
        **PROPOSED,
        "provision": Field("The provision of the standard, cited.", _provision),
        "article": Field("Its article, paragraph and point.", _article),
        "standard": Field("Short title of the standard.", _standard),
        "heading": Field("Its heading.", lambda row, _: cell(row.noun.heading)),
        "text": Field(
            "Its words, quoted or in our own.", lambda row, _: cells(quotation(row.noun))
        ),
        "requires": Field("What it requires, summed up.", lambda row, _: cell(row.noun.requires)),
        "strength": Field(
            "How strongly it obliges.",
            lambda row, _: cell(STRENGTH[row.noun.force], value=row.noun.force),
        ),
        "reservable": Field(
            "What of it a State can reserve.",
            lambda row, _: cell(
                labelled("Can be reserved", row.noun.reservable) if row.noun.reservable else None
            ),
        ),
        "binding": Field("Whether the standard binds the State.", _binding),
        "status": Field(
            "The answer of all its checks together, or that it asks for no national law.",
            _status,
            verdict=True,
        ),
        "reason": Field("Why no check belongs to it.", _reason),
        "used-by": Field("Checks that use its words, if none asks for it.", _users),
        "comment": Field(
            "Why it is not fully met, check by check, and what may change it.",
            _comment,
            listed=True,
        ),
        "review": Field(
            "Whether its encoding was checked against the text.",
            lambda row, _: cell(row.noun.status),
        ),
    },
    lambda row: row.name.replace("/", "-").replace("#", "-"),
    _foot,
)
