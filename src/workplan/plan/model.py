"""The plan as frozen records: the schema of ``plan.yaml``, whose keys are the fields' names.

A text is a mapping by language tag, ``{zh: …, en: …}``; the plan's first language is
authoritative. Names follow Akoma Ntoso where it has them (section, point, num, heading);
a unit is a 责任机构. Docstrings of records and fields are published in the JSON Schema.
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
    LanguageTag,
    PointNumber,
    Prose,
    Record,
    Text,
    Url,
    UrlOrEmail,
    Year,
    is_empty,
    is_none,
)

Audience = Literal["parents", "teachers", "staff"]
AUDIENCES: tuple[Audience, ...] = ("parents", "teachers", "staff")
MAX_SUMMARY_LINES = 5
"""A reader of a topic sees so many lines before anything else."""
Status = Literal["official", "established", "ours"]
EverydayWords = dict[LanguageTag, tuple[Prose, ...]]
"""Words by language that readers type and the text does not have."""
TermKind = Literal["body", "campaign", "concept", "document", "institution", "system"]


class HasResponsibility(Record):
    """A point or a measure with its units: simply listed, or by the role that the text states."""

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
        """Units that are listed by role need not be listed again."""
        return _fill_units(data)


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
    """Details of the site itself for the footer and the meta tags; all are optional."""

    official: bool = False
    """是不是发布机关自己的网站 / Whether this is the issuer's own site"""
    sponsor: Text | None = None
    contact: Text | None = None
    updated: date | None = Field(None, exclude_if=is_none)
    """网站文字最近改动的日期 / The day on which the site's texts were last changed"""
    report: UrlOrEmail | None = Field(None, exclude_if=is_none)
    """读者报告错误的邮箱或网址 / Where readers report errors: an email address or a web address"""
    site_id_code: Prose | None = None
    icp: Prose | None = None
    public_security: Prose | None = None


class TermTranslation(Record):
    """The translation of a term, a law or a unit: its status, and what it must not be."""

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
    """A term or a law: its name in each language and what it means."""

    model_config = ConfigDict(extra="allow")

    id: Id
    forms: tuple[Prose, ...] = ()
    """译文里允许的其他写法 / Other wordings the translation may use"""
    inferred: bool = False
    """说明是推断的 / The explanation is inferred"""
    explanation: Text


class Law(GlossaryEntry):
    """A law or document that the plan cites; its details are ours, not the plan's."""

    issuer: Text | None = None
    number: Text | None = Field(None, exclude_if=is_none)
    """文号，如国务院令第783号 / The number of the decree or document that issued it"""
    issued: date | None = Field(None, exclude_if=is_none)
    """最初通过或发布的日期 / The day on which it was first adopted or issued"""
    revised: date | None = Field(None, exclude_if=is_none)
    """最近一次修订的日期 / The day on which it was last revised"""
    in_force: date | None = None
    """施行日期；修订过的，是修订后的 / In force since; if it was revised, as revised"""
    url: Url | None = Field(None, exclude_if=is_none)
    """官方公布的文本 / The text as published officially"""
    note: Text | None = None


class Term(GlossaryEntry):
    """A term of the text, with one rendering for the whole site."""

    kind: TermKind
    gloss: dict[LanguageTag, Prose] = Field(default_factory=dict)
    """首次出现时的说法 / The wording at first mention, where the rendering alone says little"""
    basis: Text | None = Field(None, exclude_if=is_none)
    """说明的法律依据 / The provision of law that the explanation follows"""
    also: EverydayWords = Field(default_factory=dict, exclude_if=is_empty)
    """读者常用的说法，供搜索 / Everyday words for it, for the search"""


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
        """The audiences that have an explanation, each with it."""
        for audience in AUDIENCES:
            if explanation := getattr(self, audience):
                yield audience, explanation

    def get(self, audience: str) -> Text | None:
        """The explanation for an audience, if there is one."""
        explanations: dict[str, Text] = dict(self.items())
        return explanations.get(audience)


class Measure(AnnotatedText, HasResponsibility):
    """One sentence of a point: the unit of alignment, of links (``#9.2``) and of search."""

    model_config = ConfigDict(extra="allow")

    label: Prose | None = Field(None, exclude_if=is_empty)
    """分项编号，如（1） / The number of the sub-point that begins with this sentence"""
    target: Target | None = None
    """可量化目标 / The measurable target in this sentence"""
    readers: ExplanationsByAudience = ExplanationsByAudience()
    """本站解读 / Our explanation, by reader"""
    also: EverydayWords = Field(default_factory=dict, exclude_if=is_empty)
    """读者常用的说法，供搜索 / Everyday words for it, for the search"""


class UpperHeading(AnnotatedText):
    """A heading of a level above points or sections, which begins here."""

    label: str = ""
    """原文的编号，如（一） / Its number as published"""
    units: tuple[Prose, ...] = Field((), exclude_if=is_empty)
    """标题里写明的责任机构，管到下面各项 / The units that it names itself, for all below it"""


class Point(HasResponsibility):
    """A task with its measures and its responsible units."""

    group: UpperHeading | None = Field(None, exclude_if=is_empty)
    """从这项开始的小标题 / The heading inside the section that begins with this point"""
    num: PointNumber
    """任务编号 / The point's number"""
    label: str | None = Field(None, exclude_if=is_none)
    """原文的编号，和别处写法不同时才写 / Its number as published, where written otherwise"""
    heading: AnnotatedText | None = None
    measures: Annotated[tuple[Measure, ...], Field(min_length=1)]
    """具体举措，一句一条 / The measures, one sentence each"""

    @model_validator(mode="before")
    @classmethod
    def _units_of_all(cls, data: Any) -> Any:
        """A point's units include those that are listed by role or at its measures only."""
        return _fill_units(data, *_raw_measures(data))

    @property
    def names_units_inside(self) -> bool:
        """Whether the text names the units at each measure instead of at the end."""
        return self.duty_note is None and any(measure.units for measure in self.measures)


class Section(Record):
    """A section and its points; a plan without sections has a single one, without a heading."""

    part: UpperHeading | None = Field(None, exclude_if=is_empty)
    """从这里开始的更大部分 / The heading of the level above that begins here"""
    num: PointNumber
    label: str | None = Field(None, exclude_if=is_none)
    """原文的编号，和别处写法不同时才写 / Its number as published, where written otherwise"""
    heading: AnnotatedText | None = None
    text: tuple[AnnotatedText, ...] = Field((), exclude_if=is_empty)
    """标题下面、任务前面的话，一句一条 / What stands before the first point, a sentence each"""
    note: Prose | None = Field(None, exclude_if=is_empty)
    """标题后的责任说明，照录 / The duty note of the whole section, as published"""
    points: tuple[Point, ...] = ()


class Topic(Record):
    """A topic of life, such as enrolment, with the measures that concern it; added by us."""

    id: Id
    name: Text
    readers: Annotated[tuple[Audience, ...], Field(min_length=1)]
    """给谁看 / For which readers"""
    summary: Annotated[tuple[Text, ...], Field(min_length=1, max_length=MAX_SUMMARY_LINES)]
    """先读的几句话，最多五句 / What to read first, in five lines at most"""
    measures: Annotated[tuple[Prose, ...], Field(min_length=1)]
    """有关举措的编号，如 9.2 / The ids of its measures"""


class SourceStyle(Record):
    """How the published text writes its numbers and unit lists, each by its first example."""

    section: Prose = "一、"
    point: Prose = "1."
    units: Annotated[str, StringConstraints(pattern=r"^[^…]*…[^…]*$")] = "〔责任机构：…〕"
    separator: Prose = "、"


class Plan(Record):
    """A whole plan: one file, one year, one issuer."""

    languages: Annotated[tuple[LanguageTag, ...], Field(min_length=1)]
    """语言，第一种为准 / The languages; the first is authoritative"""
    in_translation: tuple[LanguageTag, ...] = Field((), exclude_if=is_empty)
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
    topics: tuple[Topic, ...] = Field((), exclude_if=is_empty)
    """生活话题，本站所加 / Topics of life, added by us"""
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
        """Whether the text states any unit's role."""
        return any(item.roles for point in self.points for item in (point, *point.measures))

    @cached_property
    def states_deadlines(self) -> bool:
        """Whether the text states any deadline."""
        return any(item.deadline for point in self.points for item in (point, *point.measures))

    @property
    def points(self) -> tuple[Point, ...]:
        """All points, in the order of the published text."""
        return tuple(point for section in self.sections for point in section.points)


def kind_of(entry: GlossaryEntry) -> str:
    """``law`` or ``term``."""
    return "law" if isinstance(entry, Law) else "term"


def _fill_units(data: Any, *measures: Any) -> Any:
    """Raw data with ``units`` filled from its roles and from its measures, unless it has any."""
    if not isinstance(data, dict) or "units" in data:
        return data
    names = [name for record in (data, *measures) for name in _unit_names(record)]
    return {**data, "units": list(dict.fromkeys(names))} if names else data


def _unit_names(record: Any) -> Iterator[str]:
    """Every unit named in a raw record, which may be malformed."""
    if not isinstance(record, dict):
        return
    roles = record.get("roles")
    lists = [record.get("units"), *(roles.values() if isinstance(roles, dict) else ())]
    for units in lists:
        if isinstance(units, list | tuple):
            yield from (name for name in units if isinstance(name, str))


def _raw_measures(data: Any) -> tuple[Any, ...]:
    measures = data.get("measures") if isinstance(data, dict) else None
    return tuple(measures) if isinstance(measures, list | tuple) else ()
