"""What a duty note says: the units, the roles that it states, the deadline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from workplan.importer.responsibility.labels import (
    DEADLINE,
    LABEL,
    LEAD_RULE,
    VERB,
    WHEN,
    is_neutral,
    names_people,
)
from workplan.importer.responsibility.unit_names import is_unit, unit_names
from workplan.importer.text.normalize import normalize


@dataclass(frozen=True)
class Responsibility:
    """A role as the text states it and the units that have it, as written."""

    role: str
    units: tuple[str, ...]


@dataclass(frozen=True)
class Responsibilities:
    """All that a note says."""

    duties: tuple[Responsibility, ...] = ()
    deadline: str = ""
    people: tuple[str, ...] = ()
    rule: bool = False
    """Whether the note states the rule that the first unit leads."""
    by_rule: bool = False
    """Whether the roles come from that rule, not from this note's own words."""

    @property
    def units(self) -> tuple[str, ...]:
        """All units, in the order of the note, each once."""
        return tuple(dict.fromkeys(unit for duty in self.duties for unit in duty.units))

    @property
    def roles(self) -> tuple[Responsibility, ...]:
        """The duties, where the note says more of them than that units are responsible."""
        plain = len({duty.role for duty in self.duties}) < 2
        return () if plain and all(is_neutral(duty.role) for duty in self.duties) else self.duties


@dataclass
class _Reading:
    """What has been read of a note so far; ``waiting`` are units whose verb is still to come."""

    duties: list[tuple[str, list[str]]] = field(default_factory=list)
    deadline: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)

    def give(self, role: str, units: list[str]) -> None:
        if units:
            self.duties.append((role, units))

    def done(self, rule: bool) -> Responsibilities:
        merged: dict[str, list[str]] = {}
        for role, units in self.duties:
            merged.setdefault(role, []).extend(units)
        duties = tuple(
            Responsibility(role, tuple(dict.fromkeys(units))) for role, units in merged.items()
        )
        return Responsibilities(duties, "；".join(self.deadline), tuple(self.people), rule)


def read_responsibilities(text: str) -> Responsibilities:
    """Reads the inside of a note, without its brackets."""
    rule = bool(LEAD_RULE.search(normalize(text)))
    reading = _Reading()
    for label, value in _labelled(_without_rule(text)):
        _read_value(reading, label, value)
    return reading.done(rule)


def _without_rule(text: str) -> str:
    match = LEAD_RULE.search(normalize(text))
    return text[: match.start()] + text[match.end() :] if match else text


def _labelled(text: str) -> Iterator[tuple[str, str]]:
    """The values of a note with their labels; what stands before the first has none."""
    folded = normalize(text)
    found = sorted([*LABEL.finditer(folded), *DEADLINE.finditer(folded)], key=lambda m: m.start())
    found = [m for i, m in enumerate(found) if not i or m.start() >= found[i - 1].end()]
    starts = [match.start() for match in found] + [len(text)]
    if head := text[: starts[0]].strip(_MARKS):
        yield "", head
    for match, end in zip(found, starts[1:], strict=True):
        label = text[match.start("label") : match.end("label")].strip()
        yield label, text[match.end() : end].strip(_MARKS)


_MARKS = " \t\n\u3000\u00a0，,；;。.、:：|"


def _read_value(reading: _Reading, label: str, value: str) -> None:
    if label and DEADLINE.match(normalize(label) + ":"):
        reading.deadline.append(value)
    elif label and names_people(label):
        reading.people.append(f"{label}：{value}")
    else:
        for clause in _clauses(value):
            _read_clause(reading, label, clause)
        reading.give(label, reading.waiting)
        reading.waiting = []


def _clauses(value: str) -> Iterator[str]:
    """The clauses between commas, semicolons and stops outside brackets."""
    start, depth = 0, 0
    for i, character in enumerate(normalize(value)):
        depth += (character in "([〔") - (character in ")]〕")
        if character in ",;。\n" and depth <= 0:
            yield value[start:i]
            start = i + 1
    yield value[start:]


def _read_clause(reading: _Reading, label: str, clause: str) -> None:
    clause = clause.strip(_MARKS)
    folded = normalize(clause)
    verb = VERB.search(folded)
    if not clause or folded in {"下同", "以下同"}:
        return
    if verb:
        names = _names(clause[: verb.start()])
        role = clause[verb.start("verb") : verb.end("verb")]
        units = [*reading.waiting, *names]
        reading.waiting = []
        reading.give(label if label and verb["verb"] in {"负责", "落实"} else role, units)
    elif WHEN.search(folded) and not is_unit(clause):
        reading.deadline.append(clause)
    else:
        reading.waiting.extend(_names(clause))


def _names(clause: str) -> list[str]:
    clause = re.sub(r"^(?:由|请|各由)", "", clause.strip())
    return unit_names(clause, normalize(clause))
