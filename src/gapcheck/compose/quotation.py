"""The words of a provision: quoted with what the quotation is, or told in our own."""

from gapcheck.compose.say import text
from gapcheck.paper import Run, Words
from gapcheck.provision import NationalProvision, Provision, StandardProvision

LANGUAGES = {"original": None}
"""What a quotation is, to its language, if that is not English."""


def quotation(noun: Provision) -> Words:
    """Return the words of a provision.

    A quotation says what it is; our own words never stand in quotation marks.
    """
    if isinstance(noun, NationalProvision) and noun.unread:
        return text(Run("Known to exist; not read.", "italic"))
    parts: list[Run | str] = []
    if noun.quote:
        parts.append(f"“{noun.quote}” ({noun.quote_is})")
    own = noun.requires if isinstance(noun, StandardProvision) else noun.gloss
    if own:
        parts.append(Run(f"{' ' if parts else ''}In our words: ", "italic"))
        parts.append(own)
    if not parts:
        parts.append(Run("Words not known.", "italic"))
    return text(*parts)
