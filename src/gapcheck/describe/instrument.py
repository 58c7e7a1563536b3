"""A national instrument described: its force, its readings, its provisions."""

from collections.abc import Iterator

from gapcheck.corpus import Corpus
from gapcheck.describe.issued import issued_rows
from gapcheck.describe.provision import cite_text, side_text
from gapcheck.describe.row import Description, Row
from gapcheck.instrument import NationalInstrument
from gapcheck.provision import Commencement, NationalProvision
from gapcheck.words.cite import name_provision
from gapcheck.words.phrase import capital

EFFECTS = (
    ("defines", "defines"),
    ("punishes", "punishes"),
    ("provides", "provides"),
    ("extends", "extends"),
    ("exempts", "exempts"),
    ("classifies", "classifies"),
    ("derives", "derives"),
    ("answers", "answers"),
)


def describe_instrument(corpus: Corpus, noun: NationalInstrument) -> Description:
    """Return a national instrument described, with its provisions."""
    rows = [
        Row("layer", noun.layer),
        *_told("native title", noun.native_title),
        *_told("number", noun.number),
        *_told("status", noun.status),
        *_told("adopted", noun.adopted),
        *_told("promulgated", noun.promulgated),
        *issued_rows(noun),
        *_told("in force", commencement_text(noun.in_force)),
        *(
            Row("stage", f"{stage.id}: {commencement_text(stage.in_force)}")
            for stage in noun.stages
        ),
    ]
    for old in noun.repeals:
        year = f" ({old.year})" if old.year else ""
        rows.append(Row("repeals", f"{old.title}{year}{'' if old.encoded else ', not encoded'}"))
    rows += [Row("not obtained", f"{act.title} ({act.date})") for act in noun.unread_acts]
    rows += [Row("complete", f"{', '.join(it.topics)}: {it.why}") for it in noun.complete]
    rows += [Row("source", cite_text(corpus, cite)) for cite in noun.cite]
    for item in noun.disagreements:
        held = "; ".join(
            f"{side_text(corpus, side.by, side.at)}: {side.says}" for side in item.held
        )
        rows.append(Row("disputed", f"{item.on}: {held}. Chosen: {item.chosen}"))
    rows += [Row("reading", f"{item.question} [{item.id}]") for item in noun.readings]
    if noun.note:
        rows.append(Row("note", noun.note))
    rows += [_unit(corpus, noun, provision) for provision in noun.provisions]
    unread = sum(provision.unread for provision in noun.provisions)
    rows.append(Row("in all", f"{len(noun.provisions)} provisions, {unread} of them unread"))
    return Description(noun.title, noun.instrument, tuple(rows))


def _told(label: str, text: str | None) -> Iterator[Row]:
    if text:
        yield Row(label, text)


def _unit(corpus: Corpus, noun: NationalInstrument, provision: NationalProvision) -> Row:
    name = f"{noun.instrument}/{provision.id}"
    does = [word for key, word in EFFECTS if getattr(provision, key)]
    state = "unread" if provision.unread else ", ".join(does) or "no effect encoded"
    heading = f": {provision.heading}" if provision.heading else ""
    return Row("provision", f"{name_provision(corpus, name)}{heading} ({state}) [{name}]")


def commencement_text(when: Commencement | None) -> str | None:
    """Return when a text began to apply, as precisely as it is known, and what is said of it."""
    if when is None:
        return None
    said = days_text(when)
    if when.note:
        return f"{said}. {capital(when.note).rstrip('.')}."
    one_bound = (when.earliest is None) != (when.latest is None)
    return f"{said}; the day is not known" if one_bound else said


def days_text(when: Commencement) -> str:
    """Return from which day a text applies, as a clause: its bounds if the day is not known."""
    first, last = when.earliest, when.latest
    if first is not None and first == last:
        return f"from {first.isoformat()}"
    bounds = (
        f"not before {first.isoformat()}" if first else "",
        f"at the latest from {last.isoformat()}" if last else "",
    )
    return ", ".join(filter(None, bounds)) or "day not known"
