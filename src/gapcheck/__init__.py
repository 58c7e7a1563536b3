"""gapcheck: what a law fails to cover that a standard demands, with citations and a proof.

The pipeline, in one direction:

    folder --load--> files --validate, assemble--> corpus
    corpus + scenario --consolidate--> law
    law + check --judge--> what is missing, covered, unclear
    judgement --evaluate--> finding (sentences, citations) --explain--> proof
    findings --reports--> text, JSON, SARIF
    findings + layout --compose--> paper --reports--> Word, workbook, HTML, PDF, CSV and more

and, apart from it, files + text copies --quotes--> which quotations are in the texts they cite.

Three lines do what the command line does:

    >>> import gapcheck
    >>> corpus = gapcheck.load_corpus()
    >>> findings = gapcheck.evaluate_law(corpus, gapcheck.make_scenario(corpus))

gapcheck compares encoded texts. It says nothing of practice and is no legal advice.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from gapcheck.version import VERSION

if TYPE_CHECKING:
    from gapcheck.corpus import Corpus
    from gapcheck.evaluate import Detail, assess, evaluate_law
    from gapcheck.finding import Finding
    from gapcheck.library import ask_law, load_corpus
    from gapcheck.problem import GapcheckError, Problem
    from gapcheck.reports.findings_json import findings_document
    from gapcheck.scenario import Scenario
    from gapcheck.wanted import make_scenario, parse_scenario

__version__ = VERSION

__all__ = [
    "Corpus",
    "Detail",
    "Finding",
    "GapcheckError",
    "Problem",
    "Scenario",
    "__version__",
    "ask_law",
    "assess",
    "evaluate_law",
    "findings_document",
    "load_corpus",
    "make_scenario",
    "parse_scenario",
]

# Imported when first used, so that `gapcheck --help` does not wait for the law.
_HOME = {
    "Corpus": "gapcheck.corpus",
    "Detail": "gapcheck.evaluate",
    "Finding": "gapcheck.finding",
    "GapcheckError": "gapcheck.problem",
    "Problem": "gapcheck.problem",
    "Scenario": "gapcheck.scenario",
    "ask_law": "gapcheck.library",
    "assess": "gapcheck.evaluate",
    "evaluate_law": "gapcheck.evaluate",
    "findings_document": "gapcheck.reports.findings_json",
    "load_corpus": "gapcheck.library",
    "make_scenario": "gapcheck.wanted",
    "parse_scenario": "gapcheck.wanted",
}


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'gapcheck' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
