"""Profiles of the property tests, and the option that rewrites goldens."""

import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "quick",
    deadline=None,
    derandomize=True,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow],
)
# Wide and repeatable, so that what passes once passes again; "search" draws others each time.
settings.register_profile(
    "thorough",
    deadline=None,
    derandomize=True,
    max_examples=500,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "search",
    deadline=None,
    max_examples=500,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
# Whole laws are drawn: an example costs a hundred times more, so the same are drawn each time.
settings.register_profile(
    "wide",
    deadline=None,
    derandomize=True,
    max_examples=200,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("GAPCHECK_TESTS", "quick"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--rewrite`: goldens are written anew; whoever runs it reads the diff."""
    parser.addoption("--rewrite", action="store_true", help="write goldens anew")


@pytest.fixture
def rewrite(request: pytest.FixtureRequest) -> bool:
    """Whether goldens are to be written anew."""
    return bool(request.config.getoption("--rewrite"))
