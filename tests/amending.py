"""Amendments of small corpora, written, carried out and judged."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import gapcheck
from gapcheck.consolidate import Law, consolidate_law
from gapcheck.corpus import Corpus
from gapcheck.diff.frame import Frame
from gapcheck.diff.residue import manner_of, residue_of
from gapcheck.judge import judge_demands
from gapcheck.provision import NationalProvision
from gapcheck.region import equal
from gapcheck.scenario import Scenario

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
