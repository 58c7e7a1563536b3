"""CSL-JSON: every source once, in the types and fields that the format knows."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest

from corpus_case import shipped
from gapcheck.citation import Document
from gapcheck.instrument import Layer, Standard
from gapcheck.reports.csl_json import TYPES, csl_json
from hostile import HOSTILE

SCHEMA = json.loads(
    (Path(__file__).parent / "schemas" / "csl-data.json").read_text(encoding="utf-8")
)
CORPUS = shipped()
LAWS = [*CORPUS.instruments, *CORPUS.standards]


def entries() -> dict[str, dict[str, Any]]:
    found = json.loads(csl_json(CORPUS, LAWS, CORPUS.documents))
    return {entry["id"]: entry for entry in found}


def test_the_corpus_is_in_order_with_the_schema() -> None:
    jsonschema.validate(list(entries().values()), SCHEMA)


def test_every_source_stands_once() -> None:
    found = json.loads(csl_json(CORPUS, LAWS, CORPUS.documents))
    assert sorted([*LAWS, *CORPUS.documents]) == sorted(entry["id"] for entry in found)


def test_every_kind_of_source_has_a_type() -> None:
    kinds = {*get_args(Layer)}
    kinds |= {*get_args(Standard.model_fields["kind"].annotation)}
    kinds |= {*get_args(Document.model_fields["kind"].annotation)}
    assert kinds == TYPES.keys()


def test_a_statute_carries_what_a_reference_manager_needs() -> None:
    law = entries()["tipse-2008"]
    assert {
        "id": "tipse-2008",
        "type": "legislation",
        "title": "Law on Suppression of Human Trafficking and Sexual Exploitation",
        "title-short": "TIPSE Law",
        "original-title": CORPUS.instruments["tipse-2008"][1].native_title,
        "author": [{"literal": "Government of Cambodia"}],
        "jurisdiction": "KH",
        "number": "Royal Kram NS/RKM/0208/005",
        "issued": {"date-parts": [[2008, 2, 15]]},
        "note": "akn: /akn/kh/act/2008/ns-rkm-0208-005",
    } == law


def test_a_treaty_says_when_it_entered_into_force_and_no_volume_that_nobody_looked_up() -> None:
    treaty = entries()["opsc-2000"]
    assert treaty["type"] == "treaty"
    assert treaty["issued"] == {"date-parts": [[2000, 5, 25]]}
    assert "entered into force 18 January 2002" in treaty["note"]
    assert "volume" not in treaty
    assert "UNTS" not in json.dumps(treaty)
    assert entries()["budapest-2001"]["container-title"] == "European Treaty Series"


def test_an_undated_draft_has_no_date() -> None:
    draft = entries()["cybercrime-draft-v1"]
    assert draft["type"] == "bill"
    assert "issued" not in draft
    assert draft["note"] == "undated draft"


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()])
def test_hostile_text_stays_text(text: str) -> None:
    paper = CORPUS.documents["ecpat-2018"].model_copy(update={"title": text, "author": text})
    corpus = replace(CORPUS, documents={paper.id: paper})
    found = json.loads(csl_json(corpus, [], [paper.id]))
    jsonschema.validate(found, SCHEMA)
    assert found[0]["title"] == found[0]["author"][0]["literal"]
    assert not {"\x00", "\x1b", "\u202e", "\ud800"} & set(found[0]["title"])
    csl_json(corpus, [], [paper.id]).encode("utf-8")
