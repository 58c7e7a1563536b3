"""A paper as JSON, schema `gapcheck-paper/1`: every field is there, absent values are null."""

from gapcheck.paper import (
    Block,
    Cell,
    Cited,
    Contents,
    Heading,
    Inline,
    Listing,
    Note,
    Paper,
    Paragraph,
    Run,
    Stamp,
    Table,
    Words,
)
from gapcheck.reports.findings_json import json_text
from gapcheck.reports.paper_document import (
    SCHEMA,
    BlockDoc,
    CellDoc,
    MarkDoc,
    PaperDoc,
    RunDoc,
    StampDoc,
    TableDoc,
    WordsDoc,
)
from gapcheck.reports.visible import visible


def paper_json(paper: Paper) -> str:
    """Return a paper as JSON text: same input, same bytes.

    Args:
        paper: The paper; its marks are notes.

    Raises:
        TypeError: A mark is not yet put into words.
    """
    return json_text(paper_document(paper))


def paper_document(paper: Paper) -> PaperDoc:
    """Return a paper as a JSON document.

    Raises:
        TypeError: A mark is not yet put into words.
    """
    return {
        "schema": SCHEMA,
        "layout": paper.layout,
        "title": visible(paper.title),
        "lang": paper.lang,
        "landscape": paper.landscape,
        "stamp": _stamp(paper.stamp),
        "blocks": [_block(block) for block in paper.blocks],
        "notes": [
            {"number": note.number, "words": [_run(run) for run in note.runs]}
            for note in paper.notes
        ],
    }


def _stamp(stamp: Stamp) -> StampDoc:
    return {
        "tool": {"name": stamp.tool[0], "version": stamp.tool[1]},
        "corpus": {
            "title": visible(stamp.corpus[0]),
            "version": visible(stamp.corpus[1]),
            "hash": visible(stamp.corpus[2]),
        },
        "country": visible(stamp.country),
        "law": visible(stamp.law),
        "scenario": visible(stamp.scenario),
        "as_of": visible(stamp.as_of),
        "notice": visible(stamp.notice),
        "selection": visible(stamp.selection) or None,
    }


def _block(block: Block) -> BlockDoc:
    match block:
        case Heading():
            text, anchor = visible(block.text), visible(block.anchor)
            return {"type": "heading", "level": block.level, "text": text, "anchor": anchor}
        case Paragraph():
            return {"type": "paragraph", "role": block.role, "words": _words(block.words)}
        case Listing():
            items = [_words(words) for words in block.items]
            return {"type": "list", "numbered": block.numbered, "items": items}
        case Table():
            return _table(block)
        case Contents():
            return {"type": "contents"}


def _table(table: Table) -> TableDoc:
    return {
        "type": "table",
        "key": table.key,
        "caption": visible(table.caption),
        "about": visible(table.about),
        "columns": [
            {
                "key": column.key,
                "title": visible(column.title),
                "width": column.width,
                "about": visible(column.about),
            }
            for column in table.columns
        ],
        "rows": [
            {
                "anchor": visible(row.anchor) if row.anchor is not None else None,
                "cells": [_cell(cell) for cell in row.cells],
            }
            for row in table.rows
        ],
        "foot": [_words(words) for words in table.foot],
    }


def _cell(cell: Cell) -> CellDoc:
    return {
        "paragraphs": [_words(words) for words in cell.paragraphs],
        "tone": cell.tone,
        "value": visible(cell.value) if cell.value is not None else None,
    }


def _words(words: Words) -> WordsDoc:
    return [_inline(inline) for inline in words]


def _inline(inline: Inline) -> RunDoc | MarkDoc:
    match inline:
        case Run():
            return _run(inline)
        case Note():
            return {"note": inline.number}
        case Cited():
            raise TypeError("a mark is not yet put into words")


def _run(run: Run) -> RunDoc:
    return {
        "text": visible(run.text),
        "style": run.style,
        "lang": visible(run.lang) if run.lang is not None else None,
        "link": visible(run.link) if run.link is not None else None,
    }
