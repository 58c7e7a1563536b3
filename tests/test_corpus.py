"""The shipped law against the shipped standards: what has to come out, and what came out."""

import pytest

from corpus_case import EXPECTATIONS, QUESTION, Case, cases, finding_of

CASES = dict(cases())


@pytest.mark.parametrize("name", CASES)
def test_what_the_law_says(name: str) -> None:
    case: Case = CASES[name]
    expected = {key for key in case if key not in QUESTION}
    assert expected
    assert expected <= EXPECTATIONS.keys()
    finding = finding_of(case)
    for key in expected:
        EXPECTATIONS[key](case, finding)
