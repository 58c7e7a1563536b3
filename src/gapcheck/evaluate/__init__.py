"""Law and checks to findings."""

from gapcheck.evaluate.assessment import assess, binding_clause
from gapcheck.evaluate.evaluator import Detail, Evaluator, evaluate_law, layer_scenarios

__all__ = ["assess", "binding_clause", "Detail", "Evaluator", "evaluate_law", "layer_scenarios"]
