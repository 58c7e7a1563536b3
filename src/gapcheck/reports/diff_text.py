"""Two laws compared, on a terminal: what differs in the texts, and what that does to findings."""

from collections.abc import Iterator, Sequence

from gapcheck.diff import KINDS, MEANT, Changed, Comparison, Share, Text
from gapcheck.finding import NOTICE, Assessment, Finding
from gapcheck.reports.lines import BLANK, Line, heading, labelled, paragraph
from gapcheck.words.number import counted

FEW = 3
"""Missing cases shown of each side of a finding."""

_ALL = "all that is asked for"

STYLES = {
    "opened": "bold red",
    "widened": "bold red",
    "became-unclear": "magenta",
    "shifted": "yellow",
    "became-clear": "yellow",
    "narrowed": "green",
    "closed": "bold green",
    "evidence": "dim",
}


def comparison_text(comparison: Comparison, width: int) -> Iterator[Line]:
    """Yield a comparison as lines.

    Args:
        comparison: The comparison.
        width: Columns of the terminal.
    """
    yield from _head(comparison, width)
    yield BLANK
    yield from heading("Texts that differ", width)
    for text in comparison.texts:
        yield from _text(text, width)
    if not comparison.texts:
        yield from paragraph("None.", width, 2)
    yield BLANK
    yield from paragraph(changes_counted(comparison), width)
    yield from _legend(comparison, width)
    for changed in comparison.changes:
        yield BLANK
        yield from _changed(changed, width)


def changes_counted(comparison: Comparison) -> str:
    """Return how many findings changed in which way."""
    counts = dict.fromkeys(KINDS, 0)
    for changed in comparison.changes:
        counts[changed.change] += 1
    told = ", ".join(f"{number} {kind}" for kind, number in counts.items() if number)
    total = len(comparison.changes)
    differ = counted(total, "finding differs", "findings differ")
    return f"{differ}{': ' if told else ''}{told}; {comparison.unchanged} unchanged"


def notes_of(comparison: Comparison) -> Iterator[str]:
    """Yield what a reader has to know of the comparison as a whole."""
    if comparison.older:
        yield (
            "The comparison reaches before the encoded law. Not encoded, though it may have "
            f"applied on a day compared: {'; '.join(comparison.older)}. What opens or closes on "
            "the way is no change of the law alone."
        )
    if comparison.waiting:
        yield (
            f"Named, though it does not surely count yet: {'; '.join(comparison.waiting)}. Where "
            "that is not known, both texts stand under their answers."
        )
    if not comparison.alike:
        yield (
            "The sides are two states of a corpus: changed provisions are not traced to single "
            "findings."
        )
    if not comparison.same_words:
        yield (
            "The sides have different vocabularies; regions were brought together by the names "
            "of values, so that a value that has another name, or was split, differs."
        )


def element_words(name: str, old: str | None, new: str | None) -> str:
    """Return an element that differs as old and new."""
    if old is None:
        return f"{name}: {new}"
    return f"{name}: {old} -> {new if new is not None else '(gone)'}"


def side_words(finding: Finding | None, few: int) -> list[str]:
    """Return what a finding says is missing or unclear, case by case."""
    if finding is None:
        return ["no such check"]
    word = "punished" if finding.kind == "not-punish" else "missing"
    if finding.verdict == "compliant":  # though one of several demands, not needed, may be unmet
        return [f"nothing {word}"]
    if finding.verdict == "not-applicable":
        return ["nothing to ask for"]
    missing = list(dict.fromkeys(case.phrase or _ALL for case in finding.missing))
    unclear = list(dict.fromkeys(case.phrase or _ALL for case in finding.unclear))
    found = [f"{word}: {text}" for text in missing[:few]]
    more = len(missing) + finding.truncated - few
    found += [f"and {more} more {word}"] if more > 0 else []
    found += [f"unclear: {text}" for text in unclear[:few]]
    more = len(unclear) - few
    return found + ([f"and {more} more unclear"] if more > 0 else []) or [f"nothing {word}"]


def verdict_words(finding: Finding | None) -> str:
    """Return a finding's verdict with its marks."""
    if finding is None:
        return "no such check"
    subject = f" (subject to {finding.subject_to[0]})" if finding.subject_to else ""
    return f"{finding.shown_verdict}{subject}"


def share_words(share: Share, few: int = 6) -> str:
    """Return what one cause did."""
    shown = ", ".join(share.provisions[:few])
    more = len(share.provisions) - few
    by = f", through {shown}{f' and {more} more' if more > 0 else ''}" if shown else ""
    return f"{share.cause}: {share.what} ({share.change}, then {share.verdict}){by}"


def evidence_words(old: Finding | None, new: Finding | None) -> Iterator[str]:
    """Yield what differs between two findings that say the same, for a change of evidence."""
    if old is None or new is None:
        return
    grades = [it.absence.grade if it.absence else "none looked for" for it in (old, new)]
    if grades[0] != grades[1]:
        yield f"absence: {grades[0]} -> {grades[1]}"
    before, after = ({it.provision: it for it in side.citations} for side in (old, new))
    for name in {**before, **after}:
        one, other = before.get(name), after.get(name)
        if one is None or other is None:
            cited = one or other
            yield f"{'now' if other else 'no longer'} cited: {cited.cite if cited else name}"
        elif one.source != other.source:
            yield f"{other.cite}: {one.source} -> {other.source}"
        elif one != other:
            yield f"{other.cite}: quoted, summed up or known otherwise"
    words = [
        {f"{it.words} ({it.provision})" for it in side.blocking if it.words} for side in (old, new)
    ]
    yield from (f"no longer in the way: {text}" for text in sorted(words[0] - words[1]))
    yield from (f"now in the way: {text}" for text in sorted(words[1] - words[0]))
    binds = [it.binding.binds if it.binding else "unknown" for it in (old, new)]
    if binds[0] != binds[1]:
        yield f"binds the State: {binds[0]} -> {binds[1]}"
    if old.subject_to != new.subject_to:
        subject = [it.subject_to[0] if it.subject_to else "nothing" for it in (old, new)]
        yield f"subject to: {subject[0]} -> {subject[1]}"


def told_elements(text: Text) -> Iterator[str]:
    """Yield the elements of a text that are told: all of what differs or an amendment brings."""
    for item in text.elements:
        if text.state == "changes":
            yield element_words(item.name, item.old, item.new)
        elif item.name in ("heading", "gloss"):
            yield item.new or item.old or ""
        elif text.state == "comes" and text.by and item.name not in ("basis", "cite"):
            yield element_words(item.name, None, item.new)


def _head(comparison: Comparison, width: int) -> Iterator[Line]:
    first, second = comparison.first, comparison.second
    for label, name, side in zip(
        ("base", "compared"), comparison.names, (first, second), strict=True
    ):
        yield from labelled(label, f"{name}: {_law(side)}", width, 0, 10)
        yield Line(f"  scenario {side.scenario}")
    yield from paragraph(NOTICE, width)
    for note in notes_of(comparison):
        yield from paragraph(note, width)


def _law(side: Assessment) -> str:
    title, version = side.corpus
    return f"{side.country}, {side.law}; corpus {title} {version} ({side.hash[:12]})"


def _legend(comparison: Comparison, width: int) -> Iterator[Line]:
    met = {changed.change for changed in comparison.changes}
    for kind in KINDS:
        if kind in met:
            yield from labelled(kind, MEANT[kind], width, 2, 18)


def _text(text: Text, width: int) -> Iterator[Line]:
    by = f", by {', '.join(text.by)}" if text.by else ""
    yield from paragraph(f"{text.cite} {text.state}{by}", width, 2)
    if text.redline:
        yield from labelled("words", redline_words(text.redline), width)
    for told in told_elements(text):
        yield from labelled("", told, width)


def redline_words(pieces: Sequence[tuple[str, str]]) -> str:
    """Return a redline in plain text: what goes in [- -], what comes in {+ +}."""
    forms = {"same": "{}", "gone": "[-{}-]", "come": "{{+{}+}}"}
    return " ".join(forms[mark].format(piece) for mark, piece in pieces)


def _changed(changed: Changed, width: int) -> Iterator[Line]:
    finding = changed.new or changed.old
    if finding is None:
        return
    cite = next((it.cite for it in finding.citations if it.side == "standard"), "")
    style = STYLES[changed.change]
    name = f"{finding.check or finding.id}  {cite}"
    yield from labelled(changed.change.upper(), name.rstrip(), width, 0, 16, style)
    yield from paragraph(f"{verdict_words(changed.old)} -> {verdict_words(changed.new)}", width, 2)
    if changed.change != "evidence":
        for label, side in (("old", changed.old), ("new", changed.new)):
            for number, text in enumerate(side_words(side, FEW)):
                yield from labelled("" if number else label, text, width)
    else:
        for number, told in enumerate(evidence_words(changed.old, changed.new)):
            yield from labelled("" if number else "differs", told, width)
    for share in changed.shares:
        yield from labelled("cause", share_words(share), width)
    if changed.new is not None and changed.change != "evidence":
        yield from paragraph(changed.new.sentence, width, 4)
