"""What pydantic says of a file, as problems of ours: with position, in plain words, with a fix."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from gapcheck.check import CHECK_ID
from gapcheck.citation import SHA256
from gapcheck.instrument import INSTRUMENT_ID
from gapcheck.noun import Noun
from gapcheck.problem import Problem, advise
from gapcheck.provision import UNIT_ID
from gapcheck.source import Source

_LIST = ("a list is asked for", "write a list: [one, two], or one per line behind '- '.")
_KEYS = ("keys with values are asked for", "write 'key: value', or {key: value}.")
_TEXT = ("text is asked for", "write text behind the colon; in quotation marks if in doubt.")
_TRUTH = ("true or false is asked for", "write true or false.")
_NUMBER = ("a whole number is asked for", "write a whole number, e.g. 2008.")
_KINDS = {
    "tuple_type": _LIST,
    "dict_type": _KEYS,
    "model_type": _KEYS,
    "model_attributes_type": _KEYS,
    "string_type": _TEXT,
    "string_too_short": _TEXT,
    "bool_type": _TRUTH,
    "bool_parsing": _TRUTH,
    "int_type": _NUMBER,
    "int_parsing": _NUMBER,
    "int_parsing_size": _NUMBER,
    "int_from_float": _NUMBER,
}
"""Kind of a mistake to what is asked for, and how to write it."""

_WRITTEN = {
    UNIT_ID: "write lower-case letters, '-', and numbers or letters with dots, e.g. art-3.1.c.",
    INSTRUMENT_ID: "write lower-case words and numbers with '-' between, e.g. press-law-1999.",
    CHECK_ID: "write three parts with dots between them, e.g. treaty.topic.name.",
    SHA256: "write the 64 hexadecimal digits of the hash, or leave it out.",
}
"""Pattern of an id to how it is written."""


def form_problems(source: Source, model: type[Noun], error: ValidationError) -> Iterator[Problem]:
    """Yield the mistakes of a file; a list is not called short for items that have mistakes."""
    details = error.errors(include_url=False)
    places = [detail["loc"] for detail in details]
    for detail in details:
        loc = detail["loc"]
        inside = any(len(at) > len(loc) and at[: len(loc)] == loc for at in places)
        if detail["type"] != "too_short" or not inside:
            yield _problem(source, model, detail)


def _problem(source: Source, model: type[Noun], detail: ErrorDetails) -> Problem:
    """Return a pydantic error as a problem of ours, with position and remedy."""
    path = tuple(step for step in detail["loc"] if step != "[key]")
    kind, found = detail["type"], _found(detail["input"])
    last = next((step for step in reversed(path) if isinstance(step, str)), "")
    where = place(source.data, path)
    if kind == "extra_forbidden":
        known = _keys_at(model, path[:-1])
        fix = advise(str(last), known, "'gapcheck schema' describes all keys.")
        if detail["input"] is None and " " in str(last):
            fix = "put the text before it in quotation marks; inside { } a comma ends a value."
        return source.problem(
            "E020", f"'{last}' is not a key here", path, key=True, where=where, fix=fix
        )
    if kind == "missing":
        return source.problem(
            "E021", f"'{last}' is missing", path[:-1], where=where, fix=f"add '{last}: …'."
        )
    if kind == "literal_error":
        expected = str(detail.get("ctx", {}).get("expected", "")).replace("'", "")
        choices = expected.replace(" or ", ", ").split(", ")
        return source.problem(
            "E023",
            f"{found} is not a value of '{last}'",
            path,
            where=where,
            fix=advise(str(detail["input"]), choices),
        )
    if kind == "date_parsing":
        return source.problem(
            "E024",
            f"{found} is not a date",
            path,
            where=where,
            fix="write year-month-day, e.g. 2008-02-15; leave it out if it is not known.",
        )
    if kind == "value_error":
        message = detail["msg"].removeprefix("Value error, ")
        return source.problem("E025", message, path, where=where, fix="keep or add just one.")
    subject = f"'{last}'" if path else "the file"
    message, fix = _asked_for(kind, detail.get("ctx", {}))
    if detail["input"] in (None, ""):
        return source.problem("E022", f"{subject} has no value", path, where=where, fix=fix)
    return source.problem("E022", f"{subject} is {found}; {message}", path, where=where, fix=fix)


def _asked_for(kind: str, context: dict[str, Any]) -> tuple[str, str]:
    """Return what is asked for instead of what is there, and how to write it."""
    if kind == "too_short":
        least, there = context["min_length"], context["actual_length"]
        return f"it has {there} of at least {least}", f"write at least {least}."
    if kind == "string_pattern_mismatch":
        fix = _WRITTEN.get(context["pattern"], "'gapcheck schema' tells how it is written.")
        return "it is not written as ids are", fix
    return _KINDS.get(kind, ("something else is asked for", "see 'gapcheck schema'."))


def _found(value: object) -> str:
    """Return what was written, for a message."""
    if isinstance(value, dict):
        return "a map of keys"
    if isinstance(value, list | tuple):
        return "a list"
    text = str(value)
    return f"'{text if len(text) <= 60 else text[:57] + '...'}'"


def place(data: Any, path: tuple[Any, ...]) -> str:
    """Return the legal coordinates of a path in a file, e.g. `tipse-2008 art-41.1`."""
    if not isinstance(data, dict):
        return ""
    names = [
        str(data[key]) for key in ("instrument", "standard") if isinstance(data.get(key), str)
    ]
    for depth in range(len(path), 0, -1):
        found = data
        try:
            for step in path[:depth]:
                if isinstance(step, str) or not isinstance(found, dict):
                    found = found[step]
        except (KeyError, IndexError, TypeError):
            continue
        if isinstance(found, dict) and isinstance(found.get("id"), str):
            return " ".join([*names, found["id"]])
    return " ".join(names)


def _keys_at(model: type[Noun], path: tuple[Any, ...]) -> list[str]:
    """Return the keys that the noun at `path` may have."""
    current: Any = model
    for step in path:
        if isinstance(step, str):
            fields = getattr(current, "model_fields", {})
            found = [field for name, field in fields.items() if (field.alias or name) == step]
            current = _noun_in(found[0].annotation) if found else current
    fields = getattr(current, "model_fields", {})
    return [field.alias or name for name, field in fields.items()]


def _noun_in(annotation: Any) -> Any:
    """Return the noun inside an annotation such as `tuple[Provision, ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, Noun):
        return annotation
    for part in get_args(annotation):
        found = _noun_in(part)
        if found is not None:
            return found
    return None
