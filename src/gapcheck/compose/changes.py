"""The source `changes`: findings that amendments change, before and after, with the causes."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gapcheck.compose.findings.residue import missing_of, unclear_of
from gapcheck.compose.redlines import new_words, old_words
from gapcheck.compose.refer import reference
from gapcheck.compose.say import bold, cell, cells, labelled, sentence, text
from gapcheck.compose.scale import degree, tone_of, words_of
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Field, Part, Source
from gapcheck.compose.take import takes
from gapcheck.compose.terms import VERDICTS
from gapcheck.diff import KINDS, MEANT, Changed, Comparison, Kind, Share, Text
from gapcheck.finding import Finding
from gapcheck.paper import Cell, Tone, Words
from gapcheck.words.cite import name_provision
from gapcheck.words.number import counted, number_word

FEW = 3
"""Elements of a provision, and cases of each kind, that stand with a finding."""

TONES: dict[Kind, Tone] = {
    "opened": "gap",
    "widened": "gap",
    "became-unclear": "unclear",
    "shifted": "partial",
    "became-clear": "partial",
    "narrowed": "compliant",
    "closed": "compliant",
}
"""What colour may say of a change."""


class ChangeRow(NamedTuple):
    """A finding that differs, with the texts that bear on it.

    Attributes:
        changed: The finding, before and after.
        texts: The provisions through which it differs.
    """

    changed: Changed
    texts: tuple[Text, ...]

    @property
    def finding(self) -> Finding:
        """The finding after, or before if its check is gone."""
        found = self.changed.new or self.changed.old
        assert found is not None
        return found


def comparison_of(setting: Setting) -> Comparison | None:
    """Return what the amendments and drafts of the scenario change, if it was asked for."""
    return setting.work.comparison


def _rows(setting: Setting, part: Part) -> Sequence[ChangeRow]:
    comparison = comparison_of(setting)
    rows = [_row(comparison, item) for item in comparison.changes] if comparison else []
    return [
        row
        for row in rows
        if takes(setting, part.only, row.finding) and takes(setting, setting.only, row.finding)
    ]


def _row(comparison: Comparison, changed: Changed) -> ChangeRow:
    cites = {cite for share in changed.shares for cite in share.provisions}
    bearing = (item for item in comparison.texts if item.cite in cites)
    return ChangeRow(changed, tuple(bearing))


def _provisions(row: ChangeRow, setting: Setting) -> Cell:
    named = [_named(setting, item) for item in row.texts]
    others = {cite for share in row.changed.shares for cite in share.provisions}
    left = sorted(others - {item.cite for item in row.texts})
    return cells([*named, *left])


def _named(setting: Setting, item: Text) -> Words:
    known = item.provision in setting.corpus.encoded
    return text(item.cite, *([reference(setting, item.provision)] if known else []))


def _old(row: ChangeRow, setting: Setting) -> Cell:
    return cells(_headed(item, words) for item in row.texts for words in old_words(item, FEW))


def _new(row: ChangeRow, setting: Setting) -> Cell:
    return cells(_headed(item, words) for item in row.texts for words in new_words(item, FEW))


def _headed(item: Text, words: Words) -> Words:
    return (bold(f"{item.cite}: "), *words)


def _finding(row: ChangeRow, setting: Setting) -> Cell:
    item = row.finding
    if item.provision is None:
        return cell(item.question)
    cite = name_provision(setting.corpus, item.provision)
    return cell(text(cite, reference(setting, item.provision)), item.question, value=item.id)


def _side(item: Finding | None, setting: Setting) -> Cell:
    """Return a finding as it was, or is: the verdict, what is missing, what is unclear."""
    if item is None:
        return cell("No such check.")
    said = words_of(degree(setting.scale, item), marked=item.marked)
    if item.subject_to is not None:
        said += f" as to conduct; the definition is {VERDICTS[item.subject_to[1]]}"
    missing = missing_of(item, setting).paragraphs if item.verdict in ("gap", "partial") else ()
    label = "" if item.kind == "not-punish" else "Missing"
    told = [*_begun(label, missing), *_begun("Unclear", unclear_of(item, setting).paragraphs)]
    verdict = [text(bold(said))] if setting.verdicts else []
    if not setting.verdicts:
        return cell(*told)
    return cell(*verdict, *told, tone=tone_of(item.verdict), value=item.shown_verdict)


def _begun(label: str, paragraphs: Sequence[Words]) -> Iterator[Words]:
    """Yield the first paragraphs, with what they are about, and how many more there are."""
    for number, words in enumerate(paragraphs[:FEW]):
        yield labelled(label, *words) if label and number == 0 else words
    if len(paragraphs) > FEW:
        yield text(f"And {number_word(len(paragraphs) - FEW)} more.")


def _change(row: ChangeRow, setting: Setting) -> Cell:
    kind = row.changed.change
    tone = TONES.get(kind, "aside") if setting.verdicts else "none"
    return cell(sentence(f"{kind.replace('-', ' ')}: {MEANT[kind]}"), tone=tone, value=kind)


def _causes(row: ChangeRow, setting: Setting) -> Cell:
    return cells(_share(item, setting) for item in row.changed.shares)


def _share(item: Share, setting: Setting) -> Words:
    then = f", then {VERDICTS[item.verdict]}" if setting.verdicts else ""
    by = f", through {', '.join(item.provisions)}" if item.provisions else ""
    return labelled(item.cause.capitalize(), f"{item.what} ({item.change}{then}){by}.")


def _foot(setting: Setting, part: Part, rows: Sequence[ChangeRow]) -> tuple[Words, ...]:
    return tuple(text(said) for said in _told(setting, rows))


def _told(setting: Setting, rows: Sequence[ChangeRow]) -> Iterator[str]:
    comparison = comparison_of(setting)
    if comparison is None:
        return
    counts = {kind: sum(row.changed.change == kind for row in rows) for kind in KINDS}
    told = ", ".join(f"{count} {kind}" for kind, count in counts.items() if count)
    differ = counted(len(rows), "finding differs", "findings differ")
    hidden = len(comparison.changes) - len(rows)
    left = f"; {hidden} that differ are left out by the filters" if hidden else ""
    yield f"{differ}{f': {told}' if told else ''}{left}; {comparison.unchanged} unchanged."
    if comparison.waiting:
        yield (
            f"Named, though it does not surely count yet: {'; '.join(comparison.waiting)}. Where "
            "that is not known, both texts stand under their answers."
        )


SOURCE: Source[ChangeRow] = Source(
    "The findings that the scenario's amendments and drafts change, the worst change first.",
    _rows,
    {
        "ref": Field("Id of the finding.", lambda row, _: cell(row.changed.id)),
        "provision": Field("National provisions through which it differs.", _provisions),
        "old-text": Field("Their words, or what they did, before.", _old),
        "new-text": Field("The same after, as a redline.", _new),
        "finding": Field("Provision of the standard, and the question.", _finding),
        "before": Field("The finding before.", lambda row, it: _side(row.changed.old, it)),
        "after": Field("The finding after.", lambda row, it: _side(row.changed.new, it)),
        "change": Field("What became of what is missing.", _change),
        "cause": Field("What each cause did, in the order in which they apply.", _causes),
        "note": Field("Room for the reviewer.", lambda row, _: cell()),
    },
    lambda row: row.changed.id.replace("/", "-"),
    _foot,
)
