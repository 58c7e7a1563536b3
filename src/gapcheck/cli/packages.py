"""Packages: several files written together, to a folder or a zip file, whole or not at all."""

import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from gapcheck.problem import GapcheckError, Problem
from gapcheck.reports.data_package import DESCRIPTION, zip_of


def is_zip(output: Path) -> bool:
    """Whether a name is that of a zip file; any other is that of a folder."""
    return output.suffix.lower() == ".zip"


def check_package(output: Path, *, force: bool) -> None:
    """Refuse a place where no package can be written, before the work.

    Args:
        output: A zip file, or a folder.
        force: Whether a package that is there may be replaced. A folder that holds anything but
            a package is never replaced.

    Raises:
        GapcheckError: Something is there, or there is no folder to hold it.
    """
    try:
        if not output.absolute().parent.is_dir():
            raise _refused(output, "lies in no existing folder", "make the folder first.")
        if not output.exists():
            return
        if output.is_dir() == is_zip(output):
            fix = "name a folder, or a file that ends in .zip."
            raise _refused(output, f"is a {'folder' if output.is_dir() else 'file'}", fix)
        if output.is_dir() and not any(output.iterdir()):
            return
        if not force:
            fix = "choose another name, or add --force to replace it."
            raise _refused(output, "exists", fix)
        if output.is_dir() and not _is_package(output):
            what = "holds other files than those of a package"
            raise _refused(output, what, "choose another folder.")
    except OSError as error:
        raise _refused(output, f"is no name ({error.strerror})", "choose another.") from None


def write_package(files: Mapping[str, bytes], output: Path, *, force: bool) -> None:
    """Write files together.

    Args:
        files: Name of each file to its bytes.
        output: A zip file, or a folder.
        force: Whether a package that is there may be replaced.

    Raises:
        GapcheckError: They cannot be written; nothing is left behind then.
    """
    check_package(output, force=force)
    place = output.resolve()  # a link stays a link
    beside: Path | None = None
    try:
        beside = Path(tempfile.mkdtemp(dir=place.parent, prefix=".gapcheck."))
        made = beside / "made"
        if is_zip(output):
            made.write_bytes(zip_of(files))
            made.replace(place)
        else:
            made.mkdir()
            for name, content in files.items():
                (made / name).write_bytes(content)
            _put(made, place, beside / "before")
    except OSError as error:
        what = f"cannot be written ({error.strerror})"
        raise _refused(output, what, "choose another.") from None
    finally:
        if beside is not None:
            shutil.rmtree(beside, ignore_errors=True)


def _put(made: Path, place: Path, before: Path) -> None:
    """Move a folder to its place; what was there moves away first, and back if that fails."""
    if place.exists():
        place.rename(before)
    try:
        made.rename(place)
    except OSError:
        if before.exists():
            before.rename(place)
        raise


def _is_package(folder: Path) -> bool:
    """Whether a folder holds the files of a package, and nothing else."""
    try:
        described = json.loads((folder / DESCRIPTION).read_bytes())
        known = {DESCRIPTION, *(item["path"] for item in described["resources"])}
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return all(path.is_file() and path.name in known for path in folder.iterdir())


def _refused(output: Path, what: str, fix: str) -> GapcheckError:
    return GapcheckError([Problem("E410", f"'{output}' {what}", fix=fix)])
