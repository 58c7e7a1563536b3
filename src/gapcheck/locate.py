"""Which folder is the corpus."""

import os
from pathlib import Path

from gapcheck.problem import GapcheckError, Problem

VARIABLE = "GAPCHECK_CORPUS"
MARK = "corpus.yaml"
FOLDERS = ("rules", "standards", "statutes")


def locate_corpus(given: Path | None = None, start: Path | None = None) -> Path:
    """Return the corpus folder.

    Args:
        given: The folder that the user names; else the variable `GAPCHECK_CORPUS`, else the
            nearest folder upwards from `start` that holds `corpus.yaml`, else the packaged one.
        start: Where to begin looking; the working directory if left out.

    Raises:
        GapcheckError: The folder named does not exist or holds no `corpus.yaml`.
    """
    named = given or _from_environment()
    if named is not None:
        if not named.is_dir():
            raise _no_corpus(named, "there is no such folder")
        if not (named / MARK).is_file():
            raise _no_corpus(named, f"the folder holds no {MARK}")
        return named
    here = (start or Path.cwd()).absolute()
    for folder in (here, *here.parents):
        if (folder / MARK).is_file():
            return folder
    return packaged_corpus()


def packaged_corpus() -> Path:
    """Return the corpus that the package carries.

    It is in the wheel, beside the code; in an editable install it is the checkout's own.

    Raises:
        GapcheckError: The installation is broken.
    """
    beside = Path(__file__).parent / "corpus"
    if (beside / MARK).is_file():
        return beside
    checkout = Path(__file__).parents[2]
    if (checkout / MARK).is_file():
        return checkout
    raise _no_corpus(beside, "the installed package carries no corpus")


def _from_environment() -> Path | None:
    value = os.environ.get(VARIABLE)
    return Path(value) if value else None


def _no_corpus(folder: Path, what: str) -> GapcheckError:
    return GapcheckError(
        [
            Problem(
                "E012",
                f"'{folder}' is no corpus: {what}",
                fix=f"name a folder that holds {MARK} with --corpus, or leave the option out to "
                "use the packaged corpus.",
            )
        ]
    )
