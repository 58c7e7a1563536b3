"""Words for cells: texts to runs, and runs to paragraphs."""

from collections.abc import Iterable, Sequence

from gapcheck.paper import Cell, Cited, Inline, Run, Style, Tone, Words


def text(*parts: Inline | str) -> Words:
    """Return a paragraph; texts become plain runs, empty ones are left out."""
    return tuple(Run(part) if isinstance(part, str) else part for part in parts if part)


def words_text(words: Words) -> str:
    """Return the plain words of a paragraph, without marks."""
    return "".join(part.text for part in words if isinstance(part, Run))


def bold(said: str) -> Run:
    """Return words that stand out."""
    return Run(said, "bold")


def labelled(label: str, *parts: Inline | str, style: Style = "italic") -> Words:
    """Return a paragraph that begins with what it is about."""
    return (Run(f"{label}: ", style), *text(*parts))


def cell(*paragraphs: Words | str | None, tone: Tone = "none", value: str | None = None) -> Cell:
    """Return a cell; empty paragraphs are left out."""
    found = (text(item) if isinstance(item, str) else item for item in paragraphs if item)
    return Cell(tuple(words for words in found if words), tone, value)


def cells(paragraphs: Iterable[Words | str], value: str | None = None) -> Cell:
    """Return a cell of several paragraphs."""
    return cell(*paragraphs, value=value)


def joined(groups: Sequence[Words], between: str = "; ") -> Words:
    """Return several groups of words as one."""
    found: list[Inline] = []
    for group in groups:
        if found and group:
            found.append(Run(between))
        found.extend(group)
    return tuple(found)


def sentence(said: str) -> str:
    """Return a clause as a sentence: with a capital and an end."""
    said = said.strip()
    if not said:
        return ""
    return f"{said[0].upper()}{said[1:]}{'' if said[-1] in '.?!”' else '.'}"


def is_said(found: Cell) -> bool:
    """Whether a cell says anything."""
    return any(
        isinstance(part, Cited) or getattr(part, "text", "") or getattr(part, "runs", ())
        for words in found.paragraphs
        for part in words
    )


def script_of(written: str) -> str | None:
    """Return the language that a script tells, BCP 47; `None` for Latin letters."""
    return "km" if any("\u1780" <= letter <= "\u17ff" for letter in written) else None
