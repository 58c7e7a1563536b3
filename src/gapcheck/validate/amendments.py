"""What must hold in an amendment, whatever law it is applied to."""

from collections.abc import Iterator
from typing import Any

from gapcheck.amend import instruction_problems
from gapcheck.amendment import Amendment
from gapcheck.files import DocumentsFile, Files, Loaded
from gapcheck.problem import Problem
from gapcheck.provision import Commencement
from gapcheck.source import Steps
from gapcheck.validate.known import Known
from gapcheck.validate.places import unknown


def amendment_problems(loaded: Loaded[Amendment], files: Files) -> Iterator[Problem]:
    """Yield what is wrong in an amendment.

    Args:
        loaded: The amendment.
        files: The corpus that it belongs to, or is applied to.
    """
    noun = loaded.noun
    own = Loaded(
        loaded.name, DocumentsFile.model_construct(documents=noun.documents), loaded.source
    )
    known = Known(files, (own,))
    yield from known.cited(loaded, noun, (), noun.amendment)
    checks = {item.id for file in files.checks for item in file.noun.checks}
    if when := noun.commencement:
        yield from _in_order(loaded, when, ("commencement",))
    for number, claim in enumerate(noun.closes):
        if claim.check is not None and claim.check not in checks:
            at = ("closes", number, "check")
            yield unknown(loaded, "E201", "check", claim.check, at, checks, noun.amendment)
    for number, one in enumerate(noun.instructions):
        yield from instruction_problems(loaded, number, one)
        yield from known.cited(loaded, one, ("instructions", number), noun.amendment)
        if when := one.commencement:
            yield from _in_order(loaded, when, ("instructions", number, "commencement"))


def twice_named(files: Files) -> Iterator[Problem]:
    """Yield the amendments and scenarios of a corpus whose id another one has."""
    named: list[tuple[Loaded[Any], str]] = [(it, "amendment") for _, it in files.amendments]
    named += [(it, "scenario") for _, it in files.scenarios]
    met: set[tuple[str, str]] = set()
    for loaded, key in named:
        name = getattr(loaded.noun, key)
        if (key, name) in met:
            fix = "ids are unique; give one of them another one."
            yield loaded.source.problem("E204", f"there is another '{name}'", (key,), fix=fix)
        met.add((key, name))


def _in_order(loaded: Loaded[Amendment], when: Commencement, path: Steps) -> Iterator[Problem]:
    """Yield an interval that ends before it begins."""
    if when.earliest and when.latest and when.earliest > when.latest:
        yield loaded.source.problem(
            "E024",
            "the interval ends before it begins",
            path,
            where=loaded.noun.amendment,
            fix="'earliest' is the first possible day, 'latest' the last.",
        )
