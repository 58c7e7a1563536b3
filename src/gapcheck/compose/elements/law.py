"""What the national law says on a key term: its provisions, quoted once, each with a note."""

from collections.abc import Iterator, Sequence

from gapcheck.compose.elements.row import ElementRow
from gapcheck.compose.national import closest, covering
from gapcheck.compose.refer import place_of, reference
from gapcheck.compose.say import script_of, text
from gapcheck.compose.setting import Setting
from gapcheck.finding import Finding
from gapcheck.paper import Cited, Inline, Run, Words
from gapcheck.provision import NationalProvision, Penalty, Tier
from gapcheck.words.cite import spell_provisions
from gapcheck.words.number import counted

QUOTED = 3
"""Provisions whose words a key term gives; the others are named."""


NAMED = 5
"""Provisions that a sentence names without their words; its note cites all."""

UNKNOWN = "unknown"
"""How a file says that an amount is not known."""


def law_names(setting: Setting, findings: Sequence[Finding]) -> list[str]:
    """Return the national provisions that answer findings, those that cover something first.

    Of those that cover or stop short, the ones on which the findings rest.
    """
    cited = dict.fromkeys(
        item.provision for one in findings for item in one.citations if item.side == "national"
    )
    bearing = {**covering(setting, findings), **closest(findings)}
    found = [name for name in bearing if name in cited] or [*bearing] or [*cited]
    return [name for name in found if name in setting.corpus.encoded]


def quoted_names(row: ElementRow, setting: Setting) -> list[str]:
    """Return the provisions whose words a key term gives, because no term before it did."""
    fresh = [name for name in law_names(setting, row.findings) if name not in row.told]
    return fresh[:QUOTED]


def law_words(row: ElementRow, setting: Setting) -> Words:
    """Return what the national law says, as one paragraph; empty if nothing comes close."""
    names = law_names(setting, row.findings)
    quoted = quoted_names(row, setting)
    above = [name for name in names if name in row.told]
    further = [name for name in names if name not in row.told and name not in quoted]
    parts = [_said(setting, name) for name in quoted]
    if above:
        verb = "are" if len(above) > 1 else "is"
        parts.append(_named(setting, "", above, f" {verb} set out above."))
    if further:
        parts.append(_named(setting, "See also ", further, "."))
    return spaced(parts)


def spaced(parts: Sequence[Words]) -> Words:
    """Return sentences as one paragraph."""
    found: list[Inline] = []
    for part in parts:
        if part:
            found += [Run(" "), *part] if found else part
    return tuple(found)


def _named(setting: Setting, lead: str, names: Sequence[str], end: str) -> Words:
    spelled = spell_provisions(setting.corpus, names[:NAMED])
    if len(names) > NAMED:
        spelled += f" (with {counted(len(names) - NAMED, 'other')} in the note)"
    if lead and spelled.startswith("The "):
        spelled = f"the {spelled.removeprefix('The ')}"
    return text(f"{lead}{spelled}{end}", reference(setting, *names))


def _said(setting: Setting, name: str) -> Words:
    """Return the words of a provision, with its penalty, in a sentence or two.

    Words in another script stand in the note: the text gives ours.
    """
    noun = setting.corpus.encoded[name].noun
    spelled = spell_provisions(setting.corpus, (name,))
    if noun.unread:
        return text(f"{spelled} is known to exist; its text was not read.", _mark(setting, name))
    return text(
        *_worded(spelled, noun),
        _mark(setting, name),
        *_punished(noun),
    )


def _worded(spelled: str, noun: NationalProvision) -> Iterator[Inline]:
    heading = (noun.heading or "").partition(" (")[0]
    about = f" ({heading})" if heading else ""
    quote = noun.quote if noun.quote and script_of(noun.quote) is None else None
    known = "as reported" if noun.basis == "reported" else "in our words"
    if quote:
        yield Run(f"{spelled}{about} reads in part: “{quote}” ({noun.quote_is}).")
        if noun.gloss:
            yield Run(f" In our words: {_ended(noun.gloss)}")
    elif noun.gloss:
        yield Run(f"{spelled}{about}, {known}: {_ended(noun.gloss)}")
    else:
        yield Run(f"{spelled}{about} is known by its subject only.")


def _ended(said: str) -> str:
    return said if said.endswith((".", "?", "!")) else f"{said}."


def _mark(setting: Setting, name: str) -> Cited:
    """Return a note that cites a provision, with its words if they are in another script."""
    noun = setting.corpus.encoded[name].noun
    found = place_of(setting, name)
    if noun.quote and script_of(noun.quote) is not None:
        found = found._replace(quote=noun.quote, quote_is=noun.quote_is)
    return Cited((found,))


def _punished(noun: NationalProvision) -> Iterator[Inline]:
    told = _penalty(noun.penalty) if noun.penalty else ""
    others = [said for tier in noun.penalties if (said := _tier(tier))]
    if told or others:
        yield Run(f" Penalty: {'; '.join(filter(None, (told, *others)))}.")


def _penalty(penalty: Penalty) -> str:
    parts = []
    if penalty.imprisonment:
        parts.append(_imprisonment(penalty.imprisonment))
    if penalty.fine:
        parts.append("a fine" if penalty.fine == UNKNOWN else f"a fine of {_span(penalty.fine)}")
    said = (" and " if penalty.together else " or ").join(parts)
    unknown = UNKNOWN in (penalty.imprisonment, penalty.fine)
    why = penalty.inferred or ("how much is not known" if unknown else "")
    return f"{said} ({why})" if said and why else said


def _imprisonment(written: str) -> str:
    if written == "life":
        return "life imprisonment"
    return "imprisonment" if written == UNKNOWN else f"imprisonment of {_span(written)}"


def _tier(tier: Tier) -> str:
    when = (tier.words and f"“{tier.words}”") or tier.gloss or ""
    said = _penalty(tier)
    return f"{said}, {when}" if said and when else said


def _span(written: str) -> str:
    """Return a range as it is said: `2..5 years` is `2 to 5 years`."""
    return written.replace("..", " to ")
