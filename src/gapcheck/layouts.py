"""The layouts and scales that a user can name: packaged ones, those of a corpus folder, a file."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from gapcheck.files import Loaded
from gapcheck.layout import Layout, Scale, ScalesFile
from gapcheck.load import load_nouns
from gapcheck.locate import locate_corpus, packaged_corpus
from gapcheck.problem import GapcheckError, Problem, advise

FOLDER = "layouts"
SCALES = "scales.yaml"
YAML = ".yaml"


class Shelf(NamedTuple):
    """Layouts and scales.

    Attributes:
        layouts: Layouts, by their ids.
        files: Files of scales.
    """

    layouts: Mapping[str, Loaded[Layout]]
    files: tuple[Loaded[ScalesFile], ...]

    @property
    def by_id(self) -> Mapping[str, Scale]:
        """Scales, by their ids."""
        return {scale.scale: scale for item in self.files for scale in item.noun.scales}


def load_layouts(corpus: Path | None = None) -> Shelf:
    """Return the packaged layouts and scales, and those that a corpus folder adds.

    Of two with one id, that of the corpus folder counts.

    Args:
        corpus: The corpus folder that the user names.

    Raises:
        GapcheckError: Something is wrong with the form of a file; all such problems at once.
    """
    folders = dict.fromkeys((packaged_corpus() / FOLDER, locate_corpus(corpus) / FOLDER))
    layouts = [path for folder in folders for path in _files(folder)]
    scales = [path for folder in folders if (path := folder / SCALES).is_file()]
    return Shelf(
        {item.noun.layout: item for item in load_nouns(layouts, Layout)},
        tuple(load_nouns(scales, ScalesFile)),
    )


def own_layouts(corpus: Path | None = None) -> tuple[Loaded[Layout], ...]:
    """Return the layouts that lie in a corpus folder itself.

    Args:
        corpus: The corpus folder that the user names.

    Raises:
        GapcheckError: Something is wrong with the form of a file; all such problems at once.
    """
    return tuple(load_nouns(_files(locate_corpus(corpus) / FOLDER), Layout))


def choose_layout(shelf: Shelf, name: str) -> Loaded[Layout]:
    """Return the layout of an id or of a file.

    Raises:
        GapcheckError: There is none such, or something is wrong with the form of the file.
    """
    if name in shelf.layouts:
        return shelf.layouts[name]
    path = Path(name)
    if path.suffix in (YAML, ".yml") or path.is_file():
        return load_nouns([path], Layout)[0]
    told = "'gapcheck layouts' lists all layouts."
    fix = advise(name, shelf.layouts, told)
    raise GapcheckError([Problem("E601", f"there is no layout '{name}'", fix=fix)])


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from (
            path
            for path in sorted(folder.glob(f"*{YAML}"), key=lambda it: it.stem)
            if path.name != SCALES
        )
