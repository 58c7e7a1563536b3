"""How provisions and documents are cited."""

from collections.abc import Iterable

from gapcheck.amend import Repealed
from gapcheck.amendment import Amendment
from gapcheck.citation import WHOLE, Cite, is_numbered, pinpoint
from gapcheck.corpus import Corpus, Encoded
from gapcheck.provision import StandardProvision
from gapcheck.words.phrase import capital


def name_instrument(corpus: Corpus, instrument: str) -> str:
    """Return the short title of an instrument or standard."""
    if instrument in corpus.standards:
        return corpus.standards[instrument].short
    if instrument in corpus.instruments:
        return corpus.instruments[instrument][1].short
    return instrument


def name_provision(corpus: Corpus, provision: str) -> str:
    """Return a provision as findings cite it: `TIPSE Law art. 41(1) as amended`."""
    title, done = title_provision(corpus, provision), _done(corpus, provision)
    if done and provision in corpus.doubtful:
        return f"{title} (perhaps {done})"
    return f"{title} as {done}" if done else title


def title_provision(corpus: Corpus, provision: str) -> str:
    """Return a provision whatever its text: `TIPSE Law art. 41(1)`."""
    instrument, _, unit = provision.partition("/")
    if is_numbered(unit):
        return f"{name_instrument(corpus, instrument)} {pinpoint(unit)}"
    return _unnumbered(corpus, provision)


def _done(corpus: Corpus, provision: str) -> str:
    """Return what amendments have done to a provision, in a word; empty if they did nothing."""
    base = corpus.editions.get(())
    if provision not in corpus.amended or base is None:
        return ""
    if provision.partition("/")[0] not in base.instruments:
        return "enacted"
    if provision not in base.encoded:
        return "inserted"
    texts = [it.encoded[provision].noun for it in corpus.editions.values() if it is not base]
    # Where a repeal is in doubt, the text that is shown is the one that it would take out.
    gone = provision in corpus.doubtful and any(isinstance(noun, Repealed) for noun in texts)
    return "repealed" if gone else "amended"


def _unnumbered(corpus: Corpus, provision: str) -> str:
    """Return a provision that has no number: by its heading, or as the whole instrument."""
    instrument, _, unit = provision.partition("/")
    title = name_instrument(corpus, instrument)
    if unit == WHOLE:
        return title
    encoded = corpus.encoded.get(provision)
    noun = encoded.noun if encoded else corpus.standard_provisions.get(provision)
    heading = (noun.heading or "").partition(" (")[0] if noun else ""
    return f"{title} ({heading[:1].lower() + heading[1:] or unit.replace('-', ' ')})"


def spell_provisions(corpus: Corpus, provisions: Iterable[str]) -> str:
    """Return provisions as a sentence begins with them, those of one instrument together.

    Returns:
        E.g. `Articles 41(1) and 41(3) of the TIPSE Law`.
    """
    units: dict[str, list[str]] = {}
    groups = []
    for provision in provisions:
        instrument, _, unit = provision.partition("/")
        if is_numbered(unit):
            units.setdefault(instrument, []).append(pinpoint(unit))
        else:
            groups.append(f"the {_unnumbered(corpus, provision)}")
    for instrument, pins in units.items():
        title = name_instrument(corpus, instrument)
        if all(pin.startswith("art. ") for pin in pins):
            numbers = [pin.removeprefix("art. ") for pin in pins]
            word = "Article" if len(numbers) == 1 else "Articles"
            groups.append(f"{word} {_and(numbers)} of the {title}")
        else:
            groups.append(f"{_and(pins)} of the {title}")
    return capital(_and(groups))


def _and(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def name_source(corpus: Corpus, cite: Cite) -> str:
    """Return a place in a document: `Disrupting Harm (2021) 5`."""
    document = corpus.documents[cite.in_]
    return f"{document.short} {cite.at}" if cite.at else document.short


def name_place(corpus: Corpus, document: str, at: str | None) -> str:
    """Return a place in a document, given by its id and a pinpoint."""
    short = corpus.documents[document].short
    return f"{short} {at}" if at else short


def known_from(corpus: Corpus, provision: Encoded | StandardProvision) -> str:
    """Return where a text was read or who reports it.

    Returns:
        E.g. `read in the Criminal Code, Khmer text`, or
        `as quoted by Disrupting Harm (2021) 5; text not read`.
    """
    noun = provision.noun if isinstance(provision, Encoded) else provision
    if not noun.cite:
        return "source not stated"
    first = name_source(corpus, noun.cite[0])
    if isinstance(provision, Encoded):
        first += _changed_by(corpus, provision)
    if noun.basis == "read":
        return f"read in {first}"
    verb = "quoted" if noun.basis == "quoted" else "reported"
    return f"as {verb} by {first}; text not read"


def _changed_by(corpus: Corpus, provision: Encoded) -> str:
    """Return which amendments changed a text since it stood in its source."""
    done = _done(corpus, provision.id)
    ids = corpus.amended.get(provision.id, ())
    first = provision.noun.cite[0]
    titles = [
        item.noun.title
        for item in corpus.amendments.values()
        if item.noun.amendment in ids and not _is_source(item.noun, first, done)
    ]
    perhaps = "perhaps " if provision.id in corpus.doubtful else ""
    return f", {perhaps}{done} by {_and(titles)}" if titles else ""


def _is_source(noun: Amendment, cite: Cite, done: str) -> bool:
    """Whether a text is cited to the amendment itself, which then need not be named again."""
    if done in ("inserted", "enacted"):
        own = [*noun.cite, *(it for one in noun.instructions for it in one.cite)]
        return cite.in_ in {it.in_ for it in own}
    return cite in noun.cite
