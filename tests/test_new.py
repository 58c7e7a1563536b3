"""Files to start from: in order as they stand, written whole or not at all."""

import shutil
from pathlib import Path

import pytest
import yaml

from gapcheck.cli import start
from gapcheck.cli.output import write_text
from gapcheck.problem import GapcheckError
from golden import Done, execute
from small import CHECKS, FILES, MEDIA_LAW, write_corpus

ARCADIA = ("new", "country", "xa", "Arcadia", "Arcadian", "--followed-until", "2024-12-31")


def at(folder: Path, *words: str) -> Done:
    return execute(*words, "--corpus", str(folder))


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a new corpus with one country and one statute, made once."""
    folder = tmp_path_factory.mktemp("made") / "deep" / "law"
    for words in (ARCADIA, ("new", "statute", "press-law-1999", "Press Law")):
        done = at(folder, *words)
        assert (0, "") == (done.returncode, done.stderr)
    return folder


@pytest.fixture
def arcadia(made: Path, tmp_path: Path) -> Path:
    """Return a copy of the new corpus."""
    return Path(shutil.copytree(made, tmp_path / "law"))


def test_a_new_corpus_is_in_order_and_measured_by_what_gapcheck_brings(arcadia: Path) -> None:
    done = at(arcadia, "lint")
    assert (0, "") == (done.returncode, done.stderr)
    found = at(arcadia, "check", "--standard", "opsc", "--topic", "csam", "--verdict", "gap")
    assert (0, "") == (found.returncode, found.stderr)
    assert "unread: Press Law art 1" in " ".join(found.stdout.split())


def test_every_file_is_commented_and_names_a_schema_that_is_there(arcadia: Path) -> None:
    for name, content in tree(arcadia).items():
        if name.endswith(".yaml"):
            first, second, *_ = content.decode().split("\n")
            _, mark, schema = first.partition("# yaml-language-server: $schema=")
            assert mark
            assert ((arcadia / name).parent / schema).is_file()
            assert second.startswith("# ")


def test_a_second_country_is_added_and_the_first_stays(arcadia: Path) -> None:
    words = ("new", "country", "xb", "Boeotia", "Boeotian", "--followed-until", "2023-01-31")
    assert 0 == at(arcadia, *words).returncode
    found = yaml.safe_load((arcadia / "corpus.yaml").read_text(encoding="utf-8"))
    assert {"xa", "xb"} == set(found["countries"])
    assert 2 == at(arcadia, "new", "statute", "road-law-2001").returncode
    assert 0 == at(arcadia, "new", "statute", "road-law-2001", "--country", "xb").returncode
    assert (arcadia / "statutes/xb/road-law-2001.yaml").is_file()


def test_a_check_on_a_standard_that_gapcheck_brings(arcadia: Path) -> None:
    done = at(arcadia, "new", "check", "opsc.csam.share", "art-3.1.c")
    assert 0 == done.returncode
    assert "copied" in done.stderr
    text = (arcadia / "rules/opsc-2000/csam.yaml").read_text(encoding="utf-8")
    assert text.count("\nstandard: ") == 1
    assert text.rstrip().endswith("criminalise: {}")
    assert 0 == at(arcadia, "lint").returncode


def test_a_standard_of_ones_own_with_a_check(arcadia: Path) -> None:
    assert 0 == at(arcadia, "new", "standard", "pact-2010", "Pact: on children").returncode
    assert 0 == at(arcadia, "new", "check", "pact.csam.first", "art-1").returncode
    found = at(arcadia, "check")
    assert (0, "") == (found.returncode, found.stderr)
    assert "NOT-ASSESSABLE" in found.stdout


def test_a_check_goes_behind_those_of_its_topic(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path)
    assert 0 == at(folder, "new", "check", "protocol.csam.word", "art-2").returncode
    text = (folder / CHECKS).read_text(encoding="utf-8")
    assert text.startswith(FILES[CHECKS])
    assert text.rstrip().endswith("define: {}")


REFUSED = {
    "a kind that is none": (("law", "x-1"), "E413"),
    "a code that is none": (
        ("country", "Arcadia", "Arcadia", "--followed-until", "2024-12-31"),
        "E413",
    ),
    "no day": (("country", "xb", "Boeotia"), "E402"),
    "a day that is none": (("country", "xb", "B", "--followed-until", "2024-02-31"), "E402"),
    "a country that is there": (
        ("country", "xa", "Arcadia", "--followed-until", "2024-12-31"),
        "E413",
    ),
    "no name": (("country", "xb", "--followed-until", "2024-12-31"), "E413"),
    "an empty name": (("statute", " "), "E413"),
    "an id that leaves the folder": (("statute", "../../evil"), "E413"),
    "a statute that is there": (("statute", "media-law-2005"), "E410"),
    "a statute of no country": (("statute", "road-law-2001", "--country", "zz"), "E401"),
    "a statute named as one of another country": (("standard", "media-law-2005"), "E204"),
    "a standard that is there": (("standard", "protocol-2000"), "E410"),
    "a standard with a prefix that is taken": (("standard", "protocol-2001"), "E204"),
    "a check without a provision": (("check", "protocol.csam.word"), "E413"),
    "a check of no standard": (("check", "treaty.csam.word", "art-2"), "E413"),
    "a check on no topic": (("check", "protocol.weather.word", "art-2"), "E413"),
    "a check on no provision": (("check", "protocol.csam.word", "art-99"), "E413"),
    "a check that is there": (("check", "protocol.csam.distribute", "art-3.1"), "E204"),
}


def test_all_mistakes_in_a_country_are_told_at_once(tmp_path: Path) -> None:
    done = at(tmp_path, "new", "country", "XA", "Arcadia", "--followed-until", "2024")
    assert 2 == done.returncode
    assert "error E402: " in done.stderr
    assert "error E413: " in done.stderr


def test_a_first_standard_of_ones_own_says_what_is_lost(arcadia: Path) -> None:
    first = at(arcadia, "new", "standard", "pact-2010")
    second = at(arcadia, "new", "standard", "pact-2011")
    assert "no longer measured by the 10 that gapcheck brings" in first.stderr
    assert "no longer" not in second.stderr


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_leaves_everything_as_it_was(name: str, tmp_path: Path) -> None:
    words, code = REFUSED[name]
    folder = write_corpus(tmp_path)
    before = tree(folder)
    done = at(folder, "new", *words)
    assert 2 == done.returncode
    assert f"error {code}: " in done.stderr
    assert "gapcheck." not in done.stderr.replace(str(folder), "")  # no place of a copy
    assert before == tree(folder)


def test_a_file_is_overwritten_only_by_force(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path)
    done = at(folder, "new", "statute", "bill-2020", "New bill", "--force")
    assert 0 == done.returncode
    assert "New bill" in (folder / "statutes/xa/bill-2020.yaml").read_text(encoding="utf-8")


def test_a_corpus_that_is_not_in_order_is_left_alone(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path, {MEDIA_LAW: FILES[MEDIA_LAW].replace("sell]", "sel]")})
    before = tree(folder)
    done = at(folder, "new", "statute", "road-law-2001")
    assert 2 == done.returncode
    assert f"{folder / MEDIA_LAW}:" in done.stderr
    assert before == tree(folder)


def test_what_fails_half_way_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Path] = []

    def full_disk(text: str, path: Path) -> None:
        if len(written) == 2:
            raise OSError(28, "No space left on device")
        written.append(path)
        write_text(text, path)

    monkeypatch.setattr("gapcheck.cli.start.write_text", full_disk)
    done = at(tmp_path / "deep" / "law", *ARCADIA)
    assert 2 == done.returncode
    assert [] == list(tmp_path.iterdir())


def test_nothing_is_written_without_a_corpus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(GapcheckError) as raised:
        start.add_statute(None, ["press-law-1999"], None, force=False)
    assert "E012" == raised.value.problems[0].code
    assert [] == list(tmp_path.iterdir())
