"""The numbers of Word lists, as LibreOffice shows them."""

from __future__ import annotations

from pathlib import Path

import pytest
from importer.word_lists import WORD_LISTS, labels_by_list, word_file_of_lists

from end_to_end.office.conftest import Convert

pytestmark = pytest.mark.xdist_group("office")

# Where LibreOffice is known to err, with what ISO/IEC 29500-1 says.
_ERRS = {
    "a level never restarts",  # 17.9.10: lvlRestart 0
    "a level restarts after the first level only",  # 17.9.10: lvlRestart 1
    "numbers of other levels, in digits",  # 17.9.4: isLgl
    "an own start after each restart",  # 17.9.26: also "whenever it is restarted"
    "levels linked with styles",  # 17.9.23: pStyle gives the level
    "bullets",  # the second one in another form
    # 17.18.59: formats that it has not.
    "decimalEnclosedFullstop",
    "decimalEnclosedParen",
    "ideographDigital",
    "ideographEnclosedCircle",
    "numberInDash",
    "ordinal",
}
# The last two of a format are above 20: there it has ㉑ where Word has 21, and 一百零一 for 一○一.
_COMPARED = slice(5)


def test_libreoffice_shows_the_same_numbers(convert: Convert, tmp_path: Path):
    source = tmp_path / "lists.docx"
    source.write_bytes(word_file_of_lists())
    shown = convert("txt:Text (encoded):UTF8", source) / "lists.txt"
    labels = labels_by_list(shown.read_text("utf-8-sig"))
    assert {name: labels[name][_COMPARED] for name in labels.keys() - _ERRS} == {
        word_list.name: word_list.labels[_COMPARED]
        for word_list in WORD_LISTS
        if word_list.name not in _ERRS
    }
