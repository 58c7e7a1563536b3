"""From names to the texts of new files; nothing is read or written here."""

import re
from collections.abc import Mapping

import yaml

from gapcheck.check import CHECK_ID
from gapcheck.corpus import Corpus
from gapcheck.files import Files
from gapcheck.instrument import INSTRUMENT_ID
from gapcheck.problem import GapcheckError, Problem, advise
from gapcheck.provision import StandardProvision
from gapcheck.schema import schema_text
from gapcheck.starter import texts

Texts = dict[str, str]
"""Path inside the corpus folder to the text of a file."""

_CODE = re.compile(r"^[a-z]{2}$")
UP = "../../"
"""From a file of a statute or of checks to the folder of the schemas."""


def begin_country(
    code: str, name: str, adjective: str, day: str, corpus_text: str | None
) -> Texts:
    """Return the files of a new country.

    Args:
        code: Two lower-case letters.
        name: Its name in sentences.
        adjective: E.g. `Arcadian`.
        day: Day up to which its sources were searched.
        corpus_text: The corpus file to which the country is added; none makes a new corpus.

    Raises:
        GapcheckError: The code is none, or the country cannot be added.
    """
    if not _CODE.match(code):
        raise _usage(f"'{code}' is no country code", "write two lower-case letters, e.g. xa.")
    words = {"code": code, "name": _plain(name), "adjective": _plain(adjective), "day": day}
    country = texts.COUNTRY.format(**words)
    if corpus_text is None:
        title = _plain(f"Law of {name}")
        corpus = texts.CORPUS.format(code=code, title=title, country=country)
    else:
        corpus = _added(corpus_text, code, country)
    return {
        "corpus.yaml": corpus,
        f"statutes/{code}/sources.yaml": texts.SOURCES.format(up=UP),
        **_schemas("corpus", "sources"),
    }


def _added(text: str, code: str, country: str) -> str:
    """Return a corpus file with one more country, the rest as it was.

    Raises:
        GapcheckError: It has that country already, or is not written line by line.
    """
    if code in (yaml.safe_load(text) or {}).get("countries", {}):
        raise _usage(f"the corpus has a country '{code}'", "choose another code.")
    parts = re.split(r"(?m)^countries:[ \t]*\n(?=  \S)", text)
    if len(parts) != 2:
        fix = "write 'countries:' on a line of its own and each country under it, by two spaces."
        raise _usage("corpus.yaml lists its countries in another form", fix)
    return f"{parts[0]}countries:\n{country}{parts[1]}"


def begin_statute(code: str, name: str, title: str | None, files: Files) -> Texts:
    """Return the file of a new national instrument.

    Args:
        code: The country.
        name: The instrument's id.
        title: Its title; made of the id if left out.
        files: The corpus, for what it has already.

    Raises:
        GapcheckError: The id is not written as ids are.
    """
    _check_id(name)
    words = {"id": name, "title": _plain(title or _title(name)), "up": UP}
    found = {f"statutes/{code}/{name}.yaml": texts.STATUTE.format(short=words["title"], **words)}
    sources = f"statutes/{code}/sources.yaml"
    if sources not in {item.name for item in files.documents}:
        found[sources] = texts.SOURCES.format(up=UP)
    return {**found, **_schemas("statute", "sources")}


def begin_standard(name: str, title: str | None, code: str) -> Texts:
    """Return the file of a new standard.

    Args:
        name: Its id.
        title: Its title; made of the id if left out.
        code: A country, for the example of a party.

    Raises:
        GapcheckError: The id is not written as ids are.
    """
    _check_id(name)
    words = {"id": name, "title": _plain(title or _title(name)), "up": "../", "code": code}
    prefix = name.split("-")[0]
    text = texts.STANDARD.format(short=words["title"], prefix=prefix, **words)
    return {f"standards/{name}.yaml": text, **_schemas("standard")}


def begin_check(name: str, provision: str, corpus: Corpus, existing: Mapping[str, str]) -> Texts:
    """Return the file of checks with a new one at its end.

    Args:
        name: The check's id: prefix of the standard, topic, name.
        provision: The standard's provision whose region it takes: its id, or with the standard's.
        corpus: The corpus, for its standards and topics.
        existing: Path inside the corpus to the text of the files of checks that there are.

    Raises:
        GapcheckError: The id is not written as ids are, or names no standard, topic or provision.
    """
    if not re.match(CHECK_ID, name):
        raise _usage(f"'{name}' is no id of a check", "write three parts: treaty.topic.name.")
    prefix, topic, rest = name.split(".")
    standards = {noun.prefix: key for key, noun in corpus.standards.items()}
    if prefix not in standards:
        raise _usage(f"no standard has the prefix '{prefix}'", advise(prefix, standards))
    if topic not in corpus.vocabulary.topics:
        fix = advise(topic, corpus.vocabulary.topics)
        raise _usage(f"there is no topic '{topic}'", fix)
    standard = standards[prefix]
    full = provision if "/" in provision else f"{standard}/{provision}"
    known = [key for key in corpus.standard_provisions if key.startswith(f"{standard}/")]
    if full not in known:
        raise _usage(f"there is no provision '{provision}'", advise(full, known))
    label = rest.replace("-", " ")
    check = texts.CHECK.format(
        id=name,
        label=_plain(label),
        question=_plain(f"Say here what a lawyer would ask about {label}."),
        provision=full,
        demand=_demand(corpus.standard_provisions[full]),
    )
    path = f"rules/{standard}/{topic}.yaml"
    before = existing.get(path, texts.CHECKS.format(id=standard, up=UP)).rstrip("\n")
    gap = "\n\n" if path in existing else "\n"
    return {path: f"{before}{gap}{check}", **_schemas("checks")}


def _demand(noun: StandardProvision) -> str:
    """Return the demand that takes a provision's own region, as far as its form tells."""
    if noun.expresses:
        return "define: {}"
    if not noun.demands:
        return "not-assessable: The standard's provision demands nothing yet."
    return "provide: {}" if any("measure" in box for box in noun.demands) else "criminalise: {}"


def _schemas(*names: str) -> Texts:
    return {f"schemas/{name}.json": schema_text(name) for name in names}


def _check_id(name: str) -> None:
    if not re.match(INSTRUMENT_ID, name):
        fix = "write lower-case words and numbers with '-' between, e.g. press-law-1999."
        raise _usage(f"'{name}' is no id of an instrument", fix)


def _title(name: str) -> str:
    """Return an id as a title: `press-law-1999` becomes `Press law 1999`."""
    return name.replace("-", " ").capitalize()


def _plain(text: str) -> str:
    """Return text as YAML writes it on one line, in quotation marks if it has to be."""
    return yaml.safe_dump(text, allow_unicode=True, width=10_000).removesuffix("...\n").strip()


def _usage(message: str, fix: str) -> GapcheckError:
    return GapcheckError([Problem("E413", message, fix=fix)])
