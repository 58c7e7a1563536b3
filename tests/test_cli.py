"""The command line: outputs at fixed width, exit statuses, streams, files."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import typer

from gapcheck.cli import complete, make_app
from golden import GOLDEN, ROOT, compare, execute, masked, run, spawn

COMMANDS = (
    *(
        "check",
        "explain",
        "ask",
        "show",
        "vocabulary",
        "lint",
        "test",
        "worksheet",
        "new",
        "quotes",
        "schema",
        "timeline",
        "proposals",
    ),
)
OWN_USE = ("ask", "criminalise", "conduct=possess", "object=csam", "purpose=own-use")

GOLDENS = {
    "check-opsc-csam": ("check", "--standard", "opsc", "--topic", "csam"),
    "check-rio": ("check", "--standard", "rio", "--topic", "victims"),
    "check-with-draft": (
        *("check", "--standard", "lanzarote", "--topic", "csam"),
        *("--enact", "cybercrime-draft-v1", "--verdict", "partial"),
    ),
    "check-2007": ("check", "--standard", "opsc", "--topic", "csam", "--as-of", "2007-06-01"),
    "explain-distribute": ("explain", "opsc.csam.distribute"),
    "explain-transport": ("explain", "palermo.trafficking.transport"),
    "explain-soliciting": ("explain", "rio.victims.soliciting"),
    "explain-code": ("explain", "E102"),
    "ask-own-use": OWN_USE,
    "ask-own-use-explained": (*OWN_USE, "--explain"),
    "show-possession": ("show", "tipse-2008/art-41.2"),
    "show-definition": ("show", "tipse-2008/art-40"),
    "show-general-rule": ("show", "criminal-code-2009/art-19"),
    "show-check": ("show", "opsc.csam.distribute"),
    "show-demand": ("show", "lanzarote-2007/art-25.6"),
    "show-reading": ("show", "in-public-qualifies-every-verb"),
    "show-instrument": ("show", "cybercrime-draft-v1"),
    "timeline-distribute": ("timeline", "opsc.csam.definition", "opsc.csam.distribute"),
    "vocabulary": ("vocabulary",),
    "vocabulary-place": ("vocabulary", "place"),
}


@pytest.mark.parametrize("name", GOLDENS)
def test_an_output_is_the_one_that_was_read(name: str, rewrite: bool) -> None:
    found = run(*GOLDENS[name])
    assert found.returncode == 0
    compare(GOLDEN / f"{name}.txt", masked(found.stdout), rewrite=rewrite)


@pytest.mark.parametrize("name", GOLDENS)
def test_no_line_is_wider_than_the_terminal(name: str) -> None:
    text = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("scenario ")]
    assert [] == [line for line in lines if len(line) > 80]


def test_a_narrow_terminal_loses_nothing() -> None:
    wide, narrow = (
        execute(*GOLDENS["check-opsc-csam"], width=120),
        execute(*GOLDENS["check-opsc-csam"], width=48),
    )
    too_wide = [line for line in narrow.stdout.splitlines() if len(line) > 48]
    # One long id may stick out, and so does the scenario, which has to be copied whole.
    assert [] == [
        line for line in too_wide if len(line.split()) > 1 and not line.startswith("scenario ")
    ]
    words = set(re.findall(r"[\w.]{4,}", wide.stdout))
    assert set() == words - set(re.findall(r"[\w.]{4,}", narrow.stdout))


def told(command: Any, path: str) -> Iterator[str]:
    """Yield what help has to say of a command, however the terminal library lays it out."""
    yield f"{path}: {' '.join((command.help or '').split())}"
    for param in command.params:
        names = ", ".join((*param.opts, *param.secondary_opts))
        about = " ".join((getattr(param, "help", None) or "").split())
        yield f"  {names}  {param.metavar or ''}".rstrip() + f"  {about}"
    if command.epilog:
        yield f"  {' '.join(command.epilog.split())}"
    for name, inner in getattr(command, "commands", {}).items():
        yield from told(inner, f"{path} {name}")


def test_help_says_what_was_read(rewrite: bool) -> None:
    lines = told(typer.main.get_command(make_app()), "gapcheck")
    compare(GOLDEN / "help.txt", "\n".join(lines) + "\n", rewrite=rewrite)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_fits_a_terminal_and_names_every_option(name: str) -> None:
    printed = run(name, "--help").stdout
    assert [] == [line for line in printed.splitlines() if len(line) > 80]
    group: Any = typer.main.get_command(make_app())
    command = group.commands[name]
    for param in command.params:
        shown = param.opts[0] if param.opts[0].startswith("-") else param.metavar
        assert shown in printed


@pytest.mark.parametrize("name", COMMANDS)
def test_help_on_a_narrow_terminal_cuts_nothing_off(name: str) -> None:
    printed = execute(name, "--help", width=40).stdout
    assert "…" not in printed
    group: Any = typer.main.get_command(make_app())
    said = " ".join(str(getattr(param, "help", "")) for param in group.commands[name].params)
    words = set(re.findall(r"[a-z]{5,}", said))
    assert set() == words - set(re.findall(r"[a-z]{5,}", re.sub(r"-\n +", "-", printed)))


@pytest.mark.parametrize("name", COMMANDS)
def test_help_shows_an_example(name: str) -> None:
    assert f"gapcheck {name}" in run(name, "--help").stdout.split("Example:")[1]


def test_the_version_is_printed() -> None:
    assert re.fullmatch(r"gapcheck \d+\.\d+(\.\d+)?\n", spawn("--version").stdout)


def test_no_colour_reaches_a_pipe() -> None:
    assert "\x1b" not in spawn("check", "--standard", "actip", NO_COLOR="").stdout


@pytest.mark.parametrize("word", ["breach", "violation"])
def test_what_falls_short_is_never_called_a(word: str) -> None:
    printed = run("check").stdout + "".join(run(*words).stdout for words in GOLDENS.values())
    assert word not in printed.lower()


@pytest.mark.parametrize(
    ("threshold", "status"), [("gap", 1), ("partial", 1), ("compliant", 1), ("unclear", 1)]
)
def test_something_as_bad_sets_the_exit_status(threshold: str, status: int) -> None:
    assert status == run(*GOLDENS["check-opsc-csam"], "--fail-on", threshold).returncode


def test_nothing_as_bad_leaves_the_exit_status_alone() -> None:
    words = ("check", "--standard", "budapest", "--topic", "age", "--fail-on", "unclear")
    assert 0 == run(*words).returncode


@pytest.mark.parametrize(
    "words",
    [
        ("check", "--standard", "ospc"),
        ("check", "--as-of", "2021-02-30"),
        ("check", "--enact", "nothing"),
        ("check", "--assume", "nothing=yes"),
        ("check", "--corpus", "nowhere"),
        ("check", "--nothing"),
        ("ask", "criminalise", "conduct=posess"),
        ("ask", "criminalise", "conduct=sell", "object=child"),
        ("ask", "criminalise", "object=person"),
        ("ask", "criminalise", "conduct=any"),
        ("ask", "define", "concept=csam", "conduct=possess"),
        ("check", "--fail-on", "gap,partial"),
        ("check", "--fail-on", ""),
        ("check", "--topic", ""),
        ("check", "--standard", "opsc,"),
        ("check", "--as-of", ""),
        ("check", "--layer", ""),
        ("coverage", "--statute", ""),
        ("ask", "criminalise", "conduct=possess", "--some", ""),
        ("ask", "criminalise", "conduct=possess", "--some", "channel,liabilty"),
        ("ask", "criminalise", "conduct=possess", "place=private-physical", "--some", "place"),
        ("ask", "criminalise", "conduct=possess", "--where", "limitation=long"),
        ("ask", "criminalise", "conduct=possess", "--where", "limitation=3 years after place 18"),
        ("ask", "criminalise", "conduct=possess", "--where", "age=3 years"),
        ("ask", "define", "concept=csam", "--where", "limitation=3 years"),
        ("check", "-o", "/dev/null", "--force"),
        ("explain", "nothing"),
        ("show", "nothing"),
        ("vocabulary", "nothing"),
        ("schema", "nothing"),
        ("quotes",),
        ("quotes", "--sources", "nowhere"),
        ("quotes", "--sources", "standards", "--format", "xml"),
    ],
)
def test_what_cannot_run_says_why_and_prints_nothing(words: tuple[str, ...]) -> None:
    found = run(*words)
    assert 2 == found.returncode
    assert "" == found.stdout
    assert found.stderr.strip()
    assert "Traceback" not in found.stderr


def test_a_misspelt_value_gets_the_nearest_one() -> None:
    found = run("ask", "criminalise", "conduct=posess")
    assert "'posess' is not a value of 'conduct'" in found.stderr
    assert "write 'possess'?" in found.stderr


def test_a_later_day_warns_on_the_error_stream() -> None:
    found = run("check", "--standard", "actip", "--as-of", "2024-01-01")
    assert 0 == found.returncode
    assert "W401" in found.stderr
    assert "W401" not in found.stdout


def test_the_printed_scenario_is_accepted_back() -> None:
    assumed = ("--assume", "in-public-qualifies-every-verb=open", "--layer", "guidance")
    first = run("check", "--standard", "actip", "--enact", "cybercrime-draft-v1", *assumed)
    (line,) = re.findall(r"^scenario (.*)$", first.stdout, re.MULTILINE)
    again = run("check", "--standard", "actip", "--scenario", line)
    assert first.stdout == again.stdout


def test_a_scenario_that_is_no_column_gets_one() -> None:
    both = ("--enact", "cybercrime-draft-v1", "--layer", "guidance")
    assert "as asked" in run("check", "--standard", "actip", *both).stdout
    assert "as asked" not in run("check", "--standard", "actip").stdout


def test_a_definition_that_falls_short_is_marked_in_every_column() -> None:
    printed = run(*GOLDENS["check-opsc-csam"]).stdout
    (row,) = re.findall(r"^    produce .*$", printed, re.MULTILINE)
    assert 3 == row.count("*")


def test_an_output_file_is_written_whole_and_never_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "findings.txt"
    words = ("check", "--standard", "actip", "-o", str(target))
    assert "" == execute(*words).stdout
    written = target.read_text(encoding="utf-8")
    assert run("check", "--standard", "actip").stdout == written
    target.write_text("mine", encoding="utf-8")
    assert 2 == execute(*words).returncode
    assert "mine" == target.read_text(encoding="utf-8")
    assert 0 == execute(*words, "--force").returncode
    assert written == target.read_text(encoding="utf-8")


def test_a_failed_run_leaves_no_file(tmp_path: Path) -> None:
    target = tmp_path / "findings.txt"
    assert 2 == run("check", "--standard", "nothing", "-o", str(target)).returncode
    assert not target.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("check", "--format", "json", "--standard", "opsc", "--topic", "csam"),
        (
            *("check", "--format", "json", "--standard", "budapest", "--topic", "csam"),
            *("--enact", "cybercrime-draft-v1", "--compound"),
        ),
        ("check", "--format", "json", "--standard", "opsc", "--as-of", "2007-06-01"),
        (*OWN_USE, "--format", "json"),
        (*OWN_USE, "--format", "json", "--explain"),
        ("explain", "opsc.csam.distribute", "--format", "json"),
    ],
)
def test_json_follows_its_schema(words: tuple[str, ...]) -> None:
    schema = json.loads(run("schema", "findings").stdout)
    document = json.loads(run(*words).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(document)
    assert "gapcheck-findings/1" == document["schema"]
    assert document["findings"]


def test_the_schema_refuses_what_is_no_finding() -> None:
    schema = json.loads(run("schema", "findings").stdout)
    document = json.loads(run(*OWN_USE, "--format", "json").stdout)
    document["findings"][0]["verdict"] = "breach"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate(document)


def test_an_ask_has_no_check_and_says_its_demand() -> None:
    (finding,) = json.loads(run(*OWN_USE, "--format", "json").stdout)["findings"]
    assert finding["check"] is None
    assert finding["demand"]
    assert re.fullmatch(r"kh/ask-[0-9a-f]{12}", finding["id"])


def test_the_same_question_in_another_order_has_the_same_id() -> None:
    kind, *limits = OWN_USE[1:]
    first = json.loads(run("ask", kind, *limits, "--format", "json").stdout)
    again = json.loads(run("ask", kind, *reversed(limits), "--format", "json").stdout)
    assert first["findings"][0]["id"] == again["findings"][0]["id"]


def test_the_same_input_gives_the_same_bytes() -> None:
    words = ("check", "--standard", "opsc", "--topic", "csam", "--format", "json")
    assert spawn(*words, PYTHONHASHSEED="1").stdout == spawn(*words, PYTHONHASHSEED="2").stdout


def test_a_provision_is_read_back_with_what_follows_from_its_penalty() -> None:
    printed = " ".join(run("show", "tipse-2008/art-41.2").stdout.split())
    assert "class misdemeanour (Criminal Code art. 47" in printed
    assert "limitation 5 years (Code of Criminal Procedure art. 10)" in printed
    assert "double criminality committed abroad by a national: unclear" in printed
    assert "Disrupting Harm (2021) 9: yes" in printed
    assert "ECPAT (2011) Extraterritorial legislation: no" in printed


def test_a_link_stays_a_link_and_a_file_keeps_its_mode(tmp_path: Path) -> None:
    target, link = tmp_path / "findings.txt", tmp_path / "link.txt"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o600)
    link.symlink_to(target)
    assert 0 == execute("check", "--standard", "actip", "-o", str(link), "--force").returncode
    assert link.is_symlink()
    assert "old" != target.read_text(encoding="utf-8")
    assert 0o600 == target.stat().st_mode & 0o777


def test_a_reader_who_leaves_is_no_failure() -> None:
    command = f"{sys.executable} -m gapcheck check --standard opsc | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert "0" == done.stdout.strip()


def test_where_an_older_law_is_not_encoded_nothing_punished_says_so() -> None:
    words = (
        "check",
        "--standard",
        "rio",
        "--topic",
        "victims",
        "--as-of",
        "2007-06-01",
        "--verdict",
        "compliant",
    )
    assert "not encoded" in run(*words).stdout


def test_several_statutes_keep_the_findings_of_each() -> None:
    def kept(*names: str) -> set[str]:
        words = [word for name in names for word in ("--statute", name)]
        asked = ("check", "--standard", "opsc", "--topic", "attempt,victims")
        printed = run(*asked, "--format", "json", *words).stdout
        return {found["id"] for found in json.loads(printed)["findings"]}

    one, other = kept("tipse-2008"), kept("criminal-code-2009")
    assert one | other == kept("tipse-2008", "criminal-code-2009")
    assert one != other
    assert one
    assert other


@pytest.mark.parametrize(
    ("completes", "begun", "found"),
    [
        (complete.topics, "csa", ["csam"]),
        (complete.standards, "rio,pal", ["rio,palermo"]),
        (complete.checks, "opsc.csam.dis", ["opsc.csam.distribute"]),
        (complete.limits, "victim_a", ["victim_age="]),
        (complete.limits, "place=public-on", ["place=public-online"]),
        (complete.limits, "nothing=a", []),
        (
            complete.answers,
            "in-public-qualifies-every-verb=o",
            ["in-public-qualifies-every-verb=open"],
        ),
        (complete.anything, "tipse-2008/art-41.2", ["tipse-2008/art-41.2"]),
        (complete.verdicts, "not-e", ["not-encoded"]),
    ],
)
def test_a_shell_completes_what_the_corpus_knows(
    completes: complete.Complete, begun: str, found: list[str]
) -> None:
    assert found == completes(begun)
