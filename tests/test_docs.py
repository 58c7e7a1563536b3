"""The pages in `docs/`: their commands are run, their YAML and numbers held against the corpus."""

import re
import shlex

import pytest

from corpus_case import shipped
from golden import ROOT, run
from pages import assert_printed, assert_shipped, blocks, inline_commands

ELSEWHERE = {"second-country.md", "spreadsheet.md"}
"""Pages whose commands write files; they are followed in a folder of their own."""
PAGES = {
    path.name: path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "docs").glob("*.md"))
    if path.name not in ELSEWHERE
}
WORDS = PAGES["treaty-words.md"]
CONSOLE = [(name, block) for name, text in PAGES.items() for block in blocks(text, "console")]
YAML = blocks(PAGES["encoding.md"], "yaml")
INLINE = sorted({words for text in PAGES.values() for words in inline_commands(text)})


@pytest.mark.parametrize(("page", "block"), CONSOLE)
def test_a_command_prints_what_a_page_shows(page: str, block: str) -> None:
    assert_printed(block)


@pytest.mark.parametrize("command", INLINE)
def test_a_command_named_in_passing_runs(command: str) -> None:
    assert run(*shlex.split(command.removeprefix("gapcheck "))).returncode == 0


@pytest.mark.parametrize("block", YAML)
def test_the_yaml_shown_is_the_yaml_shipped(block: str) -> None:
    assert_shipped(block)


def test_the_guide_has_ten_examples() -> None:
    assert len(re.findall(r"(?m)^## \d+\. ", PAGES["encoding.md"])) == 10


@pytest.mark.parametrize("page", sorted(PAGES))
def test_links_lead_to_files(page: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", PAGES[page]):
        assert (ROOT / "docs" / target).exists(), target


@pytest.mark.parametrize("page", sorted(PAGES))
def test_checks_that_a_page_names_exist(page: str) -> None:
    prefixes = {standard.prefix for standard in shipped().standards.values()}
    known = [ready.check.id for ready in shipped().checks]
    for name in re.findall(r"`([a-z0-9-]+\.[a-z0-9-]+\.(?:[a-z0-9-]+|\*))`", PAGES[page]):
        if name.partition(".")[0] in prefixes:
            assert any(re.fullmatch(name.replace("*", ".+"), check) for check in known), name


def test_every_number_of_ours_stands_on_the_page_of_treaty_words() -> None:
    entries = WORDS.split("\n### ")
    for ready in shipped().checks:
        for name, parameter in ready.check.parameters.items():
            entry = next((item for item in entries if f"`{name}`" in item), None)
            assert entry is not None, name
            number, unit = parameter.value.split()
            assert f"**{number} {unit}**" in entry, f"{name}: {parameter.value}"
            listed = re.findall(r"`([a-z0-9-]+\.[a-z0-9-]+\.(?:[a-z0-9-]+|\*))`", entry)
            patterns = (item.replace("*", ".+") for item in listed)
            assert any(re.fullmatch(item, ready.check.id) for item in patterns), ready.check.id


def test_every_question_on_a_standard_stands_there_with_its_working_answer() -> None:
    for name, question in shipped().questions.items():
        if question.owner not in shipped().standards or question.rule:
            continue
        told = re.search(
            rf"`{name}`, \*?\*?(open|working answer)\*?\*?(?:\s+\*\*([\w-]+)\*\*)?", WORDS
        )
        assert told, name
        working = question.reading.working
        assert (told[2] or "open") == (working.answer if working else "open"), name
