"""Standards, their provisions and checks, described."""

from collections.abc import Iterator

from gapcheck.corpus import Asked, Corpus, ReadyCheck, Threshold
from gapcheck.cover import hull
from gapcheck.describe.expression import Reader
from gapcheck.describe.issued import issued_rows
from gapcheck.describe.provision import cite_text, known_rows, side_text
from gapcheck.describe.row import Description, Row
from gapcheck.evaluate import binding_clause
from gapcheck.instrument import Standard
from gapcheck.provision import StandardProvision
from gapcheck.region import equal
from gapcheck.scenario import Scenario
from gapcheck.words.cite import name_provision
from gapcheck.words.phrase import Phraser, listed


def describe_standard(corpus: Corpus, scenario: Scenario, standard: Standard) -> Description:
    """Return a benchmark described, with its provisions."""
    rows = [
        Row("kind", standard.kind),
        Row("binding", binding_clause(corpus, scenario, standard.instrument)),
    ]
    if standard.adopted:
        rows.append(Row("adopted", standard.adopted))
    rows += issued_rows(standard)
    if standard.in_force:
        rows.append(Row("in force", standard.in_force.isoformat()))
    party = standard.parties.get(scenario.country)
    if party is not None:
        rows += [Row("source", cite_text(corpus, cite)) for cite in party.cite]
        for item in party.disagreements:
            held = "; ".join(
                f"{side_text(corpus, side.by, side.at)}: {side.says}" for side in item.held
            )
            rows.append(Row("disputed", f"{item.on}: {held}. Chosen: {item.chosen}"))
        if party.note:
            rows.append(Row("note", party.note))
    rows += [Row("source", cite_text(corpus, cite)) for cite in standard.cite]
    if standard.note:
        rows.append(Row("note", standard.note))
    rows += [Row("provision", text) for text in _units(corpus, standard)]
    return Description(standard.title, standard.instrument, tuple(rows))


def _units(corpus: Corpus, standard: Standard) -> Iterator[str]:
    for noun in standard.provisions:
        name = f"{standard.instrument}/{noun.id}"
        about = noun.heading or noun.requires
        yield f"{name_provision(corpus, name)}: {about} ({noun.force}) [{name}]"


def describe_demand(corpus: Corpus, name: str, noun: StandardProvision) -> Description:
    """Return a provision of a benchmark described: what it demands, and who tests it."""
    reader = Reader(corpus, name.partition("/")[0])
    rows = [Row("heading", noun.heading)] if noun.heading else []
    rows += [Row("force", noun.force), Row("requires", noun.requires)]
    if noun.defines:
        rows.append(Row("defines", noun.defines.replace("-", " ")))
    for box in noun.reaches:
        rows.append(Row("reaches", reader.definition(box)))
        rows += reader.limits(box)
    for box in noun.demands:
        rows.append(Row("demands", reader.region(box)))
        rows += reader.limits(box)
    for box in noun.core or ():
        rows.append(Row("core", reader.region(box)))
    if noun.core is not None and not noun.core:
        rows.append(Row("core", "nothing: all of it can be reserved"))
    if noun.reservable:
        rows.append(Row("reservable", noun.reservable))
    for doubt in noun.doubtful:
        clauses = [reader.clause(key, answer) for key, answer in doubt.if_.items()]
        rows.append(Row("also if", f"{listed(clauses, 'and')}: {reader.region(doubt.also)}"))
    if noun.out_of_scope:
        rows.append(Row("no check", noun.out_of_scope))
    rows += [
        Row("check", f"{ready.check.id}: {ready.check.question}")
        for ready in corpus.checks
        if any(item.provision == name for item in ready.asked) or ready.check.standard == name
    ]
    return Description(name_provision(corpus, name), name, (*rows, *known_rows(corpus, noun)))


def describe_check(corpus: Corpus, ready: ReadyCheck) -> Description:
    """Return a check described: what it asks, of which provision, and what it leaves out."""
    check = ready.check
    rows = [Row("question", check.question), Row("topic", corpus.vocabulary.topics[check.topic])]
    if check.not_assessable:
        if check.standard:
            rows.append(_tested_row(corpus, check.standard))
        rows.append(Row("not assessable", check.not_assessable))
    if len(ready.asked) > 1:
        rows.append(Row("demands", "all of them" if ready.every else "one of them is enough"))
    for asked in ready.asked:
        rows += _asked_rows(corpus, asked)
    for name, parameter in check.parameters.items():
        rows.append(Row("parameter", f"{name} = {parameter.value}: {parameter.basis}"))
    if check.readings:
        rows.append(Row("reads", check.readings))
    if check.note:
        rows.append(Row("note", check.note))
    rows.append(Row("file", ready.name))
    return Description(check.label, check.id, tuple(rows))


def _tested_row(corpus: Corpus, name: str) -> Row:
    force = corpus.standard_provisions[name].force
    return Row("provision", f"{name_provision(corpus, name)} ({force}) [{name}]")


def _condition(threshold: Threshold) -> str:
    attribute = threshold.attribute.replace("-", " ")
    beyond = f" beyond the age of {threshold.majority}" if threshold.counted_from else ""
    return f"{attribute} of at least {threshold.text}{beyond}"


def _asked_rows(corpus: Corpus, asked: Asked) -> Iterator[Row]:
    reader = Reader(corpus, (asked.provision or "").partition("/")[0])
    lexicons = corpus.vocabulary.lexicons
    if asked.provision:
        yield _tested_row(corpus, asked.provision)
    for wording in asked.wording:
        box = {name: list(names) for name, names in wording.items() if names}
        yield Row(asked.kind, reader.region(box))
    if asked.definitions:
        cites = [name_provision(corpus, name) for name in asked.definitions]
        yield Row("definitions", listed(cites, "and"))
    if not equal(corpus.space, asked.core, asked.boxes):
        how_much = "part of it" if asked.core else "all of it"
        yield Row("core", f"less than the whole: {how_much} can be reserved")
    for threshold in asked.thresholds:
        yield Row("condition", _condition(threshold))
    if asked.some:
        fields = corpus.space.field
        names = [name for name in lexicons if asked.some & fields.get(name, 0)]
        titles = [lexicons[name].title for name in names]
        yield Row("enough", f"any one of the values asked for, in: {listed(titles, 'and')}")
    apart = {"definition": "definitions", "offence": "completed offences"}.get(asked.apart)
    if apart and asked.kind != "define":
        yield Row("judged", f"within what the law's own {apart} surely reach")
    space = corpus.space
    phraser = Phraser(corpus)
    for name, lexicon in lexicons.items():
        if lexicon.copy is None and lexicon.size and asked.boxes:
            mask = 0
            for part in asked.boxes:
                mask |= space.values(part, name)
            if mask == lexicon.full or name not in ("conduct", "measure"):
                continue
            text = phraser.dimension(name, mask)
            if name == "conduct":
                around = hull(asked.boxes)
                one = space.values(around, "object").bit_count() == 1
                text = phraser.acts(
                    phraser.conduct(around), phraser.thing({}, around) if one else "…"
                )
            yield Row("cases", text)
