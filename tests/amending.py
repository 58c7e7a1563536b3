"""Amendments of small corpora, written, carried out and judged."""

import json
from collections.abc import Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import assume

import gapcheck
from gapcheck.consolidate import Law, consolidate_law
from gapcheck.corpus import Corpus
from gapcheck.diff.frame import Frame
from gapcheck.diff.residue import residue_of
from gapcheck.judge import judge_demands, manner_of
from gapcheck.provision import NationalProvision
from gapcheck.region import equal
from gapcheck.scenario import Scenario
from laws import CODE, write_files

Instruction = Mapping[str, Any]


def amendment(
    name: str, *instructions: Instruction, cite: str = "report-2015", **more: Any
) -> str:
    """Return the text of an amendment."""
    told: dict[str, Any] = {
        "amendment": name,
        "title": name.replace("-", " ").capitalize(),
        "proposer": "somebody",
        "status": "proposed",
        "basis": "read",
        "cite": [{"in": cite}],
        **more,
        "instructions": list(instructions),
    }
    return json.dumps(told, ensure_ascii=False)


def write_amendments(folder: Path, *texts: str) -> list[str]:
    """Write amendments beside a corpus, and return their files."""
    found = []
    for text in texts:
        path = folder / f"{json.loads(text)['amendment']}.yaml"
        path.write_text(text, encoding="utf-8")
        found.append(str(path))
    return found


def amended(folder: Path, *texts: str, **options: Any) -> tuple[Corpus, Scenario]:
    """Return a corpus with amendments, and a scenario that names them all."""
    names = write_amendments(folder, *texts)
    corpus = gapcheck.load_corpus(folder, amend=names)
    return corpus, gapcheck.make_scenario(corpus, amend=names, **options)


def law_with(folder: Path, *texts: str, **options: Any) -> Law:
    """Return the law of a folder with amendments."""
    return consolidate_law(*amended(folder, *texts, **options))


def text_of(law: Law, provision: str) -> NationalProvision:
    """Return a provision as it stands in a law."""
    return law.encoded[provision].noun


def units_of(law: Law, instrument: str) -> list[str]:
    """Return the provisions of an instrument, in order."""
    return [item.id for item in law.corpus.instruments[instrument][1].provisions]


def verdicts(law: Law) -> dict[str, str]:
    """Return the verdict of every check."""
    return {
        ready.check.id: judge_demands(law, ready.asked, manner_of(ready)).verdict
        for ready in law.corpus.checks
        if ready.asked
    }


def unlike(first: Law, second: Law, checks: Sequence[str] = ()) -> list[str]:
    """Return the checks that two laws answer differently: verdict, sure or unclear residue."""
    frame = Frame((first.corpus, second.corpus))
    found = []
    for ready in first.corpus.checks:
        other = second.corpus.check(ready.check.id)
        if not ready.asked or other is None or (checks and ready.check.id not in checks):
            continue
        one, two = (
            residue_of(law, judge_demands(law, it.asked, manner_of(it)), frame)
            for law, it in ((first, ready), (second, other))
        )
        if not (
            one.verdict == two.verdict
            and equal(frame.space, one.sure, two.sure)
            and equal(frame.space, one.total, two.total)
        ):
            found.append(f"{ready.check.id}: {one.verdict}, {two.verdict}")
    return found


# --- changes of drawn laws ---


def loaded_with_change(files: dict[str, Any]) -> Corpus:
    """Return the corpus of drawn files with the amendment `change`."""
    with TemporaryDirectory() as folder:
        try:
            return gapcheck.load_corpus(write_files(files, Path(folder)), amend=["change"])
        except gapcheck.GapcheckError as error:
            assume(not {"E503", "E106", "E210"} >= {problem.code for problem in error.problems})
            raise


def drawn_change(chance: Random, files: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return an instruction for a drawn law, and the law with the change made by hand."""
    files = deepcopy(files)
    provisions = files[CODE]["provisions"]
    ways = [_by_insertion, _by_repeal, _by_substitution, _by_penalty, _by_limit, _by_limit]
    chance.shuffle(ways)
    for way in ways:
        found = way(chance, provisions)
        if found is not None:
            return found, files
    return _by_insertion(chance, provisions), files


def _offence(chance: Random, name: str) -> dict[str, Any]:
    box = {"conduct": chance.choice(["conduct-1", ["conduct-1", "conduct-2"]])}
    box |= chance.choice([{}, {"place": "place-2"}, {"object": "object-1", "place": "place-1"}])
    return {
        "id": name,
        "topics": ["topic"],
        "basis": "read",
        "cite": [{"in": "report", "at": "1"}],
        "punishes": [box],
    }


def _by_insertion(chance: Random, provisions: list[dict[str, Any]]) -> dict[str, Any]:
    new = _offence(chance, "art-19")
    after = chance.choice([None, *(item["id"] for item in provisions)])
    told = {"insert": "code", "provision": new}
    if after is None:
        provisions.append(new)
        return told
    provisions.insert([item["id"] for item in provisions].index(after) + 1, new)
    return told | {"after": after}


def _by_repeal(chance: Random, provisions: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Repeal what nothing refers to: by hand it is left out."""
    text = json.dumps(provisions)
    free = [
        item
        for item in provisions
        if f'"{item["id"]}"' not in text.replace(f'"id": "{item["id"]}"', "")
        and ("defines" not in item or text.count(f'"{item["defines"]}"') == 1)
        and "classifies" not in item
        and "unread" not in item
    ]
    if not free:
        return None
    gone = chance.choice(free)
    provisions.remove(gone)
    return {"repeal": f"code/{gone['id']}"}


def _by_substitution(chance: Random, provisions: list[dict[str, Any]]) -> dict[str, Any] | None:
    offences = [item for item in provisions if "punishes" in item]
    if not offences:
        return None
    old = chance.choice(offences)
    new = _offence(chance, old["id"])
    provisions[provisions.index(old)] = new
    return {"substitute": f"code/{old['id']}", "provision": new}


def _by_penalty(chance: Random, provisions: list[dict[str, Any]]) -> dict[str, Any] | None:
    offences = [item for item in provisions if "punishes" in item]
    if not offences:
        return None
    old = chance.choice(offences)
    penalty = {"imprisonment": chance.choice(["1..3 years", "3..8 years"])}
    old.pop("penalties", None)
    old["penalty"] = penalty
    return {"change": f"code/{old['id']}", "penalty": penalty}


def _by_limit(chance: Random, provisions: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Lift or add to a limit that some provision states in one of its effects."""
    effects = ("punishes", "provides", "reaches")
    stating = [
        (item, effect, name)
        for item in provisions
        for effect in effects
        for name in ("place", "medium", "setting", "measure")
        if any(name in box for box in item.get(effect, []) or [])
        and isinstance(item[effect], list)
    ]
    if not stating:
        return None
    item, effect, name = chance.choice(stating)
    told = {"widen": f"code/{item['id']}", "dimension": name, "in": effect}
    boxes = [*item[effect], *(doubt["also"] for doubt in item.get("doubtful", ()))]
    if chance.random() < 0.5:
        for box in boxes:
            box.pop(name, None)
        item["doubtful"] = [it for it in item.get("doubtful", ()) if it["also"]]
        return told | {"to": "any"}
    have = {word for box in boxes if name in box for word in _words(box[name])}
    more = next((f"{name}-{n}" for n in (1, 2) if f"{name}-{n}" not in have), None)
    if (
        more is None
        or name == "medium"
        or any("-term-" in word or "word" in word for word in have)
    ):
        return None
    if name == "setting":
        return None  # levels have those below them
    for box in boxes:
        if name in box:
            box[name] = [*_words(box[name]), more]
    return told | {"add": more}


def _words(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)
