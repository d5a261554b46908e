"""Duty notes in every form, with what each says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

Pick = Callable[[Sequence[Any]], Any]
Form = dict[str, Any]
Units = tuple[str, ...]
Roles = tuple[tuple[str, tuple[str, ...]], ...]

OWN_LINE = {"line", "role-lines", "by", "verbs", "tag"}
"""Forms that are always on a line of their own."""


@dataclass(frozen=True)
class GeneratedNote:
    """The lines of a duty note, the roles that it states, its deadline."""

    lines: tuple[str, ...] = ()
    roles: Roles = ()
    deadline: str = ""

    @property
    def units(self) -> list[str]:
        return list(dict.fromkeys(unit for _, units in self.roles for unit in units))

    @property
    def stated_roles(self) -> Roles:
        """The roles, if they say more than that units are responsible."""
        roles = tuple((role, units) for role, units in self.roles if units)
        is_plain = len(roles) < 2 and all(re.match("责任|负责", role) for role, _ in roles)
        return () if is_plain else roles


def note(form: dict[str, Any], units: list[str], pick: Pick, *, first: bool) -> GeneratedNote:
    """A note about units in the form of the plan; ``first`` if it is the plan's first."""
    return _NOTES[form["note"]](form, tuple(units), pick, first)


def _none(*_: object) -> GeneratedNote:
    return GeneratedNote()


def _brackets(form: Form, units: Units, *_: object) -> GeneratedNote:
    words = f"{form['label']}：{form['separator'].join(units)}"
    return GeneratedNote((form["brackets"].format(words),), ((form["label"], units),))


def _line(form: Form, units: Units, *_: object) -> GeneratedNote:
    words = f"{form['label']}：{form['separator'].join(units)}"
    return GeneratedNote((words,), ((form["label"], units),))


def _tag(form: Form, units: Units, *_: object) -> GeneratedNote:
    words = f"【{form['label']}】{form['separator'].join(units)}"
    return GeneratedNote((words,), ((form["label"], units),))


def _bare(form: Form, units: Units, *_: object) -> GeneratedNote:
    return GeneratedNote(
        (form["brackets"].format(form["separator"].join(units)),), (("责任", units),)
    )


def _by(_form: Form, units: Units, *_: object) -> GeneratedNote:
    conjunction = "和" if _end_as_units(units) else "、"
    first = "、".join(units[:-1]) + conjunction if len(units) > 1 else ""
    return GeneratedNote((f"由{first}{units[-1]}负责。",), (("负责", units),))


def _verbs(_form: Form, units: Units, *_: object) -> GeneratedNote:
    lead, others = units[0], units[1:]
    words = f"{lead}牵头，{'、'.join(others)}配合。" if others else f"由{lead}牵头负责。"
    return GeneratedNote((words,), (("牵头", (lead,)), ("配合", others)))


def _roles(form: Form, units: Units, *_: object) -> GeneratedNote:
    lead, others = units[0], units[1:]
    assisting = f"；配合单位：{'、'.join(others)}" if others else ""
    words = f"牵头单位：{lead}{assisting}；完成时限：2024年12月底前"
    roles = (("牵头单位", (lead,)), ("配合单位", others))
    return GeneratedNote((form["brackets"].format(words),), roles, "2024年12月底前")


def _role_lines(_form: Form, units: Units, *_: object) -> GeneratedNote:
    lead, others = units[0], units[1:]
    assisting = [f"配合单位：{'、'.join(others)}"] if others else []
    roles = (("牵头单位", (lead,)), ("配合单位", others))
    return GeneratedNote((f"牵头单位：{lead}", *assisting, "完成时限：全年"), roles, "全年")


def _lead_verbs(form: Form, units: Units, *_: object) -> GeneratedNote:
    lead, others = units[0], units[1:]
    words = f"{lead}牵头，{'、'.join(others)}按职责分工负责" if others else f"{lead}负责"
    roles = (("牵头", (lead,)), ("负责", others)) if others else (("负责", (lead,)),)
    return GeneratedNote((form["brackets"].format(words),), roles)


def _joined(form: Form, units: Units, *_: object) -> GeneratedNote:
    lead, others = units[0], units[1:]
    words = f"{lead}会同{'、'.join(others)}负责" if others else f"{lead}负责"
    return GeneratedNote((form["brackets"].format(words),), (("负责", (lead,)), ("会同", others)))


def _open_ended(
    form: dict[str, Any], units: tuple[str, ...], pick: Pick, *_: object
) -> GeneratedNote:
    names = tuple(unit for unit in units if not re.match("各|其他", unit)) or ("办公室",)
    after, added = pick(
        (("等和各市人民政府", "各市人民政府"), ("等有关部门", "等有关部门"), ("等", ""), ("等有关部门和单位", "等有关部门和单位"),
         ("等国务院相关部门", "等国务院相关部门"))
    )  # fmt: skip
    words = f"{'、'.join(names)}{after}按职责分工负责"
    units = (*names, added) if added else names
    return GeneratedNote((form["brackets"].format(words),), (("负责", units),))


def _rule(form: dict[str, Any], units: tuple[str, ...], _pick: Pick, first: bool) -> GeneratedNote:
    rule = "。列第一位者为牵头单位，下同" if first else ""
    words = f"{'、'.join(units)}负责{rule}"
    roles = (("牵头单位", units[:1]), ("负责", units[1:]))
    return GeneratedNote((form["brackets"].format(words),), roles)


def _further_text(form: Form, units: Units, *_: object) -> GeneratedNote:
    lead, others = units[0], units[1:]
    assisting = f"；{'、'.join(others)}负责配合落实" if others else ""
    words = f"{lead}牵头负责{assisting}，以下均需各处室配合落实，不再列出"
    return GeneratedNote((form["brackets"].format(words),), (("牵头", (lead,)), ("配合", others)))


def _label_and_verbs(_form: Form, units: Units, *_: object) -> GeneratedNote:
    lead, others = units[0], units[1:]
    words = f"责任单位：{lead}牵头" + (f"，{'、'.join(others)}配合" if others else "")
    return GeneratedNote((words,), (("牵头", (lead,)), ("配合", others)))


def _rule_beside_a_name(_form: Form, units: Units, _pick: Pick, first: bool) -> GeneratedNote:
    rule = "（首位单位为牵头单位，下同）" if first else ""
    words = "、".join((f"{units[0]}{rule}", *units[1:]))
    roles = (("牵头单位", units[:1]), ("责任单位", units[1:]))
    return GeneratedNote((f"责任单位：{words}",), roles)


_NOTES: dict[str, Callable[..., GeneratedNote]] = {
    "none": _none,
    "brackets": _brackets,
    "line": _line,
    "tag": _tag,
    "bare": _bare,
    "by": _by,
    "verbs": _verbs,
    "roles": _roles,
    "role-lines": _role_lines,
    "lead-verbs": _lead_verbs,
    "joined": _joined,
    "open-ended": _open_ended,
    "rule": _rule,
    "rule beside a name": _rule_beside_a_name,
    "remark": _further_text,
    "label and verbs": _label_and_verbs,
}
FORMS = ("brackets", "brackets", "brackets", *_NOTES)


def _end_as_units(units: tuple[str, ...]) -> bool:
    return len(units) > 1 and all(
        re.search("(?:处|科|局|室|委)$", unit) and len(unit) > 2 for unit in units[-2:]
    )
