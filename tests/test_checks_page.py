"""The catalogue of checks follows the files in `rules/`."""

from corpus_case import shipped
from gapcheck.reports.checks_page import checks_page
from golden import ROOT, compare


def test_the_catalogue_names_every_check_once() -> None:
    page = checks_page(shipped())
    for ready in shipped().checks:
        assert page.count(f"#### `{ready.check.id}`\n") == 1


def test_every_check_names_the_provision_that_it_tests() -> None:
    entries = checks_page(shipped()).split("\n#### ")[1:]
    assert all("\n- *provision*: " in entry for entry in entries)


def test_every_parameter_stands_with_its_basis() -> None:
    page = checks_page(shipped())
    for ready in shipped().checks:
        for name, parameter in ready.check.parameters.items():
            assert f"- *parameter*: {name} = {parameter.value}: {parameter.basis}" in page


def test_the_catalogue_is_up_to_date(rewrite: bool) -> None:
    compare(ROOT / "docs" / "checks.md", checks_page(shipped()), rewrite=rewrite)
