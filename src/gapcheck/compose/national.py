"""The national provisions that answer findings."""

from collections.abc import Iterable, Iterator, Sequence

from gapcheck.compose.refer import reference
from gapcheck.compose.say import text
from gapcheck.compose.setting import Setting
from gapcheck.finding import Covering, Finding
from gapcheck.paper import Words
from gapcheck.verdict import RANKED
from gapcheck.words.cite import name_provision, spell_provisions

CLOSEST = "None covers it. Closest:"
"""What stands before provisions that only come close."""


def covering(setting: Setting, findings: Sequence[Finding]) -> dict[str, None]:
    """Return the national provisions that cover something, in order.

    Where general rules cover it all (jurisdiction, attempt, the liability of legal persons), these
    are the answer, and the offences only what they are applied to. Where something must not be
    punished, what findings name is what punishes it; that is no cover.
    """
    items = _items(findings)
    rules = [_rules(setting, item) for item in items]
    if items and all(rules):
        return dict.fromkeys(name for group in rules for name in group)
    named = (name for item in items for name in (*_rules(setting, item), item.provision))
    return dict.fromkeys(named)


def punishing(findings: Sequence[Finding]) -> dict[str, None]:
    """Return the national provisions that punish what must not be punished, in order."""
    kept = (one for one in findings if one.kind == "not-punish")
    return dict.fromkeys(item.provision for one in kept for item in one.covered)


def _items(findings: Sequence[Finding]) -> list[Covering]:
    return [item for one in findings if one.kind != "not-punish" for item in one.covered]


def _rules(setting: Setting, item: Covering) -> list[str]:
    """Return the general rules by which a provision covers something."""
    encoded = setting.corpus.encoded
    return [name for name in item.by if name in encoded and encoded[name].noun.extends]


def applied_to(setting: Setting, findings: Sequence[Finding]) -> str:
    """Return the offences to which general rules are applied, if rules are the answer."""
    rules = covering(setting, findings)
    own = dict.fromkeys(item.provision for item in _items(findings))
    if not own or any(name in rules for name in own):
        return ""
    ordered = [name for name in setting.corpus.encoded if name in own]
    return f"Applied to {spell_provisions(setting.corpus, ordered)}."


def closest(findings: Sequence[Finding]) -> dict[str, None]:
    """Return the national provisions that stop short, or come closest."""
    found: dict[str, None] = {}
    for one in findings:
        found |= dict.fromkeys(item.provision for item in one.blocking)
        found |= dict.fromkeys(item.provision for item in one.nearest)
    return found


def national_lines(setting: Setting, findings: Sequence[Finding]) -> Iterator[Words]:
    """Yield the provisions that cover something, or come closest; or that there are none."""
    names, near, wrong = covering(setting, findings), closest(findings), punishing(findings)
    if near and not names and not wrong:
        yield text(CLOSEST)
        yield from _cited(setting, near)
    yield from _cited(setting, names)
    applied = applied_to(setting, findings)
    if applied:
        yield text(applied)
    if wrong:
        yield text("Punished by:")
        yield from _cited(setting, wrong)
    if not names and not near and not wrong:
        yield text(none_of(findings))


def none_of(findings: Sequence[Finding]) -> str:
    """Return that no provision was found; empty where no law is asked for."""
    if not any(item.verdict in RANKED for item in findings):
        return ""
    marked = any(item.marked for item in findings)
    return "None found in the texts encoded." if marked else "None."


def _cited(setting: Setting, names: Iterable[str]) -> Iterator[Words]:
    for name in names:
        yield text(name_provision(setting.corpus, name), reference(setting, name))
