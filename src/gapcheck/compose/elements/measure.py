"""How the law on a key term measures up to each standard: shortfall, distance, met, open."""

from collections.abc import Iterator, Mapping, Sequence

from gapcheck.compose.elements.answer import names_of
from gapcheck.compose.elements.law import spaced
from gapcheck.compose.elements.row import ElementRow
from gapcheck.compose.refer import reference
from gapcheck.compose.say import joined, sentence, text
from gapcheck.compose.scale import degree, words_of
from gapcheck.compose.setting import Setting
from gapcheck.compose.terms import VERDICTS
from gapcheck.finding import Finding
from gapcheck.paper import Inline, Run, Words

LEADS = {
    "binding": "On the text, this falls short of what binds {country}",
    "reserved": "The standard leaves it to the State, so that nothing falls short",
    "distance": "It stands at a distance from treaties that do not bind {country}",
    "soft": "It stands at a distance from soft law, which binds nobody",
    "unknown": "It falls short of a standard of which it is not known whether it binds {country}",
    "unclear": "Open questions decide whether it meets",
    "compliant": "It meets",
}
"""How a sentence on some findings begins, by what they mean for the State."""

PLAIN = "The standards"
"""How it begins where verdicts are not wanted."""


def measure_words(row: ElementRow, setting: Setting) -> Words:
    """Return how the law measures up, as one paragraph; every finding is named once, by a link."""
    groups: dict[str, list[Finding]] = {}
    for item in row.findings:
        key = _meaning(setting, item) if setting.verdicts else PLAIN
        groups.setdefault(key, []).append(item)
    order = [*LEADS, *(name for name in groups if name not in LEADS)]
    names = names_of(row, setting)
    return spaced([_group(setting, key, groups[key], names) for key in order if key in groups])


def anchor_of(item: Finding) -> str:
    """Return by what links find a finding."""
    return item.id.replace("/", "-")


def _meaning(setting: Setting, item: Finding) -> str:
    """Return what a finding means for the State."""
    if item.verdict not in ("gap", "partial"):
        return item.verdict
    noun = setting.corpus.standards.get(item.standard or "")
    if item.binding is None or (noun is not None and noun.kind == "soft law"):
        return "soft"
    if item.force == "optional" and item.reservable is None:
        return "reserved"
    return {"yes": "binding", "no": "distance", "unknown": "unknown"}[item.binding.binds]


def _group(
    setting: Setting, key: str, findings: Sequence[Finding], names: Mapping[str, str]
) -> Words:
    lead = LEADS.get(key) or sentence(VERDICTS.get(key, key)).rstrip(".").replace(":", ",")
    lead = lead.replace("{country}", setting.assessment.country)
    provisions = dict.fromkeys(item.provision for item in findings if item.provision)
    mark: list[Inline] = [reference(setting, *provisions)] if provisions else []
    between = " " if key in ("compliant", "unclear") else ": "
    labels: dict[str, list[Finding]] = {}
    for item in findings:
        labels.setdefault(_label(setting, item), []).append(item)
    told = [(*_labelled(label, labels[label], names),) for label in labels]
    return text(f"{lead}{between}", *joined(told), ".", *mark)


def _labelled(
    label: str, findings: Sequence[Finding], names: Mapping[str, str]
) -> Iterator[Inline]:
    """Yield findings of one verdict, each a link, and the verdict."""
    for number, item in enumerate(findings):
        if number:
            yield Run(" and " if number == len(findings) - 1 else ", ")
        yield Run(names[item.id], link=f"#{anchor_of(item)}")
    if label:
        yield Run(f" ({'each ' if len(findings) > 1 else ''}{label})")


def _label(setting: Setting, item: Finding) -> str:
    """Return the verdict, with the clause without which it must not be printed."""
    if not setting.verdicts:
        return ""
    told = item.verdict not in ("gap", "partial")
    said = "" if told else words_of(degree(setting.scale, item), marked=item.marked)
    said = f"{said[:1].lower()}{said[1:]}"
    if item.subject_to is None:
        return said
    conduct = f"as to conduct; the definition is {VERDICTS[item.subject_to[1]]}"
    return f"{said} {conduct}" if said else conduct
