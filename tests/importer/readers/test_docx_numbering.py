"""The numbers of Word lists."""

from __future__ import annotations

import pytest

from importer.numbered_forms import SUFFIXES, count_numbers, one_list, separate_lists
from importer.support import FORMS
from importer.test_forms import expected_result, points_of
from importer.word_lists import WORD_LISTS, labels_by_list, word_file_of_lists
from workplan.importer import read_plan
from workplan.importer.readers import read_document

NUMBERED_FORMS = [form for form in FORMS if count_numbers(form.read_text("utf-8")) > 2]


@pytest.fixture(scope="module")
def labels() -> dict[str, list[str]]:
    return labels_by_list(read_document(word_file_of_lists(), "a.docx").text)


@pytest.mark.parametrize("word_list", WORD_LISTS, ids=lambda word_list: word_list.name)
def test_a_list_shows_its_numbers(word_list, labels):
    assert labels[word_list.name] == word_list.labels


@pytest.mark.parametrize("make", [separate_lists, one_list])
@pytest.mark.parametrize("form", NUMBERED_FORMS, ids=lambda form: form.stem)
def test_a_form_with_automatic_numbers_gives_its_points(form, make):
    for suffix in SUFFIXES:
        result = read_plan(make(form.read_text("utf-8"), suffix), "a.docx").result
        assert result, suffix
        assert points_of(result) == expected_result(form).points
