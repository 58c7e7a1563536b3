"""Dimensions, the cases that they tell apart, and the words that name sets of cases.

An *atom* is the finest case; a *term* is a word of some text, which covers atoms surely and may
cover others. A term may also stand for values of several dimensions at once (`depiction`,
`sell-person`). The vocabulary names no country.
"""

from typing import Literal

from pydantic import Field

from gapcheck.noun import Expressions, Names, Noun, Words
from gapcheck.reading import Reading

Head = Literal["conduct", "measure", "term"]
"""What a region is a region of: offences, measures and duties, or definitions."""


class Wording(Noun):
    """How an atom or a term is put into sentences.

    Attributes:
        name: Noun or name that fits the dimension's phrase, e.g. `force` in "by force".
        phrase: Whole phrase, instead of the dimension's phrase with the name in it.
        does: For conduct, third person with `{object}` where its object goes.
        doing: For conduct, gerund with `{object}`.
        noun: For conduct, the noun, e.g. `distribution`.
        case: What a witness does or is; the name or gerund if left out.
    """

    name: str = ""
    phrase: str = ""
    does: str = ""
    doing: str = ""
    noun: str = ""
    case: str = ""


class Atom(Wording):
    """The finest case that the vocabulary tells apart.

    Attributes:
        id: Unique in its dimension.
        family: Group of atoms, for copies of a dimension and for listings.
        about: What the case is.
    """

    id: str
    family: str = ""
    about: str = ""


class Term(Wording):
    """A word of a text.

    Attributes:
        id: Unique in its dimension, among atoms too.
        covers: Atoms (or intervals) that it surely covers; `any` for all.
        may_cover: Atoms that it arguably covers: each is a reading of each text that uses it.
        stands_for: Instead of `covers`, a region over other dimensions too.
        set_by: Reading that each State's law answers, where the word refers to a number of its
            own (the legal age for sexual activities).
        by_answer: What the term covers besides under each answer of `set_by`.
        prefer: The term that the Luxembourg Terminology Guidelines prefer beside it.
        about: What the word means, and why it covers what it does.
    """

    id: str
    covers: Names = ()
    may_cover: Names = ()
    stands_for: Expressions = ()
    set_by: str | None = None
    by_answer: dict[str, Names] = Field(default_factory=dict)
    prefer: str = ""
    about: str = ""


class Dimension(Noun):
    """One respect in which acts, measures or things differ.

    Attributes:
        id: Unique.
        title: What it is called where a row is headed by it; the id if left out.
        heads: Kinds of region that may use it.
        kind: Categorical; ordered (a level includes all lower ones); or an interval of whole
            numbers from `first` to `last`, inclusive, the last one standing for itself and all
            above it if `open_above`.
        unit: Unit of an interval, e.g. `completed years`.
        unstated: Term or atom that an unstated value means, for law and demand alike; `any` for
            elements, a base value for what general rules extend.
        phrase: How values stand in a sentence, `{names}` for their names.
        but: How all values but a few are put, `{names}` for the few.
        limit: How a provision's words limit it, `{words}` for the words.
        all_of: How the absence of any limit is put where it has to be said.
        goes_with: For each family of atoms, the values of other dimensions that it is said of
            (material is sold, persons are recruited); what a question leaves unsaid is filled in,
            and what it says against it is a mistake.
        said_of: The values of another dimension of which alone it is said: the kind of abuse, of
            sexual abuse. In a sentence it stands with these.
    """

    id: str
    title: str = ""
    heads: tuple[Head, ...] = ("conduct",)
    kind: Literal["categorical", "ordered", "interval"] = "categorical"
    about: Words
    atoms: tuple[Atom, ...] = ()
    terms: tuple[Term, ...] = ()
    first: int = 0
    last: int = 0
    open_above: bool = False
    unit: str = ""
    unstated: str = "any"
    phrase: str = "{names}"
    but: str = ""
    limit: str = "only {words}"
    all_of: str = ""
    goes_with: dict[str, dict[str, Names]] = Field(default_factory=dict)
    said_of: dict[str, Names] = Field(default_factory=dict)


class Copied(Noun):
    """Which part of a dimension a copy has.

    Attributes:
        families: Families of atoms that the copy keeps; all if empty.
        phrase: How the copy's values stand in a sentence, instead of the dimension's own phrase.
        around: What stands around the dimension's own phrase, `{phrase}` for it.
        but: How all values but a few are put.
    """

    families: Names = ()
    phrase: str = ""
    around: str = "{phrase}"
    but: str = ""


class Copy(Noun):
    """Dimensions of another act to which an element refers (`aim.place`, `prior.means`).

    There is another act or there is none, for all copies of a prefix alike.

    Attributes:
        prefix: Prefix of the copies.
        about: Which act is meant.
        none: How the absence of any such act is put; the atom's id is `none-such`.
        some: How it is put that there is such an act, whatever else is true of it.
        thing: What the other act is directed at, as it stands behind a verb.
        where: Values of other dimensions with which there is another act, and without which there
            is none; empty if no value tells.
        dimensions: Dimensions that are copied.
        shared: Dimensions in which both acts agree (the same victim, the same thing).
    """

    prefix: str
    about: Words
    none: Words
    some: Words
    thing: str = "it"
    where: dict[str, Names] = Field(default_factory=dict)
    dimensions: dict[str, Copied]
    shared: Names = ()


class Concept(Noun):
    """A thing that laws define, and the dimensions that describe it.

    Attributes:
        id: Unique; definitions express it.
        dimension: Dimension in which offences name it; none if only definitions do.
        atom: Its atom there.
        described_by: Dimensions of a definition.
        name: Its name in sentences.
        noun: What a thing is called of which it is asked whether it is one.
        prefer: The term that the Luxembourg Terminology Guidelines prefer.
    """

    id: str
    dimension: str | None = None
    atom: str | None = None
    described_by: Names
    name: Words
    noun: Words
    prefer: str = ""


class Topic(Noun):
    """A subject that lines up checks of several standards."""

    id: str
    title: Words


class VocabularyFile(Noun):
    """One file of `rules/vocabulary/`."""

    dimensions: tuple[Dimension, ...] = ()
    copies: tuple[Copy, ...] = ()
    concepts: tuple[Concept, ...] = ()
    readings: tuple[Reading, ...] = ()
    topics: tuple[Topic, ...] = ()


NONE_SUCH = "none-such"
"""The atom that every copy has: there is no such other act."""
