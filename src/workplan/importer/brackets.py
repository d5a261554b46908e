"""Which bracket closes which, found once for a whole text."""

from __future__ import annotations

from functools import cached_property

_PAIRS = {"(": ")", "[": "]", "〔": "〕", "【": "】", "<": ">", "《": "》", "“": "”"}
_OPENER = {closer: opener for opener, closer in _PAIRS.items()}


class Brackets:
    """The pairs of brackets of a folded text, each kind by itself, so that one slip spoils one."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def close(self) -> dict[int, int]:
        """The position of the closing bracket, by the position of the opening one."""
        stacks: dict[str, list[int]] = {opener: [] for opener in _PAIRS}
        found: dict[int, int] = {}
        for i, character in enumerate(self.text):
            if character in stacks:
                stacks[character].append(i)
            elif (opener := _OPENER.get(character)) and stacks[opener]:
                found[stacks[opener].pop()] = i
        return found

    def pairs(self, start: int, end: int, openers: str) -> list[tuple[int, int]]:
        """The pairs in a range that begin with one of ``openers``, in order."""
        return sorted(
            (a, b)
            for a, b in self.close.items()
            if start <= a and b < end and self.text[a] in openers
        )
