"""Findings: the answer to one check in one scenario, ready to be shown or exported.

A finding is plain and frozen. It knows no boxes: regions stand in it as the values of dimensions
and as phrases. The fields follow `contracts`: every field is there, absent values are `None`.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from gapcheck.check import Kind
from gapcheck.citation import Basis
from gapcheck.instrument import Layer
from gapcheck.provision import Force
from gapcheck.verdict import Ground, Verdict

Grade = Literal["documented", "complete", "not found"]
"""How the absence of a provision is evidenced."""


class Condition(NamedTuple):
    """Answers to a reading under which something holds."""

    reading: str
    answers: tuple[str, ...]
    phrase: str


class Case(NamedTuple):
    """A box in words.

    Attributes:
        values: Each dimension on which it is smaller than what is surely demanded, to its values.
        phrase: The same as it stands in a sentence.
        readings: Answers under which it holds; all of them have to be given.
        grade: For missing boxes, how the absence is evidenced.
    """

    values: Mapping[str, tuple[str, ...]]
    phrase: str
    readings: tuple[Condition, ...] = ()
    grade: Grade | None = None


def listed_answers(answers: Mapping[str, str], mask: int) -> str:
    """Return answers as one clause.

    Args:
        answers: Answer to the clause that says it.
        mask: The answers that count, bit n for the n-th.
    """
    return " or ".join(text for n, text in enumerate(answers.values()) if mask >> n & 1)


class Covering(NamedTuple):
    """What one provision contributes.

    Attributes:
        provision: The provision, `instrument/provision`.
        cite: How it is cited.
        cases: What of the demand it reaches.
        by: Provisions that widened it, cut it or defined its words.
        basis: How well its text is known.
        layer: Layer of its instrument.
    """

    provision: str
    cite: str
    cases: tuple[Case, ...]
    by: tuple[str, ...]
    basis: Basis | None
    layer: Layer


class Blocking(NamedTuple):
    """An element that stops a provision short of the demand.

    Attributes:
        provision: The provision.
        cite: How it is cited.
        dimension: Dimension that it limits, or the attribute that a condition asks for.
        reaches: What it reaches there.
        words: The words that impose the limit, quoted; `None` if unknown.
        gloss: The limit in our own words, if it is known by report.
        source: Who reports it, if the words are not quoted.
        by: Provision whose words they are, if another one's: a definition or a rule.
        kind: Whether an element or a condition blocks.
        arguable: Whether the provision reaches the act at all only under some answer.
    """

    provision: str
    cite: str
    dimension: str
    reaches: str
    words: str | None
    gloss: str | None
    source: str | None
    kind: Literal["element", "condition"] = "element"
    by: str | None = None
    arguable: bool = False


class Nearest(NamedTuple):
    """The provision that comes closest where nothing meets the demand.

    Attributes:
        provision: The provision.
        cite: How it is cited.
        differs: Why it is not the same: what it reaches instead, as a clause.
    """

    provision: str
    cite: str
    differs: str


class Absence(NamedTuple):
    """How the absence of a provision is evidenced, relative to the declared corpus.

    Attributes:
        grade: The weakest grade of the missing boxes.
        searched: Instruments that were looked at.
        on_subject: Those among them with an encoded provision on the subject.
        unread: Provisions known to exist and not read that may bear on it.
        said_by: Sources that say the law is silent, with pinpoints.
        older: Older laws that are not encoded, if the date lies before the encoded law.
        later: Acts whose text was not obtained and that may change an instrument relied on.
    """

    grade: Grade
    searched: tuple[str, ...]
    on_subject: tuple[str, ...]
    unread: tuple[str, ...]
    said_by: tuple[str, ...]
    older: tuple[str, ...] = ()
    later: tuple[str, ...] = ()


class ReadingUsed(NamedTuple):
    """A reading that the finding turns on.

    Attributes:
        id: The reading.
        question: The question.
        answer: The answer taken, or `open`.
        why: Why it is taken: `working`, `law`, `guidance` or `assumed`; `open` if it is not.
        by: Sources that take it.
        reopened: Verdict if it is reopened; `None` if it is open.
        answers: Each answer, to the clause that says it.
    """

    id: str
    question: str
    answer: str
    why: str
    by: tuple[str, ...]
    reopened: Verdict | None
    answers: Mapping[str, str]


class Disputed(NamedTuple):
    """A disagreement between sources on a text that the finding rests on."""

    provision: str
    on: str
    held: tuple[str, ...]
    chosen: str
    why: str


class Binding(NamedTuple):
    """Whether the standard binds the State on the day of the scenario."""

    binds: Literal["yes", "no", "unknown"]
    since: str | None
    sources: tuple[str, ...]
    note: str | None


class Citation(NamedTuple):
    """One side of a finding's citations.

    Attributes:
        provision: The provision, `instrument/provision`.
        cite: How it is cited.
        source: Where it was read, or who quotes or reports it.
        side: Whether it is the standard's or the nation's.
        basis: How well its text is known.
        quote: Operative words quoted; `None` if none are.
        quote_is: What the quotation is.
        gloss: Operative words in our own translation or summary.
    """

    provision: str
    cite: str
    source: str
    side: Literal["standard", "national"]
    basis: Basis | None
    quote: str | None
    quote_is: str | None
    gloss: str | None


class Encoding(NamedTuple):
    """How far the encodings that a finding relies on were checked against their texts.

    Attributes:
        relied_on: How many provisions it relies on, of both sides.
        checked: How many of them somebody checked.
        disputed: Those whose encoding is disputed, as they are cited.
    """

    relied_on: int
    checked: int
    disputed: tuple[str, ...]


class Step(NamedTuple):
    """A node of a proof. Its leaves are citations of encoded provisions or documented silences.

    Attributes:
        title: What the step is, e.g. `covered`.
        text: What it says.
        cites: Provision or silence that it rests on, for leaves.
        steps: The steps under it.
    """

    title: str
    text: str
    cites: str | None = None
    steps: tuple["Step", ...] = ()


class Finding(NamedTuple):
    """The answer to one check, or to an ad-hoc demand, in one scenario.

    Attributes:
        id: `<country>/<check id>`, or `<country>/ask-<hash>`.
        label: How a row of a table names it.
        verdict: The verdict, with the fields that qualify it.
        marked: Whether it rests on an absence that was only *not found*.
        layers: Scenario to the verdict in it.
        subjects: Scenario to the definition check that falls short there, with its verdict.
        doubted: Scenarios in which the verdict rests on an absence that was only *not found*.
        grounds: Scenarios whose verdict is another one only because more, or less, of the demand
            is judged there; what both laws are asked fares no worse, or no better, there.
        core_verdict: Verdict on what no reservation removes, if that is less.
        subject_to: The definition check that falls short, if the verdict rests on that concept.
        truncated: Missing boxes left out of `missing`; `exact` then has them all.
    """

    id: str
    check: str | None
    label: str
    question: str
    kind: Kind
    topic: str | None
    standard: str | None
    provision: str | None
    force: Force | None
    reservable: str | None
    binding: Binding | None
    demand: str
    demanded: tuple[Mapping[str, tuple[str, ...]], ...]
    unsaid: tuple[str, ...]
    judged: Literal["apart", "compound"]
    parameters: tuple[str, ...]
    verdict: Verdict
    marked: bool
    core_verdict: Verdict | None
    subject_to: tuple[str, Verdict] | None
    basis: Basis | None
    covered: tuple[Covering, ...]
    missing: tuple[Case, ...]
    truncated: int
    exact: tuple[Case, ...] | None
    unclear: tuple[Case, ...]
    witness: str | None
    blocking: tuple[Blocking, ...]
    nearest: tuple[Nearest, ...]
    absence: Absence | None
    layers: Mapping[str, Verdict]
    subjects: Mapping[str, tuple[str, Verdict]]
    doubted: tuple[str, ...]
    grounds: Mapping[str, Ground]
    readings: tuple[ReadingUsed, ...]
    disagreements: tuple[Disputed, ...]
    remarks: tuple[str, ...]
    sentence: str
    citations: tuple[Citation, ...]
    encoding: Encoding
    proof: Step | None

    @property
    def binds(self) -> bool:
        """Whether the standard binds the State."""
        return self.binding is not None and self.binding.binds == "yes"

    @property
    def shown_verdict(self) -> str:
        """The verdict as it is printed: with a question mark if an absence was only not found."""
        return f"{self.verdict}?" if self.marked else self.verdict


class Column(NamedTuple):
    """A scenario whose verdicts stand beside those of the findings.

    Attributes:
        name: Its name in the findings.
        label: How a table names it.
    """

    name: str
    label: str


class Measured(NamedTuple):
    """A standard as a heading names it.

    Attributes:
        standard: Its id.
        short: Its short title.
        binding: Whether it binds the State, as a clause.
    """

    standard: str
    short: str
    binding: str


class Assessment(NamedTuple):
    """Findings with what every output's head says.

    Attributes:
        tool: Name and version of the tool.
        corpus: Title and version of the corpus.
        hash: SHA-256 of the corpus, hexadecimal.
        country: Name of the State.
        scenario: The scenario, in its canonical line.
        as_of: Day on which the law is looked at, ISO 8601.
        followed_until: Day up to which the country's sources were searched, ISO 8601.
        law: Which law is looked at, in words.
        columns: Scenarios beside the findings' own.
        standards: The standards of the findings, in the order of the findings.
        topics: Topic to its title.
        findings: The findings.
    """

    tool: tuple[str, str]
    corpus: tuple[str, str]
    hash: str
    country: str
    scenario: str
    as_of: str
    followed_until: str
    law: str
    columns: tuple[Column, ...]
    standards: tuple[Measured, ...]
    topics: Mapping[str, str]
    findings: tuple[Finding, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many findings have each verdict, those with a question mark apart; sorted."""
        found: dict[str, int] = {}
        for finding in self.findings:
            found[finding.shown_verdict] = found.get(finding.shown_verdict, 0) + 1
        return dict(sorted(found.items()))


NOTICE = "Compares encoded texts; says nothing of practice; no legal advice."
"""What every output's head says."""
