"""The bibliography by itself: every source of the corpus, in text, Markdown and CSL-JSON."""

import json
import re

import pytest

from corpus_case import shipped
from gapcheck.cite import STYLES, bibliography_of
from gapcheck.paper import Heading, Listing, Run, plain
from gapcheck.reports.bibliography import bibliography_markdown, bibliography_text
from golden import GOLDEN, compare, run
from hostile import HOSTILE


@pytest.mark.parametrize("style", STYLES)
def test_every_source_of_the_corpus_is_listed(style: str) -> None:
    corpus = shipped()
    blocks = bibliography_of(corpus, style)
    items = [item for block in blocks if isinstance(block, Listing) for item in block.items]
    assert len(corpus.instruments) + len(corpus.standards) + len(corpus.documents) == len(items)
    text = " ".join(" ".join(line.text for line in bibliography_text(blocks, 80)).split())
    for item in items:
        assert " ".join(plain(item).split()) in text


def test_the_markdown_is_that_which_was_read(rewrite: bool) -> None:
    written = bibliography_markdown(bibliography_of(shipped(), "house"))
    compare(GOLDEN / "bibliography.md", written, rewrite=rewrite)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_no_markup(text: str) -> None:
    item = (Run("A. "), Run(text, "italic"), Run(text, link="javascript:alert(1)"), Run(text))
    written = bibliography_markdown((Heading(2, text, "a"), Listing((item, (Run(text),)))))
    bare = re.sub(r"\\.", "", written)
    assert not re.search(r"[`\[\]<>|]", bare)
    assert not re.search(r"^- \s*(?:[-+=]|\d+[.)])", written, re.MULTILINE)
    assert len(written.split("\n")) == 5
    assert not {"\x00", "\x1b", "\u202e"} & set(written)


@pytest.mark.parametrize("kind", ["text", "markdown", "csl-json"])
def test_the_command_prints_it(kind: str) -> None:
    found = run("bibliography", "--format", kind)
    assert found.returncode == 0
    assert "Suppression of Human Trafficking" in found.stdout
    if kind == "csl-json":
        assert len(json.loads(found.stdout)) > 100
