"""Ids for units: the pinyin of their names without tones, joined: 法规处 gives faguichu."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from workplan.pinyin import readings

_LONGEST = 60


def unit_ids(names: Iterable[str]) -> dict[str, str]:
    """An id for each name, each once."""
    ids: dict[str, str] = {}
    for name in names:
        base = _id(name)
        made, i = base, 1
        while made in ids.values():
            i += 1
            made = f"{base}-{i}"
        ids[name] = made
    return ids


def _id(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name)
    letters = re.sub("[^a-z0-9]", "", "".join(readings(plain)).lower())
    return letters[:_LONGEST] or "unit"
