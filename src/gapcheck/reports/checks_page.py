"""The catalogue of checks, as a page of Markdown."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import get_args

from gapcheck.check import Kind
from gapcheck.corpus import Corpus, ReadyCheck
from gapcheck.describe import Row, describe_check
from gapcheck.instrument import Standard

KINDS: dict[Kind, str] = {
    "criminalise": "has to be an offence",
    "define": "has to be in the definition",
    "provide": "has to be provided",
    "not-punish": "must not be punished",
}
"""What each kind of demand asks of a law."""

TITLE = {"question", "topic", "file"}
"""Rows that stand in a heading already."""

INTRODUCTION = """\
# The checks

Every question that is put to a law, by standard and topic: {number} checks for {standards}
standards. This page is made from `rules/` and `standards/`. `gapcheck show <check>` prints one
entry, `gapcheck explain <check>` what the law answers and why.

Under each question stand the provision of the standard that is tested and how far it obliges, and
then what is demanded:

{kinds}

Where several demands stand under one question, *demands* says whether all of them have to be met.
The other lines:

- *cases*: the acts or measures of the vocabulary that the words are taken to cover for sure.
- *definitions*: definitions of the standard that are part of the demand.
- *judged*: what the demand is clipped to. What a national definition, or a completed offence,
  leaves out is the finding of another check, and is not said twice.
- *enough*: where the standard leaves a choice, one of the values is enough, case by case.
- *core*: part of the demand, or all of it, can be reserved by a State.
- *condition*: what an attribute of a provision has to be for the provision to count.
- *parameter*: a number that the standard does not give, and on what ours rests.
- *reads*: how the check reads open words; more on that in [treaty-words.md](treaty-words.md).
- *not assessable*: why only practice can answer.
"""


def checks_page(corpus: Corpus) -> str:
    """Return the catalogue of all checks.

    Args:
        corpus: Standards and checks.

    Returns:
        Markdown: for every standard and topic, each check with what it demands in words.
    """
    lines = [_introduction(corpus)]
    for name in sorted(corpus.standards):
        standard = corpus.standards[name]
        checks = [ready for ready in corpus.checks if ready.standard == name]
        lines += _standard(corpus, standard, checks)
    return "\n".join(lines)


def _introduction(corpus: Corpus) -> str:
    kinds = "\n".join(f"- **{kind}**: what {KINDS[kind]};" for kind in get_args(Kind))
    standards = len({ready.standard for ready in corpus.checks})
    return INTRODUCTION.format(
        number=len(corpus.checks), standards=standards, kinds=kinds.removesuffix(";") + "."
    )


def _standard(corpus: Corpus, standard: Standard, checks: Iterable[ReadyCheck]) -> Iterator[str]:
    yield f"## {standard.short}\n"
    yield f"{standard.title} (`{standard.instrument}`; {standard.kind}).\n"
    ordered = sorted(checks, key=_topic)
    for (_, title, file), group in groupby(ordered, key=lambda ready: _names(corpus, ready)):
        yield f"### {title}\n"
        yield f"From `{file}`.\n"
        for ready in group:
            yield from _check(corpus, ready)


def _topic(ready: ReadyCheck) -> str:
    return ready.check.topic


def _names(corpus: Corpus, ready: ReadyCheck) -> tuple[str, str, str]:
    topic = ready.check.topic
    return topic, corpus.vocabulary.topics[topic], ready.name


def _check(corpus: Corpus, ready: ReadyCheck) -> Iterator[str]:
    yield f"#### `{ready.check.id}`\n"
    yield f"{ready.check.question}\n"
    for row in describe_check(corpus, ready).rows:
        if row.label not in TITLE:
            yield f"- {_label(row)}: {row.text}"
    yield ""


def _label(row: Row) -> str:
    return f"**{row.label}**" if row.label in KINDS else f"*{row.label}*"
