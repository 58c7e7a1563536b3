"""What a check asks of the law, and the change that a shortfall asks for, as imperatives."""

from gapcheck.compose.say import sentence
from gapcheck.compose.setting import Setting
from gapcheck.compose.shorten import first_of
from gapcheck.corpus import Threshold
from gapcheck.finding import Finding

ATTRIBUTES = {"limitation": "limitation period"}
"""Attribute of a provision to its name in a sentence, where that is not its own."""


def required(setting: Setting, finding: Finding) -> str:
    """Return what a check asks of the law, as a clause in the imperative.

    A check on penalties or periods does not ask for an offence, but for what one entails; one that
    is judged apart from offences asks how far those that there are reach.
    """
    demand = finding.demand
    if not demand:
        return finding.question
    if finding.kind != "criminalise":
        return {
            "define": f"Have {demand}",
            "provide": f"Provide for {demand}",
            "not-punish": f"Do not punish: {demand}",
        }[finding.kind]
    ready = setting.corpus.check(finding.check or "")
    asked = ready.asked if ready else ()
    entailed = dict.fromkeys(_entailed(it) for item in asked for it in item.thresholds)
    if entailed:
        return f"Provide {' and '.join(entailed)} for {demand}"
    if asked and all(item.apart == "offence" for item in asked):
        return f"Let criminal law reach {demand}"
    return f"Make it an offence: {demand}"


def _entailed(threshold: Threshold) -> str:
    name = threshold.attribute.replace("-", " ")
    after = f" after the age of {threshold.majority}" if threshold.counted_from else ""
    return f"a {ATTRIBUTES.get(threshold.attribute, name)} of at least {threshold.text}{after}"


def recommendation(setting: Setting, finding: Finding) -> str:
    """Return the change of law that the residue asks for; empty if nothing is missing."""
    if finding.verdict not in ("gap", "partial"):
        return ""
    told = [case.phrase for case in finding.missing if case.phrase]
    phrases = first_of(setting, told, finding.truncated)
    if finding.kind == "not-punish":
        return sentence(f"Exempt from punishment: {phrases or finding.demand}")
    if finding.kind == "define" and phrases:
        return sentence(f"Widen the definition, so that it covers: {phrases}")
    too = f", in these cases too: {phrases}" if phrases else ""
    return sentence(f"{required(setting, finding)}{too}")
