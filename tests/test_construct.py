"""Nouns made without pydantic are those that pydantic makes."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from gapcheck.check import Check
from gapcheck.citation import Document
from gapcheck.construct import construct
from gapcheck.files import Loaded
from gapcheck.instrument import NationalInstrument
from gapcheck.load import load_files
from gapcheck.noun import Noun
from gapcheck.provision import Classification, NationalProvision, Review
from gapcheck.reading import Reading
from gapcheck.vocabulary import Dimension

ROOT = Path(__file__).parent.parent


def everything(value: Any) -> Any:
    """Return what a noun consists of, down to what its file left out."""
    if isinstance(value, BaseModel):
        inner = [(name, everything(item)) for name, item in value.__dict__.items()]
        return type(value), inner, value.model_fields_set
    if isinstance(value, tuple):
        return tuple(everything(item) for item in value)
    return value


def shipped() -> Iterator[tuple[type[Noun], Any]]:
    """Yield the kind and the data of every file that is shipped."""
    files = load_files(ROOT)
    loaded: list[Loaded[Any]] = [files.corpus, *files.vocabulary, *files.checks, *files.documents]
    loaded += [*files.instruments, *(item for _, item in files.silences)]
    yield from ((type(item.noun), item.source.data) for item in loaded)


def test_shipped_files_become_the_nouns_that_pydantic_makes() -> None:
    for model, plain in shipped():
        assert everything(model.model_validate(plain)) == everything(construct(model, plain))


def test_shipped_files_are_not_left_to_pydantic(monkeypatch: pytest.MonkeyPatch) -> None:
    files = list(shipped())

    def refuse(plain: Any) -> None:
        raise AssertionError("left to pydantic")

    for model, plain in files:
        monkeypatch.setattr(model, "model_validate", refuse)
        construct(model, plain)


QUESTION = {"id": "a", "question": "Is it?", "answers": {"yes": "it is", "no": "it is not"}}
CHECK = {"id": "a.b.c", "label": "b", "question": "c?", "standard": "d/art-1"}
UNUSUAL: list[tuple[type[Noun], Any]] = [
    (Reading, QUESTION),
    (Reading, QUESTION | {"terms": [{"term": "a", "atoms": "b"}], "note": None}),
    (Reading, QUESTION | {"answers": {"yes": "it is"}}),
    (Reading, QUESTION | {"answers": {"yes": None, "no": "it is not"}}),
    (Reading, QUESTION | {"answers": ["yes", "no"]}),
    (Reading, QUESTION | {"question": ""}),
    (Reading, QUESTION | {"held": None}),
    (Reading, QUESTION | {"held": {}}),
    (Reading, QUESTION | {"extra": "b"}),
    (Reading, {"id": "a"}),
    (Reading, ["id"]),
    (Check, CHECK | {"define": {}}),
    (Check, CHECK | {"define": [{}, {"medium": "audio"}], "some": "medium"}),
    (Check, CHECK),
    (Check, CHECK | {"define": {}, "provide": {}}),
    (Check, CHECK | {"all": [{"define": {}}, {"provide": {}}]}),
    (Check, CHECK | {"all": [{"define": {}}, {}]}),
    (Check, CHECK | {"define": {}, "core": "true"}),
    (Check, CHECK | {"define": {}, "core": "yes"}),
    (Check, CHECK | {"define": {}, "core": ["true"]}),
    (Check, CHECK | {"define": {}, "apart": "nothing"}),
    (Check, CHECK | {"define": {}, "id": "a.b.c\n"}),
    (Check, CHECK | {"define": {}, "not_punish": {}}),
    (Dimension, {"id": "a", "about": "b", "first": "0", "last": "17"}),
    (Dimension, {"id": "a", "about": "b", "first": "007", "last": "1_7"}),
    (Dimension, {"id": "a", "about": "b", "first": "-3", "last": "٣"}),
    (Dimension, {"id": "a", "about": "b", "first": "1.0", "last": "1.5"}),
    (NationalProvision, {"id": "art-1", "in-force": "2009-12-10", "until": {}}),
    (NationalProvision, {"id": "art-1", "in-force": "2009-13-10"}),
    (NationalProvision, {"id": "art-1", "in-force": {"earliest": "10.12.2009"}}),
    (NationalProvision, {"id": "Art. 1"}),
    (NationalProvision, {"id": "art-1", "punishes": {"conduct": "make"}}),
    (NationalProvision, {"id": "art-1", "punishes": "make"}),
    (Classification, {"as": "felony", "life": "True", "fine-only": "off"}),
    (Review, {"status": "checked", "on": "2024-02-29"}),
    (Review, {"status": "checked", "on": "2023-02-29"}),
    (Document, {"id": "a", "sha256": None}),
    (Document, {"id": "a", "sha256": "0" * 63}),
    (NationalInstrument, {}),
]


def outcome(make: Callable[[], Noun]) -> Any:
    """Return what a noun consists of, or what is wrong with its data."""
    try:
        return everything(make())
    except ValidationError as error:
        return error.errors(include_context=False)


@pytest.mark.parametrize(("model", "plain"), UNUSUAL)
def test_what_is_unusual_is_taken_or_refused_as_pydantic_does(
    model: type[Noun], plain: Any
) -> None:
    expected = outcome(lambda: model.model_validate(plain))
    assert expected == outcome(lambda: construct(model, plain))
