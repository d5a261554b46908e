"""What every record of the plan is made of: frozen records, and texts by language."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Self

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


# Zero-width and other characters that nobody sees; web pages and Word leave them behind.
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_SPACES = re.compile(rf"[\s{INVISIBLE}]+")


def comparison_key(text: str) -> str:
    """A text without spaces and invisible characters, under NFKC: what two forms have in common."""
    return _SPACES.sub("", unicodedata.normalize("NFKC", text))


def _not_blank(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("empty_text", "empty")
    return text


def _whole_number(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[1-9][0-9]{0,5}", value):
        raise PydanticCustomError("want_number", "not a number")
    return value


def is_empty(value: object) -> bool:
    """Keeps what few plans have out of the data of those that have none of it."""
    return not value


def is_none(value: object) -> bool:
    """The same for what may be said to be empty: a point without a number."""
    return value is None


Prose = Annotated[str, AfterValidator(_not_blank)]
Num = Annotated[int, BeforeValidator(_whole_number), Field(ge=1)]
Year = Annotated[int, BeforeValidator(_whole_number), Field(ge=1949, le=2999)]
Tag = Annotated[str, StringConstraints(pattern=f"^{LANGUAGE_TAG}$")]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=64)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"']+$")]


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
    def by_language(self) -> dict[str, str]:
        """The words of each language that has some."""
        return self.__pydantic_extra__

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


class AnnotatedText(Text):
    """One aligned unit of the published text, with the editor's note on it, if any."""

    note: Text | None = None
    """编者注 / The editor's note: a slip of the source, a doubt of the translation."""
