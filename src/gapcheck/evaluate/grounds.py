"""What a finding rests on: readings, citations, disagreements, remarks, and whether it binds."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from gapcheck.citation import BASES, Basis
from gapcheck.consolidate import Law
from gapcheck.corpus import Asked, Corpus
from gapcheck.cover import hull
from gapcheck.finding import Binding, Citation, Disputed, Encoding, ReadingUsed
from gapcheck.judge import Judged, Manner, judge_anew, unmoved
from gapcheck.judge.reopen import Turning, may_rest_on
from gapcheck.region import disjoint
from gapcheck.scenario import Scenario
from gapcheck.words.cite import known_from, name_place, name_provision, name_source


def readings_used(
    law: Law,
    open_: Iterable[str],
    turning: Mapping[str, Turning],
    asked: Sequence[Asked],
    judged: Judged,
    manner: Manner,
) -> Iterator[ReadingUsed]:
    """Yield the open readings that decide, then the answers on which the judgement rests.

    Args:
        law: The law.
        open_: Open readings on which something unclear turns.
        turning: Reading with an answer to what turns on it.
        asked: The demands.
        judged: The judgement.
        manner: How it was made.
    """
    for name in sorted(open_):
        yield _used(law, name, "open", "open", None)
    for name, found in sorted(turning.items()):
        if any(
            found.change.touches(item.asked) and may_rest_on(law, item, found)
            for item in judged.weighed
        ):
            again = judge_anew(found.change, asked, judged, manner)
            if not unmoved(law.space, judged, again):
                yield _used(law, name, law.answers[name], law.sources[name], again.verdict)


def _used(law: Law, name: str, answer: str, why: str, reopened: object) -> ReadingUsed:
    reading = law.corpus.questions[name].reading
    return ReadingUsed(
        name,
        reading.question,
        answer,
        why,
        tuple(_holders(law.corpus, name)),
        reopened,  # type: ignore[arg-type]
        reading.answers,
    )


def _holders(corpus: Corpus, name: str) -> Iterator[str]:
    reading = corpus.questions[name].reading
    for view in reading.held:
        yield f"{name_place(corpus, view.by, view.at)}: {view.answer}"
    if reading.working and not reading.held:
        for document in reading.working.by:
            yield f"{name_place(corpus, document, None)}: {reading.working.answer}"


def weakest_basis(law: Law, named: Sequence[str]) -> Basis | None:
    """Return how well the least known of some provisions is known."""
    found = [law.encoded[name].noun.basis for name in named]
    known = [basis for basis in found if basis is not None]
    return min(known, key=BASES.index) if known else None


def citations_of(law: Law, asked: Sequence[Asked], named: Sequence[str]) -> Iterator[Citation]:
    """Yield the citations of both sides: the standard's provisions, then the nation's.

    Args:
        law: The law.
        asked: The demands.
        named: National provisions on which the finding rests.
    """
    standard = [item.provision for item in asked if item.provision]
    standard += [name for item in asked for name in item.definitions]
    yield from cite_standard(law.corpus, dict.fromkeys(standard))
    for name in named:
        encoded = law.encoded[name]
        noun = encoded.noun
        yield Citation(
            name,
            name_provision(law.corpus, name),
            known_from(law.corpus, encoded),
            "national",
            noun.basis,
            noun.quote,
            noun.quote_is,
            noun.gloss,
        )


def encoding_of(corpus: Corpus, citations: Sequence[Citation]) -> Encoding:
    """Return how far the encodings of cited provisions were checked against their texts."""
    status = {
        item.cite: corpus.standard_provisions[item.provision].status
        if item.side == "standard"
        else corpus.encoded[item.provision].noun.status
        for item in citations
    }
    found = [*status.values()]
    disputed = tuple(cite for cite, state in status.items() if state == "disputed")
    return Encoding(len(found), found.count("checked"), disputed)


def cite_standard(corpus: Corpus, names: Iterable[str]) -> Iterator[Citation]:
    """Yield citations of provisions of standards."""
    for name in names:
        noun = corpus.standard_provisions[name]
        yield Citation(
            name,
            name_provision(corpus, name),
            known_from(corpus, noun),
            "standard",
            noun.basis,
            noun.quote,
            noun.quote_is,
            noun.requires,
        )


def binding_of(corpus: Corpus, scenario: Scenario, provision: str | None) -> Binding | None:
    """Return whether a standard binds the State on the day of a scenario."""
    if provision is None:
        return None
    standard = corpus.standard_of(provision)
    if standard.kind == "soft law":
        return Binding("no", None, (), "soft law: best practice, binding nobody")
    party = standard.parties.get(scenario.country)
    if party is None:
        return Binding("unknown", None, (), None)
    binds = party.binds
    if binds == "yes" and party.since is not None and scenario.as_of < party.since:
        binds = "no"
    return Binding(
        binds,
        party.since.isoformat() if party.since else None,
        tuple(name_source(corpus, cite) for cite in party.cite),
        party.note,
    )


def disputes_of(law: Law, told: Collection[str], provision: str | None) -> Iterator[Disputed]:
    """Yield the disagreements between sources on the texts that a finding tells."""
    corpus = law.corpus
    groups = [
        (name_provision(corpus, name), law.encoded[name].noun.disagreements)
        for name in law.ordered(told)
    ]
    if provision is not None:
        noun = corpus.standard_provisions[provision]
        groups.append((name_provision(corpus, provision), noun.disagreements))
        standard = corpus.standard_of(provision)
        party = standard.parties.get(law.scenario.country)
        if party is not None:
            groups.append((standard.short, party.disagreements))
    for name, items in groups:
        for item in items:
            held = tuple(
                f"{name_place(corpus, side.by, side.at)}: {side.says}" for side in item.held
            )
            yield Disputed(name, item.on, held, item.chosen, item.why)


def contradicted_by(law: Law, judged: Judged) -> Iterator[Disputed]:
    """Yield the sources that call the law silent on what it surely covers of a demand."""
    for silent in law.corpus.silences.get(law.scenario.country, ()):
        noun = silent.noun
        for item in judged.weighed:
            asked = item.asked
            if noun.kind != asked.head or noun.concept not in (None, asked.concept):
                continue
            if asked.apart == "offence":
                continue  # said of the offence itself
            # What must not be punished and is, is what the law reaches.
            reached = item.split.missing if asked.kind == "not-punish" else item.split.covered
            # Where one demanded value is enough, any of them may be the one that is covered.
            enough = hull(asked.boxes) & asked.some
            boxes = [box for box in silent.boxes if not enough & ~box]
            if not disjoint(law.space, reached, boxes):
                held = tuple(f"{name_source(law.corpus, cite)}: {noun.says}" for cite in noun.cite)
                why = noun.contradicted or "the text as encoded reaches it"
                yield Disputed(
                    f"silence:{noun.id}",
                    "whether the law is silent",
                    held,
                    "it is not, on the texts encoded",
                    why,
                )
                break


def remarks_on(law: Law) -> dict[str, tuple[str, ...]]:
    """Return what experts say on each provision of a standard, as said by them.

    A remark is no law: it is told whether or not the text beside which it stands applies.
    """
    found: dict[str, tuple[str, ...]] = {}
    for item in law.corpus.encoded.values():
        country, _ = law.corpus.instruments[item.instrument]
        for remark in item.noun.remarks if country == law.scenario.country else ():
            text = f"{name_source(law.corpus, remark.cite[0])}: {remark.says}"
            for provision in dict.fromkeys(remark.on):
                found[provision] = (*found.get(provision, ()), text)
    return found
