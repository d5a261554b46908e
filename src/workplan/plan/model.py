"""The plan as records: frozen, complete, and nothing in them that the model does not name.

A text is one mapping by language tag, ``{zh: …, en: …}``; the plan's first language is
authoritative. Names follow Akoma Ntoso where it has them (section, point, num, heading);
a unit is a 责任机构.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, StringConstraints, model_validator

from workplan.plan.fields import (
    AnnotatedText,
    Id,
    Num,
    Prose,
    Record,
    Tag,
    Text,
    Url,
    Year,
    is_empty,
    is_none,
)


class HasResponsibility(Record):
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


class Provenance(Record):
    """Where the text comes from, and what is known of it; what is not known is left out."""

    url: Url | None = None
    index_number: Prose | None = None
    topic: Text | None = None
    document_number: Prose | None = None
    written: date | None = None
    released: date | None = None
    validity: Text | None = None
    notes: tuple[Text, ...] = ()


class CalendarDay(Text):
    """A day of the plan's year that matters; a note of ours, not the plan's."""

    date: date


class Site(Record):
    """Facts of the site itself for the footer and the meta tags; all optional, none invented."""

    official: bool = False
    """是不是发布机关自己的网站 / Whether this is the issuer's own site"""
    sponsor: Text | None = None
    contact: Text | None = None
    site_id_code: Prose | None = None
    icp: Prose | None = None
    public_security: Prose | None = None


Status = Literal["official", "established", "ours"]
Kind = Literal["body", "campaign", "concept", "document", "institution", "system"]


class TermTranslation(Record):
    """What a term, a law and a unit share: how sure the rendering is, and what it must not be."""

    status: Status = "ours"
    """译名依据 / official, established, or our own"""
    avoid: tuple[Prose, ...] = ()
    """不许出现的译法 / Wordings that must not stand for it"""


class Unit(TermTranslation):
    """A responsible unit (责任机构), or the catch-all that stands for the others."""

    id: Id
    """网页地址的一部分，定了不改 / Part of a web address; never changed"""
    name: Text
    explanation: Text | None = None
    inferred: bool = False
    """说明是据名称推断的 / The explanation is inferred from the name"""
    catch_all: bool = False
    """“其他职能处室”这类统称 / A catch-all, never expanded"""


class GlossaryEntry(Text, TermTranslation):
    """A term or a law: its words in each language and what they mean."""

    model_config = ConfigDict(extra="allow")

    id: Id
    forms: tuple[Prose, ...] = ()
    """译文里允许的其他写法 / Other wordings the translation may use"""
    explanation: Text


class Law(GlossaryEntry):
    """A law or document that the plan cites; its facts are ours, not the plan's."""

    issuer: Text | None = None
    in_force: date | None = None
    note: Text | None = None


class Term(GlossaryEntry):
    """A term of the text, with one rendering for the whole site."""

    kind: Kind
    inferred: bool = False
    """说明是推断的 / The explanation is inferred"""
    gloss: dict[Tag, Prose] = Field(default_factory=dict)
    """首次出现时的说法 / The wording at first mention, where the rendering alone says little"""


def kind_of(item: GlossaryEntry) -> str:
    """The kind of a named record: ``law`` or ``term``."""
    return "law" if isinstance(item, Law) else "term"


def is_inferred(item: GlossaryEntry) -> bool:
    """Whether a term's explanation is inferred."""
    return isinstance(item, Term) and item.inferred


Audience = Literal["parents", "teachers", "staff"]

__all__ = [
    "Audience",
    "ExplanationsByAudience",
    "GlossaryEntry",
    "Law",
    "Measure",
    "Plan",
    "Point",
    "Provenance",
    "Section",
    "Site",
    "SourceStyle",
    "Target",
    "Term",
    "Unit",
    "UpperHeading",
]


class Target(Text):
    """A measurable target, quoted word for word from its measure."""

    figure: Prose
    """大字显示的数字 / The figure that is shown large: ≥ 4"""
    measured_in: Text
    """数字的单位 / What the figure counts"""
    explanation: Text
    """本站说明 / What it means, in our words"""


class ExplanationsByAudience(Record):
    """Our explanation of a measure for each audience that it concerns (解读)."""

    parents: Text | None = None
    teachers: Text | None = None
    staff: Text | None = None

    def items(self) -> Iterator[tuple[Audience, Text]]:
        """The audiences that have an explanation, with it."""
        audiences: tuple[Audience, ...] = ("parents", "teachers", "staff")
        for audience in audiences:
            text = getattr(self, audience)
            if text is not None:
                yield audience, text


class Measure(AnnotatedText, HasResponsibility):
    """One sentence of a point: the unit of alignment, of links (``#9.2``) and of search."""

    model_config = ConfigDict(extra="allow")

    label: Prose | None = Field(None, exclude_if=is_empty)
    """分项编号，如（1） / The number of the sub-point that begins with this sentence"""
    target: Target | None = None
    """可量化目标 / The measurable target in this sentence"""
    readers: ExplanationsByAudience = ExplanationsByAudience()
    """本站解读 / Our explanation, by reader"""


def _measures_of(data: Any) -> tuple[Any, ...]:
    measures = data.get("measures") if isinstance(data, dict) else None
    return tuple(measures) if isinstance(measures, list | tuple) else ()


class UpperHeading(AnnotatedText):
    """A heading of a level above points or sections, which begins here."""

    label: str = ""
    """原文的编号，如（一） / Its number as published"""


class Point(HasResponsibility):
    """A task with its measures and its responsible units."""

    group: UpperHeading | None = Field(None, exclude_if=is_empty)
    """从这项开始的小标题 / The heading inside the section that begins with this point"""
    num: Num
    """任务编号 / The point's number"""
    label: str | None = Field(None, exclude_if=is_none)
    """原文的编号，和别处写法不同时才写 / Its number as published, where written otherwise"""
    heading: AnnotatedText | None = None
    measures: Annotated[tuple[Measure, ...], Field(min_length=1)]
    """具体举措，一句一条 / The measures, one sentence each"""

    @model_validator(mode="before")
    @classmethod
    def _units_of_all(cls, data: Any) -> Any:
        """Units named at measures only, or by role only, are the point's all the same."""
        return with_units(data, *_measures_of(data))

    @property
    def names_units_inside(self) -> bool:
        """Whether the text names the units sentence by sentence and not at the end."""
        return self.duty_note is None and any(measure.units for measure in self.measures)


class Section(Record):
    """A part of the plan and its points; a plan without parts has one, without a heading."""

    part: UpperHeading | None = Field(None, exclude_if=is_empty)
    """从这里开始的更大部分 / The heading of the level above that begins here"""
    num: Num
    label: str | None = Field(None, exclude_if=is_none)
    """原文的编号，和别处写法不同时才写 / Its number as published, where written otherwise"""
    heading: AnnotatedText | None = None
    text: tuple[AnnotatedText, ...] = Field((), exclude_if=is_empty)
    """标题下面、任务前面的话，一句一条 / What stands before the first point, a sentence each"""
    note: Prose | None = Field(None, exclude_if=is_empty)
    """标题后的责任说明，照录 / The duty note of the whole section, as published"""
    points: tuple[Point, ...] = ()


class SourceStyle(Record):
    """How the published text writes its numbers and unit lists, each by its first example."""

    section: Prose = "一、"
    point: Prose = "1."
    units: Annotated[str, StringConstraints(pattern=r"^[^…]*…[^…]*$")] = "〔责任机构：…〕"
    separator: Prose = "、"


class Plan(Record):
    """A whole plan: one file, one year, one issuer."""

    languages: Annotated[tuple[Tag, ...], Field(min_length=1)]
    """语言，第一种为准 / The languages; the first is authoritative"""
    in_translation: tuple[Tag, ...] = Field((), exclude_if=is_empty)
    """正在翻译、还不显示的语言 / Languages that are being translated and not shown yet"""
    year: Year
    form: SourceStyle = SourceStyle()
    title: AnnotatedText
    short_title: Text | None = None
    """页眉用的短标题 / A shorter title for the site's head"""
    issuer: Text
    general_approach: AnnotatedText | None = None
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    units: tuple[Unit, ...] = ()
    laws: tuple[Law, ...] = ()
    terms: tuple[Term, ...] = ()
    calendar: tuple[CalendarDay, ...] = ()
    """一年中的日子，本站所加 / Days of the year, added by us"""
    provenance: Provenance = Provenance()
    site: Site = Site()

    @property
    def language(self) -> str:
        """The authoritative language."""
        return self.languages[0]

    @cached_property
    def states_roles(self) -> bool:
        """Whether the text says of any unit what its role is."""
        return any(assigned.roles for point in self.points for assigned in (point, *point.measures))

    @cached_property
    def states_deadlines(self) -> bool:
        """Whether the text says of any point or sentence until when."""
        return any(one.deadline for point in self.points for one in (point, *point.measures))

    @property
    def points(self) -> tuple[Point, ...]:
        """All points, in the order of the published text."""
        return tuple(point for section in self.sections for point in section.points)
