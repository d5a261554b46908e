"""The building blocks of the schema: field types, frozen records, texts by language."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Self
from urllib.parse import urlsplit

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
"""A language tag of BCP 47, as far as websites use them: zh, en, zh-Hant."""

INVISIBLE_MARKS = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff"
)
"""Zero-width and other invisible characters, and marks that change the direction of the text."""

JOINERS = "\u200c\u200d"
"""Invisible as well, but emoji and some scripts need them."""

INVISIBLE = INVISIBLE_MARKS + JOINERS
"""What web pages and Word leave behind."""

_SPACES_AND_INVISIBLE = re.compile(rf"[\s{INVISIBLE}]+")


def comparison_key(text: str) -> str:
    """A text in NFKC without spaces and invisible characters, to compare two spellings of it."""
    return _SPACES_AND_INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def _not_blank(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("empty_text", "empty")
    return text


def _number_text(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[1-9][0-9]{0,5}", value):
        raise PydanticCustomError("want_number", "not a number")
    return value


def _parseable_address(text: str) -> str:
    """Rejects an address that no browser could open: ``https://[``."""
    try:
        urlsplit(text)
    except ValueError:
        raise PydanticCustomError("bad_form", "no address") from None
    return text


def is_empty(value: object) -> bool:
    """Whether to leave a value out of the serialized plan."""
    return not value


def is_none(value: object) -> bool:
    """Whether to leave out a value of which the empty string means something."""
    return value is None


Prose = Annotated[str, AfterValidator(_not_blank)]
PointNumber = Annotated[int, BeforeValidator(_number_text), Field(ge=1)]
FIRST_YEAR, LAST_YEAR = 1949, 2999
Year = Annotated[int, BeforeValidator(_number_text), Field(ge=FIRST_YEAR, le=LAST_YEAR)]
LanguageTag = Annotated[str, StringConstraints(pattern=f"^{LANGUAGE_TAG}$")]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=64)]
Url = Annotated[
    str, StringConstraints(pattern=r"^https?://[^\s<>\"']+$"), AfterValidator(_parseable_address)
]
UrlOrEmail = Annotated[
    str,
    StringConstraints(pattern=r"^(?:https?://[^\s<>\"']+|[^\s<>\"'@:?&]+@[^\s<>\"'@:?&]+)$"),
    AfterValidator(_parseable_address),
]


class Record(BaseModel):
    """A frozen record that rejects unknown keys."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,
        json_schema_serialization_defaults_required=True,  # a default is written like any value
    )


class Text(Record):
    """A text in each language of the plan: ``{zh: …, en: …}``."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Prose]

    @model_validator(mode="after")
    def _has_a_language(self) -> Self:
        if not self.__pydantic_extra__:
            raise PydanticCustomError("no_text", "no text")
        return self

    def __getitem__(self, language: str) -> str:
        return self.__pydantic_extra__[language]

    def get(self, language: str) -> str:
        """The text in a language; empty where it has not been written yet."""
        return self.__pydantic_extra__.get(language, "")

    @property
    def by_language(self) -> dict[str, str]:
        """The text in each language in which it has been written."""
        return self.__pydantic_extra__

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The schema of a mapping whose keys are language tags and the record's own fields."""
        schema = handler.resolve_ref_schema(handler(core))
        prose = schema.pop("additionalProperties")
        languages = {language: {**prose, "title": language} for language in ("zh", "en")}
        schema["properties"] = {**languages, **schema.get("properties", {})}
        schema["patternProperties"] = {f"^{LANGUAGE_TAG}$": prose}
        schema["additionalProperties"] = False
        return schema


class AnnotatedText(Text):
    """An aligned text of the published plan, with the editor's note on it, if any."""

    note: Text | None = None
    """编者注 / The editor's note: a slip of the source, a doubt of the translation."""
