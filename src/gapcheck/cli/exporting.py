"""From options to a paper: the layout, the findings that it needs, the notes."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from gapcheck.cite import STYLES, bibliography, number_notes
from gapcheck.cli.formats import Made
from gapcheck.cli.handing import Hands, refuse_comparison
from gapcheck.cli.opening import Asked, open_files
from gapcheck.cli.output import warn
from gapcheck.cli.select import choose, keep
from gapcheck.compose import (
    Setting,
    Work,
    compose_paper,
    layout_problems,
    scale_problems,
    takes,
)
from gapcheck.consolidate import edition_of
from gapcheck.corpus import Corpus, ReadyCheck
from gapcheck.evaluate import Detail, assess, evaluate_law
from gapcheck.files import Files, Loaded
from gapcheck.layout import Layout, Only
from gapcheck.layouts import Shelf, choose_layout, load_layouts
from gapcheck.paper import Paper
from gapcheck.problem import GapcheckError, Problem, advise
from gapcheck.scenario import Scenario
from gapcheck.sheet import CHOICES, encoding_sheet

SHEET = "encoding-sheet"
"""The layout of sheets that an analyst fills in; it is no file, because it holds no findings."""
SHEET_ABOUT = (
    "No findings: a law as it is encoded (--statute), or an empty sheet, to fill in for "
    "'gapcheck import'"
)


class Choice(NamedTuple):
    """What is to be exported.

    Attributes:
        layout: Id of a layout, or a file.
        style: Citation style.
        statute: Instruments on which the findings rest, or by which they are blocked.
        standard: Standards to which it is limited.
        topic: Topics to which it is limited.
        verdict: Verdicts to which it is limited.
        verdicts: Whether verdicts are shown.
        annexes: Whether annexes are shown.
        compound: Whether definitions are multiplied into offences.
        standalone: Whether no note may lean on another one, because readers sort the rows.
    """

    layout: str
    style: str = "house"
    statute: Sequence[str] | None = None
    standard: Sequence[str] | None = None
    topic: Sequence[str] | None = None
    verdict: Sequence[str] | None = None
    verdicts: bool = True
    annexes: bool = True
    compound: bool = False
    standalone: bool = False


def choose_style(name: str) -> None:
    """Refuse a citation style that does not exist.

    Raises:
        GapcheckError: There is none.
    """
    if name not in STYLES:
        fix = advise(name, STYLES)
        raise GapcheckError([Problem("E411", f"there is no citation style '{name}'", fix=fix)])


def make_paper(asked: Asked, choice: Choice) -> Made:
    """Return the paper that options ask for, its notes in words, and what it was made from.

    Raises:
        GapcheckError: Something is wrong with the corpus, the layout or an option.
    """
    choose_style(choice.style)
    with stage("reading the corpus"):
        files, corpus, scenario = open_files(asked)
        selection = choose(
            corpus, choice.standard, choice.topic, choice.verdict, choice.statute, None
        )
        if choice.layout == SHEET:
            return _sheet(files, corpus, scenario, sorted(selection.statutes))
        shelf = load_layouts(asked.folder)
        loaded = choose_layout(shelf, choice.layout)
        check_layout(shelf, loaded, corpus)
        refuse_comparison(loaded.noun, scenario, compound=choice.compound)
        _refuse_filters(loaded.noun, choice)
        _refuse_no_annex(loaded.noun, choice)
    with stage("weighing the law"):
        checks = _needed(corpus, loaded.noun, selection.checks)
        found = evaluate_law(
            corpus, scenario, checks, compound=choice.compound, detail=Detail.PROOF
        )
        if selection.statutes:
            found = keep(found, selection._replace(verdicts=frozenset()))
    with stage("composing the paper") as tell:
        setting = Setting(
            edition_of(corpus, scenario),
            scenario,
            assess(corpus, scenario, found),
            shelf.by_id,
            shelf.by_id[loaded.noun.scale],
            Work(corpus, scenario, found, Hands(files, asked, corpus, scenario, tell).handed()),
            _only(choice),
            selection_text(choice),
            choice.verdicts,
            annexes=choice.annexes,
        )
        _warn_of_nothing(setting)
        cited = _composed(setting, loaded.noun, choice.style)
        paper = number_notes(cited, setting.corpus, choice.style, standalone=choice.standalone)
    return Made(paper, cited, setting, files)


def _composed(setting: Setting, layout: Layout, style: str) -> Paper:
    corpus = setting.corpus
    return compose_paper(setting, layout, lambda paper: bibliography(paper, corpus, style))


def _sheet(files: Files, corpus: Corpus, scenario: Scenario, names: Sequence[str]) -> Made:
    """Return the sheet for filling in: of the instruments that are named, or an empty one."""
    from gapcheck.reports.paper_xlsx import Choice as Offered

    nouns = [corpus.instruments[name][1] for name in names]
    paper = encoding_sheet(corpus, nouns, scenario.country)
    return Made(paper, paper, None, files, tuple(Offered(*item) for item in CHOICES))


def check_layout(shelf: Shelf, loaded: Loaded[Layout], corpus: Corpus) -> None:
    """Refuse a layout that names what does not exist, and scales without words.

    Raises:
        GapcheckError: There is such a mistake; all of them at once.
    """
    problems = [found for item in shelf.files for found in scale_problems(item)]
    problems += layout_problems(loaded, corpus, shelf.by_id)
    if problems:
        raise GapcheckError(dict.fromkeys(problems))


def _asks(layout: Layout) -> bool:
    """Whether a layout has only tables of questions that it asks itself."""
    tables = [block.table for block in layout.body if block.table is not None]
    return bool(tables) and all(table.of == "asked" for table in tables)


def _refuse_filters(layout: Layout, choice: Choice) -> None:
    """Refuse filters where they would leave questions of a checklist unanswered.

    Raises:
        GapcheckError: There are filters, and the layout asks its own questions.
    """
    if _asks(layout) and (selection := selection_text(choice)):
        what = f"the layout '{layout.layout}' asks its own questions and cannot be limited"
        fix = f"leave the filters out ({selection})."
        raise GapcheckError([Problem("E411", what, fix=fix)])


def _refuse_no_annex(layout: Layout, choice: Choice) -> None:
    """Refuse to leave out annexes where there are none.

    Raises:
        GapcheckError: The layout has none.
    """
    if not choice.annexes and not any(block.annex for block in layout.body):
        what = f"the layout '{layout.layout}' has no annex"
        raise GapcheckError([Problem("E411", what, fix="leave --no-annex out.")])


def _warn_of_nothing(setting: Setting) -> None:
    """Tell on stderr that a paper has no findings because of its filters."""
    found = setting.assessment.findings
    if setting.selection and not any(takes(setting, setting.only, item) for item in found):
        what = f"no finding passes the filters: {setting.selection}"
        warn([Problem("W404", what, fix="leave one of them out, or choose another.")])


def _needed(
    corpus: Corpus, layout: Layout, chosen: Sequence[ReadyCheck]
) -> tuple[ReadyCheck, ...]:
    """Return the chosen checks, and those that answer what the layout itself asks."""
    tables = [block.table for block in layout.body if block.table is not None]
    if _asks(layout):
        chosen = ()
    ids = {ready.check.id for ready in chosen}
    ids |= {name for table in tables for item in table.asked for name in item.checks}
    return tuple(ready for ready in corpus.checks if ready.check.id in ids)


def _only(choice: Choice) -> Only:
    """Return the filters of options in the words of layouts; names are known to exist."""

    def words(texts: Sequence[str] | None) -> tuple[str, ...]:
        return tuple(word for text in texts or () for word in text.split(","))

    return Only(
        standard=words(choice.standard), topic=words(choice.topic), verdict=words(choice.verdict)
    )


def selection_text(choice: Choice) -> str:
    """Return the filters of options in words, by the names of the options; empty if none."""
    given = {
        "standard": choice.standard,
        "topic": choice.topic,
        "verdict": choice.verdict,
        "statute": choice.statute,
    }
    return "; ".join(
        f"{name} {' or '.join(word for text in texts for word in text.split(','))}"
        for name, texts in given.items()
        if texts
    )


@contextmanager
def stage(name: str) -> Iterator[Callable[[str], None]]:
    """Show on a terminal what is being done, nothing in a pipe; yield what tells a next step."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    console = Console(stderr=True, markup=False, highlight=False)
    with console.status(f"{name} …") as status:
        yield lambda step: status.update(f"{step} …")
