"""Two laws compared, as Markdown that fits a pull request."""

from collections.abc import Iterator, Sequence

from gapcheck.diff import KINDS, MEANT, Changed, Comparison, Text
from gapcheck.finding import NOTICE
from gapcheck.reports.diff_text import (
    changes_counted,
    evidence_words,
    notes_of,
    share_words,
    side_words,
    told_elements,
    verdict_words,
)

FEW = 5
"""Missing cases shown of each side of a finding."""
_SPECIAL = str.maketrans({letter: f"\\{letter}" for letter in "\\`*_[]<>|~#"})


def comparison_markdown(comparison: Comparison) -> str:
    """Return a comparison as Markdown."""
    return "\n".join(_lines(comparison)) + "\n"


def _lines(comparison: Comparison) -> Iterator[str]:
    first, second = comparison.first, comparison.second
    yield f"# {_plain(comparison.names[0])} → {_plain(comparison.names[1])}"
    yield ""
    for label, side in (("Base", first), ("Compared", second)):
        title, version = side.corpus
        yield (
            f"- {label}: {_plain(side.country)}, {_plain(side.law)}; corpus {_plain(title)} "
            f"{_plain(version)} (`{side.hash[:12]}`); scenario `{side.scenario}`"
        )
    yield ""
    yield _plain(NOTICE)
    for note in notes_of(comparison):
        yield ""
        yield f"> {_plain(note)}"
    yield ""
    yield f"**{_plain(changes_counted(comparison))}.**"
    if comparison.changes:
        yield ""
        yield "| change | check | provision | verdict |"
        yield "| --- | --- | --- | --- |"
        yield from (_row(changed) for changed in comparison.changes)
        yield ""
        met = {changed.change for changed in comparison.changes}
        yield from (f"- *{kind}*: {MEANT[kind]}" for kind in KINDS if kind in met)
    yield ""
    yield "## Texts that differ"
    for text in comparison.texts:
        yield ""
        yield from _text(text)
    if not comparison.texts:
        yield ""
        yield "None."
    yield ""
    yield "## Findings that differ"
    for changed in comparison.changes:
        yield ""
        yield from _changed(changed)


def _row(changed: Changed) -> str:
    finding = changed.new or changed.old
    cite = next((it.cite for it in finding.citations if it.side == "standard"), "")  # type: ignore[union-attr]
    verdict = f"{verdict_words(changed.old)} → {verdict_words(changed.new)}"
    cells = (changed.change, f"`{changed.id}`", _plain(cite), _plain(verdict))
    return f"| {' | '.join(cells)} |"


def _text(text: Text) -> Iterator[str]:
    by = f", by {', '.join(text.by)}" if text.by else ""
    yield f"**{_plain(text.cite)}** {text.state}{_plain(by)}"
    if text.redline:
        yield ""
        yield f"> {_redline(text.redline)}"
    told = list(told_elements(text))
    if told:
        yield ""
    yield from (f"- {_plain(item)}" for item in told)


def _redline(pieces: Sequence[tuple[str, str]]) -> str:
    forms = {"same": "{}", "gone": "~~{}~~", "come": "**{}**"}
    return " ".join(forms[mark].format(_plain(piece)) for mark, piece in pieces)


def _changed(changed: Changed) -> Iterator[str]:
    finding = changed.new or changed.old
    yield f"### {changed.change}: `{changed.id}`"
    yield ""
    if finding is not None:
        yield _plain(finding.question)
        yield ""
    yield f"{_plain(verdict_words(changed.old))} → {_plain(verdict_words(changed.new))}"
    yield ""
    if changed.change != "evidence":
        for label, side in (("Before", changed.old), ("After", changed.new)):
            yield from (f"- {label}: {_plain(it)}" for it in side_words(side, FEW))
    else:
        for told in evidence_words(changed.old, changed.new):
            yield f"- Differs: {_plain(told)}"
    yield from (f"- Cause: {_plain(share_words(share))}" for share in changed.shares)
    if changed.new is not None:
        yield ""
        yield _plain(changed.new.sentence)


def _plain(text: str) -> str:
    """Return text in which nothing is markup."""
    return text.translate(_SPECIAL)
