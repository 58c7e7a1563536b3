"""A national provision read back as sentences."""

from collections.abc import Iterator

from gapcheck.amount import parse_imprisonment, spoken
from gapcheck.citation import Cite
from gapcheck.consolidate import Law
from gapcheck.corpus import Corpus, Encoded, LawBox
from gapcheck.describe.expression import Reader
from gapcheck.describe.reading import reading_line
from gapcheck.describe.row import Description, Row
from gapcheck.describe.rules import rule_rows
from gapcheck.judge.condition import derived
from gapcheck.part import READING
from gapcheck.provision import NationalProvision, Penalty, Provision, Review
from gapcheck.words.cite import name_provision, name_source
from gapcheck.words.phrase import Phraser, listed


def describe_provision(law: Law, encoded: Encoded) -> Description:
    """Return a national provision read back.

    Args:
        law: The law of the scenario, for what is derived.
        encoded: The provision.
    """
    corpus, noun = law.corpus, encoded.noun
    reader = Reader(corpus, encoded.instrument)
    rows = [
        *_heading(noun),
        *_effects(reader, noun),
        *_doubts(reader, noun),
        *(Row("open", reading_line(law, key)) for key in open_readings(law, encoded)),
        *_penalties(law, encoded, reader),
        *_general(reader, noun),
        *(rule_rows(law, encoded.id, Phraser(corpus)) if _applies(law, encoded) else ()),
        *_cases(noun),
        *known_rows(corpus, noun),
    ]
    return Description(name_provision(corpus, encoded.id), encoded.id, tuple(rows))


def _cases(noun: NationalProvision) -> Iterator[Row]:
    """Yield the cases beside a provision, as `gapcheck test` puts them."""
    for trial in noun.cases:
        why = f", {trial.why}" if trial.why else ""
        yield Row("case", f"{trial.case}: {trial.expect.replace('-', ' ')}{why}")


def _applies(law: Law, encoded: Encoded) -> bool:
    return bool(encoded.offences) and encoded.id in law.encoded


def _heading(noun: NationalProvision) -> Iterator[Row]:
    if noun.heading:
        yield Row("heading", noun.heading)
    if noun.unread:
        yield Row("unread", "known to exist, content not read; no effect is encoded")
    if noun.topics:
        yield Row("topics", ", ".join(noun.topics))


def _effects(reader: Reader, noun: NationalProvision) -> Iterator[Row]:
    if noun.defines:
        concept = f", the concept {noun.expresses}" if noun.expresses else ""
        yield Row("defines", f"{noun.defines.replace('-', ' ')}{concept}")
    for box in noun.reaches:
        yield Row("reaches", reader.definition(box))
        yield from reader.limits(box)
    for box in noun.punishes:
        yield Row("punishes", reader.offence(box))
        yield from reader.limits(box)
    for box in noun.provides:
        yield Row("provides", reader.measure(box))
        yield from reader.limits(box)


def _doubts(reader: Reader, noun: NationalProvision) -> Iterator[Row]:
    for doubt in noun.doubtful:
        clauses = [reader.clause(key, answer) for key, answer in doubt.if_.items()]
        yield Row("also if", f"{listed(clauses, 'and')}: {reader.region(doubt.also)}")


def open_readings(law: Law, encoded: Encoded) -> Iterator[str]:
    """Yield the readings on which a provision's boxes turn."""
    boxes = [box.bits for box in (*encoded.offences, *encoded.measures, *encoded.definition)]
    boxes += [rule.within for rule in encoded.widenings]
    boxes += [box for cut in encoded.cuts for box in cut.boxes]
    for key in law.corpus.questions:
        field = law.space.field[READING + key]
        if any(box & field != field for box in boxes):
            yield key


# --- penalty and what follows from it ---


def _penalties(law: Law, encoded: Encoded, reader: Reader) -> Iterator[Row]:
    noun = encoded.noun
    if noun.penalty is not None:
        yield Row("penalty", penalty_text(noun.penalty))
    boxes = [(box, "") for box in encoded.offences]
    for tier in noun.penalties:
        when = f"“{tier.words}”" if tier.words else tier.gloss or reader.region(tier.when or {})
        yield Row("penalty", f"{penalty_text(tier)}, {when}")
        if tier.when is None:
            # No dimension tells these cases apart, so no box has this penalty.
            penalty = parse_imprisonment(tier.imprisonment or "unknown")
            boxes.append((LawBox(encoded.id, 0, penalty=penalty), f", {when}"))
    seen = set()
    for box, when in boxes:
        said = _class(law, box) + when
        if said not in seen:
            seen.add(said)
            yield Row("class", said)
            yield from _derived(law, box)


def _class(law: Law, box: LawBox) -> str:
    found = law.class_of(box)
    if found is None and not law.classes:
        return "unknown, because no rule on classes of offences is encoded"
    if found is None:
        return "unknown, because the maximum penalty is not known"
    maximum = "a fine only" if box.fine_only else spoken(box.penalty.text) if box.penalty else ""
    return f"{found[0]} ({name_provision(law.corpus, found[1])}; {maximum})"


def _derived(law: Law, box: LawBox) -> Iterator[Row]:
    for attribute in dict.fromkeys(rule.attribute for _, rule in law.derivations):
        found = derived(law, box, attribute)
        if found is not None:
            yield Row(attribute, f"{found[0]} ({name_provision(law.corpus, found[1])})")


def penalty_text(penalty: Penalty) -> str:
    """Return a penalty as a phrase: `imprisonment of 2 to 5 years and a fine of …`."""
    parts = []
    if penalty.imprisonment:
        amount = spoken(penalty.imprisonment)
        known = penalty.imprisonment != "unknown"
        parts.append(f"imprisonment of {amount}" if known else "imprisonment not known")
    if penalty.fine:
        amount = spoken(penalty.fine)
        parts.append(f"a fine of {amount}" if penalty.fine != "unknown" else "a fine not known")
    text = listed(parts, "and" if penalty.together else "or") or "no penalty known"
    return f"{text} ({penalty.inferred})" if penalty.inferred else text


# --- general rules ---


def _general(reader: Reader, noun: NationalProvision) -> Iterator[Row]:
    for rule in noun.extends:
        scope = f"offences of {reader.scope(rule.offences_of)}"
        if rule.except_of:
            scope += f" but {reader.scope(rule.except_of)}"
        if rule.class_:
            scope += f" that are a {listed([*rule.class_])}"
        text = f"{scope}, to acts {reader.region(rule.with_)}"
        if rule.where:
            text += f", {reader.region(rule.where)}"
        yield Row("extends", text + _conditions(reader, rule.if_))
    for cut in noun.exempts:
        regions = "; or ".join(reader.region(box) for box in cut.region)
        text = f"{regions}, from offences of {reader.scope(cut.from_)}"
        yield Row("exempts", text + _conditions(reader, cut.if_))
    for item in noun.classifies:
        bounds = [
            f"more than {item.above}" if item.above else "",
            f"at most {item.up_to}" if item.up_to else "",
        ]
        ways = [
            listed([*filter(None, bounds)], "and"),
            "life" if item.life else "",
            "a fine only" if item.fine_only else "",
        ]
        yield Row("classifies", f"as {item.as_}: a maximum of {listed([*filter(None, ways)])}")
    for derivation in noun.derives:
        values = "; ".join(f"{key}: {value}" for key, value in derivation.by_class.items())
        yield Row("derives", f"{derivation.attribute}: {values}")
    for answer in noun.answers:
        clause = reader.clause(answer.reading, answer.answer)
        yield Row("answers", f"{clause} [{answer.reading}={answer.answer}]")


def _conditions(reader: Reader, answers: dict[str, str]) -> str:
    clauses = [reader.clause(key, answer) for key, answer in answers.items()]
    return f", if {listed(clauses, 'and')}" if clauses else ""


# --- how it is known ---


def known_rows(corpus: Corpus, noun: Provision) -> Iterator[Row]:
    """Yield how a provision is known: its words, its sources, who disagrees."""
    if noun.quote:
        yield Row("words", f"“{noun.quote}” ({noun.quote_is})")
    if noun.gloss:
        yield Row("in our words", noun.gloss)
    if noun.basis:
        read = "text read" if noun.basis == "read" else f"{noun.basis}; text not read"
        yield Row("basis", read)
    for cite in noun.cite:
        yield Row("source", cite_text(corpus, cite))
    for item in noun.disagreements:
        held = "; ".join(
            f"{side_text(corpus, side.by, side.at)}: {side.says}" for side in item.held
        )
        yield Row("disputed", f"{item.on}: {held}. Chosen: {item.chosen}, because {item.why}")
    for remark in noun.remarks:
        yield Row("remark", f"{name_source(corpus, remark.cite[0])}: {remark.says}")
    if noun.note:
        yield Row("note", noun.note)
    if noun.review:
        yield Row("review", review_text(noun.review))


def review_text(review: Review) -> str:
    """Return what was found of an encoding, by whom and when."""
    by = f" by {review.by}" if review.by else ""
    return f"{review.status}{by}{f', {review.on}' if review.on else ''}"


def cite_text(corpus: Corpus, cite: Cite) -> str:
    """Return a citation with what it contributes."""
    text = name_source(corpus, cite)
    if cite.words:
        text += f": “{cite.words}”"
    return f"{text} ({cite.note})" if cite.note else text


def side_text(corpus: Corpus, document: str, at: str | None) -> str:
    """Return who holds a view, and where."""
    return name_source(corpus, Cite.model_validate({"in": document, "at": at}))
