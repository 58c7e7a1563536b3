"""`gapcheck explorer`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gapcheck.cli import options

if TYPE_CHECKING:
    from gapcheck.corpus import Corpus
    from gapcheck.explorer.document import Progress
    from gapcheck.files import ScenarioFile
    from gapcheck.scenario import Scenario

EXAMPLE = (
    "Example: gapcheck explorer -o explorer.html\n\n"
    "Example: gapcheck explorer --standard opsc --topic csam -o opsc.html"
)


def explorer(
    standard: options.Standard = None,
    topic: options.Topic = None,
    country: options.Country = None,
    as_of: options.AsOf = None,
    corpus: options.Corpus = None,
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """Write one web page that can be mailed and browsed: findings under several scenarios."""
    from gapcheck.cli.output import check_ending, check_target, write_text
    from gapcheck.cli.select import choose
    from gapcheck.explorer.document import explorer_document
    from gapcheck.explorer.page import explorer_page
    from gapcheck.explorer.scenarios import shown_scenarios

    check_ending(output, "html")
    check_target(output, force=force)
    asked = options.ScenarioOptions(country=country, as_of=as_of, corpus=corpus)
    loaded, base, kept = _opened(asked)
    checks = choose(loaded, standard, topic, None, None, None).checks
    scenarios = shown_scenarios(loaded, base, kept)
    with _progress() as told:
        document = explorer_document(loaded, scenarios, checks, told)
    write_text(explorer_page(document, _parts()), output)


def _opened(
    at: options.ScenarioOptions,
) -> "tuple[Corpus, Scenario, dict[str, tuple[ScenarioFile, Scenario]]]":
    """Return a corpus laid out for its scenario files, the law in force, and these scenarios."""
    from gapcheck.cli.opening import choose_scenario, named_scenario, want
    from gapcheck.library import assemble_with
    from gapcheck.load import load_files
    from gapcheck.locate import locate_corpus
    from gapcheck.wanted import scenario_of

    wanted = want(at).wanted
    files = load_files(locate_corpus(at.corpus))
    nouns = {item.noun.scenario: item.noun for _, item in files.scenarios}
    kept = {name: named_scenario(files, name) for name in nouns}
    loaded = assemble_with(files, [item.amend for item in kept.values()], at.country)
    base = choose_scenario(loaded, wanted)
    return (
        loaded,
        base,
        {name: (nouns[name], scenario_of(loaded, item)) for name, item in kept.items()},
    )


def _parts() -> dict[str, str]:
    """Return the files of which the page is made."""
    from importlib.resources import files

    from gapcheck.explorer.page import PARTS

    folder = files("gapcheck.explorer")
    return {name: folder.joinpath(name).read_text(encoding="utf-8") for name in PARTS}


@contextmanager
def _progress() -> "Iterator[Progress]":
    """Show on a terminal how far the work is; say nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda _title, _done, _whole: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import Progress as Bars

    with Bars(console=Console(stderr=True), transient=True) as bars:
        known: dict[str, object] = {}

        def told(title: str, done: int, whole: int) -> None:
            if title not in known:
                known[title] = bars.add_task(escape(title), total=whole)
            bars.update(known[title], completed=done)  # type: ignore[arg-type]

        yield told
