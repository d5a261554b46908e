"""HTML for the site's own words: a text in each language, one of which readers see.

Everything that comes from elsewhere is escaped here.
"""

from __future__ import annotations

import html
import json
import re

from markupsafe import Markup

from workplan.edition.texts import LocalizedText
from workplan.locales.han import HAN
from workplan.locales.locale import Wording

_HAN_RUN = re.compile(rf"《?[{HAN}][{HAN}、，。：；（）《》“”‘’·]*")


class UiWriter:
    """Writes the words of the user interface as HTML. Templates call it ``html``."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self.languages = wording.languages
        self._ui_texts: dict[str, Markup] = {}
        self._ui_json: dict[str, Markup] = {}

    def localized(self, text: LocalizedText) -> Markup:
        """A text in each language, one ``span`` per language."""
        return Markup(
            " ".join(
                f'<span class="lang" lang="{language}">'
                f"{tag_scripts(text[language], language)}</span>"
                for language in self.languages
                if language in text
            )
        )

    def ui_text(self, key: str, **details: object) -> Markup:
        """A text of the user interface in each language."""
        if details:
            return self.localized(self.wording.ui_text(key, **details))
        if key not in self._ui_texts:
            self._ui_texts[key] = self.localized(self.wording.ui_text(key))
        return self._ui_texts[key]

    def visually_hidden(self, key: str, **details: object) -> Markup:
        """A text of the user interface for screen readers only."""
        return Markup(f'<span class="visually-hidden">{self.ui_text(key, **details)}</span>')

    def attribute(self, name: str, key: str) -> Markup:
        """A text of the user interface as an attribute, which a script sets to that of the view."""
        escaped = html.escape(" ".join(self.wording.ui_text(key).values()))
        return Markup(f'{name}="{escaped}" data-{name}="{self.ui_json(key)}"')

    def ui_json(self, key: str) -> Markup:
        """A text of the user interface by language, for a script: JSON in an attribute."""
        if key not in self._ui_json:
            self._ui_json[key] = self.json(self.wording.ui_text(key))
        return self._ui_json[key]

    def json(self, text: LocalizedText) -> Markup:
        """A text by language for a script, in the plan's order of languages."""
        return Markup(html.escape(json.dumps(text, ensure_ascii=False, separators=(",", ":"))))

    def option(self, value: str, name: LocalizedText) -> Markup:
        """A choice in a list, which holds no elements: a script sets its text to the view's."""
        text = html.escape(name[self.languages[0]])
        return Markup(
            f'<option value="{html.escape(value)}" data-translations="{self.json(name)}">'
            f"{text}</option>"
        )

    def ui_option(self, value: str, key: str) -> Markup:
        """The same, named by a text of the user interface."""
        return self.option(value, self.wording.ui_text(key))

    def unofficial_mark(self, key: str = "unofficial") -> Markup:
        """The mark on our explanations, which are not the official text."""
        return Markup(f'<span class="unofficial-mark">{self.ui_text(key)}</span>')


def tag_scripts(text: str, language: str) -> str:
    """A text as HTML; Chinese words in another language carry their own ``lang``."""
    escaped = html.escape(text)
    if text.isascii() or language.startswith("zh"):
        return escaped
    return _HAN_RUN.sub(r'<span lang="zh">\g<0></span>', escaped)
