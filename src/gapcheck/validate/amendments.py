"""What must hold in an amendment, whatever law it is applied to."""

from collections.abc import Iterator

from gapcheck.amend import instruction_problems
from gapcheck.amendment import Amendment
from gapcheck.files import DocumentsFile, Files, Loaded
from gapcheck.problem import Problem
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
    for number, claim in enumerate(noun.closes):
        if claim.check is not None and claim.check not in checks:
            at = ("closes", number, "check")
            yield unknown(loaded, "E201", "check", claim.check, at, checks, noun.amendment)
    for number, one in enumerate(noun.instructions):
        yield from instruction_problems(loaded, number, one)
        yield from known.cited(loaded, one, ("instructions", number), noun.amendment)
        when = one.commencement
        if when and when.earliest and when.latest and when.earliest > when.latest:
            yield loaded.source.problem(
                "E024",
                "the interval ends before it begins",
                ("instructions", number, "commencement"),
                where=noun.amendment,
                fix="'earliest' is the first possible day, 'latest' the last.",
            )
