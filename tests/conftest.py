"""Profiles of the property tests, and the option that rewrites goldens."""

import gc
import os
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

COMMON: dict[str, Any] = {
    "deadline": None,
    "suppress_health_check": [HealthCheck.too_slow],
}
settings.register_profile("quick", **COMMON, derandomize=True, max_examples=40)
# Wide and repeatable, so that what passes once passes again; "search" draws others each time.
settings.register_profile(
    "thorough", **COMMON, derandomize=True, max_examples=500, print_blob=True
)
settings.register_profile("search", **COMMON, max_examples=500, print_blob=True)
# Whole laws are drawn: an example costs a hundred times more, so the same are drawn each time.
settings.register_profile("wide", **COMMON, derandomize=True, max_examples=200, print_blob=True)
settings.load_profile(os.environ.get("GAPCHECK_TESTS", "quick"))

# Whole corpora are kept from test to test; looking through them for garbage takes a sixth of the
# time if it is done as often as Python does it.
gc.set_threshold(200_000, 50, 100)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--rewrite`: goldens are written anew; whoever runs it reads the diff."""
    parser.addoption("--rewrite", action="store_true", help="write goldens anew")


@pytest.fixture
def rewrite(request: pytest.FixtureRequest) -> bool:
    """Whether goldens are to be written anew."""
    return bool(request.config.getoption("--rewrite"))
