"""Parses the inside of a note: the units, the roles that it states, the deadline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from workplan.importer.responsibility.labels import (
    ANY_LABEL,
    DEADLINE,
    LEAD_RULE,
    VERB,
    WHEN,
    is_neutral,
    names_people,
)
from workplan.importer.responsibility.unit_names import is_plain_name, is_unit, unit_names
from workplan.importer.text.normalize import normalize

_OUTER_MARKS = " \t\n\u3000\u00a0，,；;。.、:：|"
_FURTHER_CLAUSE = re.compile(
    "^(?:以下|以上|上述|后同|不再|均需|均由|其中|此外|具体(?!由)|如有|如遇|必要时)"
)
_JOINED = re.compile("(?!^会同县)会同")
_AROUND_NAMES = re.compile("^(?:由|请|各由)|(?:按照?(?:各自)?职责(?:分工)?|共同|分别|各自)$")
_ROLE_IN_BRACKETS = re.compile(
    r"(.+?)\((?P<role>(?:牵头|主办|协办|配合)(?:单位|处室|科室|部门)?)\)"
)
_EMPTY_BRACKETS = re.compile(r"[(（\[〔【]\s*[,，;；。]?\s*[)）\]〕】]")


@dataclass(frozen=True)
class Responsibility:
    """A role as the text states it, and the units that have it, as written."""

    role: str
    units: tuple[str, ...]


@dataclass(frozen=True)
class Responsibilities:
    """The contents of a note; each role has one entry."""

    entries: tuple[Responsibility, ...] = ()
    deadline: str = ""
    people: tuple[str, ...] = ()
    states_lead_rule: bool = False
    """Whether the note states the rule that the first unit leads."""
    from_lead_rule: bool = False
    """Whether the roles follow from that rule, not from this note's own words."""
    further_text: str = ""
    """What the note says after its units and applies to more than them: 以下均需…配合."""

    @property
    def units(self) -> tuple[str, ...]:
        """The units of all roles, in order, without duplicates."""
        return tuple(dict.fromkeys(unit for entry in self.entries for unit in entry.units))

    @property
    def roles(self) -> tuple[Responsibility, ...]:
        """The entries, if they say more than that units are responsible; else none."""
        has_one_role = len({entry.role for entry in self.entries}) < 2
        is_plain = has_one_role and all(is_neutral(entry.role) for entry in self.entries)
        return () if is_plain else self.entries


@dataclass
class _NoteParser:
    """What has been parsed of a note so far; ``pending`` are units whose verb has yet to come."""

    units_by_role: dict[str, list[str]] = field(default_factory=dict)
    deadlines: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)
    further_clauses: list[str] = field(default_factory=list)

    def add_value(self, label: str, value: str) -> None:
        if label and DEADLINE.match(normalize(label) + ":"):
            self.deadlines.append(value)
        elif label and names_people(label):
            self.people.append(f"{label}：{value}")
        else:
            is_further = False
            for clause in _clauses(value):
                clause_text = clause.strip(_OUTER_MARKS)
                is_further = is_further or bool(_FURTHER_CLAUSE.match(normalize(clause_text)))
                if is_further and clause_text and not is_plain_name(clause_text):
                    self.further_clauses.append(clause_text)
                else:
                    self._add_clause(label, clause_text)
            self._assign_pending(label)

    def _add_clause(self, label: str, clause: str) -> None:
        normalized = normalize(clause)
        if not clause or normalized in {"下同", "以下同"}:
            return
        if verb := VERB.search(normalized):
            role = clause[verb.start("verb") : verb.end("verb")]
            role = label if label and verb["verb"] in {"负责", "落实"} else role
            self._add_joined(role, clause[: verb.start()])
        elif _JOINED.search(normalized) and is_unit(clause):
            self._add_joined(label, clause)
        elif WHEN.search(normalized) and not is_unit(clause):
            self.deadlines.append(clause)
        else:
            self.pending += _unit_names(clause)

    def _add_joined(self, role: str, clause: str) -> None:
        """Adds units with a role; those after 会同 have that as theirs."""
        joined = _JOINED.search(clause)
        leading = clause[: joined.start()] if joined else clause
        if verb := VERB.search(normalize(leading)):
            role, leading = leading[verb.start("verb") : verb.end("verb")], leading[: verb.start()]
        self.pending += _unit_names(leading)
        self._assign_pending(role)
        if joined:
            self.pending += _unit_names(clause[joined.end() :])
            self._assign_pending(joined[0])

    def _assign_pending(self, role: str) -> None:
        for name in self.pending:
            own_role = _ROLE_IN_BRACKETS.fullmatch(normalize(name))
            if own_role:
                self.units_by_role.setdefault(own_role["role"], []).append(name[: own_role.end(1)])
            else:
                self.units_by_role.setdefault(role, []).append(name)
        self.pending = []

    def result(self, *, states_lead_rule: bool) -> Responsibilities:
        entries = tuple(
            Responsibility(role, tuple(dict.fromkeys(units)))
            for role, units in self.units_by_role.items()
        )
        return Responsibilities(
            entries,
            "；".join(self.deadlines),
            tuple(self.people),
            states_lead_rule,
            further_text="，".join(self.further_clauses),
        )


def parse_note(text: str) -> Responsibilities:
    """Parses the inside of a note, without its brackets."""
    rule = LEAD_RULE.search(normalize(text))
    if rule:
        text = _EMPTY_BRACKETS.sub("", text[: rule.start()] + text[rule.end() :])
    parser = _NoteParser()
    for label, value in _labelled_values(text):
        parser.add_value(label, value)
    return parser.result(states_lead_rule=bool(rule))


def _labelled_values(text: str) -> Iterator[tuple[str, str]]:
    """The labels and values of a note; text before the first label has an empty one."""
    matches = list(ANY_LABEL.finditer(normalize(text)))
    starts = [*(match.start() for match in matches), len(text)]
    if unlabelled := text[: starts[0]].strip(_OUTER_MARKS):
        yield "", unlabelled
    for match, end in zip(matches, starts[1:], strict=True):
        label = text[match.start("label") : match.end("label")].strip()
        yield label, text[match.end() : end].strip(_OUTER_MARKS)


def _clauses(value: str) -> Iterator[str]:
    """The clauses between commas, semicolons and full stops outside brackets."""
    start, depth = 0, 0
    for i, character in enumerate(normalize(value)):
        depth += (character in "([〔<") - (character in ")]〕>")
        if character in ",;。\n" and depth <= 0:
            yield value[start:i]
            start = i + 1
    yield value[start:]


def _unit_names(clause: str) -> list[str]:
    return unit_names(_AROUND_NAMES.sub("", clause.strip()))
