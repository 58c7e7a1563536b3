"""Which things a part of a layout, or a user, wants to see."""

from gapcheck.compose.setting import Setting
from gapcheck.finding import Finding
from gapcheck.layout import Only


def takes(setting: Setting, only: Only, finding: Finding) -> bool:
    """Whether a finding is among what is wanted."""
    return (
        wants_standard(setting, only, finding.standard)
        and (not only.topic or finding.topic in only.topic)
        and (not only.check or finding.check in only.check)
        and (not only.kind or finding.kind in only.kind)
        and (not only.verdict or finding.verdict in only.verdict)
        and (only.binding is None or finding.binds == only.binding)
        and (not only.provision or _rests_on(finding, only))
    )


def wants_standard(setting: Setting, only: Only, standard: str | None) -> bool:
    """Whether a standard is among what is wanted, by its id or its prefix."""
    if not only.standard:
        return True
    noun = setting.corpus.standards.get(standard or "")
    return standard in only.standard or (noun is not None and noun.prefix in only.standard)


def _rests_on(finding: Finding, only: Only) -> bool:
    names = {finding.provision, *(item.provision for item in finding.citations)}
    return any(name in names for name in only.provision)
