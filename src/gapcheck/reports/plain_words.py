"""Words without styles, for formats that have none: nothing that they say is lost."""

from gapcheck.paper import Note, Run, Words
from gapcheck.reports.links import is_link
from gapcheck.reports.visible import visible


def plain_words(words: Words) -> str:
    """Return words without styles.

    Args:
        words: The words; the marks of notes become `[n]`, added words `[+…+]`, removed ones
            `[-…-]`, and what a link leads to stands behind it.

    Raises:
        TypeError: A mark is not yet put into words.
    """
    texts = []
    for inline in words:
        if isinstance(inline, Note):
            texts.append(f"[{inline.number}]")
        elif isinstance(inline, Run):
            texts.append(_run(inline))
        else:
            raise TypeError("a paper is written after its references have become notes")
    return "".join(texts).strip(" ")


def _run(run: Run) -> str:
    text = visible(run.text)
    if run.style == "added" and text:
        text = f"[+{text}+]"
    elif run.style == "removed" and text:
        text = f"[-{text}-]"
    outside = run.link and is_link(run.link) and not run.link.startswith("#")
    if outside and run.link not in (text, f"mailto:{text}"):
        return f"{text} <{run.link}>"
    return text
