"""Fields of findings: answers taken, sources, and how well everything is known."""

from collections.abc import Sequence

from gapcheck.compose.refer import quoted
from gapcheck.compose.say import cell, cells, labelled, text
from gapcheck.compose.setting import Setting
from gapcheck.compose.shorten import shortened_cell
from gapcheck.compose.source import Field
from gapcheck.compose.terms import BASES, GRADES, VERDICTS, WHY
from gapcheck.finding import Citation, Finding, ReadingUsed
from gapcheck.paper import Cell, Words
from gapcheck.words.cite import name_instrument, name_provision


def readings_of(row: Finding, setting: Setting) -> Cell:
    """Return the questions on which a finding turns, and the answers on which it rests."""
    return shortened_cell(setting, cells(_reading(item) for item in row.readings), (row,))


def _reading(item: ReadingUsed) -> Words:
    if item.answer == "open":
        held = f" Held: {'; '.join(item.by)}." if item.by else ""
        return labelled("Open", f"{item.question}{held}")
    clause = item.answers.get(item.answer, item.answer)
    by = f"; {'; '.join(item.by)}" if item.by else ""
    again = f"; reopened, the verdict is {VERDICTS[item.reopened]}" if item.reopened else ""
    return labelled("Assumed", f"{clause} ({WHY.get(item.why, item.why)}{by}){again}.")


def _disagreements(row: Finding, setting: Setting) -> Cell:
    return cells(
        labelled(
            f"{item.provision}, {item.on}",
            f"{'; '.join(item.held).rstrip('.')}. "
            f"Followed here: {item.chosen} ({item.why.rstrip('.')}).",
        )
        for item in row.disagreements
    )


def _absence(row: Finding, setting: Setting) -> Cell:
    found = row.absence
    if found is None:
        return cell()
    corpus = setting.corpus
    named = [name_instrument(corpus, item) for item in found.on_subject]
    others = [
        name_instrument(corpus, item) for item in found.searched if item not in found.on_subject
    ]
    unread = [name_provision(corpus, item) for item in found.unread]
    return cell(
        f"{GRADES[found.grade]}.",
        _listed("Searched, on the subject", named),
        _listed("Searched, on other subjects", others),
        _listed("Known to exist, not read", unread),
        _listed("Later acts whose text was not obtained", found.later),
        _listed("Older laws that are not encoded", found.older),
        *(labelled("Says that the law is silent", item) for item in found.said_by),
        value=found.grade,
    )


def _listed(label: str, items: Sequence[str]) -> Words | None:
    return labelled(label, f"{'; '.join(items)}.") if items else None


def sources_of(row: Finding, setting: Setting) -> Cell:
    """Return every provision relied on, with where it was read."""
    return shortened_cell(setting, cells(_source(item) for item in row.citations), (row,))


def _source(item: Citation) -> Words:
    """Return a citation in full, as words."""
    return labelled(item.cite, f"{item.source}.", style="bold")


def _quotations(row: Finding, setting: Setting) -> Cell:
    told = cells(_quotation(item) for item in row.citations if item.quote or item.gloss)
    return shortened_cell(setting, told, (row,))


def _quotation(item: Citation) -> Words:
    quote = f"“{item.quote}” ({item.quote_is})" if item.quote else ""
    gloss = f"In our words: {item.gloss}" if item.gloss else ""
    return labelled(item.cite, " ".join(filter(None, (quote, gloss))), style="bold")


def _notes(row: Finding, setting: Setting) -> Cell:
    """Return one mark for each citation, with its quotation in the note."""
    return cells(text(item.cite, quoted(setting, item)) for item in row.citations)


def _basis(row: Finding, setting: Setting) -> Cell:
    said = f"{BASES[row.basis]} (the weakest on which the finding rests)." if row.basis else None
    return cell(said, value=row.basis)


def _review(row: Finding, setting: Setting) -> Cell:
    found = row.encoding
    noun = "provision" if found.relied_on == 1 else "provisions"
    said = f"{found.checked} of {found.relied_on} {noun} relied on checked against the text."
    disputed = labelled("Encoding disputed", "; ".join(found.disputed)) if found.disputed else None
    return cell(said, disputed, value=f"{found.checked}/{found.relied_on}")


FIELDS: dict[str, Field[Finding]] = {
    "readings": Field(
        "Questions left open, and answers taken, with who takes them.", readings_of, listed=True
    ),
    "disagreements": Field("Points on which sources disagree.", _disagreements),
    "remarks": Field(
        "What experts remark.",
        lambda row, _: cells(labelled("Remark", item) for item in row.remarks),
    ),
    "absence": Field("How an absence is evidenced: what was searched and not read.", _absence),
    "sources": Field("Every provision relied on, and where it was read.", sources_of, listed=True),
    "quotations": Field("Operative words of every provision relied on.", _quotations, listed=True),
    "citations": Field("Every provision relied on, each with a note in full.", _notes),
    "basis": Field("How well the texts are known.", _basis),
    "review": Field("How many encodings were checked against their texts.", _review),
}
"""Fields by name."""
