"""Citations: what each style writes, and what holds of the notes of every paper."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gapcheck
from corpus_case import ROOT, shipped
from gapcheck.cite import STYLES, bibliography, bibliography_of, number_notes
from gapcheck.cite.notes import NOTHING, VIA
from gapcheck.cite.pin import NBSP
from gapcheck.consolidate import edition_of
from gapcheck.corpus import Corpus
from gapcheck.paper import (
    Block,
    Cited,
    Heading,
    Listing,
    Note,
    Paper,
    Paragraph,
    Reference,
    Run,
    Stamp,
    paper_words,
    plain,
)
from golden import GOLDEN, compare
from hostile import HOSTILE

STAMP = Stamp(("gapcheck", "0"), ("toy", "1", "0" * 64), "Toyland", "law", "xx", "2020-01-01", "")
CITED = (
    "tipse-2008/art-41.1; tipse-2008/art-40; tipse-2008/art-40; tipse-2008; "
    "tipse-2008/art-41.1 quoted disrupting-harm-2021 5, note 15; tipse-2008/art-40; "
    "criminal-code-2009/art-250 + criminal-code-2009/art-252.2 + tipse-2008/art-42; "
    "opsc-2000/art-3.1.c; opsc-2000/art-2.c + lanzarote-2007/art-20.1.f + budapest-2001/art-9.2; "
    "opsc-2000/art-3.1.c + opsc-2000/art-4.1; = ecpat-2018 note 146; = ecpat-2018 note 147; "
    "cybercrime-draft-v1/art-27; prakas-62-2008/item-6 + prakas-62-2008/item-7; "
    "moj-explanatory-note-2008/note-art-40; = crc-c-156-contents para. 22; "
    "crc-c-156-2019/material reported crc-c-156-draft; extradition-treaties/thailand; "
    "palermo-2000/untoc-10.1; crc-1989/art-34; ilo-182-1999/art-3.c; actip-2015; "
    "rio-2008/item-12; vac-action-plan-2017/page-28; "
    "criminal-code-2009/art-239 read criminal-code-khmer"
)
"""Notes between semicolons, references between plus signs, as `reference` reads them."""


def reference(text: str) -> Reference:
    """Return a reference: a provision, how well it is known, the document and the place in it."""
    first, *rest = text.strip().split(" ", 3)
    if first == "=":
        return Reference(document=rest[0], at=" ".join(rest[1:]) or None)
    if not rest:
        return Reference(first)
    basis, document, *at = rest
    known: Any = basis
    return Reference(first, document, " ".join(at) or None, known)


def mark(*references: Reference) -> Cited:
    return Cited(references)


def paper_of(marks: Sequence[Cited]) -> Paper:
    """Return a paper with a mark to a paragraph."""
    blocks = tuple(Paragraph((Run("Words"), it)) for it in marks)
    return Paper("toy", "Toy", "en", False, STAMP, blocks)


def notes_of(marks: Sequence[Cited], style: str, **options: bool) -> list[str]:
    """Return the notes of marks, as text with plain spaces."""
    paper = number_notes(paper_of(marks), shipped(), style, **options)
    return [plain(note.runs).replace(NBSP, " ") for note in paper.notes]


def shown(blocks: Sequence[Block]) -> str:
    """Return a bibliography as text."""
    lines = []
    for block in blocks:
        if isinstance(block, Heading):
            lines.append(f"\n{block.text}\n")
        elif isinstance(block, Listing):
            lines += [plain(item) for item in block.items]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("style", STYLES)
def test_notes_are_those_that_were_read(style: str, rewrite: bool) -> None:
    marks = [mark(*map(reference, it.split(" + "))) for it in CITED.split("; ")]
    paper = number_notes(paper_of(marks), shipped(), style)
    notes = "".join(f"{it.number} {plain(it.runs)}\n" for it in paper.notes)
    listed = shown(bibliography(paper_of(marks), shipped(), style))
    compare(GOLDEN / f"cite-{style}.txt", (notes + listed).replace(NBSP, "~"), rewrite=rewrite)


def test_the_house_style_is_that_of_the_reports() -> None:
    """The forms that the Disrupting Harm analysis of 2021 prints, but for its slips."""
    marks = [mark(Reference("tipse-2008/art-40")), mark(Reference("criminal-code-2009/art-250"))]
    marks += [mark(Reference(f"circular-1815-2012/item-{n}")) for n in (3, 4)]
    first, _, third, fourth = notes_of(marks, "house")
    assert first == (
        "Government of Cambodia. (2008). Law on Suppression of Human Trafficking and Sexual "
        "Exploitation, Royal Kram NS/RKM/0208/005, Article 40."
    )
    assert third == (
        "Government of Cambodia – Ministry of Posts and Telecommunications. (2012). Circular "  # noqa: RUF001
        "No. 1815 on Preventive Measures on Certain Illegal Activities in the Business of "
        "Internet Café Service, item 3."
    )
    assert fourth == "Ibid., item 4."


def test_a_quotation_stands_behind_the_citation_with_what_it_is() -> None:
    quoted = Reference(
        "tipse-2008/art-41.1",
        quote="any person who distributes",
        quote_is="unofficial translation",
    )
    (note,) = notes_of([mark(quoted)], "oscola")
    assert note.endswith("art 41(1): “any person who distributes” (unofficial translation).")


def test_khmer_words_say_that_they_are_khmer() -> None:
    khmer = Reference("criminal-code-2009/art-239", quote="អំពើ", quote_is="official")
    paper = number_notes(paper_of([mark(khmer)]), shipped(), "house")
    assert [run.text for run in paper.notes[0].runs if run.lang == "km"] == ["អំពើ"]
    native = [
        run
        for block in bibliography_of(shipped(), "house")
        if isinstance(block, Listing)
        for item in block.items
        for run in item
        if isinstance(run, Run) and run.lang == "km"
    ]
    assert len(native) == sum(bool(it.native_title) for _, it in shipped().instruments.values())


def test_titles_have_the_language_that_they_are_in() -> None:
    assert {"fedlex-crc": "de", "lovdata-opsc-no": None, "criminal-code-khmer": None} == {
        name: notes[0].runs[1].lang
        for name in ("fedlex-crc", "lovdata-opsc-no", "criminal-code-khmer")
        if (
            notes := number_notes(
                paper_of([mark(Reference(document=name))]), shipped(), "house"
            ).notes
        )
    }


def test_titles_are_set_in_italics_and_lead_to_where_they_were_read() -> None:
    paper = number_notes(
        paper_of([mark(Reference(document="inhope-cambodia"))]), shipped(), "house"
    )
    (title,) = [run for run in paper.notes[0].runs if run.style == "italic"]
    assert title.text == "Cambodian deep dive: challenges in legislation"
    assert (
        title.link
        == "https://inhope.org/EN/articles/cambodian-deep-dive-challenges-in-legislation"
    )


@pytest.mark.parametrize("style", STYLES)
def test_what_was_not_looked_up_is_not_printed(style: str) -> None:
    corpus = shipped()
    everything = shown(bibliography_of(corpus, style)) + "".join(
        notes_of([mark(Reference(it))], style)[0] for it in corpus.standards
    )
    doubted = [
        noun.aliases[scheme] for noun in corpus.standards.values() for scheme in noun.unverified
    ]
    assert doubted
    for alias in doubted:
        assert alias not in everything
        assert alias.replace(" UNTS ", ", p. ") not in everything


def test_a_text_that_an_amendment_changes_says_so() -> None:
    corpus = gapcheck.load_corpus(ROOT, amend=["ecpat-2011-mere-possession"])
    scenario = gapcheck.make_scenario(corpus, amend=["ecpat-2011-mere-possession"])
    (amendment,) = corpus.amendments.values()
    marks = [mark(Reference(f"tipse-2008/art-41.{n}")) for n in (1, 2)]
    paper = number_notes(paper_of(marks), edition_of(corpus, scenario), "un")
    as_it_is, changed = (plain(note.runs) for note in paper.notes)
    assert "as amended by" not in as_it_is
    assert changed.endswith(f"as amended by {amendment.noun.title}.")


def test_notes_that_stand_already_are_numbered_with_the_others() -> None:
    words = (Note(7, (Run("A remark."),)), Cited((Reference("tipse-2008"),)))
    paper = Paper("toy", "Toy", "en", False, STAMP, (Paragraph(words),))
    first, second = number_notes(paper, shipped(), "house").notes
    assert (1, "A remark.") == (first.number, plain(first.runs))
    assert second.number == 2


PLACES = (
    *("tipse-2008", "tipse-2008/art-40", "tipse-2008/art-41.1", "criminal-code-2009/art-250"),
    *("opsc-2000", "opsc-2000/art-3.1.c", "crc-c-156-2019/material", "no-such-law/art-1"),
)
REFERENCES = st.builds(
    Reference,
    provision=st.sampled_from([None, *PLACES]),
    document=st.sampled_from([None, None, "disrupting-harm-2021", "ecpat-2018", "no-such-paper"]),
    at=st.sampled_from([None, "5", "note 12"]),
    basis=st.sampled_from([None, "read", "quoted", "reported"]),
    quote=st.sampled_from([None, None, "words"]),
    lead=st.sampled_from(["", "", "See"]),
    tail=st.sampled_from(["", "", "on the same point"]),
)
MARKS = st.lists(st.lists(REFERENCES, max_size=3).map(lambda it: mark(*it)), max_size=8)
EVERY_STYLE = st.sampled_from(sorted(STYLES))


def sources(cited: Cited) -> list[str]:
    """Return the sources of a mark in order, each as often as it is named; told independently."""
    found = []
    for it in cited.references:
        found += [f"law {it.provision.partition('/')[0]}"] if it.provision else []
        found += [f"document {it.document}"] if it.document else []
    return found


@given(MARKS, EVERY_STYLE)
def test_every_mark_becomes_one_note_in_order(marks: list[Cited], style: str) -> None:
    paper = number_notes(paper_of(marks), shipped(), style)
    assert list(range(1, len(marks) + 1)) == [note.number for note in paper.notes]
    assert not any(isinstance(it, Cited) for words in paper_words(paper) for it in words)
    for cited, note in zip(marks, paper.notes, strict=True):
        assert plain(note.runs).strip()
        assert (plain(note.runs) == NOTHING) is not bool(sources(cited))


@given(MARKS, EVERY_STYLE)
def test_ibid_means_the_one_source_of_the_note_before(marks: list[Cited], style: str) -> None:
    for number, note in enumerate(notes_of(marks, style)):
        count = len(re.findall(r"\bibid\b", note, re.IGNORECASE))
        assert count <= 1
        if count:
            assert number > 0
            before = set(sources(marks[number - 1]))
            assert before == {sources(marks[number])[0]}
            assert re.match(r"(See )?ibid\b", note, re.IGNORECASE)


@given(MARKS, st.sampled_from(["oscola", "un"]))
def test_a_later_citation_leads_to_the_first(marks: list[Cited], style: str) -> None:
    for number, note in enumerate(notes_of(marks, style), 1):
        for found in re.findall(r"(?:\(n |see footnote )(\d+)", note):
            earlier = int(found)
            assert earlier < number
            shared = set(sources(marks[earlier - 1])) & set(sources(marks[number - 1]))
            assert shared
            assert any(
                all(source not in sources(it) for it in marks[: earlier - 1]) for source in shared
            )


@given(MARKS, EVERY_STYLE)
def test_notes_that_stand_alone_lean_on_no_other(marks: list[Cited], style: str) -> None:
    together = notes_of(marks, style, standalone=True)
    assert together == [notes_of([it], style, standalone=True)[0] for it in marks]
    assert not any(re.search(r"\bibid\b|\(n \d|footnote", it, re.IGNORECASE) for it in together)


@given(MARKS, EVERY_STYLE)
def test_nothing_that_a_reference_says_is_lost(marks: list[Cited], style: str) -> None:
    for cited, note in zip(marks, notes_of(marks, style, standalone=True), strict=True):
        for it in cited.references:
            if it.provision or it.document:
                assert it.lead in note
                assert it.tail in note
                assert it.quote is None or f"“{it.quote}”" in note
                assert not it.document or it.at is None or it.at in note
                assert not (it.provision and it.document) or VIA[it.basis] in note


@given(MARKS, EVERY_STYLE)
def test_the_bibliography_lists_every_source_once(marks: list[Cited], style: str) -> None:
    listed = [
        item
        for block in bibliography(paper_of(marks), shipped(), style)
        if isinstance(block, Listing)
        for item in block.items
    ]
    assert len({source for it in marks for source in sources(it)}) == len(listed)
    assert len(listed) == len(set(listed))


def hostile_corpus(text: str) -> Corpus:
    """Return the corpus with a text as every title, author, name and place of two sources."""
    corpus = shipped()
    code, law = corpus.instruments["tipse-2008"]
    told = law.model_copy(
        update={"title": text, "short": text, "native_title": text, "aliases": {}, "issued": None}
    )
    paper = corpus.documents["disrupting-harm-2021"]
    document = paper.model_copy(
        update={"title": text, "short": text, "author": text, "symbol": None, "url": text}
    )
    return replace(
        corpus,
        instruments={**corpus.instruments, "tipse-2008": (code, told)},
        documents={**corpus.documents, paper.id: document},
    )


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str, style: str) -> None:
    corpus = hostile_corpus(text)
    references = Reference(
        "tipse-2008/art-40", "disrupting-harm-2021", text, "quoted", text, text, text, text
    )
    paper = paper_of([mark(references), mark(references)])
    for note in number_notes(paper, corpus, style).notes:
        words = plain(note.runs)
        assert words.count(text) >= 3
        assert all(isinstance(run, Run) for run in note.runs)
        assert {run.link for run in note.runs} <= {None, text}
    assert shown(bibliography(paper, corpus, style)).count(text) >= 3
