"""The build: what goes wrong leaves the old site as it was, and is said without a traceback."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from commands import workplan
from conftest import PLAN, ROOT, SITE_URL

from workplan.files.folder_output import replaced_folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project's own files, without its history and its environment."""
    for name in ("data", "docs", "macros", "overrides", "mkdocs.yml"):
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / name)
    return tmp_path


def broken(project: Path) -> None:
    plan = project / "data/plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("法规处, 监管处", "法规科, 监管处"), "utf-8")


def test_check_says_that_all_is_well():
    done = workplan("check")
    assert done.returncode == 0
    assert "没有问题" in done.stdout


def test_check_lists_problems_and_ends_with_1(project):
    broken(project)
    done = workplan("check", cwd=project)
    assert done.returncode == 1
    assert "data/plan.yaml:" in done.stderr
    assert "point 3 › units[1]: 责任机构里没有“法规科”。是不是“法规处”？" in done.stderr
    assert "共 1 处 / 1 problems" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_plan_with_problems_leaves_the_old_site_as_it_was(project):
    (project / "site").mkdir()
    (project / "site/index.html").write_text("old", "utf-8")
    broken(project)
    done = workplan("build", cwd=project)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert (project / "site/index.html").read_text("utf-8") == "old"
    assert sorted(path.name for path in (project / "site").iterdir()) == ["index.html"]


def test_a_page_that_fails_leaves_the_old_site_as_it_was(project):
    with replaced_folder(project / "site") as folder:
        (folder / "index.html").write_text("old", "utf-8")
    (project / "docs/extra.md").write_text("{{ no_such_macro() }}", "utf-8")
    done = workplan("build", cwd=project)
    assert done.returncode == 1
    assert "no_such_macro" in done.stderr
    assert (project / "site/index.html").read_text("utf-8") == "old"


def test_mkdocs_itself_says_problems_without_a_traceback(project):
    broken(project)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "data/plan.yaml:" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_changed_sentence_rewrites_only_the_pages_that_show_it(project, site):
    def pages() -> dict[str, int]:
        found = (project / "site").rglob("*.html")
        return {file.relative_to(project / "site").as_posix(): file.stat().st_ino for file in found}

    shutil.copytree(site, project / "site")
    before = pages()
    plan = project / "data/plan.yaml"
    old = "案卷制作，提升案卷质量"
    text = plan.read_text("utf-8")
    assert old in text
    plan.write_text(text.replace(old, "案卷统一制作，提升案卷质量"), "utf-8")
    assert workplan("build", cwd=project).returncode == 0
    after = pages()
    changed = {page for page in after if after[page] != before[page]}
    texts = {
        page: re.sub("<[^>]+>", "", (project / "site" / page).read_text("utf-8")) for page in after
    }
    shown = {page for page, words in texts.items() if "案卷统一制作" in words}
    assert changed == shown | {"2024/downloads/index.html"}  # it names the content's hash
    assert "2024/points/3/index.html" in shown


def test_a_new_point_and_unit_need_the_yaml_only(project):
    plan = project / "data/plan.yaml"
    added = """
      - num: 16
        heading:
          zh: 建设新站点。
          en: Build a new site
        measures:
          - zh: 建设新站点，方便查阅。
            en: The Bureau will build a new site, for easy reading.
        units: [信息处]
"""
    text = plan.read_text("utf-8")
    marker = "\n# ── 责任机构"
    unit = """
  - id: xinxichu
    name:
      zh: 信息处
      en: Information Division
    explanation:
      zh: 说明。
      en: Note.
"""
    text = text.replace(marker, added + marker, 1).replace("\nunits:\n", "\nunits:" + unit, 1)
    plan.write_text(text, "utf-8")
    done = workplan("build", cwd=project)
    assert done.returncode == 0, done.stderr
    assert (project / "site/2024/points/16/index.html").is_file()
    assert "建设新站点" in (project / "site/2024/units/xinxichu/index.html").read_text("utf-8")


def test_a_plan_in_chinese_alone_builds(project):
    data = yaml.safe_load(PLAN.read_text("utf-8"))

    def chinese(value):
        if isinstance(value, dict):
            return {k: chinese(v) for k, v in value.items() if k not in {"en", "gloss", "forms"}}
        return [chinese(item) for item in value] if isinstance(value, list) else value

    data = {**chinese(data), "languages": ["zh"]}
    (project / "data/plan.yaml").write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    done = workplan("build", cwd=project)
    assert done.returncode == 0, done.stderr
    page = (project / "site/2024/points/9/index.html").read_text("utf-8")
    assert page.count('lang="en"') == 1
    assert '<span lang="en">No English translation yet</span>' in page
    assert 'class="views"' not in page


def test_the_site_map_names_every_page_where_the_site_knows_its_address(addressed_site):
    site_map = (addressed_site / "sitemap.xml").read_text("utf-8")
    named = set(re.findall(f"<loc>{SITE_URL}(.*?)</loc>", site_map))
    pages = {
        path.parent.relative_to(addressed_site).as_posix()
        for path in addressed_site.rglob("index.html")
    }
    assert named == {"" if page == "." else f"{page}/" for page in pages}
    page = (addressed_site / "2024/points/9/index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{SITE_URL}2024/points/9/">' in page


@pytest.mark.parametrize("place", ["environment", "file"])
def test_an_address_that_no_site_has_is_told_in_both_languages(project, monkeypatch, place):
    address = "ftp://example.gov.cn/"
    if place == "environment":
        monkeypatch.setenv("SITE_URL", address)
    else:
        settings = project / "mkdocs.yml"
        text = re.sub("(?m)^site_url: .*", f"site_url: {address}", settings.read_text("utf-8"))
        settings.write_text(text, "utf-8")
    done = workplan("build", cwd=project)
    assert done.returncode == 1
    assert f"SITE_URL: “{address}”不能用作网址" in done.stderr
    assert f"“{address}” cannot be the address" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (project / "site").exists()
