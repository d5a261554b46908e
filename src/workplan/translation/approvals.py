"""Which translations have been approved, and for which wording of the original.

``data/approved.json`` holds pairs of short fingerprints: of an approved translation, and of the
original that it was approved for. Approvals are found by wording and not by position, so a point
inserted above changes nothing; and the plan's own file stays free of them.
``data/imported.json`` holds such pairs of the translations that came from workbooks.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from workplan.plan.input_file import read_ordinary_file
from workplan.plan.raw_plan import RawPlan
from workplan.plan.yaml_reader import DataPath

FILE_NAME, IMPORTED_FILE_NAME = "approved.json", "imported.json"
_FINGERPRINT_LENGTH = 12

State = Literal["missing", "new", "approved", "changed"]


@dataclass(frozen=True)
class TranslatedText:
    """A text of the plan in the source language and in a translation, which may be empty."""

    path: DataPath
    language: str
    original: str
    translation: str


@dataclass(frozen=True)
class Approvals:
    """The approved pairs: by language, the originals' fingerprints by the translation's."""

    pairs: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    readable: bool = True

    def state(self, text: TranslatedText) -> State:
        """The state of a translation; ``changed`` if its original has been reworded since."""
        if not text.translation:
            return "missing"
        originals = self.pairs.get(text.language, {}).get(fingerprint(text.translation))
        if originals is None:
            return "new"
        return "approved" if fingerprint(text.original) in originals else "changed"


def fingerprint(text: str) -> str:
    """The first hexadecimal digits of a text's SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:_FINGERPRINT_LENGTH]


def approvals_file(plan_file: Path) -> Path:
    """The file of approvals beside a plan's file."""
    return plan_file.with_name(FILE_NAME)


def imported_file(plan_file: Path) -> Path:
    """The file of imported translations beside a plan's file."""
    return plan_file.with_name(IMPORTED_FILE_NAME)


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
            {
                str(language): {
                    str(translation): tuple(map(str, originals))
                    for translation, originals in pairs.items()
                }
                for language, pairs in json.loads(text).items()
            }
        )
    except (ValueError, AttributeError, TypeError, RecursionError):
        return Approvals(readable=False)


def approvals_text(approvals: Approvals) -> str:
    """The content of the file: sorted, so that equal approvals give equal bytes."""
    data = {
        language: {
            translation: sorted(originals) for translation, originals in sorted(pairs.items())
        }
        for language, pairs in sorted(approvals.pairs.items())
    }
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
    approved: dict[str, dict[str, tuple[str, ...]]] = {
        language: dict(pairs) for language, pairs in approvals.pairs.items()
    }
    for text in texts:
        translation, original = fingerprint(text.translation), fingerprint(text.original)
        pairs = approved.setdefault(text.language, {})
        if approvals.state(text) == "changed":
            pairs[translation] = ()
        pairs[translation] = tuple(sorted({*pairs.get(translation, ()), original}))
    return Approvals(approved)


def without_removed(approvals: Approvals, texts: Sequence[TranslatedText]) -> Approvals:
    """The approvals of those translations that the plan still has."""
    present = {(text.language, fingerprint(text.translation)) for text in texts}
    return Approvals(
        {
            language: {
                translation: originals
                for translation, originals in pairs.items()
                if (language, translation) in present
            }
            for language, pairs in approvals.pairs.items()
        }
    )
