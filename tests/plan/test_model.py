"""The model, its schema, the languages and the addresses."""

from __future__ import annotations

import json
import re
import string

import jsonschema
import pytest
import yaml
from conftest import PLAN, ROOT

from workplan.edition.title_breaks import title_parts
from workplan.edition.urls import RelativeUrls, Urls
from workplan.locales.locale import known_languages, locale
from workplan.locales.numerals import chinese, roman
from workplan.plan.json_schema import schema, schema_text
from workplan.plan.source_text import format_number


def test_the_schema_file_is_up_to_date():
    assert (ROOT / "data/plan.schema.json").read_text("utf-8") == schema_text()


def test_the_schema_is_draft_07_and_accepts_the_plan():
    jsonschema.Draft7Validator.check_schema(schema())
    plan = json.loads(json.dumps(yaml.safe_load(PLAN.read_text("utf-8")), default=str))
    jsonschema.validate(plan, schema(), jsonschema.Draft7Validator)


def test_the_schema_rejects_an_unknown_key():
    plan = {"languages": ["zh"], "titel": {}}
    errors = jsonschema.Draft7Validator(schema()).iter_errors(plan)
    assert any("titel" in error.message for error in errors)


def test_the_plan_begins_with_the_line_that_gives_editors_the_schema():
    first_line = PLAN.read_text("utf-8").splitlines()[0]
    assert first_line == "# yaml-language-server: $schema=plan.schema.json"


def test_every_locale_has_the_same_keys():
    chinese_locale = locale("zh")
    for language in known_languages():
        assert locale(language).words.keys() == chinese_locale.words.keys()
        assert locale(language).messages.keys() == chinese_locale.messages.keys()


@pytest.mark.parametrize("language", known_languages())
def test_every_ui_text_takes_the_same_details_in_each_language(language):
    def details(text: str) -> set[str]:
        return {name.split(".")[0] for _, name, _, _ in string.Formatter().parse(text) if name}

    chinese_locale = locale("zh")
    for key, text in locale(language).words.items():
        assert details(text) == details(chinese_locale.words[key]), key


def test_chinese_ui_texts_have_full_width_punctuation():
    for key, text in locale("zh").words.items():
        assert not re.search(
            r"(?<=[\u4e00-\u9fff”])[,.:;!?()]|[,.:;!?()](?=[\u4e00-\u9fff“])", text
        ), key


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (23, "二十三"), (100, "一百"), (105, "一百零五"),
     (110, "一百一十"), (1001, "一千零一"), (1010, "一千零一十"), (2024, "二千零二十四")],
)  # fmt: skip
def test_chinese_numbers(number, written):
    assert chinese(number) == written


def test_roman_numbers():
    assert [roman(number) for number in (1, 4, 9, 14)] == ["I", "IV", "IX", "XIV"]


@pytest.mark.parametrize(
    ("sample", "written"),
    [("一、", "十二、"), ("（一）", "（十二）"), ("1.", "12."), ("1、", "12、")],
)
def test_numbers_are_written_as_in_the_sample(sample, written):
    assert format_number(sample, 12) == written


@pytest.mark.parametrize(
    ("page", "address", "link"),
    [
        ("", "", "./"),
        ("", "2024/", "2024/"),
        ("2024/points/9/", "", "../../../"),
        ("2024/points/9/", "2024/points/9/#9.2", "#9.2"),
        ("2024/points/9/", "2024/points/10/#10.1", "../10/#10.1"),
        ("2024/points/9/", "2024/plan.yaml", "../../plan.yaml"),
        ("about/", "2024/#section-1", "../2024/#section-1"),
    ],
)
def test_links_are_relative(page, address, link):
    assert RelativeUrls(page).to(address) == link


@pytest.mark.parametrize(
    ("title", "language", "parts"),
    [
        ("某局2024年度法治建设（依法行政）工作要点", "zh", ["某局", "2024年度", "法治建设", "（依法行政）", "工作要点"]),
        ("某局关于印发《办法（试行）》、《规定》的通知", "zh", ["某局", "关于印发", "《办法（试行）》、", "《规定》", "的通知"]),
        ("某局第12345号方案", "zh", ["某局", "第", "12345", "号方案"]),
        ("Plan for 2024 (draft)", "en", ["Plan for 2024 (draft)"]),
    ],
    ids=["year", "brackets", "number", "English"],
)  # fmt: skip
def test_a_title_is_cut_where_a_line_may_break(title, language, parts):
    assert list(title_parts(title, "某局", language)) == parts


def test_addresses_carry_the_year():
    urls = Urls(2024)
    assert urls.point("9") == "2024/points/9/"
    assert urls.measure("9.2") == "2024/points/9/#9.2"
    assert urls.unit("faguichu") == "2024/units/faguichu/"
