"""What all nouns read from files have in common: frozen, strict about keys, kebab-case in YAML."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


def _kebab(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str | dict) else value


class Noun(BaseModel):
    """A frozen record whose YAML keys are its field names in kebab-case."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=_kebab,
        populate_by_name=False,
        defer_build=True,
    )


Names = Annotated[
    tuple[str, ...], BeforeValidator(_as_list, json_schema_input_type=str | list[str])
]
"""One name, or a list of names."""

Expression = dict[str, Any]
"""A box as it is written: dimension to values, and references."""

Expressions = Annotated[
    tuple[Expression, ...],
    BeforeValidator(_as_list, json_schema_input_type=Expression | list[Expression]),
]
"""One box, or a list of boxes (their union)."""

Words = Annotated[str, Field(min_length=1)]
"""Text that must not be empty."""
