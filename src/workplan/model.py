"""The plan as records: frozen, complete, and nothing in them that the model does not name.

A text is one mapping by language tag, ``{zh: …, en: …}``; the plan's first language is
authoritative. Names follow Akoma Ntoso where it has them (section, point, num, heading);
a unit is a 责任机构.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints

from workplan.text import Id, Num, Passage, Prose, Record, Tag, Text, Url, Year

Status = Literal["official", "established", "ours"]
Audience = Literal["parents", "teachers", "staff"]
Kind = Literal["body", "campaign", "concept", "document", "institution", "system"]


class Target(Text):
    """A measurable target, quoted word for word from its measure."""

    figure: Prose
    """大字显示的数字 / The figure that is shown large: ≥ 4"""
    measured_in: Text
    """数字的单位 / What the figure counts"""
    explanation: Text
    """本站说明 / What it means, in our words"""


class Readers(Record):
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


class Measure(Passage):
    """One sentence of a point: the unit of alignment, of links (``#9.2``) and of search."""

    target: Target | None = None
    """可量化目标 / The measurable target in this sentence"""
    readers: Readers = Readers()
    """本站解读 / Our explanation, by reader"""


class Point(Record):
    """A numbered task with its measures and its responsible units."""

    num: Num
    """任务编号 / The point's number"""
    heading: Passage
    measures: Annotated[tuple[Measure, ...], Field(min_length=1)]
    """具体举措，一句一条 / The measures, one sentence each"""
    units: Annotated[tuple[Prose, ...], Field(min_length=1)]
    """责任机构，照原文的写法和顺序 / The units, named and ordered as published"""


class Section(Record):
    """A part of the plan and its points."""

    num: Num
    heading: Passage
    points: Annotated[tuple[Point, ...], Field(min_length=1)]


class Rendering(Record):
    """What a term, a law and a unit share: how sure the rendering is, and what it must not be."""

    status: Status = "ours"
    """译名依据 / official, established, or our own"""
    avoid: tuple[Prose, ...] = ()
    """不许出现的译法 / Wordings that must not stand for it"""


class Unit(Rendering):
    """A responsible unit (责任机构), or the catch-all that stands for the others."""

    id: Id
    """网页地址的一部分，定了不改 / Part of a web address; never changed"""
    name: Text
    explanation: Text
    inferred: bool = False
    """说明是据名称推断的 / The explanation is inferred from the name"""
    catch_all: bool = False
    """“其他职能处室”这类统称 / A catch-all, never expanded"""


class Named(Text, Rendering):
    """A term or a law: its words in each language and what they mean."""

    model_config = ConfigDict(extra="allow")

    id: Id
    forms: tuple[Prose, ...] = ()
    """译文里允许的其他写法 / Other wordings the translation may use"""
    explanation: Text


class Law(Named):
    """A law or document that the plan cites; its facts are ours, not the plan's."""

    issuer: Text | None = None
    in_force: date | None = None
    note: Text | None = None


class Term(Named):
    """A term of the text, with one rendering for the whole site."""

    kind: Kind
    inferred: bool = False
    """说明是推断的 / The explanation is inferred"""
    gloss: dict[Tag, Prose] = Field(default_factory=dict)
    """首次出现时的说法 / The wording at first mention, where the rendering alone says little"""


class CalendarDay(Text):
    """A day of the plan's year that matters; a note of ours, not the plan's."""

    date: date


class Form(Record):
    """How the published text writes its numbers and unit lists, each by its first example."""

    section: Prose = "一、"
    point: Prose = "1."
    units: Annotated[str, StringConstraints(pattern=r"^[^…]*…[^…]*$")] = "〔责任机构：…〕"
    separator: Prose = "、"


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


class Site(Record):
    """Facts of the site itself for the footer and the meta tags; all optional, none invented."""

    official: bool = False
    """是不是发布机关自己的网站 / Whether this is the issuer's own site"""
    sponsor: Text | None = None
    contact: Text | None = None
    site_id_code: Prose | None = None
    icp: Prose | None = None
    public_security: Prose | None = None


class Plan(Record):
    """A whole plan: one file, one year, one issuer."""

    languages: Annotated[tuple[Tag, ...], Field(min_length=1)]
    """语言，第一种为准 / The languages; the first is authoritative"""
    year: Year
    form: Form = Form()
    title: Passage
    short_title: Text | None = None
    """页眉用的短标题 / A shorter title for the site's head"""
    issuer: Text
    general_approach: Passage | None = None
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    units: Annotated[tuple[Unit, ...], Field(min_length=1)]
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

    @property
    def points(self) -> tuple[Point, ...]:
        """All points, in the order of the published text."""
        return tuple(point for section in self.sections for point in section.points)
