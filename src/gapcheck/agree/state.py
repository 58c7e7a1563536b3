"""What is said of one provision, or of one standard, put to the engine."""

from gapcheck.agree.compare import compare_reach
from gapcheck.agree.table import Answer
from gapcheck.amount import AmountError, parse_imprisonment, spoken
from gapcheck.assemble import limits_of, pose_demand
from gapcheck.check import Kind
from gapcheck.consolidate import Law
from gapcheck.corpus import Corpus, Encoded
from gapcheck.evaluate.grounds import binding_of
from gapcheck.expert import Statement
from gapcheck.judge.alone import Alone, pose_alone
from gapcheck.judge.condition import derived
from gapcheck.judge.weigh import weigh_demand
from gapcheck.problem import GapcheckError, Problem, advise
from gapcheck.region import contains, disjoint, intersection, project
from gapcheck.scenario import Scenario
from gapcheck.verdict import Verdict
from gapcheck.words.cite import name_provision
from gapcheck.words.phrase import listed

Found = tuple[Answer, str]
"""What is said to a finding, and what the engine says in words."""


def answer_provision(corpus: Corpus, alone: Alone, name: str, states: Statement) -> Found:
    """Return what the engine says to a statement on a national provision.

    Args:
        corpus: The corpus.
        alone: The law that is looked at, for asking single provisions.
        name: The provision.
        states: The statement.

    Raises:
        GapcheckError: There is no such provision, or the statement names what does not exist.
    """
    law = alone.law
    if name not in corpus.encoded:
        fix = advise(name, corpus.encoded)
        raise GapcheckError([Problem("E201", f"there is no provision '{name}'", fix=fix)])
    encoded = corpus.encoded[name]
    cite = name_provision(corpus, name)
    if encoded.noun.unread:
        return "not assessable", f"{cite} was not read"
    if states.in_force is not None:
        return _in_force(corpus, encoded, states)
    if name not in law.encoded:
        return "contradicts", f"{cite} is no part of the law that is looked at"
    if states.reaches or states.leaves_out:
        return _reach(corpus, alone, encoded, states)
    return _attribute(law, encoded, states)


def _in_force(corpus: Corpus, encoded: Encoded, states: Statement) -> Found:
    instrument = corpus.instruments[encoded.instrument][1]
    when = encoded.noun.in_force or instrument.in_force
    if when is None or when.earliest is None or when.latest is None or states.in_force is None:
        return "not assessable", "the day is not known"
    told = f"in force from {when.earliest}"
    if when.latest != when.earliest:
        told = f"in force at some day from {when.earliest} to {when.latest}"
    inside = when.earliest <= states.in_force <= when.latest
    return ("agree" if inside else "contradicts"), told


def _attribute(law: Law, encoded: Encoded, states: Statement) -> Found:
    """Return what is said to a penalty, a class or a period."""
    if states.imprisonment is not None:
        try:
            wanted = parse_imprisonment(states.imprisonment).text
        except AmountError:
            what = f"'{states.imprisonment}' is no amount"
            fix = "write '2..5 years', 'up to 1 year' or 'life'."
            raise GapcheckError([Problem("E301", what, fix=fix)]) from None
        found = [box.penalty.text for box in encoded.offences if box.penalty]
        penalties = [tier.imprisonment for tier in encoded.noun.penalties if tier.imprisonment]
        found += [parse_imprisonment(text).text for text in penalties]
        if encoded.noun.penalty and encoded.noun.penalty.imprisonment:
            found.append(parse_imprisonment(encoded.noun.penalty.imprisonment).text)
    elif states.class_ is not None:
        wanted = states.class_
        classes = [law.class_of(box) for box in encoded.offences]
        found = [item[0] for item in classes if item]
    else:
        consequence = states.derived or {"limitation": states.limitation or ""}
        ((name, wanted),) = consequence.items()
        periods = [derived(law, box, name) for box in encoded.offences]
        found = [item[0] for item in periods if item]
    found = list(dict.fromkeys(text for text in found if text != "unknown"))
    if not found:
        return "not assessable", "not known from the texts encoded"
    told = listed([spoken(text) for text in found], "and")
    return ("agree" if wanted in found else "contradicts"), told


def _reach(corpus: Corpus, alone: Alone, encoded: Encoded, states: Statement) -> Found:
    """Return what is said to the cases that a provision reaches, or leaves out.

    They are put as a demand to the law without any other offence, measure or definition of the
    same word.
    """
    expression = states.reaches or states.leaves_out
    posed = pose_alone(corpus, encoded, expression)
    law = alone.of(encoded, posed.asked.kind)
    verdict = weigh_demand(law, posed.asked, compound=posed.names_definition).split.verdict
    words = {
        "compliant": "reaches all of it",
        "partial": "reaches a part of it",
        "unclear": "may reach it, under some answers",
        "gap": "reaches none of it",
    }
    told = f"{name_provision(corpus, encoded.id)} {words.get(verdict, verdict)}"
    return compare_reach(verdict, left_out=bool(states.leaves_out)), told


def answer_standard(corpus: Corpus, scenario: Scenario, name: str, states: Statement) -> Found:
    """Return what the engine says to a statement on a standard.

    Raises:
        GapcheckError: There is no such standard.
    """
    if name not in corpus.standards:
        fix = advise(name, corpus.standards)
        raise GapcheckError([Problem("E201", f"there is no standard '{name}'", fix=fix)])
    if states.reaches or states.leaves_out:
        return _demand(corpus, name, states)
    binding = binding_of(corpus, scenario, f"{name}/")
    if binding is None or binding.binds == "unknown":
        return "not assessable", "whether it binds is not known"
    since = f" since {binding.since}" if binding.since else ""
    told = f"binds: {binding.binds}{since}"
    if states.since is not None:
        if binding.since is None:
            return "not assessable", f"{told}; the day is not known"
        same = states.since.isoformat() == binding.since
        return ("agree" if same else "contradicts"), told
    return ("agree" if states.binds == binding.binds else "contradicts"), told


def _demand(corpus: Corpus, name: str, states: Statement) -> Found:
    """Return what is said to the cases that a standard asks for, or does not.

    They are held against all that its checks ask of offences, measures or definitions, as to
    conduct where no dimension of a definition is named. Conditions are left aside.
    """
    space = corpus.space
    expression = states.reaches or states.leaves_out
    limits = limits_of(expression)
    kind: Kind = "define" if "concept" in limits else "provide"
    if kind == "provide" and "measure" not in limits:
        kind = "criminalise"
    posed = pose_demand(corpus, kind, limits)
    concepts = corpus.vocabulary.concepts.values() if kind == "criminalise" else ()
    described = {key for item in concepts if item.dimension for key in item.described_by}
    apart = 0 if posed.names_definition else space.fields(*described.intersection(space.names))
    demands = [
        box
        for ready in corpus.checks
        for asked in ready.asked
        if ready.standard == name
        and (asked.head, asked.concept) == (posed.asked.head, posed.asked.concept)
        and asked.kind != "not-punish"
        for box in project(asked.boxes, apart)
    ]
    said = posed.asked.boxes
    for other in corpus.elsewhere:
        said = intersection(space, said, other.possible)
    verdict: Verdict = "partial"
    words = "asks for a part of it"
    if disjoint(space, said, demands):
        verdict, words = "gap", "asks for none of it"
    elif contains(space, demands, said):
        verdict, words = "compliant", "asks for all of it"
    told = f"{corpus.standards[name].short} {words}"
    return compare_reach(verdict, left_out=bool(states.leaves_out)), told
