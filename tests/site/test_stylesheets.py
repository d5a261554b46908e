"""Style sheets as they are published: each one, once, with all that it says."""

from __future__ import annotations

import re
import shutil

import pytest
from conftest import ROOT

from workplan.plan.errors import BuildError
from workplan.site.stylesheets import stylesheets

ASSETS = ROOT / "docs/assets"


def test_a_style_sheet_that_no_other_imports_stops_the_build(tmp_path):
    folder = shutil.copytree(ASSETS / "css", tmp_path / "css")
    (folder / "forgotten.css").write_text(".forgotten { color: red; }", "utf-8")
    with pytest.raises(BuildError, match=r"forgotten\.css"):
        stylesheets(folder, ["zh"])


def test_a_style_sheet_goes_out_once_in_the_order_of_its_imports():
    styles = stylesheets(ASSETS / "css", ["zh", "en"])
    assert set(styles) == {"site.css", "booklet.css", "print_preview.css", "print_media.css"}
    site = styles["site.css"]
    assert "@import" not in "".join(styles.values())
    order = [site.index(rule) for rule in (":root{", ".site-head{", ".measure{", "@page", ".hero{")]
    assert order == sorted(order)
    assert 'html[data-view="en"] .lang:not([lang="en"]){display:none!important}' in site


def test_a_blank_before_a_pseudo_class_is_kept():
    """The minifier takes it away inside rules that it does not know, which then match other things."""
    blanks = re.compile(r"[\w)\]*] :(?:is|not|where|has|lang)\(")
    sources = "".join(file.read_text("utf-8") for file in sorted((ASSETS / "css").glob("*.css")))
    styles = stylesheets(ASSETS / "css", ["zh"])
    published = "".join(text for name, text in styles.items() if name != "print_media.css")
    written = re.sub(r"/\*.*?\*/", "", sources, flags=re.DOTALL)
    assert len(blanks.findall(published)) == len(blanks.findall(written))


def test_the_frames_of_the_preview_get_the_rules_of_print_and_none_of_screens():
    style = stylesheets(ASSETS / "css", ["zh"])["print_media.css"]
    assert set(re.findall(r"@media (?:screen|print|all|not all)[^{]*", style)) == {
        "@media all",
        "@media not all",
    }
