"""The findings of the scenarios whose verdicts stand beside those of a finding."""

from collections.abc import Sequence

from gapcheck.corpus import Corpus
from gapcheck.evaluate.evaluator import Detail, evaluate_law, layer_scenarios
from gapcheck.finding import Finding
from gapcheck.scenario import Scenario


def layered_findings(
    corpus: Corpus, scenario: Scenario, findings: Sequence[Finding]
) -> dict[str, tuple[Scenario, tuple[Finding, ...]]]:
    """Return findings in each of the scenarios whose verdicts they carry.

    Args:
        corpus: The corpus, with the amendments of the scenario.
        scenario: The scenario of the findings.
        findings: The findings; those of ad-hoc demands stay in their own scenario.

    Returns:
        Name of each scenario to it and its findings, in the order of the findings given.
    """
    found = {}
    names = {finding.check for finding in findings}
    checks = tuple(ready for ready in corpus.checks if ready.check.id in names)
    compound = any(finding.judged == "compound" for finding in findings if finding.check)
    for name, other in layer_scenarios(corpus, scenario).items():
        if other == scenario:
            found[name] = (other, tuple(findings))
            continue
        answered = {
            finding.id: finding
            for finding in evaluate_law(
                corpus, other, checks, compound=compound, detail=Detail.FULL
            )
        }
        own = (answered.get(finding.id) for finding in findings)
        found[name] = (other, tuple(finding for finding in own if finding is not None))
    return found
