"""Law and checks to findings."""

from gapcheck.evaluate.absence import older_laws
from gapcheck.evaluate.assessment import assess, binding_clause
from gapcheck.evaluate.evaluator import Detail, Evaluator, evaluate_law, layer_scenarios

__all__ = [
    "Detail",
    "Evaluator",
    "assess",
    "binding_clause",
    "evaluate_law",
    "layer_scenarios",
    "older_laws",
]
