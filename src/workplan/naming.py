"""What has a name in each language: units, terms and laws, with how sure their renderings are."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import ConfigDict, Field

from workplan.text import Id, Prose, Record, Tag, Text

Status = Literal["official", "established", "ours"]
Kind = Literal["body", "campaign", "concept", "document", "institution", "system"]


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
    explanation: Text | None = None
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


def kind_of(item: Named) -> str:
    """The kind of a named record: ``law`` or ``term``."""
    return "law" if isinstance(item, Law) else "term"


def is_inferred(item: Named) -> bool:
    """Whether a term's explanation is inferred."""
    return isinstance(item, Term) and item.inferred
