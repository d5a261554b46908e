"""The characters of fonts that show symbols in place of letters: Symbol and Wingdings.

Word stores such characters in the private use area, as U+F000 and the code in the font.
"""

from __future__ import annotations

_PRIVATE = range(0xF020, 0xF100)
# The encoding of Symbol from 0x20 to 0x7E and from 0xA0 to 0xFE; a space where it has no character.
_SYMBOL_LOW = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
    "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_SYMBOL_HIGH = (
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨"
    "⇔⇐⇑⇒⇓◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ ⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
)
_WINGDINGS_RUNS = {
    0x21: "✏✂",
    0x28: "☎",
    0x2A: "✉",
    0x46: "☞",
    0x6C: "●❍■□",
    0x71: "❑❒⬧⧫◆❖⬥",
    0x80: "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿",
    0x9E: "·•",
    0xA1: "○",
    0xA7: "▪□",
    0xAB: "★",
    0xD8: "➢",
    0xDF: "←→↑↓",
    0xE8: "➔",
    0xF0: "⇨",
    0xFB: "✗✓☒☑",
}
_WINGDINGS = {
    first_code + i: character
    for first_code, characters in _WINGDINGS_RUNS.items()
    for i, character in enumerate(characters)
}


def symbol(code: int, font: str) -> str:
    """The character of a code in a font; empty if it is not known."""
    if code not in _PRIVATE:
        in_planes = 0 < code < 0x110000 and not 0xD800 <= code < 0xF900
        return chr(code) if in_planes else ""
    byte = code - 0xF000
    if font.lower().startswith("wingdings"):
        return _WINGDINGS.get(byte, "") if font.lower() == "wingdings" else ""
    low, high = byte - 0x20, byte - 0xA0
    if 0 <= high < len(_SYMBOL_HIGH):
        return _SYMBOL_HIGH[high].strip()
    return _SYMBOL_LOW[low] if low < len(_SYMBOL_LOW) else ""


def is_private(character: str) -> bool:
    """Whether a character is one of a symbol font."""
    return ord(character) in _PRIVATE
