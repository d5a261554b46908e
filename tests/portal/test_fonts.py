"""The fonts that all plans share."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest

from portal.built_portal import Build, replace
from workplan.portal.fonts import FontSlice, slices_for
from workplan.site.fonts import subset
from workplan.site.fonts.faces import BODY

pytest_plugins = ["portal.built_portal"]


def test_a_slice_crosses_to_a_worker_without_the_font_that_it_is_cut_from():
    for part, _ in slices_for(BODY, "法治政府"):
        assert part.path.endswith(".woff2")  # which the font is read for
        assert len(pickle.dumps(part)) < 3_000


def test_a_slice_that_is_cut_otherwise_has_another_name(monkeypatch: pytest.MonkeyPatch):
    """A build cuts no slice whose name is there."""
    paths = []
    for features in (subset.FEATURES, [*subset.FEATURES, "liga"]):
        monkeypatch.setattr(subset, "FEATURES", features)
        paths.append(
            [FontSlice(BODY, part.name, part.characters).path for part, _ in slices_for(BODY, "法")]
        )
    assert paths[0] != paths[1]


@pytest.mark.slow
def test_the_fonts_of_the_portal_s_own_pages_are_there(portal: Path, build: Build):
    """Also those of characters that no plan has."""
    replace(portal / "sample/portal.yaml", "甲市", "鼐市")
    build()
    style = portal / "site/assets/data/portal/print/pages.css"
    fonts = re.findall(r'url\("([^"]+)"\)', style.read_text("utf-8"))
    assert fonts
    assert [font for font in fonts if not (style.parent / font).exists()] == []
