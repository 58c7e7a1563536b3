"""The source `remedies`: for each topic, the smallest changes of law that close duties, tried.

Each is carried out on the encoded law, with those before it, and every finding is answered anew:
what is said to close does close, on the texts encoded, and what gets worse is said.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gapcheck.compose.findings.choose import findings_for
from gapcheck.compose.recommendations import is_duty
from gapcheck.compose.say import bold, cell, cells, sentence, text
from gapcheck.compose.setting import Setting
from gapcheck.compose.source import Field, Part, Source
from gapcheck.paper import Words
from gapcheck.remedy import Effect, Package, Remedies, Remedy
from gapcheck.words.cite import name_provision
from gapcheck.words.number import number_word
from gapcheck.words.phrase import capital, listed

NAMED = 6
"""Findings that a sentence names at most; those that get worse are all named."""
LINES = 3
"""Changes of law that a topic is given, those that close most."""


class RemedyRow(NamedTuple):
    """A topic with duties that are not met.

    Attributes:
        topic: The topic.
        title: Its title.
        package: The changes that close what can be closed.
    """

    topic: str
    title: str
    package: Package


def _rows(setting: Setting, part: Part) -> Sequence[RemedyRow]:
    topics: dict[str, list[str]] = {}
    for item in findings_for(setting, part):
        if is_duty(item) and item.check:
            topics.setdefault(item.topic or "", []).append(item.check)
    mend, titles = setting.work.handed.mend, setting.assessment.topics
    if mend is None:
        return ()
    return [
        RemedyRow(topic, titles[topic], mend(titles[topic], topics[topic]))
        for topic in titles
        if topic in topics
    ]


Step = tuple[Remedies, Remedy]
"""What was found for a check, and what was taken of it."""


def _taken(row: RemedyRow) -> list[Step]:
    """Return the steps that were taken, each on the law with those before it."""
    return [(step, best) for step in row.package.steps if (best := _best(step)) is not None]


def shown_steps(taken: Sequence[Step]) -> list[Step]:
    """Return the steps that close most, and those that bring what they change, in order."""
    most = sorted(taken, key=lambda it: -len(_closed(it[1].betters)))[:LINES]
    touched = {edit.provision for _, best in most for edit in best.edits}
    return [
        step for step in taken if step in most or any(it in touched for it in _brought(step[1]))
    ]


def _brought(best: Remedy) -> list[str]:
    """Return the provisions that a change of law brings."""
    return [
        edit.provision
        for edit in best.edits
        if any(one.insert is not None for one in edit.instructions)
    ]


def _best(step: Remedies) -> Remedy | None:
    best = next(iter(step.found), None)
    return best if best is not None and best.closes else None


def _closed(effects: Sequence[Effect]) -> list[str]:
    return [item.check for item in effects if item.change == "closed"]


def _lines(row: RemedyRow, setting: Setting) -> list[Words]:
    taken = _taken(row)
    shown = shown_steps(taken)
    lines = [text(_line(setting, step, best)) for step, best in shown]
    return [*lines, *map(text, _left(row, setting, len(taken) - len(shown)))]


def _line(setting: Setting, step: Remedies, best: Remedy) -> str:
    """Return a change in the imperative, with what it closes, betters and worsens."""
    first, *others = [edit.words for edit in best.edits]
    act = sentence("; and ".join([first, *(it[:1].lower() + it[1:] for it in others)]))
    closed = [step.check, *_closed(best.betters)]
    narrowed = [item.check for item in best.betters if item.change != "closed"]
    said = [f"It closes {first_checks(setting, closed)}"]
    if narrowed:
        said.append(f"leaves less missing of {first_checks(setting, narrowed)}")
    worse = [item.check for item in best.worsens]
    said.append(f"worsens {names_of_checks(setting, worse) if worse else 'no finding'}")
    asks = [item.check for item in best.asks]
    more = (
        " Because the law's own words then reach more, more is judged, and not all of it met, "
        f"under {first_checks(setting, asks)}."
    )
    return f"{act} {listed(said, 'and')}.{more if asks else ''}"


def first_checks(setting: Setting, checks: Sequence[str]) -> str:
    """Return the first of some checks, and how many more there are."""
    names = [_name(setting, check) for check in checks[:NAMED]]
    more = len(checks) - NAMED
    return f"{', '.join(names)} and {number_word(more)} more" if more > 0 else listed(names, "and")


def names_of_checks(setting: Setting, checks: Sequence[str]) -> str:
    """Return the provisions of standards behind checks, with their labels."""
    return listed([_name(setting, check) for check in checks], "and")


def _name(setting: Setting, check: str) -> str:
    ready = setting.corpus.check(check)
    if ready is None:
        return check
    return f"{name_provision(setting.corpus, ready.check.standard or '')} ({ready.check.label})"


def _left(row: RemedyRow, setting: Setting, more: int) -> Iterator[str]:
    """Yield how many more changes there are, and which duties no change that was tried closes."""
    if more:
        does = "change closes" if more == 1 else "changes close"
        yield f"{capital(number_word(more))} more {does} the rest of what can be closed."
    steps = row.package.steps
    still = [it.check for it in steps if _best(it) is None and it.verdict in ("gap", "partial")]
    if still:
        yield f"No change of the kinds tried closes {names_of_checks(setting, still)}."


SOURCE: Source[RemedyRow] = Source(
    "The topics with duties that are not met, each with the smallest changes of law that close "
    "them; each change is tried on the law with those before it.",
    _rows,
    {
        "account": Field(
            "The topic, and the changes that close most, with what each closes and worsens.",
            lambda row, setting: cells([text(bold(f"{row.title}.")), *_lines(row, setting)]),
        ),
        "topic": Field("The topic.", lambda row, _: cell(row.title, value=row.topic)),
        "lines": Field(
            "The changes that close most, with what each closes and worsens.",
            lambda row, setting: cells(_lines(row, setting)),
        ),
    },
)
