"""What all pages of a portal share."""

from __future__ import annotations

from pathlib import Path

import yaml
from conftest import ROOT

from portal.built_portal import portal_sample
from workplan.portal.project import PortalProject
from workplan.site.stylesheets import SITE


def test_a_portal_named_in_chinese_alone_shows_plans_in_each_language(tmp_path: Path, monkeypatch):
    settings = {**portal_sample.settings(1), "name": {"zh": "门户"}}
    (tmp_path / "portal.yaml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
    monkeypatch.chdir(ROOT)
    style = PortalProject(tmp_path / "portal.yaml", tmp_path).assets.files[SITE].decode()
    for language in ("zh", "en"):
        assert f'html[data-view="{language}"]' in style.replace("'", '"')
