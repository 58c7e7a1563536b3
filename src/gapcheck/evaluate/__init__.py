"""Law and checks to findings."""

from gapcheck.evaluate.absence import older_laws
from gapcheck.evaluate.assessment import assess, binding_clause
from gapcheck.evaluate.evaluator import Detail, Evaluator, evaluate_law, layer_scenarios
from gapcheck.evaluate.layered import layered_findings
from gapcheck.evaluate.mark import marked_verdict

__all__ = [
    "Detail",
    "Evaluator",
    "assess",
    "binding_clause",
    "evaluate_law",
    "layer_scenarios",
    "layered_findings",
    "marked_verdict",
    "older_laws",
]
