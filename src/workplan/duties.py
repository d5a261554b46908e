"""Who is responsible, in what role and until when, as a text states it of a point or a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ConfigDict, Field, model_validator

from workplan.text import Prose, Record, Text, is_empty


class Assigned(Record):
    """What has units: simply listed, or by the role that the text states."""

    model_config = ConfigDict(populate_by_name=True)

    units: tuple[Prose, ...] = Field((), exclude_if=is_empty)
    """责任机构，照原文的写法和顺序 / The units, named and ordered as published"""
    roles: dict[Prose, tuple[Prose, ...]] = Field(default_factory=dict, exclude_if=is_empty)
    """原文写明的分工，如 牵头单位: [办公室] / The roles that the text states, with their units"""
    deadline: Text | None = Field(None, exclude_if=is_empty)
    """原文写明的时限 / The deadline that the text states"""
    duty_note: Prose | None = Field(None, exclude_if=is_empty)
    """责任说明原文，和别处写法不同时才写 / The note as published, where written otherwise"""

    @model_validator(mode="before")
    @classmethod
    def _units_by_role(cls, data: Any) -> Any:
        """A role's units need not be listed twice."""
        return with_units(data)


def with_units(data: Any, *inside: Any) -> Any:
    """Data with ``units`` filled from its roles, and from those of the records inside it."""
    if not isinstance(data, dict) or "units" in data:
        return data
    named = [unit for record in (data, *inside) for unit in _named(record)]
    return {**data, "units": list(dict.fromkeys(named))} if named else data


def _named(record: Any) -> Iterator[str]:
    """Every unit that raw data names, whatever is wrong with it."""
    if not isinstance(record, dict):
        return
    roles = record.get("roles")
    lists = [record.get("units"), *(roles.values() if isinstance(roles, dict) else ())]
    for units in lists:
        if isinstance(units, list | tuple):
            yield from (unit for unit in units if isinstance(unit, str))
