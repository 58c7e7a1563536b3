"""From options to the sheet that an analyst fills in."""

from collections.abc import Sequence
from pathlib import Path

from gapcheck.corpus import Corpus
from gapcheck.instrument import NationalInstrument
from gapcheck.library import load_corpus
from gapcheck.paper import Paper
from gapcheck.problem import GapcheckError, Problem, advise
from gapcheck.reports.paper_xlsx import Choice, paper_xlsx
from gapcheck.sheet import CHOICES, encoding_sheet


def make_encoding(
    folder: Path | None, country: str | None, statutes: Sequence[str] | None
) -> Paper:
    """Return the encoding sheet of national instruments; an empty one if none is named.

    Args:
        folder: The corpus folder.
        country: Country code; the only one if left out.
        statutes: Ids of instruments, also several with commas between them.

    Raises:
        GapcheckError: Something is wrong with the corpus, or there is no such country or law.
    """
    corpus = load_corpus(folder)
    code = choose_country([*corpus.countries], country)
    names = [name for text in statutes or () for name in text.split(",")]
    return encoding_sheet(corpus, _chosen(corpus, code, names), code)


def encoding_xlsx(paper: Paper) -> bytes:
    """Return an encoding sheet as a workbook whose cells offer what can be written.

    Raises:
        GapcheckError: The library that writes workbooks is not installed.
    """
    return paper_xlsx(paper, [Choice(*choice) for choice in CHOICES])


def choose_country(known: Sequence[str], code: str | None) -> str:
    """Return the code of a country; the only one if none is given.

    Raises:
        GapcheckError: There is no such country, or there are several.
    """
    if code in known or (code is None and len(known) == 1):
        return code or known[0]
    what = f"there is no country '{code}'" if code else "there are several countries"
    raise GapcheckError([Problem("E401", what, fix=advise(code or "", known))])


def _chosen(corpus: Corpus, country: str, names: Sequence[str]) -> tuple[NationalInstrument, ...]:
    own = {name: law for name, (code, law) in corpus.instruments.items() if code == country}
    unknown = [name for name in dict.fromkeys(names) if name not in own]
    if unknown:
        raise GapcheckError(
            [
                Problem("E408", f"there is no statute '{name}'", fix=advise(name, own))
                for name in unknown
            ]
        )
    return tuple(own[name] for name in dict.fromkeys(names))
