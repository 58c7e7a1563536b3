"""Commands whose help loses nothing on a narrow terminal, and whose options cost little.

typer has pydantic build a validator for every option of a command, also for those that nobody
gives. Here one is built only for a value that is not plainly what its option takes; with that,
most runs need none of what builds them.
"""

import shutil
from typing import Any

from typer.core import TyperCommand, TyperGroup

NARROW = 70
"""Columns below which help is not framed: the frame would cut words off."""


class Command(TyperCommand):
    """A command whose help is plain where a frame leaves too little room."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return its options and arguments."""
        return _asked_late(super().get_params(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        if shutil.get_terminal_size().columns < NARROW:
            self.rich_markup_mode = None
        super().format_help(ctx, formatter)


class Group(TyperGroup):
    """All commands."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the options before a command."""
        return _asked_late(super().get_params(ctx))


def _asked_late(parameters: list[Any]) -> list[Any]:
    """Return parameters that take what is plainly right as it is; typer looks at all else."""
    for parameter in parameters:
        kind = getattr(parameter, "type_descriptor", None)  # older ones need no validators
        if kind is not None and "process_value" not in vars(parameter):
            parameter.process_value = _processing(parameter, kind)
    return parameters


def _processing(parameter: Any, kind: Any) -> Any:
    """Return what makes of a value on the command line the one that a command gets."""
    process, callback = parameter.process_value, parameter.callback
    several = parameter.multiple or parameter.nargs == -1
    plain = kind.parameter_info.parser is None

    def process_value(ctx: Any, value: Any) -> Any:
        if value is None and not parameter.required:
            taken: Any = () if several else None
        elif plain and kind.annotation is str and type(value) is str:
            taken = value
        elif plain and kind.annotation == list[str] and value and type(value) in (list, tuple):
            taken = list(value)
        else:
            return process(ctx, value)
        return callback(ctx, parameter, taken) if callback else taken

    return process_value
