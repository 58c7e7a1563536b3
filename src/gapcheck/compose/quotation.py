"""The words of a provision: quoted with what the quotation is, or told in our own."""

from gapcheck.compose.say import script_of, text
from gapcheck.paper import Inline, Run, Words
from gapcheck.provision import NationalProvision, Provision, StandardProvision


def quotation(noun: Provision) -> tuple[Words, ...]:
    """Return the words of a provision as paragraphs.

    A quotation says what it is; our own words never stand in quotation marks.
    """
    if isinstance(noun, NationalProvision) and noun.unread:
        return (text(Run("Known to exist; not read.", "italic")),)
    found: list[Words] = []
    if noun.quote:
        quote = Run(f"“{noun.quote}”", lang=script_of(noun.quote))
        found.append(text(quote, f" ({noun.quote_is})."))
    own = noun.requires if isinstance(noun, StandardProvision) else noun.gloss
    if own:
        found.append(text(Run("In our words: ", "italic"), own))
    return tuple(found) or (text(Run("Words not known.", "italic")),)


def in_line(noun: Provision) -> tuple[Inline, ...]:
    """Return the words of a provision as one paragraph."""
    found: list[Inline] = []
    for words in quotation(noun):
        found += [Run(" "), *words] if found else words
    return tuple(found)
