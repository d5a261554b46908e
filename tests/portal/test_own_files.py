"""The portal's own files."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.built_portal import Build, replace
from workplan.plan.errors import BuildError

pytestmark = pytest.mark.slow
pytest_plugins = ["portal.built_portal"]


def test_a_file_of_others_in_the_place_of_the_portal_s_own_is_refused(portal: Path, build: Build):
    file = portal / "site/feed.xml"
    file.write_text("mine", "utf-8")
    replace(
        portal / "sample/portal.yaml", "regions:", "url: https://plans.example.gov.cn/\nregions:"
    )
    with pytest.raises(BuildError, match=r"feed\.xml"):
        build()
    assert file.read_text("utf-8") == "mine"
    file.unlink()
    assert build().problems == ()
    assert file.read_bytes().startswith(b"<?xml")
