"""The words and messages in each language."""

from __future__ import annotations

import re
import string

import pytest

from workplan.locales.locale import known_languages, locale


def test_every_locale_has_the_same_keys():
    chinese_locale = locale("zh")
    for language in known_languages():
        assert locale(language).ui_texts.keys() == chinese_locale.ui_texts.keys()
        assert locale(language).messages.keys() == chinese_locale.messages.keys()


@pytest.mark.parametrize("language", known_languages())
def test_every_ui_text_takes_the_same_details_in_each_language(language):
    def details(text: str) -> set[str]:
        return {name.split(".")[0] for _, name, _, _ in string.Formatter().parse(text) if name}

    chinese_locale = locale("zh")
    for key, text in locale(language).ui_texts.items():
        assert details(text) == details(chinese_locale.ui_texts[key]), key


def test_chinese_ui_texts_have_full_width_punctuation():
    for key, text in locale("zh").ui_texts.items():
        assert not re.search(
            r"(?<=[\u4e00-\u9fff”])[,.:;!?()]|[,.:;!?()](?=[\u4e00-\u9fff“])", text
        ), key
