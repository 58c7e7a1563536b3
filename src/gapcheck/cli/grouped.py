"""Options that go together: declared once, and one parameter of every command that has them."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Any


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command that has, in place of each group in its signature, the group's options.

    Args:
        command: A command. A group is a parameter whose type is a dataclass; each field of it is
            annotated as an option is, and has a default.

    Returns:
        What the command line calls, option by option; it hands the groups to the command.
    """
    stated = signature(command)
    groups: dict[str, Any] = {
        name: parameter.annotation
        for name, parameter in stated.parameters.items()
        if is_dataclass(parameter.annotation)
    }

    @wraps(command)
    def called(**given: Any) -> None:
        for name, group in groups.items():
            given[name] = group(**{field.name: given.pop(field.name) for field in fields(group)})
        command(**given)

    options = [option for parameter in stated.parameters.values() for option in _of(parameter)]
    shown = Signature(options, return_annotation=stated.return_annotation)
    # The signature says all; annotations beside it would be worked out at every start for nothing.
    called.__dict__["__signature__"] = shown
    called.__annotations__ = {}
    return called


def _of(parameter: Parameter) -> Iterator[Parameter]:
    """Yield the options that a parameter stands for: itself, or those of a group."""
    if not is_dataclass(parameter.annotation):
        yield parameter.replace(kind=Parameter.KEYWORD_ONLY)
        return
    for field in fields(parameter.annotation):
        yield Parameter(
            field.name, Parameter.KEYWORD_ONLY, default=field.default, annotation=field.type
        )
