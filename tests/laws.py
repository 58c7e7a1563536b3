"""Hypothesis strategies for small laws, as the plain data of the files of a corpus.

A drawn law is a mapping from paths to data, so that a test can rename, split or widen it before
it is written and loaded, and so that the oracle in `exact` can read it without the loader. Names
are made of a prefix and a number (`place-2`, `art-13`, `question-1`), unlike anything that is
shown, and no name is used for two things.
"""

import json
import os
import tempfile
from collections.abc import Callable, Collection, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

import gapcheck
from gapcheck.corpus import Corpus

SHRINKING = bool(os.environ.get("GAPCHECK_SHRINK"))
"""Whether laws that fail are made small, which takes minutes."""

CHANCES = st.randoms(use_true_random=not SHRINKING)
"""Chance that hypothesis controls can be shrunk; true chance is drawn in half the time."""

Files = dict[str, Any]
"""Path inside the corpus to the data of the file."""

VOCABULARY = "rules/vocabulary/words.yaml"
CHECKS = "rules/treaty/topic.yaml"
TREATY = "standards/treaty.yaml"
CODE = "statutes/xa/code.yaml"
BILL = "statutes/xa/bill.yaml"
GUIDE = "statutes/xa/guide.yaml"
SILENCES = "statutes/xa/silences.yaml"

CITE = [{"in": "report", "at": "1"}]
CONCEPT, WORD, PLACE_WORD = "picture", "picture-word", "place-word"
ANSWERS = ("yes", "no", "otherwise")

RULES, EXEMPTIONS, CONDITIONS = "rules", "exemptions", "conditions"
QUESTIONS, OTHER_ACTS, DRAFTS = "questions", "other acts", "drafts"
"""What a test may ask drawn laws to do without."""


def for_all(*drawn: st.SearchStrategy[Any], share: int = 1) -> Callable[..., Any]:
    """Run a test on drawn laws.

    Args:
        drawn: What the test takes.
        share: How many times fewer examples than other tests it gets, because each costs more.
    """
    phases = tuple(it for it in Phase if SHRINKING or it not in (Phase.shrink, Phase.explain))
    # Drawing a law and judging it slowly costs far more than drawing boxes.
    examples = settings().max_examples * 3 // (5 * share)

    def wrapped(test: Callable[..., None]) -> Any:
        # The same laws in every run, however wide: what fails is then known, and is named.
        limits = settings(phases=phases, max_examples=examples, derandomize=True)
        return limits(given(*drawn)(test))

    return wrapped


def write_files(files: Files, folder: Path) -> Path:
    """Write the files of a corpus: every JSON text is YAML."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return folder


def corpus_of(files: Files) -> Corpus:
    """Return the corpus of the files; a law that contradicts itself is no example."""
    try:
        return loaded(files)
    except gapcheck.GapcheckError as error:
        assume(all(problem.code != "E106" for problem in error.problems))
        raise


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """Return a folder that all laws share: to remove folders takes as long as to load a law."""
    return tempfile.TemporaryDirectory()


def loaded(files: Files) -> Corpus:
    """Return the corpus of files without a mistake."""
    folder = Path(_folder().name)
    for old in folder.rglob("*.yaml"):
        if old.relative_to(folder).as_posix() not in files:
            old.unlink()
    return gapcheck.load_corpus(write_files(files, folder))


def laws(without: Collection[str] = ()) -> st.SearchStrategy[Files]:
    """Return small laws with a standard and checks.

    Args:
        without: What the laws do without, of `RULES` and so on.
    """
    return CHANCES.map(lambda chance: drawn_with(chance, without))


def drawn_with(chance: Random, without: Collection[str] = ()) -> Files:
    """Return a small law, drawn with some chance."""
    return _Drafting(chance, frozenset(without)).files()


class _Drafting:
    """One law, being drawn."""

    def __init__(self, chance: Random, without: frozenset[str]) -> None:
        self.chance = chance
        self.without = without
        self.dimensions = self._dimensions()
        self.words = {item["id"]: _words_of(item) for item in self.dimensions}
        self.questions = self._questions("question", self.dimensions)
        self.treaty_questions = self._questions("treaty-question", ())
        self.classified = CONDITIONS not in without and self.often()

    # --- chance ---

    def often(self) -> bool:
        return self.chance.random() < 0.5

    def seldom(self, lacking: str = "") -> bool:
        """Whether to draw something that one law in four has."""
        return lacking not in self.without and self.chance.random() < 0.25

    def one(self, values: Sequence[Any]) -> Any:
        return self.chance.choice(values)

    def some(self, values: Sequence[str], most: int = 2) -> list[str]:
        distinct = sorted(set(values))
        return sorted(self.chance.sample(distinct, min(self.number(1, most), len(distinct))))

    def number(self, least: int, most: int) -> int:
        return self.chance.randint(least, most)

    # --- vocabulary ---

    def _dimensions(self) -> list[dict[str, Any]]:
        dimensions = [
            self._dimension("conduct", self.number(2, 3), ["conduct"]),
            self._dimension("object", 2, ["conduct"]),
            self._dimension("place", self.number(2, 3), ["conduct"]),
            self._dimension("medium", self.number(2, 3), ["conduct", "term"]),
            self._dimension("measure", 2, ["measure"]),
            self._dimension("setting", self.number(2, 3), ["measure"]),
        ]
        if RULES not in self.without:
            dimensions.append(self._dimension("stage", 2, ["conduct"], unstated="stage-1"))
            if self.often():
                dimensions.append(self._dimension("role", 2, ["conduct"], unstated="role-1"))
        return dimensions

    def _dimension(
        self, name: str, size: int, heads: list[str], unstated: str = "any"
    ) -> dict[str, Any]:
        atoms = [f"{name}-{number}" for number in range(1, size + 1)]
        found: dict[str, Any] = {
            "id": name,
            "heads": heads,
            "about": "A respect.",
            "unstated": unstated,
            "phrase": "{names}",
            "atoms": [self._word(atom, name) for atom in atoms],
        }
        if name == "medium" and self.seldom():
            interval = {"kind": "interval", "first": 0, "last": size - 1, "phrase": "AGED {names}"}
            return found | interval | {"atoms": []}
        if name == "setting" and self.often():
            found["kind"] = "ordered"
        if name in ("conduct", "place", "medium", "setting"):
            found["terms"] = [self._term(name, atoms, n) for n in range(self.one((1, 2)))]
        return found

    @staticmethod
    def _word(name: str, dimension: str) -> dict[str, Any]:
        shown = name.replace("-", " ").upper()
        if dimension != "conduct":
            return {"id": name, "name": shown}
        return {"id": name, "doing": f"{shown} {{object}}", "does": f"{shown} {{object}}"}

    def _term(self, dimension: str, atoms: list[str], number: int) -> dict[str, Any]:
        """Return a term; a second one of conduct stands for a region over two dimensions."""
        word = self._word(f"{dimension}-term-{number + 1}", dimension)
        if dimension == "conduct" and number == 1:
            place = self.one(("place-1", "place-2"))
            return word | {"stands-for": [{"conduct": self.one(atoms), "place": place}]}
        covers = self.some(atoms)
        left = [atom for atom in atoms if atom not in covers]
        if left and QUESTIONS not in self.without and self.often():
            word["may-cover"] = self.some(left, 1)
        return word | {"covers": covers}

    def _questions(self, prefix: str, dimensions: Sequence[Any]) -> list[dict[str, Any]]:
        """Return readings; one of them may be that of a term's arguable atom."""
        if QUESTIONS in self.without:
            return []
        found: list[dict[str, Any]] = []
        for number in range(self.number(0, 2)):
            answers = ANSWERS[: 3 if self.seldom() else 2]
            name = f"{prefix}-{number + 1}"
            found.append(
                {
                    "id": name,
                    "question": "Does it?",
                    "answers": {answer: f"{name} is answered {answer}" for answer in answers},
                }
            )
            if self.seldom():
                found[-1]["working"] = {"answer": self.one(answers), "why": "It is usual."}
        arguable = [
            {"term": term["id"], "atoms": term["may-cover"]}
            for item in dimensions
            for term in item.get("terms", ())
            if "may-cover" in term
        ]
        if found and arguable and self.often():
            found[0]["terms"] = [self.one(arguable)]
        return found

    def vocabulary(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "dimensions": self.dimensions,
            "concepts": [
                {
                    "id": CONCEPT,
                    "dimension": "object",
                    "atom": "object-1",
                    "described-by": ["medium"],
                    "name": "a PICTURE",
                    "noun": "things",
                }
            ],
            "topics": [{"id": "topic", "title": "Topic"}],
        }
        if OTHER_ACTS not in self.without:
            data["copies"] = [
                {
                    "prefix": "aim",
                    "about": "Another act.",
                    "none": "with no other act",
                    "some": "with another act",
                    "dimensions": {"conduct": {"phrase": "aiming at {names}"}, "place": {}},
                    "shared": ["object", "medium"],
                }
            ]
        return data

    # --- boxes ---

    def box(self, *dimensions: str, also: Sequence[tuple[str, str]] = ()) -> dict[str, Any]:
        """Return a box that limits some of the dimensions.

        Args:
            dimensions: The dimensions.
            also: Words that can be used besides those of the vocabulary, with their dimensions.
        """
        found: dict[str, Any] = {}
        for name in dimensions:
            if self.often():
                words = self.words[name] + [word for word, of in also if of == name]
                values = self.some(words)
                found[name] = values[0] if len(values) == 1 else values
        return found

    def conditions(self, questions: Sequence[dict[str, Any]]) -> dict[str, str]:
        """Return an answer to a question."""
        question = self.one(questions)
        return {question["id"]: self.one(list(question["answers"]))}

    def offence(self, references: Sequence[str], words: Sequence[tuple[str, str]]) -> Any:
        """Return a box of what is punished.

        Args:
            references: Provisions whose acts it may take.
            words: Words that the instrument defines, with their dimensions.
        """
        if references and self.seldom():
            found = {"act-of": self.one(references)} | self.box("place")
        else:
            found = self.box("conduct", "object", "place", "medium", also=words)
        for name in self._extended():
            if self.seldom():
                found[name] = self.some(self.words[name])
        if self.seldom(OTHER_ACTS):
            found["aim"] = self._other_act(references, words)
        if self.questions and self.seldom():
            found["if"] = self.conditions(self.questions)
        return found

    def _other_act(self, references: Sequence[str], words: Sequence[tuple[str, str]]) -> Any:
        if references and self.often():
            return {"act-of": self.one(references)}
        return self.one(("none-such", self.box("conduct", "object", "place", also=words)))

    def _extended(self) -> list[str]:
        return [item["id"] for item in self.dimensions if item["unstated"] != "any"]

    def _boxes(self, most: int, box: Callable[[], Any]) -> list[Any]:
        return [box() for _ in range(self.number(1, most))]

    # --- the law ---

    def provision(self, name: str, effect: dict[str, Any]) -> dict[str, Any]:
        return {"id": name, "topics": ["topic"], "basis": "read", "cite": CITE} | effect

    def doubts(self, *dimensions: str) -> list[dict[str, Any]]:
        """Return what a provision reaches besides, under answers."""
        if not self.questions or not self.seldom():
            return []
        return [
            {"if": self.conditions(self.questions), "also": {name: self.some(self.words[name])}}
            for name in self.some(dimensions)
        ]

    def code(self) -> dict[str, Any]:
        defining = list(self._defining())
        words = [
            (item["defines"], "object" if "expresses" in item else "place") for item in defining
        ]
        offences: list[dict[str, Any]] = []
        for number in range(self.number(0, 3)):
            references = [item["id"] for item in offences]
            effect = {
                "punishes": self._boxes(3, lambda refs=references: self.offence(refs, words)),  # type: ignore[misc]
                "doubtful": self.doubts("place", "medium"),
                **self._penalty(),
            }
            offences.append(self.provision(f"art-{number + 11}", effect))
        provisions = [*defining, *offences, *self._measures(21)]
        if RULES not in self.without:
            provisions += self._rules([item["id"] for item in offences])
        if offences and EXEMPTIONS not in self.without and self.often():
            provisions.append(self._exemption(offences, words))
        if self.classified:
            provisions.append(self._classes())
        if self.seldom():
            provisions.append({"id": "art-61", "unread": True, "topics": ["topic"]})
        uncertain = self.seldom(QUESTIONS) and self.often()
        return {
            "instrument": "code",
            "title": "Code",
            "short": "Code",
            "layer": "statute",
            "in-force": {"earliest": "2000-01-01"}
            | ({} if uncertain else {"latest": "2000-01-01"}),
            "readings": self.questions,
            "provisions": self.chance.sample(provisions, len(provisions)),
        }

    def _defining(self) -> list[dict[str, Any]]:
        found = []
        if self.often():
            effect = self._definition()
            found.append(self.provision("art-1", effect))
        if self.seldom():
            reaches = {"place": self.one(self.words["place"])} | self.box("medium")
            effect = {"defines": PLACE_WORD, "as": "place", "reaches": reaches}
            found.append(self.provision("art-2", effect | {"doubtful": self.doubts("place")}))
        return found

    def _definition(self) -> dict[str, Any]:
        return {
            "defines": WORD,
            "expresses": CONCEPT,
            "reaches": self._boxes(2, lambda: self.box("medium")),
            "doubtful": self.doubts("medium"),
        }

    def _measures(self, first: int) -> list[dict[str, Any]]:
        return [
            self.provision(
                f"art-{number}",
                {
                    "provides": self._boxes(2, lambda: self.box("measure", "setting")),
                    "doubtful": self.doubts("setting"),
                },
            )
            for number in range(first, first + self.number(0, 2))
        ]

    def _penalty(self) -> dict[str, Any]:
        if CONDITIONS in self.without:
            return {}
        found: dict[str, Any] = {}
        terms = ("1..2 years", "1..4 years", "2..7 years", "unknown", None)
        if (term := self.one(terms)) is not None:
            found["penalty"] = {"imprisonment": term}
        if self.seldom() and self.seldom():
            place = self.one(self.words["place"])
            found["penalties"] = [{"when": {"place": place}, "imprisonment": "5..9 years"}]
        return found

    def _classes(self) -> dict[str, Any]:
        rules = [
            {"as": "minor-class", "up-to": "4 years"},
            {"as": "major-class", "above": "4 years"},
        ]
        return self.provision("art-51", {"classifies": rules})

    def _rules(self, offences: Sequence[str]) -> list[dict[str, Any]]:
        """Return general rules that extend offences."""
        found = []
        for number in range(self.number(0, 2)):
            name = self.one(self._extended())
            rule: dict[str, Any] = {
                "offences-of": self.one(("any", "code", *offences)),
                "with": {name: f"{name}-2"},
                "where": self.box("place"),
            }
            others = [other for other in self._extended() if other != name]
            if others and self.seldom():
                rule["where"][others[0]] = self.one(self.words[others[0]])
            if self.classified and self.often():
                rule["class"] = ["major-class"]
            if self.questions and self.seldom():
                rule["if"] = self.conditions(self.questions)
            found.append(self.provision(f"art-{number + 31}", {"extends": [rule]}))
        return found

    def _exemption(
        self, offences: Sequence[dict[str, Any]], words: Sequence[tuple[str, str]]
    ) -> dict[str, Any]:
        names = [item["id"] for item in offences]
        cut: dict[str, Any] = {
            "from": self.one(("any", "code", *names)),
            "region": [self.offence(names, words)],
        }
        if self.questions and self.often():
            cut["if"] = self.conditions(self.questions)
        return self.provision("art-41", {"exempts": [cut]})

    def bill(self) -> dict[str, Any]:
        """Return a draft with an offence, perhaps a definition, and perhaps a rule."""
        provisions = [self.provision("art-71", {"punishes": [self.offence((), ())]})]
        if self.seldom():
            provisions.append(self.provision("art-72", self._definition()))
        if self.seldom(EXEMPTIONS):
            provisions.append(self._exemption(provisions[:1], ()) | {"id": "art-73"})
        provisions += self._measures(74)
        return {
            "instrument": "bill",
            "title": "Bill",
            "short": "Bill",
            "layer": "draft",
            "provisions": provisions,
        }

    def guide(self) -> dict[str, Any]:
        """Return guidance that answers a question, and provides for something."""
        provisions = self._measures(81)
        if self.questions:
            (reading, answer), *_ = self.conditions(self.questions).items()
            effect = {"answers": [{"reading": reading, "answer": answer}]}
            provisions.append(self.provision("note-1", effect))
        return {
            "instrument": "guide",
            "title": "Guide",
            "short": "Guide",
            "layer": "guidance",
            "in-force": {"earliest": "2000-01-01", "latest": "2000-01-01"},
            "provisions": provisions,
        }

    def silences(self) -> list[dict[str, Any]]:
        if not self.seldom():
            return []
        return [
            {
                "id": "silence-1",
                "of": "law",
                "instruments": ["code"],
                "region": self.box("conduct", "place"),
                "says": "The law says nothing.",
                "cite": CITE,
            }
        ]

    # --- the standard ---

    def treaty(self) -> dict[str, Any]:
        own = [(WORD, "object")]
        doubts: list[dict[str, Any]] = []
        if self.treaty_questions and self.often():
            also = {"place": self.some(self.words["place"])}
            doubts = [{"if": self.conditions(self.treaty_questions), "also": also}]
        demanded: dict[str, Any] = {"demands": self._boxes(2, lambda: self._demanded(own))}
        if self.seldom():
            demanded["core"] = self.one(([], demanded["demands"][:1], [self.box("conduct")]))
        return {
            "instrument": "treaty",
            "title": "Treaty",
            "short": "Treaty",
            "kind": "treaty",
            "prefix": "treaty",
            "parties": {"xa": {"binds": "yes"}},
            "readings": self.treaty_questions,
            "provisions": [
                self._required("art-91", self._definition() | {"doubtful": []}),
                self._required("art-92", demanded | {"doubtful": doubts}),
                self._required(
                    "art-93", {"demands": self._boxes(2, lambda: self.box("measure", "setting"))}
                ),
            ],
        }

    def _required(self, name: str, effect: dict[str, Any]) -> dict[str, Any]:
        base = {"id": name, "basis": "read", "cite": CITE, "force": "mandatory"}
        return base | {"requires": "That it be so."} | effect

    def _demanded(self, words: Sequence[tuple[str, str]]) -> dict[str, Any]:
        found = self.box("conduct", "object", "place", "medium", also=words)
        for name in self._extended():
            if self.often():
                found[name] = self.some(self.words[name])
        if self.seldom(OTHER_ACTS):
            found["aim"] = self._other_act((), words)
        every = [*self.treaty_questions, *self.questions]
        if every and self.seldom() and self.seldom():
            found["if"] = self.conditions(every)
        return found

    # --- checks ---

    def checks(self) -> dict[str, Any]:
        found = []
        for number in range(self.number(1, 3)):
            name = f"check-{number + 1}"
            body: dict[str, Any] = {
                "id": f"treaty.topic.{name}",
                "label": name,
                "question": "Is it?",
            }
            if self.seldom():
                body[self.one(("all", "any"))] = [self._demand(), self._demand()]
            else:
                body |= self._demand()
            if self.seldom():
                body["core"] = True
            found.append(body)
        return {"standard": "treaty", "checks": found}

    def _demand(self) -> dict[str, Any]:
        kind = self.one(("criminalise", "criminalise", "not-punish", "define", "provide"))
        if kind == "define":
            return {"standard": "treaty/art-91", kind: {}}
        found: dict[str, Any]
        if kind == "provide":
            found = {"standard": "treaty/art-93", kind: self.box("measure")}
            return found | ({"some": ["setting"]} if self.seldom() else {})
        found = {"standard": "treaty/art-92"}
        found[kind] = self.box("conduct") if self.often() else {}
        if kind == "criminalise" and self.seldom():
            found["some"] = self.some(["place", "medium"], 1)
        if self.often():
            found["apart"] = self.one(("definition", "offence", "no"))
        if found.get("apart") == "offence" and self.seldom():
            found["over"] = self.some(["object", "place", "medium"])
        if self.seldom(CONDITIONS):
            found["where"] = [{"attribute": "maximum-imprisonment", "at-least": "4 years"}]
        return found

    # --- all files ---

    def files(self) -> Files:
        files: Files = {
            "corpus.yaml": {
                "format": "1",
                "title": "small",
                "version": "1",
                "licence": "CC0-1.0",
                "countries": {
                    "xa": {
                        "name": "Arcadia",
                        "adjective": "Arcadian",
                        "followed-until": "2020-01-01",
                    }
                },
            },
            "standards/sources.yaml": {
                "documents": [
                    {
                        "id": "report",
                        "short": "Report",
                        "author": "Nobody",
                        "title": "Report",
                        "kind": "report",
                    }
                ]
            },
            VOCABULARY: self.vocabulary(),
            CODE: self.code(),
            TREATY: self.treaty(),
            CHECKS: self.checks(),
            SILENCES: {"silences": self.silences()},
        }
        if DRAFTS not in self.without and self.often():
            files[BILL] = self.bill()
            files[GUIDE] = self.guide()
        return files


def _words_of(dimension: dict[str, Any]) -> list[str]:
    """Return the words that a text can use for a dimension."""
    if dimension.get("kind") == "interval":
        return ["0", "1..", f"0..{dimension['last']}"]
    return [word["id"] for key in ("atoms", "terms") for word in dimension.get(key, ())]
