"""`gapcheck remedy`."""

from typing import Annotated, Any

import typer

from gapcheck.cli import complete, options
from gapcheck.cli.grouped import grouped

EXAMPLE = (
    "Example: gapcheck remedy opsc.csam.distribute\n\n"
    "Example: gapcheck remedy opsc.csam.distribute --format yaml -o fix.yaml\n\n"
    "Example: gapcheck remedy --all --standard opsc --topic csam"
)


@grouped
def remedy(
    checks: Annotated[
        list[str] | None,
        typer.Argument(metavar="CHECK", help="Checks to close.", autocompletion=complete.checks),
    ] = None,
    every: Annotated[
        bool,
        typer.Option("--all", help="One package for all gaps of --standard and --topic."),
    ] = False,
    pick: Annotated[
        int,
        typer.Option("--pick", metavar="N", help="With --format yaml: which remedy, from 1."),
    ] = 1,
    standard: Annotated[
        list[str] | None,
        options.standards("With --all: only this standard, e.g. opsc."),
    ] = None,
    topic: Annotated[
        list[str] | None,
        options.topics("With --all: only this topic, e.g. csam."),
    ] = None,
    *,
    at: options.ScenarioOptions,
    format_: Annotated[
        str,
        options.formats("text|yaml|json", "Output format; yaml is an amendment file."),
    ] = "text",
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """Find the smallest amendments that close a finding."""
    from gapcheck.cli.mend import chosen_checks, open_bench
    from gapcheck.cli.opening import want
    from gapcheck.cli.output import Writer
    from gapcheck.evaluate import assess
    from gapcheck.problem import GapcheckError, Problem
    from gapcheck.remedy import Remedies, as_amendment, package_for, remedies_for
    from gapcheck.reports.amendment_yaml import amendment_yaml

    writer = Writer.of(output, force=force, format_=format_, known=("text", "yaml", "json"))
    loaded, looked_at, bench = open_bench(want(at))
    names = chosen_checks(loaded, looked_at.country, checks or (), standard, topic, every=every)
    head = assess(loaded, looked_at, ())

    def data(found: Remedies) -> list[dict[str, Any]]:
        name = f"remedy-{found.check.replace('.', '-')}"
        return [
            as_amendment(f"{name}-{number}", it.edits, {found.check: it.closes})
            for number, it in enumerate(found.found, start=1)
        ]

    if every:
        package = package_for(bench, names)
        closes = {step.check: step.found[0].closes for step in package.steps if step.found}
        whole = as_amendment("remedy-package", package.edits, closes)
        if writer.format == "yaml":
            writer.text(amendment_yaml(whole))
        elif writer.format == "json":
            from gapcheck.reports.remedy_document import remedies_json

            groups = [data(step) for step in package.steps]
            text = remedies_json(head, package.steps, groups, (package, whole))
            writer.text(text)
        else:
            from gapcheck.reports.remedy_text import package_text

            writer.lines(package_text(head, package, writer.width))
        return
    found = [remedies_for(bench, name) for name in names]
    groups = [data(item) for item in found]
    if writer.format == "json":
        from gapcheck.reports.remedy_document import remedies_json

        writer.text(remedies_json(head, found, groups))
    elif writer.format == "yaml":
        if len(names) != 1 or not 1 <= pick <= len(groups[0]):
            told = f"there are {len(groups[0])} remedies" if len(names) == 1 else "name one check"
            raise GapcheckError(
                [Problem("E408", f"there is no remedy {pick} to write: {told}", fix="see text.")]
            )
        writer.text(amendment_yaml(groups[0][pick - 1]))
    else:
        from gapcheck.reports.remedy_text import remedies_text

        writer.lines(remedies_text(head, found, writer.width))
