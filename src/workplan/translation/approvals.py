"""Which translations have been approved, and for which wording of the original.

``data/approved.json`` holds pairs of short hashes: of an approved translation, and of the
original that it was approved for. Approvals are found by wording and not by position, so a point
inserted above changes nothing; and the plan's own file stays free of them.
``data/imported.json`` holds such pairs of the translations that came from workbooks.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from workplan.plan.input_file import read_ordinary_file
from workplan.plan.raw_plan import RawPlan
from workplan.plan.yaml_reader import DataPath

_HASH_LENGTH = 12

State = Literal["missing", "new", "approved", "changed"]

Pair = tuple[str, str, str]
"""A language, and the hashes of a translation and of the original that it is approved for."""


@dataclass(frozen=True)
class TranslatedText:
    """A text of the plan in the source language and in a translation, which may be empty."""

    path: DataPath
    language: str
    original: str
    translation: str

    @cached_property
    def wording(self) -> tuple[str, str]:
        """The language, and the translation's hash."""
        return self.language, _short_hash(self.translation)

    @cached_property
    def pair(self) -> Pair:
        """The translation and its original, as an approval names them."""
        return *self.wording, _short_hash(self.original)


@dataclass(frozen=True)
class Approvals:
    """The approved pairs; not ``readable`` if their file is damaged."""

    pairs: frozenset[Pair] = frozenset()
    readable: bool = True

    @cached_property
    def wordings(self) -> frozenset[tuple[str, str]]:
        """The languages and the hashes of the approved translations."""
        return frozenset(pair[:2] for pair in self.pairs)

    def state(self, text: TranslatedText) -> State:
        """The state of a translation; ``changed`` if its original has been reworded since."""
        if not text.translation:
            return "missing"
        if text.pair in self.pairs:
            return "approved"
        return "changed" if text.wording in self.wordings else "new"


def _short_hash(text: str) -> str:
    """The first hexadecimal digits of a text's SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:_HASH_LENGTH]


def approvals_file(plan_file: Path) -> Path:
    """The file of approvals beside a plan's file."""
    return plan_file.with_name("approved.json")


def imported_file(plan_file: Path) -> Path:
    """The file of imported translations beside a plan's file."""
    return plan_file.with_name("imported.json")


def read_approvals(file: Path) -> Approvals:
    """The approvals in a file; none if there is no file; not ``readable`` if it is damaged."""
    try:
        text = read_ordinary_file(file).decode()
    except FileNotFoundError:
        return Approvals()
    except (OSError, UnicodeDecodeError):
        return Approvals(readable=False)
    try:
        return Approvals(
            frozenset(
                (language, translation, str(original))
                for language, pairs in json.loads(text).items()
                for translation, originals in pairs.items()
                for original in originals
            )
        )
    except (ValueError, AttributeError, TypeError, RecursionError):
        return Approvals(readable=False)


def approvals_text(approvals: Approvals) -> str:
    """The content of the file: sorted, so that equal approvals give equal bytes."""
    data: dict[str, dict[str, list[str]]] = {}
    for language, translation, original in sorted(approvals.pairs):
        data.setdefault(language, {}).setdefault(translation, []).append(original)
    return json.dumps(data, indent=1) + "\n"


def translated_texts(tree: RawPlan) -> Iterator[TranslatedText]:
    """Every text that is or will be translated, once for each language but the first."""
    source_language = tree.languages[0]
    for path, text in tree.translatable:
        original = text.get(source_language)
        if not isinstance(original, str) or "gloss" in path:
            continue
        for language in tree.written:
            translation = text.get(language, "")
            if language != source_language and isinstance(translation, str):
                yield TranslatedText(path, language, original, translation)


def with_approved(approvals: Approvals, texts: Sequence[TranslatedText]) -> Approvals:
    """The approvals with more translations approved for their present originals."""
    changed = {text.wording for text in texts if approvals.state(text) == "changed"}
    unchanged = {pair for pair in approvals.pairs if pair[:2] not in changed}
    return Approvals(frozenset(unchanged.union(text.pair for text in texts)))


def without_removed(approvals: Approvals, texts: Sequence[TranslatedText]) -> Approvals:
    """The approvals of those translations that the plan still has."""
    present = {text.wording for text in texts}
    return Approvals(frozenset(pair for pair in approvals.pairs if pair[:2] in present))
