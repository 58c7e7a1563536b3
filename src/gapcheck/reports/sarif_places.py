"""Where in the files of a corpus a provision or a check stands, as SARIF says it."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any
from urllib.parse import quote

from gapcheck.eid import portion_of
from gapcheck.files import Files, Loaded
from gapcheck.position import locate_each

Doc = dict[str, Any]
Position = tuple[str, tuple[int, int, int]]
"""Name of a file inside the corpus; line, column and length."""

CORPUS = "CORPUS"
PACKAGED = "PACKAGED"
"""Bases of addresses: the corpus folder, and what it takes from the corpus of the package."""


class Places:
    """Positions of provisions and checks; a file is read for them once, when it is asked for.

    Args:
        files: The files.
    """

    def __init__(self, files: Files) -> None:
        self._files = files
        self._read: dict[str, dict[str, Position]] = {}

    @cached_property
    def _home(self) -> dict[str, tuple[Loaded[Any], str]]:
        """Instrument or check to the file that holds it, and the key of its list there."""
        found: dict[str, tuple[Loaded[Any], str]] = {}
        for loaded in self._files.instruments:
            found[loaded.noun.instrument] = (loaded, "provisions")
        for loaded in self._files.checks:
            found.update({check.id: (loaded, "checks") for check in loaded.noun.checks})
        return found

    @cached_property
    def _countries(self) -> dict[str, str]:
        return {loaded.noun.instrument: code for code, loaded in self._files.statutes}

    @cached_property
    def _works(self) -> dict[str, str]:
        nouns = [loaded.noun for loaded in self._files.instruments]
        known = [it for it in nouns if "akn" in it.aliases and "akn" not in it.unverified]
        return {it.instrument: it.aliases["akn"] for it in known}

    def position(self, name: str) -> Position | None:
        """Return where a provision, `instrument/unit`, or a check stands; `None` if in no file."""
        home = self._home.get(name.partition("/")[0])
        if home is None:
            return None
        loaded, key = home
        if loaded.name not in self._read:
            self._read[loaded.name] = dict(_positions(loaded, key))
        return self._read[loaded.name].get(name)

    def location(self, name: str, text: str | None = None) -> Doc | None:
        """Return the location of a provision or a check; `None` if it stands in no file.

        Args:
            name: `instrument/unit`, or the id of a check.
            text: What stands there.
        """
        found = self.position(name)
        if found is None:
            return None
        file, (line, column, length) = found
        base = PACKAGED if file.partition("/")[0] in self._files.borrowed else CORPUS
        region = {"startLine": line, "startColumn": column, "endColumn": column + length}
        address = {"uri": quote(file, safe="/"), "uriBaseId": base}
        location: Doc = {"physicalLocation": {"artifactLocation": address, "region": region}}
        if "/" in name:
            location["logicalLocations"] = [self._logical(name)]
        return location | ({"message": {"text": text}} if text else {})

    def _logical(self, name: str) -> Doc:
        instrument, _, unit = name.partition("/")
        code = self._countries.get(instrument)
        full = f"{code}:{name}" if code else name
        work = self._works.get(instrument)
        iri = portion_of(work, unit, "eng") if work else None
        logical = {"name": unit, "fullyQualifiedName": full, "kind": "provision"}
        return logical | ({"decoratedName": iri} if iri else {})


def _positions(loaded: Loaded[Any], key: str) -> Iterator[tuple[str, Position]]:
    nouns = loaded.noun.provisions if key == "provisions" else loaded.noun.checks
    first = f"{loaded.noun.instrument}/" if key == "provisions" else ""
    paths = [(key, number, "id") for number in range(len(nouns))]
    found = locate_each(loaded.source.text, paths)
    for noun, position in zip(nouns, found, strict=True):
        yield f"{first}{noun.id}", (loaded.name, position)
