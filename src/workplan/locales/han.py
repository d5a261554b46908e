"""Han characters, with which Chinese is written."""

from __future__ import annotations

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""All that Unicode calls ideographs, compatible forms too, for use inside the brackets of a regular
expression; 々 and 〇, which stand for some, are not among them."""
