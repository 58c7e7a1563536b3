"""Words for what findings say with a term of their own."""

from collections.abc import Mapping

from gapcheck.check import Kind
from gapcheck.finding import Binding

STRENGTH: Mapping[str | None, str] = {
    "mandatory": "Mandatory",
    "optional": "Optional: the standard leaves it to the State",
    "conditional": "Conditional: only under the conditions that the standard states",
    "programmatic": "Programmatic: an aim to work towards, without a fixed measure",
    "soft-law": "Recommended (soft law)",
    "definition": "Definition, on which the duties of the standard rest",
    None: "",
}
"""How strongly a standard obliges, in words."""

KINDS: Mapping[Kind, str] = {
    "criminalise": "Offence",
    "define": "Definition",
    "provide": "Measure",
    "not-punish": "Freedom from punishment",
}
"""What is asked of a law, in a word or two."""

GRADES = {
    "documented": "Documented: a source says that the law is silent",
    "complete": "Complete: every provision on the subject was read in the text",
    "not found": "Not found: no provision was found in the texts encoded, which is not yet a gap "
    "in the law",
}
"""How an absence is evidenced, in words."""

BASES = {
    "read": "The text was read",
    "quoted": "The text is known from quotations",
    "reported": "The text is known from reports",
}
"""How well a text is known, in words."""

LAYERS = {
    "statute": "Statute",
    "regulation": "Regulation",
    "guidance": "Guidance, not binding",
    "draft": "Draft, not in force",
}
"""Rank of an instrument, in words."""

JUDGED = {
    "apart": "Judged apart from the national definitions, which have findings of their own",
    "compound": "Judged together with the national definitions",
}
"""Whether definitions were multiplied in, in words."""

WHY = {
    "working": "working answer",
    "law": "the law answers",
    "guidance": "guidance answers",
    "assumed": "assumed",
    "open": "open",
}
"""Why an answer is taken, in words."""

VERDICTS = {
    "gap": "gap",
    "partial": "partial",
    "unclear": "unclear",
    "compliant": "compliant",
    "not-applicable": "not applicable",
    "not-assessable": "not assessable: only practice can answer",
    "not-encoded": "not encoded",
}
"""Verdicts as they stand in a clause."""


def binds(binding: Binding | None, country: str) -> str:
    """Return whether a standard binds the State, in a sentence.

    Args:
        binding: What is known of it.
        country: Name of the State.
    """
    if binding is None:
        return "Binds nobody (soft law)"
    since = f" since {binding.since}" if binding.since else ""
    return {
        "yes": f"Yes: binds {country}{since}",
        "no": f"No: does not bind {country}",
        "unknown": f"Not known whether it binds {country}",
    }[binding.binds]
