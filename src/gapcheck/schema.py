"""JSON Schemas of everything that a user writes or reads, for editors and scripts."""

import json
from typing import Any

from gapcheck.amendment import Amendment
from gapcheck.check import ChecksFile
from gapcheck.expert import ExpertFile
from gapcheck.explorer.shape import SCHEMA as EXPLORER
from gapcheck.explorer.shape import ExplorerDoc
from gapcheck.files import CorpusFile, DocumentsFile, ScenarioFile, SilencesFile
from gapcheck.instrument import NationalInstrument, Standard
from gapcheck.layout import Layout, ScalesFile
from gapcheck.noun import Noun
from gapcheck.reports.agreement_document import SCHEMA as AGREEMENT
from gapcheck.reports.agreement_document import AgreementDoc
from gapcheck.reports.coverage_document import SCHEMA as COVERAGE
from gapcheck.reports.coverage_document import CoverageDoc
from gapcheck.reports.diff_document import SCHEMA as DIFF
from gapcheck.reports.diff_document import DiffDoc
from gapcheck.reports.document import SCHEMA, FindingsDoc, document_schema
from gapcheck.reports.excess_document import SCHEMA as EXCESS
from gapcheck.reports.excess_document import ExcessDoc
from gapcheck.reports.overlaps_document import SCHEMA as OVERLAPS
from gapcheck.reports.overlaps_document import OverlapsDoc
from gapcheck.reports.paper_document import SCHEMA as PAPER
from gapcheck.reports.paper_document import PaperDoc
from gapcheck.reports.proposals_document import SCHEMA as PROPOSALS
from gapcheck.reports.proposals_document import ProposalsDoc
from gapcheck.reports.quotes_document import SCHEMA as QUOTES
from gapcheck.reports.quotes_document import QuotesDoc
from gapcheck.reports.remedy_document import SCHEMA as REMEDY
from gapcheck.reports.remedy_document import RemediesDoc
from gapcheck.reports.timeline_document import SCHEMA as TIMELINE
from gapcheck.reports.timeline_document import TimelineDoc
from gapcheck.reports.trials_document import SCHEMA as TEST
from gapcheck.reports.trials_document import TrialsDoc
from gapcheck.vocabulary import VocabularyFile

MODELS: dict[str, type[Noun]] = {
    "amendment": Amendment,
    "checks": ChecksFile,
    "corpus": CorpusFile,
    "experts": ExpertFile,
    "layout": Layout,
    "scales": ScalesFile,
    "scenario": ScenarioFile,
    "silences": SilencesFile,
    "sources": DocumentsFile,
    "standard": Standard,
    "statute": NationalInstrument,
    "vocabulary": VocabularyFile,
}
"""Name of a schema to the kind of file that it describes."""

DOCUMENTS: dict[str, tuple[type, str]] = {
    "agreement": (AgreementDoc, AGREEMENT),
    "coverage": (CoverageDoc, COVERAGE),
    "diff": (DiffDoc, DIFF),
    "excess": (ExcessDoc, EXCESS),
    "explorer": (ExplorerDoc, EXPLORER),
    "findings": (FindingsDoc, SCHEMA),
    "overlaps": (OverlapsDoc, OVERLAPS),
    "paper": (PaperDoc, PAPER),
    "proposals": (ProposalsDoc, PROPOSALS),
    "quotes": (QuotesDoc, QUOTES),
    "remedy": (RemediesDoc, REMEDY),
    "test": (TrialsDoc, TEST),
    "timeline": (TimelineDoc, TIMELINE),
}
"""Name of a schema to the kind of document that commands print."""

NAMES = tuple(sorted([*MODELS, *DOCUMENTS]))
"""All schemas."""


def make_schema(name: str) -> dict[str, Any]:
    """Return a JSON Schema, draft 2020-12.

    Args:
        name: One of `NAMES`.
    """
    if name in DOCUMENTS:
        return document_schema(*DOCUMENTS[name])
    schema = MODELS[name].model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = f"gapcheck {name}"
    return schema


def schema_text(name: str) -> str:
    """Return a JSON Schema as text, as it is shipped."""
    return json.dumps(make_schema(name), ensure_ascii=False, indent=2) + "\n"
