"""Law and checks to findings."""

from gapcheck.evaluate.evaluator import Detail, Evaluator, evaluate_law, layer_scenarios

__all__ = ["Detail", "Evaluator", "evaluate_law", "layer_scenarios"]
