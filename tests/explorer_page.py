"""Pages of the explorer, for the tests that read them and those that open them."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from gapcheck.corpus import Corpus
from gapcheck.explorer.document import explorer_document
from gapcheck.explorer.page import PARTS, explorer_page
from gapcheck.explorer.scenarios import shown_scenarios
from gapcheck.explorer.shape import ExplorerDoc
from gapcheck.wanted import make_scenario
from golden import ROOT

SOURCE = ROOT / "src" / "gapcheck" / "explorer"


@cache
def parts() -> dict[str, str]:
    """Return the files of which a page is made."""
    return {name: Path(SOURCE / name).read_text(encoding="utf-8") for name in PARTS}


def document_of(corpus: Corpus, *topics: str) -> ExplorerDoc:
    """Return the document of a corpus; of all topics if none is named."""
    scenarios = shown_scenarios(corpus, make_scenario(corpus), {})
    checks = [it for it in corpus.checks if not topics or it.check.topic in topics]
    return explorer_document(corpus, scenarios, checks)


def page_of(document: ExplorerDoc) -> str:
    """Return the page of a document."""
    return explorer_page(document, parts())


def data_in(page: str) -> Any:
    """Return the data that a page holds, as it is written there."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert found is not None
    return json.loads(found[1])
