"""The texts of a scenario: those of the corpus, with the scenario's amendments carried out."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from gapcheck.amend import Repealed, states_on
from gapcheck.corpus import Corpus, Edition, Encoded, LawBox
from gapcheck.part import READING
from gapcheck.scenario import Scenario

DONE = "yes"
"""The answer under which an uncertain commencement has happened."""


def edition_of(corpus: Corpus, scenario: Scenario) -> Corpus:
    """Return a corpus whose national texts are those of a scenario.

    Where it is not certain whether an amendment has taken effect, a provision has both texts, each
    under its answer.

    Args:
        corpus: The corpus, put together with the amendments of the scenario.
        scenario: The scenario.
    """
    base = corpus.editions[()]
    if not scenario.amendments:
        if base.encoded is corpus.encoded:
            return corpus
        return replace(
            corpus, instruments=base.instruments, encoded=base.encoded, amended=base.amended
        )
    steps = {
        step[0]: step for name in scenario.amendments for step in corpus.amendments[name].steps
    }
    states = states_on([*steps.values()], scenario.as_of)
    editions = {chosen: corpus.editions[key] for chosen, key in states.items()}
    last = editions[max(editions, key=len)]
    encoded = last.encoded
    if len(editions) > 1:
        encoded = _joined(corpus, editions)
    brought = {
        document.id: document
        for name in scenario.amendments
        for document in corpus.amendments[name].noun.documents
    }
    return replace(
        corpus,
        documents={**corpus.documents, **brought},
        instruments=last.instruments,
        encoded=encoded,
        amended=last.amended,
        doubtful=frozenset(
            name
            for name, by in last.amended.items()
            if any(edition.amended.get(name) != by for edition in editions.values())
        ),
    )


def _joined(corpus: Corpus, editions: Mapping[tuple[str, ...], Edition]) -> dict[str, Encoded]:
    """Return the provisions of several editions, each under the answers that lead to it."""
    asked = max(editions, key=len)
    names = {name: None for edition in editions.values() for name in edition.encoded}
    found = {}
    for name in names:
        texts = {chosen: edition.encoded.get(name) for chosen, edition in editions.items()}
        distinct = {id(item) for item in texts.values()}
        there = [item for item in (texts[asked], *texts.values()) if item is not None]
        kept = (item for item in there if not isinstance(item.noun, Repealed))
        first = next(kept, there[0])
        if len(distinct) == 1:
            found[name] = first
            continue
        parts = [
            under_answers(corpus, item, {name: name in chosen for name in asked})
            for chosen, item in texts.items()
            if item is not None
        ]
        found[name] = replace(
            first,
            offences=tuple(box for item in parts for box in item.offences),
            measures=tuple(box for item in parts for box in item.measures),
            definition=tuple(box for item in parts for box in item.definition),
            widenings=tuple(rule for item in parts for rule in item.widenings),
            cuts=tuple(cut for item in parts for cut in item.cuts),
        )
    return found


def under_answers(corpus: Corpus, item: Encoded, answers: Mapping[str, bool]) -> Encoded:
    """Return a provision that applies only if questions are answered so."""
    masks = {}
    for question, done in answers.items():
        bit = 1 << corpus.questions[question].answers.index(DONE)
        size = len(corpus.questions[question].answers)
        masks[READING + question] = bit if done else (1 << size) - 1 & ~bit
    limit = corpus.space.pack(masks)

    def narrowed(boxes: Iterable[LawBox]) -> tuple[LawBox, ...]:
        return tuple(box.at(box.bits & limit) for box in boxes)

    return replace(
        item,
        offences=narrowed(item.offences),
        measures=narrowed(item.measures),
        definition=narrowed(item.definition),
        widenings=tuple(rule._replace(within=rule.within & limit) for rule in item.widenings),
        cuts=tuple(
            cut._replace(boxes=tuple(box & limit for box in cut.boxes)) for cut in item.cuts
        ),
    )
