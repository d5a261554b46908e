"""Formulas in Word files."""

from __future__ import annotations

import pytest

from workplan.importer.readers.docx_formulas import equation_field


@pytest.mark.parametrize(
    ("number", "circled"),
    [("50", "㊿"), ("0500", ""), ("050" + "0" * 5_000, "")],
    ids=["as the largest circle", "too large", "of any length"],
)
def test_a_number_that_no_circle_holds_stands_as_written(number, circled):
    found = equation_field(rf"eq \o\ac(○,{number})")
    assert found == ((circled, True) if circled else (number, False))
