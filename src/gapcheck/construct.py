"""Plain data to nouns, quickly: by what their fields say, without building pydantic's machinery.

Building it takes as long as reading the whole corpus, and it is needed only to say what is wrong
with a file. So good data becomes nouns here, and whatever looks odd in any way is left to
pydantic, which accepts it or names the mistakes.
"""

import datetime
import re
from collections.abc import Callable, Iterable
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import AfterValidator, BeforeValidator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from gapcheck.noun import Noun

N = TypeVar("N", bound=Noun)

Take = Callable[[Any], Any]
"""Returns a value as a field has it; raises an error if it is not plainly right."""

_TRUTH = {"true": True, "false": False}
_set = object.__setattr__


class _OddError(ValueError):
    """Something that pydantic has to look at."""


def construct(model: type[N], plain: Any) -> N:
    """Return a noun: the one that `model_validate` returns.

    Args:
        model: The kind of noun.
        plain: Mappings, lists, text and `None`, as YAML is read.

    Raises:
        ValidationError: The data does not fit; it names all mistakes.
    """
    try:
        noun: N = _noun(model)(plain)
    except (ValueError, AssertionError, PydanticCustomError):  # what validators raise
        return model.model_validate(plain)
    return noun


@cache
def _noun(model: type[Noun]) -> Take:
    """Return what makes nouns of one kind."""
    fields = model.model_fields
    key_of: Any = model.model_config["alias_generator"]
    takes = {
        field.alias or key_of(name): (name, _noted(_kind(field.annotation), field.metadata))
        for name, field in fields.items()
    }
    required = {name for name, field in fields.items() if field.is_required()}
    unset = {name: field.default for name, field in fields.items()}
    makes: dict[str, Any] = {
        name: field.default_factory for name, field in fields.items() if field.default_factory
    }
    checks = [item.func for item in model.__pydantic_decorators__.model_validators.values()]

    def take(plain: Any) -> Any:
        if type(plain) is not dict:
            raise _OddError
        values, given = unset.copy(), set()
        for key, value in plain.items():
            if key not in takes:
                raise _OddError
            name, taken = takes[key]
            values[name] = taken(value)
            given.add(name)
        if not required <= given:
            raise _OddError
        for name, make in makes.items():
            if name not in given:
                values[name] = make()
        # What `model_construct` does, which takes longer than everything else here.
        noun = model.__new__(model)
        _set(noun, "__dict__", values)
        _set(noun, "__pydantic_fields_set__", given)
        _set(noun, "__pydantic_extra__", None)
        _set(noun, "__pydantic_private__", None)
        for check in checks:
            check(noun)
        return noun

    return take


def _kind(kind: Any) -> Take:
    """Return what takes values of a kind."""
    inside = get_args(kind)
    origin = get_origin(kind)
    if origin is Annotated:
        return _noted(_kind(inside[0]), inside[1:])
    if origin in (Union, UnionType) and len(inside) == 2 and inside[1] is NoneType:
        return _or_none(_kind(inside[0]))
    if origin is tuple and inside[1:] == (...,):
        return _list(_kind(inside[0]))
    if origin is dict and inside[0] is str:
        return _dict(_kind(inside[1]))
    if origin is Literal:
        return _one_of(frozenset(inside))
    if isinstance(kind, type) and issubclass(kind, Noun):
        return _noun(kind)
    return _PLAIN.get(kind, _odd)


def _noted(take: Take, notes: Iterable[Any]) -> Take:
    """Return what takes values with what is noted beside their kind, from left to right."""
    before: list[Any] = []
    for note in notes:
        if isinstance(note, BeforeValidator):
            before.append(note.func)
        elif isinstance(note, AfterValidator):
            after: Any = note.func
            take = _then(take, after)
        elif isinstance(note, FieldInfo):
            take = _noted(take, note.metadata)
        elif (least := getattr(note, "min_length", None)) is not None:
            take = _at_least(take, least)
        elif (pattern := getattr(note, "pattern", None)) is not None:
            take = _written(take, re.compile(pattern))
        else:
            return _odd
    for first in before:  # the last one noted acts first
        take = _then(first, take)
    return take


def _odd(value: Any) -> Any:
    raise _OddError


def _text(value: Any) -> str:
    if type(value) is not str:
        raise _OddError
    return value


def _truth(value: Any) -> bool:
    if type(value) is not str or value not in _TRUTH:
        raise _OddError
    return _TRUTH[value]


def _number(value: Any) -> int:
    if type(value) is not str or not re.fullmatch("0|[1-9][0-9]{0,8}", value):
        raise _OddError
    return int(value)


def _day(value: Any) -> datetime.date:
    if type(value) is not datetime.date:
        raise _OddError
    return value


_PLAIN: dict[Any, Take] = {
    str: _text,
    bool: _truth,
    int: _number,
    datetime.date: _day,
    Any: lambda value: value,
}


def _one_of(names: frozenset[str]) -> Take:
    def take(value: Any) -> Any:
        if type(value) is not str or value not in names:
            raise _OddError
        return value

    return take


def _or_none(take: Take) -> Take:
    return lambda value: None if value is None else take(value)


def _list(take: Take) -> Take:
    def take_all(value: Any) -> Any:
        if type(value) is not list:
            raise _OddError
        return tuple([take(item) for item in value])

    return take_all


def _dict(take: Take) -> Take:
    def take_all(value: Any) -> Any:
        if type(value) is not dict:
            raise _OddError
        return {key: take(item) for key, item in value.items()}

    return take_all


def _then(first: Take, second: Take) -> Take:
    return lambda value: second(first(value))


def _at_least(take: Take, least: int) -> Take:
    def take_long(value: Any) -> Any:
        taken = take(value)
        if taken is not None and len(taken) < least:
            raise _OddError
        return taken

    return take_long


def _written(take: Take, pattern: re.Pattern[str]) -> Take:
    def take_written(value: Any) -> Any:
        taken = take(value)
        # At the end of a pattern, `$` lets a line end pass here and not in pydantic.
        if taken is not None and (taken[-1:] == "\n" or not pattern.search(taken)):
            raise _OddError
        return taken

    return take_written
