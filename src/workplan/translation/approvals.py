"""Which translations have been approved, and for which words of the original.

``data/approved.json`` holds short fingerprints, a pair for each approved translation: its own and
that of the original it was approved for. It is found again by its words, not by its place, so that
a new point above it changes nothing; and the plan's file stays free of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Literal

from workplan.plan.raw_plan import RawPlan
from workplan.plan.yaml_reader import Path

FILE = "approved.json"
_LENGTH = 12

State = Literal["missing", "new", "approved", "changed"]


@dataclass(frozen=True)
class Approvals:
    """The approved pairs, by language: fingerprints of originals by that of the translation."""

    pairs: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    readable: bool = True

    def state(self, tag: str, original: str, translation: str) -> State:
        """What is known of a translation; ``changed`` where its original has other words now."""
        if not translation:
            return "missing"
        known = self.pairs.get(tag, {}).get(fingerprint(translation))
        if known is None:
            return "new"
        return "approved" if fingerprint(original) in known else "changed"


def fingerprint(text: str) -> str:
    """A short fingerprint of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]


def approvals_of(plan: FilePath) -> FilePath:
    """The file of approvals beside a plan's file."""
    return plan.with_name(FILE)


def read_approvals(file: FilePath) -> Approvals:
    """The approvals in a file; none where there is no file."""
    try:
        text = file.read_text("utf-8")
    except FileNotFoundError:
        return Approvals()
    except (OSError, UnicodeDecodeError):
        return Approvals(readable=False)
    try:
        data = json.loads(text)
        return Approvals(
            {
                str(tag): {str(own): tuple(map(str, originals)) for own, originals in pairs.items()}
                for tag, pairs in data.items()
            }
        )
    except (ValueError, AttributeError, TypeError, RecursionError):
        return Approvals(readable=False)


@dataclass(frozen=True)
class Translated:
    """A text of the plan with its words in the original and in a translation, maybe none."""

    path: Path
    tag: str
    original: str
    translation: str


def translated_texts(tree: RawPlan) -> Iterator[Translated]:
    """Every text that is or will be translated, once for each language besides the first."""
    first = tree.languages[0]
    for path, text in tree.translatable:
        original = text.get(first)
        if not isinstance(original, str) or "gloss" in path:
            continue
        for tag in tree.written:
            words = text.get(tag, "")
            if tag != first and isinstance(words, str):
                yield Translated(path, tag, original, words)


def approvals_text(approvals: Approvals) -> str:
    """The file's text: sorted, so that the same approvals give the same bytes."""
    data = {
        tag: {own: sorted(originals) for own, originals in sorted(pairs.items())}
        for tag, pairs in sorted(approvals.pairs.items())
    }
    return json.dumps(data, indent=1) + "\n"


def with_approved(approvals: Approvals, texts: list[Translated]) -> Approvals:
    """The approvals with more texts approved as they stand."""
    pairs: dict[str, dict[str, tuple[str, ...]]] = {
        tag: dict(known) for tag, known in approvals.pairs.items()
    }
    for text in texts:
        own, original = fingerprint(text.translation), fingerprint(text.original)
        known = pairs.setdefault(text.tag, {})
        if approvals.state(text.tag, text.original, text.translation) == "changed":
            known[own] = ()
        known[own] = tuple(sorted({*known.get(own, ()), original}))
    return Approvals(pairs)
