"""`gapcheck lint`."""

from gapcheck.cli import options

EXAMPLE = "Example: gapcheck lint --corpus my-corpus"


def lint(corpus: options.Corpus = None) -> None:
    """Check the files of a corpus, its layouts included: what must hold, and what should."""
    from gapcheck.cli.opening import open_shipped
    from gapcheck.cli.output import Writer, warn
    from gapcheck.compose import layout_problems, scale_problems
    from gapcheck.layouts import load_layouts, own_layouts
    from gapcheck.lint import lint_corpus
    from gapcheck.problem import GapcheckError
    from gapcheck.words.number import counted

    files, loaded = open_shipped(corpus)
    shelf = load_layouts(corpus)
    warnings = [*lint_corpus(files, loaded)]
    warnings += [problem for item in shelf.files for problem in scale_problems(item)]
    for item in own_layouts(corpus):
        warnings += layout_problems(item, loaded, shelf.by_id)
    if any(problem.severity == "error" for problem in warnings):
        raise GapcheckError(warnings)
    warn(warnings)
    told = f"; {counted(len(warnings), 'warning')}" if warnings else ""
    provisions = len(loaded.encoded) + len(loaded.standard_provisions)
    text = f"{provisions} provisions and {len(loaded.checks)} checks are in order"
    Writer().text(f"{text}{told}.\n")
