"""Findings as SARIF 2.1.0: code-review tools show them at the line of the encoding.

A result points at the national provisions that it rests on, is blocked by, or comes closest to;
where the law has none, at the provision of the standard. Which verdict is what:

    gap             fail, error
    partial         fail; error if what is missing is mandatory and no reservation removes it,
                    else warning
    unclear         review
    compliant       pass
    not-applicable  notApplicable
    not-assessable, not-encoded
                    open

Source:
    Static Analysis Results Interchange Format (SARIF) Version 2.1.0, OASIS Standard, 2020.
"""

import json
from collections.abc import Iterable, Iterator, Mapping

from gapcheck.compose.scale import is_major
from gapcheck.corpus import Corpus
from gapcheck.files import Files
from gapcheck.finding import NOTICE, Assessment, Covering, Finding
from gapcheck.reports.sarif_places import CORPUS, PACKAGED, Doc, Places
from gapcheck.reports.visible import visible_data
from gapcheck.verdict import Verdict
from gapcheck.words.cite import name_provision

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
FINGERPRINT = "gapcheck/v1"

KINDS: Mapping[Verdict, tuple[str, str]] = {
    "gap": ("fail", "error"),
    "partial": ("fail", "warning"),
    "unclear": ("review", "none"),
    "compliant": ("pass", "none"),
    "not-applicable": ("notApplicable", "none"),
    "not-assessable": ("open", "none"),
    "not-encoded": ("open", "none"),
}
"""Verdict to the kind and level of a result; a partial with a major remainder is an error."""


def findings_sarif(
    assessment: Assessment, corpus: Corpus, files: Files, selection: str = ""
) -> str:
    """Return findings as a SARIF log.

    Args:
        assessment: The findings.
        corpus: The corpus.
        files: Its files, for positions.
        selection: Which of all findings these are, in words; empty if they are all.
    """
    run = _run(assessment, corpus, files)
    if selection:
        run["properties"]["selection"] = selection
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(visible_data(log), ensure_ascii=False, indent=2) + "\n"


def _run(assessment: Assessment, corpus: Corpus, files: Files) -> Doc:
    taxonomies = _Taxonomies(assessment, corpus)
    ruled = {_rule_of(finding): finding for finding in assessment.findings}
    numbers = {rule: number for number, rule in enumerate(ruled)}
    places = Places(files)
    name, version = assessment.tool
    title, number = assessment.corpus
    return {
        "tool": {
            "driver": {
                "name": name,
                "version": version,
                "fullDescription": {"text": NOTICE},
                "rules": [_rule(it, corpus, taxonomies) for it in ruled.values()],
                "supportedTaxonomies": [
                    {"name": standard, "index": index}
                    for standard, index in taxonomies.index.items()
                ],
            }
        },
        "invocations": [{"executionSuccessful": True}],
        "originalUriBaseIds": {
            CORPUS: {"description": {"text": f"The corpus folder: {title} {number}."}},
            PACKAGED: {"description": {"text": "The corpus that the package brings."}},
        },
        "columnKind": "unicodeCodePoints",
        "language": "en",
        "taxonomies": taxonomies.components,
        "results": [
            _result(it, numbers[_rule_of(it)], places, taxonomies) for it in assessment.findings
        ],
        "properties": _properties(assessment),
    }


def _properties(assessment: Assessment) -> Doc:
    return {
        "scenario": assessment.scenario,
        "country": assessment.country,
        "law": assessment.law,
        "asOf": assessment.as_of,
        "followedUntil": assessment.followed_until,
        "corpusHash": assessment.hash,
        "notice": NOTICE,
        "counts": assessment.counts,
    }


def _rule_of(finding: Finding) -> str:
    return finding.check or finding.id


class _Taxonomies:
    """The standards as taxonomies, with those of their provisions that findings are about."""

    def __init__(self, assessment: Assessment, corpus: Corpus) -> None:
        asked = {finding.provision for finding in assessment.findings if finding.provision}
        self.index = {it.standard: n for n, it in enumerate(assessment.standards)}
        self.bound = {it.standard: f"{it.short}: {it.binding}" for it in assessment.standards}
        self._taxa: dict[str, tuple[str, int]] = {}
        self.components = [self._component(corpus, name, asked) for name in self.index]

    def _component(self, corpus: Corpus, standard: str, asked: Iterable[str]) -> Doc:
        noun = corpus.standards[standard]
        known = [f"{standard}/{unit.id}" for unit in noun.provisions]
        units = [name for name in known if name in asked]
        self._taxa.update({name: (standard, number) for number, name in enumerate(units)})
        provisions = corpus.standard_provisions
        component = {
            "name": standard,
            "fullName": noun.short,
            "shortDescription": {"text": _plain(noun.title)},
            "isComprehensive": False,
            "taxa": [
                {
                    "id": name,
                    "name": name_provision(corpus, name),
                    "shortDescription": {"text": _plain(provisions[name].requires)},
                }
                for name in units
            ],
        }
        by = noun.issued.by if noun.issued else None
        return component | ({"organization": by} if by else {})

    def reference(self, provision: str | None) -> Doc | None:
        """Return the reference to a provision of a standard; `None` if it is none."""
        found = self._taxa.get(provision or "")
        if found is None:
            return None
        standard, number = found
        component = {"name": standard, "index": self.index[standard]}
        return {"id": provision, "index": number, "toolComponent": component}


def _rule(finding: Finding, corpus: Corpus, taxonomies: _Taxonomies) -> Doc:
    rule: Doc = {
        "id": _rule_of(finding),
        "shortDescription": {"text": _plain(finding.question)},
        "fullDescription": {"text": _plain(finding.demand)},
        "help": {"text": _plain(" ".join(_help(finding, corpus, taxonomies.bound)))},
        "properties": {
            "label": finding.label,
            "kind": finding.kind,
            "topic": finding.topic,
            "force": finding.force,
            "tags": [tag for tag in (finding.standard, finding.topic, finding.force) if tag],
        },
    }
    target = taxonomies.reference(finding.provision)
    return rule | (
        {"relationships": [{"target": target, "kinds": ["relevant"]}]} if target else {}
    )


def _help(finding: Finding, corpus: Corpus, bound: Mapping[str, str]) -> Iterator[str]:
    yield finding.question
    noun = corpus.standard_provisions.get(finding.provision or "")
    if noun is not None and finding.provision:
        cited = name_provision(corpus, finding.provision)
        yield f"{cited} ({noun.force}): {noun.requires}"
    if finding.standard is not None and finding.standard in bound:
        yield f"{bound[finding.standard]}."
    yield NOTICE


def _result(finding: Finding, rule: int, places: Places, taxonomies: _Taxonomies) -> Doc:
    kind, level = KINDS[finding.verdict]
    result: Doc = {
        "ruleId": _rule_of(finding),
        "ruleIndex": rule,
        "kind": kind,
        "level": "error" if finding.verdict == "partial" and is_major(finding) else level,
        "message": {"text": _plain(finding.sentence)},
        **_located(finding, places),
        "partialFingerprints": {FINGERPRINT: finding.id},
        "properties": _told(finding),
    }
    taxon = taxonomies.reference(finding.provision)
    return result | ({"taxa": [taxon]} if taxon else {})


def _located(finding: Finding, places: Places) -> Doc:
    """Return where the national law stands, and beside it the standard and the check."""
    national = _all(places, _national(finding))
    standard = _all(places, [(finding.provision or "", "What the standard requires")])
    check = _all(places, [(finding.check or "", "The check")])
    main = national or standard or check
    related = [it for it in (*national[1:], *standard, *check) if it is not main[0]]
    numbered = [{"id": number, **it} for number, it in enumerate(related, 1)]
    return {"locations": main[:1], "relatedLocations": numbered}


def _all(places: Places, named: Iterable[tuple[str, str]]) -> list[Doc]:
    found = (places.location(name, _plain(text)) for name, text in named)
    return [location for location in found if location is not None]


def _national(finding: Finding) -> Iterator[tuple[str, str]]:
    """Yield the national provisions of a finding, each once, with what they do."""
    named = [(it.provision, f"{it.cite} {_reaches(it)}") for it in finding.covered]
    named += [(it.provision, f"{it.cite} stops short of it") for it in finding.blocking]
    named += [(it.provision, f"{it.cite} comes closest") for it in finding.nearest]
    national = [it for it in finding.citations if it.side == "national"]
    named += [(it.provision, f"{it.cite} is relied on") for it in national]
    told: dict[str, str] = {}
    for name, text in named:
        told.setdefault(name, text)
    yield from told.items()


def _reaches(covering: Covering) -> str:
    sure = any(not case.readings for case in covering.cases)
    return "reaches some or all of it" if sure else "may reach it, under some reading"


def _told(finding: Finding) -> Doc:
    return {
        "verdict": finding.shown_verdict,
        "binding": finding.binding.binds if finding.binding else None,
        "basis": finding.basis,
        "missing": [case.phrase for case in finding.missing],
        "witness": finding.witness,
        "absence": finding.absence.grade if finding.absence else None,
        "readings": {it.id: it.answer for it in finding.readings},
        "citations": [f"{it.cite} ({it.source})" for it in finding.citations],
    }


def _plain(text: str) -> str:
    """Return a text in which no viewer finds a placeholder or a link (section 3.11)."""
    doubled = text.replace("{", "{{").replace("}", "}}")
    return doubled.replace("[", "\\[").replace("]", "\\]") if "](" in doubled else doubled
