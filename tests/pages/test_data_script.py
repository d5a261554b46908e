"""Any text is data in a script."""

from __future__ import annotations

import pytest

from pages.data_scripts import read
from workplan.pages.data_script import data_script


@pytest.mark.parametrize(
    "text", ["'", "\\", "\\'", '"', "\n", "\u2028", "';alert(1);'", "𠮷😀", "</script>"]
)
def test_any_text_is_data_between_two_quotes(text: str):
    script = data_script({text: [text]})
    assert read(script) == {text: [text]}
    inside = script.removeprefix("document.currentScript.json='").removesuffix("';\n")
    assert "'" not in inside.replace("\\\\", "").replace("\\'", "")
