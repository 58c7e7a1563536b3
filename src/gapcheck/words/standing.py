"""What a finding means for the State: a shortfall, or distance from a standard."""

from gapcheck.finding import Finding


def standing_clause(finding: Finding) -> str:
    """Return what a finding means for the State, as a clause; empty if it falls short of nothing.

    Args:
        finding: The finding.
    """
    if finding.binding is None or finding.verdict not in ("gap", "partial"):
        return ""
    if finding.force == "optional" and finding.reservable is None:
        return "the standard leaves this to the State; no shortfall"
    if finding.binding.binds == "yes":
        known = "; whether a text not encoded covers it is not known" if finding.marked else ""
        return f"shortfall in a binding obligation, on the text{known}"
    if finding.binding.binds == "no":
        return "distance from a standard that does not bind the State"
    return "whether the standard binds the State is not known"
