"""Chinese words as they are read, for readers and for sorting."""

from __future__ import annotations

from pypinyin import Style, lazy_pinyin


def toned(text: str) -> str:
    """The reading with tone marks: 法规处 gives fǎ guī chù."""
    return " ".join(part.strip() for part in lazy_pinyin(_plain(text), style=Style.TONE))


def sort_key(text: str) -> str:
    """The reading without tones, for an order that dictionaries use."""
    return " ".join(lazy_pinyin(_plain(text)))


def _plain(text: str) -> str:
    return text.strip("“”《》")
