"""A slow and obvious judge of drawn laws, to compare the engine with.

It reads the plain data of the files, looks at every case that the vocabulary tells apart under
every combination of answers to open questions, and asks of each case only: is it demanded, and
does the law reach it? A case is surely missing, surely covered or unclear by what happens to it
under all combinations. Nothing of the engine is used.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from itertools import chain, combinations, product
from operator import and_, or_
from typing import Any, TypeVar

T = TypeVar("T")
Files = Mapping[str, Any]
Box = dict[str, frozenset[str]]
"""Dimension to the atoms that a text reaches, once all questions are answered."""
CaseSet = int
"""A set of cases: bit n for the n-th case of `Cases`."""
Ask = Callable[[str, Sequence[str]], str]
"""Takes a question and its answers; gives the answer, or raises `Unanswered`."""

NONE_SUCH = "none-such"
HEADS = {"criminalise": "conduct", "not-punish": "conduct", "define": "term", "provide": "measure"}
YES_NO = ("yes", "no")


class Unanswered(Exception):  # noqa: N818 - a question is no error
    """A question that was met and has no answer yet."""

    def __init__(self, question: str, answers: Sequence[str]) -> None:
        super().__init__(question)
        self.question, self.answers = question, answers


def under_every_answer(compute: Callable[[Ask], T], fixed: Mapping[str, str]) -> list[T]:
    """Return what is computed under each combination of answers to the questions it meets."""
    found, waiting = [], [dict(fixed)]
    while waiting:
        given = waiting.pop()
        try:
            found.append(compute(_asking(given)))
        except Unanswered as met:
            waiting += [given | {met.question: answer} for answer in met.answers]
    return found


def _asking(given: Mapping[str, str]) -> Ask:
    def ask(question: str, answers: Sequence[str]) -> str:
        if question not in given:
            raise Unanswered(question, answers)
        return given[question]

    return ask


class Cases:
    """Every case of some dimensions: one atom of each.

    Args:
        atoms: Dimension to its atoms.
        prefixes: Prefixes of dimensions of another act; there is one or there is none.
    """

    def __init__(self, atoms: Mapping[str, Sequence[str]], prefixes: Iterable[str]) -> None:
        self.atoms = atoms
        others = [[name for name in atoms if name.startswith(f"{it}.")] for it in prefixes]
        thinkable = (dict(zip(atoms, it, strict=True)) for it in product(*atoms.values()))
        self.cases = [case for case in thinkable if all(_agree(case, them) for them in others)]
        self.every: CaseSet = (1 << len(self.cases)) - 1
        self._alike: dict[frozenset[str], list[CaseSet]] = {}
        self._having = {(name, atom): 0 for name, found in atoms.items() for atom in found}
        for number, case in enumerate(self.cases):
            for pair in case.items():
                self._having[pair] |= 1 << number

    def of(self, values: Mapping[str, Iterable[str]]) -> CaseSet:
        """Return the cases with one of the values in each dimension that is named."""
        left = self.every
        for name, found in values.items():
            left &= reduce(or_, (self._having[name, atom] for atom in found), 0)
        return left

    def within(self, cases: CaseSet) -> Iterator[dict[str, str]]:
        """Yield the cases of a set."""
        return (case for number, case in enumerate(self.cases) if cases >> number & 1)

    def hull(self, cases: CaseSet) -> dict[str, frozenset[str]]:
        """Return the values of each dimension that the cases have."""
        found = list(self.within(cases))
        return {name: frozenset(case[name] for case in found) for name in self.atoms}

    def whatever(self, cases: CaseSet, names: Iterable[str]) -> CaseSet:
        """Return the cases that differ from one of these in nothing but the dimensions named."""
        free = frozenset(names)
        if free not in self._alike:
            groups: dict[tuple[str, ...], CaseSet] = {}
            for number, case in enumerate(self.cases):
                rest = tuple(atom for name, atom in case.items() if name not in free)
                groups[rest] = groups.get(rest, 0) | 1 << number
            self._alike[free] = list(groups.values())
        return reduce(or_, (group for group in self._alike[free] if group & cases), 0)


def _agree(case: Mapping[str, str], names: Sequence[str]) -> bool:
    return len({case[name] == NONE_SUCH for name in names}) < 2


@dataclass(frozen=True)
class Parted:
    """What happens to the cases of one demand.

    Attributes:
        demanded: What is demanded under some answer.
        certain: What is demanded under every answer.
    """

    missing: CaseSet
    covered: CaseSet
    unclear: CaseSet
    demanded: CaseSet
    certain: CaseSet


@dataclass(frozen=True)
class Answered:
    """The answer to a check."""

    verdict: str
    parts: tuple[Parted, ...]


@dataclass(frozen=True)
class Exact:
    """Judges the checks of drawn files.

    Attributes:
        files: The files.
        enacted: Drafts that count.
        guidance: Whether guidance counts.
        assumed: Question to its answer, or to `open`.
        compound: Whether definitions are multiplied in.
    """

    files: Files
    enacted: Sequence[str] = ()
    guidance: bool = False
    assumed: Mapping[str, str] = field(default_factory=dict)
    compound: bool = False

    # --- what the files hold ---

    @cached_property
    def vocabulary(self) -> dict[str, Any]:
        """Everything that the files of the vocabulary list."""
        files = [data for name, data in self.files.items() if "/vocabulary/" in name]
        keys = {key for data in files for key in data}
        return {key: [item for data in files for item in data.get(key, ())] for key in keys}

    @cached_property
    def dimensions(self) -> dict[str, Any]:
        return {item["id"]: item for item in self.vocabulary["dimensions"]}

    @cached_property
    def copies(self) -> dict[str, Any]:
        return {item["prefix"]: item for item in self.vocabulary.get("copies", ())}

    @cached_property
    def concepts(self) -> dict[str, Any]:
        return {item["id"]: item for item in self.vocabulary.get("concepts", ())}

    @cached_property
    def instruments(self) -> dict[str, Any]:
        return {data["instrument"]: data for data in self.files.values() if "instrument" in data}

    @cached_property
    def provisions(self) -> dict[str, Any]:
        return {
            f"{name}/{item['id']}": item
            for name, data in self.instruments.items()
            for item in data["provisions"]
        }

    @cached_property
    def applying(self) -> dict[str, Any]:
        """The national provisions that count."""
        chosen = {
            name
            for name, data in self.instruments.items()
            if data.get("layer") == "statute"
            or (data.get("layer") == "draft" and name in self.enacted)
            or (data.get("layer") == "guidance" and self.guidance)
        }
        return {key: item for key, item in self.provisions.items() if _owner(key) in chosen}

    @cached_property
    def fixed(self) -> dict[str, str]:
        """The answers that are not open."""
        found = {
            item["id"]: item["working"]["answer"]
            for data in self.files.values()
            for item in data.get("readings", ())
            if "working" in item
        }
        for provision in self.applying.values():
            found |= {item["reading"]: item["answer"] for item in provision.get("answers", ())}
        found |= self.assumed
        return {name: answer for name, answer in found.items() if answer != "open"}

    @cached_property
    def _cases(self) -> dict[str, Cases]:
        return {}

    def cases(self, head: str) -> Cases:
        """Return every case of the dimensions that a kind of region has."""
        if head not in self._cases:
            atoms = {name: self._atoms(name) for name in self.dimensions if self._is(name, head)}
            if head == "conduct":
                for prefix, copy in self.copies.items():
                    for name in copy["dimensions"]:
                        atoms[f"{prefix}.{name}"] = [NONE_SUCH, *self._atoms(name)]
            self._cases[head] = Cases(atoms, self.copies)
        return self._cases[head]

    def _is(self, name: str, head: str) -> bool:
        return head in self.dimensions[name]["heads"]

    def _atoms(self, name: str) -> list[str]:
        dimension = self.dimensions[name]
        if dimension.get("kind") == "interval":
            return [str(number) for number in range(dimension["first"], dimension["last"] + 1)]
        return [item["id"] for item in dimension["atoms"]]

    def _named(self, name: str, word: str) -> frozenset[str]:
        """Return the atoms that an atom or an interval names: a level has those below it."""
        atoms = self._atoms(name)
        if ".." in word:
            first, last = word.split("..")
            return frozenset(atoms[atoms.index(first) : atoms.index(last) + 1 if last else None])
        ordered = self.dimensions[name].get("kind") == "ordered"
        return frozenset(atoms[: atoms.index(word) + 1] if ordered else [word])

    def printed(self, values: Mapping[str, Sequence[str]]) -> Box:
        """Return the atoms of a box as a finding prints it: atoms, intervals, or one term."""
        found = {}
        for name, words in values.items():
            base = name.rpartition(".")[2]
            terms = {
                item["id"]: item.get("covers", ())
                for item in self.dimensions[base].get("terms", ())
            }
            if len(words) == 1 and words[0] in terms:
                found[name] = self._covered(base, terms[words[0]])
            elif self.dimensions[base].get("kind") == "interval":
                found[name] = self._covered(base, words)
            else:
                found[name] = frozenset(words)
        return found

    def _covered(self, name: str, words: Iterable[str]) -> frozenset[str]:
        return frozenset().union(*(self._named(name, word) for word in words))

    @cached_property
    def extended(self) -> dict[str, str]:
        """The dimensions that general rules extend, each with its base value."""
        named = {name: item.get("unstated", "any") for name, item in self.dimensions.items()}
        return {name: atom for name, atom in named.items() if atom != "any"}

    def _begun(self, provision: str, ask: Ask) -> bool:
        """Whether a provision's instrument had begun to apply; if uncertain, by the answer."""
        when = self.instruments[_owner(provision)].get("in-force")
        if when is None or "latest" in when:
            return True
        return ask(f"{_owner(provision)}:commenced", YES_NO) == "yes"

    # --- what texts reach ---

    def boxes(self, owner: str, expression: Mapping[str, Any], ask: Ask) -> list[Box]:
        """Return what an expression of an instrument reaches."""
        found: list[Box] = [{}]
        for key, value in expression.items():
            if key == "if":
                if not self._holds(value, ask):
                    return []
                continue
            if key == "act-of":
                factor = [box for name in _names(value) for box in self.act(owner, name, ask)]
            elif key in self.copies:
                factor = list(self._other_act(owner, key, value, ask))
            else:
                factor = list(self._values(owner, key, _names(value), ask))
            found = _product(found, factor)
        return found

    def _holds(self, answers: Mapping[str, str], ask: Ask) -> bool:
        return all(ask(name, self._answers(name)) == answer for name, answer in answers.items())

    def _answers(self, question: str) -> Sequence[str]:
        stated = (item for data in self.files.values() for item in data.get("readings", ()))
        return next((list(item["answers"]) for item in stated if item["id"] == question), YES_NO)

    def _values(self, owner: str, name: str, words: Sequence[str], ask: Ask) -> Iterator[Box]:
        """Yield what words reach: atoms and terms together, defined words one by one."""
        own = [word for word in words if self._defining(owner, word)]
        boxes = [
            box for word in words if word not in own for box in self._word(owner, name, word, ask)
        ]
        plain = [box[name] for box in boxes if box.keys() == {name}]
        if plain:
            yield {name: frozenset().union(*plain)}
        yield from (box for box in boxes if box.keys() != {name})
        for word in own:
            yield from self._word(owner, name, word, ask)

    def _word(self, owner: str, name: str, word: str, ask: Ask) -> Iterator[Box]:
        atoms = self._atoms(name)
        if word == "any":
            yield {name: frozenset(atoms)}
        elif word in atoms or ".." in word:
            yield {name: self._named(name, word)}
        elif defined := self._defining(owner, word):
            concept = self.concepts.get(self.provisions[defined].get("expresses", ""))
            within: Box = {name: frozenset([concept["atom"]])} if concept else {}
            yield from _product([within], self.written(defined, "reaches", ask))
        else:
            yield from self._term(owner, name, word, ask)

    def _term(self, owner: str, name: str, word: str, ask: Ask) -> Iterator[Box]:
        term = next(item for item in self.dimensions[name]["terms"] if item["id"] == word)
        for box in term.get("stands-for", ()):
            yield from self.boxes(owner, box, ask)
        covered = set(term.get("covers", ()))
        if "layer" in self.instruments[owner]:  # a demand asks for what is surely covered
            for atom in term.get("may-cover", ()):
                question, answers = self._arguable(owner, word, atom)
                if ask(question, answers) == answers[0]:
                    covered.add(atom)
        if covered:
            yield {name: self._covered(name, covered)}

    def _arguable(self, owner: str, term: str, atom: str) -> tuple[str, Sequence[str]]:
        for item in self.instruments[owner].get("readings", ()):
            for asked in item.get("terms", ()):
                if asked["term"] == term and atom in asked["atoms"]:
                    return item["id"], list(item["answers"])
        return f"{owner}:{term}-reaches-{atom}", YES_NO

    def _defining(self, owner: str, word: str) -> str | None:
        """Return the provision of an instrument that defines a word."""
        for item in self.instruments[owner]["provisions"]:
            if item.get("defines") == word:
                return f"{owner}/{item['id']}"
        return None

    def _other_act(self, owner: str, prefix: str, value: Any, ask: Ask) -> Iterator[Box]:
        copy = self.copies[prefix]
        if value == NONE_SUCH:
            yield {f"{prefix}.{name}": frozenset([NONE_SUCH]) for name in copy["dimensions"]}
            return
        there_is = {f"{prefix}.{it}": frozenset(self._atoms(it)) for it in copy["dimensions"]}
        for box in self.boxes(owner, value, ask):
            told = {f"{prefix}.{it}": box[it] for it in copy["dimensions"] if it in box}
            shared = {name: box[name] for name in copy["shared"] if name in box}
            yield there_is | told | shared

    def act(self, owner: str, name: str, ask: Ask) -> list[Box]:
        """Return what a provision punishes or demands."""
        provision = name if "/" in name else f"{owner}/{name}"
        key = "punishes" if "layer" in self.instruments[_owner(provision)] else "demands"
        return self.written(provision, key, ask)

    def written(self, provision: str, key: str, ask: Ask) -> list[Box]:
        """Return what the boxes under a key of a provision reach, doubts included."""
        owner, noun = _owner(provision), self.provisions[provision]
        return [
            box
            for expression in _listed(noun.get(key, ()))
            for doubts in _together(() if key == "core" else noun.get("doubtful", ()))
            if all(self._holds(doubt["if"], ask) for doubt in doubts)
            for box in self.boxes(owner, _changed(expression, doubts), ask)
        ]

    def defined(self, concept: str, head: str, ask: Ask) -> CaseSet:
        """Return what the law's definitions of a concept reach."""
        return self._all(
            head,
            [
                box
                for key, item in self.applying.items()
                if item.get("expresses") == concept and self._begun(key, ask)
                for box in self.written(key, "reaches", ask)
            ],
        )

    def _all(self, head: str, boxes: Iterable[Box]) -> CaseSet:
        return reduce(or_, (self.cases(head).of(box) for box in boxes), 0)

    # --- what the law punishes ---

    def punished(self, conditions: Sequence[Mapping[str, Any]], ask: Ask) -> CaseSet:
        """Return the cases that are punished by provisions that meet the conditions."""
        cases = self.cases("conduct")
        found = 0
        for key, noun in self.applying.items():
            if "punishes" not in noun or not self._begun(key, ask):
                continue
            exempt = self._exempt(key, ask)
            for box in self.written(key, "punishes", ask):
                for penalty, where in self._penalties(key, noun, ask):
                    if all(self._reaches(key, penalty, it, ask) for it in conditions):
                        for form in self._forms(key, box, penalty, ask):
                            found |= form & where & ~exempt
        return found & cases.every

    def _penalties(
        self, key: str, noun: Mapping[str, Any], ask: Ask
    ) -> Iterator[tuple[str | None, CaseSet]]:
        """Yield the penalties of an offence, each with the cases that it is for."""
        left = self.cases("conduct").every
        for tier in noun.get("penalties", ()):
            where = self._all("conduct", self.boxes(_owner(key), tier["when"], ask))
            yield tier["imprisonment"], left & where
            left &= ~where
        yield noun.get("penalty", {}).get("imprisonment"), left

    def _reaches(
        self, key: str, penalty: str | None, condition: Mapping[str, Any], ask: Ask
    ) -> bool:
        asked = condition["at-least"]
        if (most := _most(penalty)) is not None:
            return most >= int(asked.split()[0])
        question = f"{key}:{condition['attribute']}-at-least-{asked.replace(' ', '-')}"
        return ask(question, YES_NO) == "yes"

    def _forms(self, key: str, box: Box, penalty: str | None, ask: Ask) -> Iterator[CaseSet]:
        """Yield what a box reaches, alone and extended by general rules."""
        base = {name: frozenset([atom]) for name, atom in self.extended.items()}
        for rules in _subsets(list(self._rules(key, penalty, ask))):
            names = [name for added, _ in rules for name in added]
            if len(names) == len(set(names)) and box.keys().isdisjoint(names):
                wider: Box = reduce(or_, (added for added, _ in rules), base | box)
                yield reduce(and_, (where for _, where in rules), self.cases("conduct").of(wider))

    def _rules(self, key: str, penalty: str | None, ask: Ask) -> Iterator[tuple[Box, CaseSet]]:
        """Yield the general rules for an offence: what each adds, and where."""
        for by, noun in self.applying.items():
            for rule in noun.get("extends", ()):
                if not _in_scope(key, _owner(by), rule["offences-of"]) or not self._begun(by, ask):
                    continue
                if rule.get("class") and self._class(key, penalty, ask) not in rule["class"]:
                    continue
                if self._holds(rule.get("if", {}), ask):
                    where = self._all("conduct", self.boxes(_owner(by), rule["where"], ask))
                    for added in self.boxes(_owner(by), rule["with"], ask):
                        yield added, where

    def _class(self, key: str, penalty: str | None, ask: Ask) -> str | None:
        most = _most(penalty)
        if most is not None:
            for noun in self.applying.values():
                for rule in noun.get("classifies", ()):
                    above, up_to = rule.get("above", "-1 years"), rule.get("up-to", "99 years")
                    if int(above.split()[0]) < most <= int(up_to.split()[0]):
                        return str(rule["as"])
            return None
        classes = dict.fromkeys(
            rule["as"] for noun in self.provisions.values() for rule in noun.get("classifies", ())
        )
        return ask(f"{key}:class", list(classes)) if classes else None

    def _exempt(self, key: str, ask: Ask) -> CaseSet:
        """Return what exemptions take out of an offence."""
        return self._all(
            "conduct",
            [
                box
                for by, noun in self.applying.items()
                for cut in noun.get("exempts", ())
                if _in_scope(key, _owner(by), cut["from"])
                if self._begun(by, ask) and self._holds(cut.get("if", {}), ask)
                for expression in _listed(cut["region"])
                for box in self.boxes(_owner(by), expression, ask)
            ],
        )

    # --- demands ---

    def demanded(self, demand: Mapping[str, Any], core: bool, ask: Ask) -> CaseSet:
        """Return what a demand asks for under some answers, clipped if it is judged apart."""
        kind = _kind(demand)
        head, cases = HEADS[kind], self.cases(HEADS[kind])
        boxes = self._asked(demand, kind, core, ask)
        if head != "conduct":
            return self._all(head, boxes)
        base = {name: frozenset([atom]) for name, atom in self.extended.items()}
        apart = demand.get("apart", "definition")
        found = 0
        for box in boxes:
            inside = cases.of(base | box)
            if not self.compound and apart != "no":
                inside &= self._defined_cases(box, ask)
            found |= inside
        if apart == "offence":
            done = self._completed(self._begun_by(ask))
            found &= cases.whatever(done, [*self.extended, *demand.get("over", ())])
        return found

    def _asked(self, demand: Mapping[str, Any], kind: str, core: bool, ask: Ask) -> list[Box]:
        """Return the boxes of the standard's provision within the limits of a demand."""
        provision = demand["standard"]
        key = "reaches" if kind == "define" else "demands"
        if core and kind != "define" and "core" in self.provisions[provision]:
            key = "core"
        owner = _owner(provision)
        limits = [box for it in _listed(demand[kind] or {}) for box in self.boxes(owner, it, ask)]
        return _product(self.written(provision, key, ask), limits)

    def _defined_cases(self, box: Box, ask: Ask) -> CaseSet:
        """Return the cases that a demand keeps if it is clipped to the law's definitions.

        Whether they had begun to apply is decided first: it is no question of what they mean.
        """
        cases = self.cases("conduct")
        kept = cases.every
        for concept in self.concepts.values():
            name = concept["dimension"]
            expressing = [
                key for key, it in self.applying.items() if it.get("expresses") == concept["id"]
            ]
            if not expressing or len(box.get(name, self._atoms(name))) == len(self._atoms(name)):
                continue
            begun = self._begun_by(ask)
            if "yes" in {begun[f"{_owner(key)}:commenced"] for key in expressing}:
                named = cases.of({name: [concept["atom"]]})
                kept &= ~named | self._sure_definition(concept["id"], begun)
        return kept

    def _begun_by(self, ask: Ask) -> dict[str, str]:
        """Return the answers whether something had begun to apply."""
        return {
            f"{_owner(key)}:commenced": "yes" if self._begun(key, ask) else "no"
            for key in self.applying
        }

    def _sure_definition(self, concept: str, begun: Mapping[str, str]) -> CaseSet:
        fixed = {**self.fixed, **begun}
        found = under_every_answer(lambda ask: self.defined(concept, "conduct", ask), fixed)
        return reduce(and_, found)

    def _completed(self, begun: Mapping[str, str]) -> CaseSet:
        """The completed acts that are surely punished."""
        fixed = {**self.fixed, **begun}
        sure = reduce(and_, under_every_answer(lambda ask: self.punished((), ask), fixed))
        base = {name: [atom] for name, atom in self.extended.items()}
        return sure & self.cases("conduct").of(base)

    def reached(self, demand: Mapping[str, Any], ask: Ask) -> CaseSet:
        """Return what the law reaches of the kind that a demand asks for."""
        kind = _kind(demand)
        if HEADS[kind] == "conduct":
            return self.punished(demand.get("where", ()), ask)
        if kind == "define":
            return self.defined(self.provisions[demand["standard"]]["expresses"], "term", ask)
        every = [
            box
            for key, noun in self.applying.items()
            if "provides" in noun and self._begun(key, ask)
            for box in self.written(key, "provides", ask)
        ]
        return self._all("measure", every)

    def fares(self, demand: Mapping[str, Any], core: bool, ask: Ask) -> tuple[CaseSet, CaseSet]:
        """Return what is demanded and met under some answers, and what is demanded and not."""
        demanded = self.demanded(demand, core, ask)
        reached = self.reached(demand, ask) & demanded
        if "some" in demand:
            cases = self.cases(HEADS[_kind(demand)])
            demanded = cases.whatever(demanded, demand["some"])
            reached = cases.whatever(reached, demand["some"])
        missed = demanded & ~reached
        return (missed, reached) if _kind(demand) == "not-punish" else (reached, missed)

    # --- checks ---

    @cached_property
    def checks(self) -> dict[str, Any]:
        return {
            check["id"]: check for data in self.files.values() for check in data.get("checks", ())
        }

    def answer(self, check: str, *, core: bool = False) -> Answered:
        """Return the answer to a check.

        Args:
            check: Its id.
            core: Whether only what no reservation removes is asked, whatever the check asks.
        """
        noun = self.checks[check]
        core = core or noun.get("core", False)
        demands = noun.get("all") or noun.get("any") or [noun]
        parts = tuple(self._part(demand, core) for demand in demands)
        if "any" in noun:
            return Answered(self._any(demands, core, parts), parts)
        missing, covered = (any(getattr(it, k) for it in parts) for k in ("missing", "covered"))
        if missing:
            return Answered("partial" if covered else "gap", parts)
        if any(part.unclear for part in parts):
            return Answered("unclear", parts)
        asked = any(part.demanded for part in parts)
        return Answered("compliant" if asked else "not-applicable", parts)

    def _part(self, demand: Mapping[str, Any], core: bool) -> Parted:
        fares = under_every_answer(lambda ask: self.fares(demand, core, ask), self.fixed)
        missing = reduce(and_, (missed for _, missed in fares))
        return Parted(
            missing,
            covered=reduce(and_, (met for met, _ in fares)),
            unclear=reduce(or_, (missed for _, missed in fares)) & ~missing,
            demanded=reduce(or_, (met | missed for met, missed in fares)),
            certain=reduce(and_, (met | missed for met, missed in fares)),
        )

    def _any(
        self, demands: Sequence[Mapping[str, Any]], core: bool, parts: Sequence[Parted]
    ) -> str:
        """Return the verdict where one demand has to be met, answer by answer."""
        standing = [it for it, part in zip(demands, parts, strict=True) if part.demanded]
        if not standing:
            return "not-applicable"
        failing = under_every_answer(
            lambda ask: all(self.fares(demand, core, ask)[1] for demand in standing), self.fixed
        )
        if not any(failing):
            return "compliant"
        if not all(failing):
            return "unclear"
        return "partial" if any(part.covered for part in parts) else "gap"


def _owner(provision: str) -> str:
    return provision.partition("/")[0]


def _names(value: Any) -> list[str]:
    if isinstance(value, dict):
        value = value["is"]
    return [value] if isinstance(value, str) else list(value)


def _listed(value: Any) -> list[Any]:
    return [value] if isinstance(value, dict) else list(value)


def _kind(demand: Mapping[str, Any]) -> str:
    return next(kind for kind in HEADS if kind in demand)


def _most(penalty: str | None) -> int | None:
    """Return the years of a maximum penalty; `None` if it is not known."""
    if penalty in (None, "unknown"):
        return None
    return int(str(penalty).rpartition("..")[2].split()[0])


def _in_scope(key: str, owner: str, names: Any) -> bool:
    scope = _names(names)
    return "any" in scope or _owner(key) in scope or key in {f"{owner}/{it}" for it in scope}


def _product(first: Iterable[Box], second: Sequence[Box]) -> list[Box]:
    """Return the boxes that two unions of boxes have in common."""
    found = []
    for a, b in product(first, second):
        met = a | {name: atoms & a.get(name, atoms) for name, atoms in b.items()}
        if all(met.values()):
            found.append(met)
    return found


def _subsets(values: Sequence[T]) -> Iterator[tuple[T, ...]]:
    return chain.from_iterable(combinations(values, size) for size in range(len(values) + 1))


def _together(doubts: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    """Yield doubts that may change a box together: they speak of different dimensions."""
    for chosen in _subsets(doubts):
        names = [name for doubt in chosen for name in doubt["also"]]
        if len(names) == len(set(names)):
            yield chosen


def _changed(expression: Mapping[str, Any], doubts: Iterable[Any]) -> dict[str, Any]:
    return reduce(or_, (doubt["also"] for doubt in doubts), dict(expression))


def head_of(demand: Mapping[str, Any]) -> str:
    """Return which kind of region answers a demand."""
    return HEADS[_kind(demand)]
