"""The site's words for what its scripts build, as files of data."""

from __future__ import annotations

from workplan.locales.locale import Wording
from workplan.pages.data_script import data_script, js_strings


def word_files(wording: Wording) -> dict[str, str]:
    """The words of the panel of settings and of the preview of a print, by file."""
    return {
        "settings.js": data_script(js_strings(wording, lambda key: key.startswith("settings_"))),
        "print_preview.js": data_script(js_strings(wording, _is_of_print_preview)),
    }


def _is_of_print_preview(key: str) -> bool:
    return key.startswith("preview_") or key == "print_sheets"
