"""What is demanded, in words: `distributing child sexual abuse material`."""

from collections.abc import Container

from gapcheck.citation import pinpoint
from gapcheck.consolidate.law import Law
from gapcheck.corpus import Asked
from gapcheck.finding import Case
from gapcheck.words.cite import name_instrument
from gapcheck.words.phrase import SILENT, Phraser, as_wording, listed

AGE = "victim_age"
NOT_SAID = frozenset({"conduct", "object", "measure", "act-of"})


def demand_text(law: Law, asked: Asked, phraser: Phraser) -> str:
    """Return what is demanded, as a noun phrase.

    Args:
        law: The law.
        asked: The demand.
        phraser: The words.
    """
    return f"{act_text(law, asked, phraser)} {stated_limits(asked, phraser)}".strip()


def set_off(text: str) -> str:
    """Return a noun phrase as it stands inside a sentence: with a comma behind, if it has one."""
    return f"{text}," if "," in text else text


def act_text(law: Law, asked: Asked, phraser: Phraser) -> str:
    """Return the act, measure or definition that is demanded, without its limits."""
    wording = as_wording(asked.wording)
    if asked.head == "term":
        concept = law.corpus.vocabulary.concepts.get(asked.concept or "")
        return f"a definition of {concept.name}" if concept else "a definition"
    if asked.head == "measure":
        return phraser.stated("measure", wording.get("measure", ())) or "the measure"
    names = wording.get("conduct", ())
    if not names and "act-of" in wording:
        return _called(law, asked, wording["act-of"])
    items = phraser.named("conduct", names)
    if not items:
        return "any such act"
    return phraser.acts(items, phraser.thing(wording, asked.boxes[0] if asked.boxes else None))


def _called(law: Law, asked: Asked, names: tuple[str, ...]) -> str:
    """Return what the acts of other provisions are called together."""
    noun = law.corpus.standard_provisions.get(asked.provision or "")
    if noun is not None and noun.called:
        return noun.called
    owner = (asked.provision or "").partition("/")[0]
    # Several provisions may encode one paragraph; a lawyer cites it once.
    pins = list(dict.fromkeys(pinpoint(name.rpartition("/")[2]) for name in names))
    if len(pins) > 1 and all(pin.startswith("art. ") for pin in pins):
        pins = [pin.removeprefix("art. ") for pin in pins]
        pins[0] = f"arts {pins[0]}"
    title = f" of the {name_instrument(law.corpus, owner)}" if owner else ""
    return f"an act of {listed(pins)}{title}"


def case_text(law: Law, asked: Asked, phraser: Phraser, case: Case, text: str) -> str:
    """Return a case of what is demanded, as a noun phrase.

    Args:
        law: The law.
        asked: The demand.
        phraser: The words.
        case: The case. If it says itself which act or measure it is, the demand's are left out.
        text: What is said of it.
    """
    # What the case says more narrowly is not said of the demand as well.
    limits = stated_limits(asked, phraser, case.values)
    if not (SILENT | {"measure"}).isdisjoint(case.values):
        return ", ".join(filter(None, (text, limits)))
    return ", ".join(filter(None, (f"{act_text(law, asked, phraser)} {limits}".strip(), text)))


def stated_limits(asked: Asked, phraser: Phraser, without: Container[str] = ()) -> str:
    """Return the limits that the demand states, in their own words.

    Args:
        asked: The demand.
        phraser: The words.
        without: Dimensions to leave out.
    """
    parts = []
    wording = as_wording(asked.wording)
    for name, names in wording.items():
        if name in NOT_SAID or name in without or not names or names == ("any",):
            continue
        # The object says it, as `a child` or `child sexual abuse material`.
        if name == AGE and wording.get("object") and names in (("under-18",), ("minor",)):
            continue
        parts.append(phraser.stated(name, names))
    return ", ".join(part for part in parts if part)
