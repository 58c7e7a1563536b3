"""Fields of findings: what is asked, by which standard, and how strongly."""

from collections.abc import Mapping

from gapcheck.compose.refer import reference
from gapcheck.compose.requirement import required
from gapcheck.compose.say import cell, cells, labelled, sentence, text
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Field
from gapcheck.compose.terms import JUDGED, KINDS, STRENGTH, binds
from gapcheck.finding import Finding
from gapcheck.paper import Cell
from gapcheck.words.cite import name_provision


def _ref(row: Finding, setting: Setting) -> Cell:
    return cell(row.id, value=row.id)


def _benchmark(row: Finding, setting: Setting) -> Cell:
    if row.provision is None:
        return cell(row.standard)
    cite = name_provision(setting.corpus, row.provision)
    return cell(text(cite, reference(setting, row.provision)), value=row.provision)


def _standard(row: Finding, setting: Setting) -> Cell:
    noun = setting.corpus.standards.get(row.standard or "")
    return cell(noun.title if noun else row.standard, value=row.standard)


def _topic(row: Finding, setting: Setting) -> Cell:
    title = setting.assessment.topics.get(row.topic or "", row.topic)
    return cell(title, value=row.topic)


def _requirement(row: Finding, setting: Setting) -> Cell:
    noun = setting.corpus.standard_provisions.get(row.provision or "")
    return cell(noun.requires if noun else None)


def _quoted(row: Finding, setting: Setting) -> Cell:
    noun = setting.corpus.standard_provisions.get(row.provision or "")
    return cell(text(f"“{noun.quote}” ({noun.quote_is})") if noun and noun.quote else None)


def _strength(row: Finding, setting: Setting) -> Cell:
    return cell(STRENGTH[row.force], value=row.force)


def _reservable(row: Finding, setting: Setting) -> Cell:
    return cell(labelled("Can be reserved", row.reservable) if row.reservable else None)


def _binding(row: Finding, setting: Setting) -> Cell:
    found = row.binding
    said = binds(found, setting.assessment.country)
    return cell(said, value=found.binds if found else "nobody")


def _binding_evidence(row: Finding, setting: Setting) -> Cell:
    if row.binding is None:
        return cell()
    sources = "; ".join(row.binding.sources)
    return cell(
        labelled("Sources on whether it binds", sources) if sources else None,
        row.binding.note,
    )


def _demanded(row: Finding, setting: Setting) -> Cell:
    """Return the boxes of a demand by the dimensions of the encoding."""
    return cells(dict.fromkeys(values_text(box) or "everything" for box in row.demanded))


def values_text(box: Mapping[str, tuple[str, ...]]) -> str:
    """Return dimensions with their values: `conduct: distribute; place: public`."""
    return "; ".join(f"{name}: {', '.join(box[name])}" for name in sorted(box))


FIELDS: dict[str, Field[Finding]] = {
    "ref": Field("Id of the finding.", _ref),
    "check": Field("Id of the check.", lambda row, _: cell(row.check, value=row.check)),
    "label": Field("Name of the check, in a few words.", lambda row, _: cell(row.label)),
    "question": Field("What a lawyer would ask.", lambda row, _: cell(row.question)),
    "kind": Field(
        "What is asked of the law: an offence, a definition, a measure, freedom from punishment.",
        lambda row, _: cell(KINDS[row.kind], value=row.kind),
    ),
    "topic": Field("Subject of the check.", _topic),
    "standard": Field("Title of the standard.", _standard),
    "benchmark": Field("Provision of the standard, cited.", _benchmark),
    "requires": Field("What the provision of the standard requires, summed up.", _requirement),
    "benchmark-text": Field("Operative words of the standard's provision, quoted.", _quoted),
    "requirement": Field(
        "What the check asks of the law, in words.",
        lambda row, setting: cell(sentence(required(setting, row))),
    ),
    "strength": Field("How strongly the standard obliges.", _strength),
    "reservable": Field("What of it a State can reserve.", _reservable),
    "binding": Field("Whether the standard binds the State, and since when.", _binding),
    "binding-evidence": Field(
        "Sources that say whether the standard binds the State.", _binding_evidence
    ),
    "demanded": Field("The demand, by the dimensions of the encoding.", _demanded),
    "unsaid": Field(
        "What of the demand the vocabulary cannot say.",
        lambda row, _: cell(labelled("Not put", "; ".join(row.unsaid)) if row.unsaid else None),
    ),
    "judged": Field(
        "Whether national definitions were multiplied in.",
        lambda row, _: cell(f"{JUDGED[row.judged]}.", value=row.judged),
    ),
    "parameters": Field(
        "Numbers that the standard does not give and the check has to have.",
        lambda row, _: cells(labelled("Number used", item) for item in row.parameters),
    ),
}
"""Fields by name."""
