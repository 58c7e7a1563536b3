"""Laws that say the same have the same findings, however they are written down."""

import json
import re
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

import gapcheck
from gapcheck import Finding
from laws import CHANCES, CODE, VOCABULARY, Files, corpus_of, drawn_with, for_all, laws

RENAMED = {
    r"\bart-(\d)(\d)\b": r"section-\2\1",
    r"\bplace\b": "venue",
    r"\bmedium\b": "carrier",
    r"\b(conduct|object|stage|measure|setting)-(\d)\b": r"x\2-\1",
    r"\bquestion-(\d)\b": r"issue-\1",
    r"\bpicture-word\b": "word",
}


def findings_of(files: Files) -> dict[str, Finding]:
    corpus = corpus_of(files)
    found = gapcheck.evaluate_law(corpus, gapcheck.make_scenario(corpus))
    return {finding.check or "": finding for finding in found}


def verdicts(files: Files) -> dict[str, tuple[str, Any]]:
    return {name: (it.verdict, it.layers) for name, it in findings_of(files).items()}


def lists_in(value: Any, key: str = "") -> list[tuple[str, list[Any]]]:
    """Return the lists inside some data, with the keys under which they stand."""
    if isinstance(value, dict):
        return [found for name, item in value.items() for found in lists_in(item, name)]
    if isinstance(value, list):
        return [(key, value), *(found for item in value for found in lists_in(item, key))]
    return []


def changed(value: Any, change: Callable[[Any], Any]) -> Any:
    """Return data with a change made to each value inside it, innermost first."""
    if isinstance(value, dict):
        value = {key: changed(item, change) for key, item in value.items()}
    elif isinstance(value, list):
        value = [changed(item, change) for item in value]
    return change(value)


@for_all(laws(), share=2)
def test_names_do_not_matter(files: Files) -> None:
    text = json.dumps(files)
    for old, new in RENAMED.items():
        text = re.sub(old, new, text)

    assert verdicts(files) == verdicts(json.loads(text))


def shuffled(files: Files, chance: Random) -> Files:
    """Return the same law, written in another order.

    Levels have an order, and so have answers; tiers of penalties apply in theirs.
    """
    other = deepcopy(files)
    ordered = [it for it in other[VOCABULARY]["dimensions"] if it.get("kind") == "ordered"]
    levels = [it["atoms"] for it in ordered]
    for key, found in lists_in(other):
        if key != "penalties" and not any(found is it for it in levels):
            chance.shuffle(found)
    words = other[VOCABULARY]
    other["rules/vocabulary/topics.yaml"] = {"topics": words.pop("topics")}
    return other


@for_all(laws(), CHANCES, share=2)
def test_the_order_of_what_is_written_does_not_matter(files: Files, chance: Random) -> None:
    assert verdicts(files) == verdicts(shuffled(files, chance))


def test_a_rule_may_ask_for_what_a_later_rule_adds() -> None:
    files = drawn_with(Random(177))
    assert verdicts(files) == verdicts(shuffled(files, Random(177)))


@for_all(laws(), CHANCES, share=2)
def test_an_atom_split_in_two_changes_no_verdict(files: Files, chance: Random) -> None:
    words = files[VOCABULARY]["dimensions"]
    arguable = {atom for key, found in lists_in(words) if key == "may-cover" for atom in found}
    atoms = [
        atom["id"]
        for it in words
        if it["id"] in ("conduct", "place", "medium") and "kind" not in it
        for atom in it["atoms"]
        if atom["id"] not in arguable
    ]
    split = chance.choice(atoms)

    def halved(value: Any) -> Any:
        if isinstance(value, list):
            also = [
                it | {"id": "half"}
                for it in value
                if isinstance(it, dict) and it.get("id") == split
            ]
            return [*value, *also, *(["half"] if split in value else [])]
        if isinstance(value, dict):
            return {
                key: [split, "half"] if item == split and key != "id" else item
                for key, item in value.items()
            }
        return value

    assert verdicts(files) == verdicts(changed(files, halved))


@for_all(laws(), CHANCES, share=2)
def test_a_box_split_in_two_is_the_same_box(files: Files, chance: Random) -> None:
    """What is printed stays the same too: it does not depend on how a region is put together.

    Which words are named as stopping short may: a half of a box is limited where the whole is not.
    """
    other = deepcopy(files)
    sizes = {it["id"]: it for it in files[VOCABULARY]["dimensions"] if "kind" not in it}
    for provision in other[CODE]["provisions"]:
        for key, names in {
            "punishes": ("place", "medium", "object"),
            "reaches": ("medium",),
        }.items():
            boxes = provision.get(key, [])
            boxes = [boxes] if isinstance(boxes, dict) else boxes
            found = []
            for box in boxes:
                free = [name for name in names if name in sizes and name not in box]
                if not free:
                    found.append(box)
                    continue
                name = chance.choice(free)
                first, *rest = (atom["id"] for atom in sizes[name]["atoms"])
                found += [box | {name: first}, box | {name: rest}]
            if boxes:
                provision[key] = found

    def told(findings: dict[str, Finding]) -> list[Any]:
        return [
            (name, it.verdict, it.layers, it.missing, it.witness) for name, it in findings.items()
        ]

    assert told(findings_of(files)) == told(findings_of(other))


@for_all(laws(), share=2)
def test_a_dimension_that_no_text_mentions_changes_nothing(files: Files) -> None:
    other = deepcopy(files)
    for name, unstated in {"mood": "any", "phase": "phase-1"}.items():
        atoms = [{"id": f"{name}-{number}", "name": name} for number in (1, 2)]
        heads = ["conduct", "term"] if unstated == "any" else ["conduct"]
        about = {"about": "A respect.", "phrase": "{names}", "unstated": unstated}
        dimension = {"id": name, "heads": heads, "atoms": atoms} | about
        other[VOCABULARY]["dimensions"].append(dimension)

    assert findings_of(files) == findings_of(other)
