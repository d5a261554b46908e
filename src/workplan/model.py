"""The plan as records: frozen, complete, and nothing in them that the model does not name.

A text is one mapping by language tag, ``{zh: …, en: …}``; the plan's first language is
authoritative. Names follow Akoma Ntoso where it has them (section, point, num, heading);
a unit is a 责任机构.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

LANGUAGE_TAG = r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
"""A language tag of BCP 47, as far as sites use them: zh, en, zh-Hant."""


def _not_blank(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("empty_text", "empty")
    return text


def _whole_number(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[1-9][0-9]{0,5}", value):
        raise PydanticCustomError("want_number", "not a number")
    return value


Prose = Annotated[str, AfterValidator(_not_blank)]
Num = Annotated[int, BeforeValidator(_whole_number), Field(ge=1)]
Tag = Annotated[str, StringConstraints(pattern=f"^{LANGUAGE_TAG}$")]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=64)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"']+$")]
Status = Literal["official", "established", "ours"]
Audience = Literal["parents", "teachers", "staff"]
Kind = Literal["body", "campaign", "concept", "document", "institution", "system"]


class Record(BaseModel):
    """A frozen record that refuses what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Text(Record):
    """The same words in each language of the plan: ``{zh: …, en: …}``."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Prose]

    @model_validator(mode="after")
    def _has_words(self) -> Self:
        if not self.__pydantic_extra__:
            raise PydanticCustomError("no_text", "no text")
        return self

    def __getitem__(self, language: str) -> str:
        return self.__pydantic_extra__[language]

    def get(self, language: str, default: str = "") -> str:
        """The words in a language, or ``default`` where they are still to be written."""
        return self.__pydantic_extra__.get(language, default)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that have words."""
        return tuple(self.__pydantic_extra__)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Says to editors' schema tools that language tags, and only they, are free keys."""
        schema = handler.resolve_ref_schema(handler(core))
        words = schema.pop("additionalProperties")
        languages = {tag: {**words, "title": tag} for tag in ("zh", "en")}
        schema["properties"] = {**languages, **schema.get("properties", {})}
        schema["patternProperties"] = {f"^{LANGUAGE_TAG}$": words}
        schema["additionalProperties"] = False
        return schema


class Passage(Text):
    """One aligned unit of the published text, with the editor's note on it, if any."""

    note: Text | None = None
    """编者注 / The editor's note: a slip of the source, a doubt of the translation."""


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
    gloss: dict[Tag, Prose] = {}
    """首次出现时的说法 / The wording at first mention, where the rendering alone says little"""


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
    year: Annotated[int, BeforeValidator(_whole_number), Field(ge=1949, le=2999)]
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


def keys_allowed(path: tuple[str | int, ...]) -> tuple[str, ...]:
    """The keys that the record at a path may have, language tags aside."""
    model: Any = Plan
    for step in path:
        if isinstance(step, str):
            field = getattr(model, "model_fields", {}).get(step)
            model = _record(field.annotation) if field else None
    return tuple(getattr(model, "model_fields", ()))


def _record(annotation: Any) -> type[Record] | None:
    """The record inside ``X | None``, ``tuple[X, ...]`` and their like."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    inner = (_record(part) for part in getattr(annotation, "__args__", ()))
    return next((record for record in inner if record), None)
