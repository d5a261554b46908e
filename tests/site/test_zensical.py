"""The exit route: what Zensical makes of the site is what MkDocs makes of it."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT
from lxml import html

from workplan.site.licenses import names_in
from workplan.site.verify import folder_problems

pytestmark = pytest.mark.xdist_group("zensical")  # what these share is built once

PARTS = ("data", "docs", "macros", "overrides")

NOT_YET = {"sitemap.xml.gz"}
"""Files that only MkDocs writes."""


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("zensical")
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


@pytest.fixture(scope="module")
def build(project: Path) -> Callable[..., Path]:
    def run(**environment: str) -> Path:
        done = subprocess.run(
            [sys.executable, ROOT / "adapters/zensical_site.py"],
            cwd=project,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return project / "site-zensical"

    return run


@pytest.fixture(scope="module")
def exit_site(build, tmp_path_factory) -> Path:
    return build().rename(tmp_path_factory.mktemp("exit") / "site")


def test_the_same_files_are_there(site, exit_site):
    assert set(names_in(site)) ^ set(names_in(exit_site)) == NOT_YET


def test_every_file_is_the_same_to_the_byte(site, exit_site):
    """So what the browser tests show of one holds for the other."""
    files = names_in(exit_site)
    assert len(files) > 90
    assert [file for file in files if (site / file).read_bytes() != (exit_site / file).read_bytes()] == []  # fmt: skip


def test_it_has_no_fault(exit_site, edition):
    """Every link, every sentence, nothing fetched from elsewhere."""
    assert list(folder_problems(exit_site, edition)) == []


def test_every_page_allows_its_own_scripts_and_styles_alone(exit_site):
    for file in exit_site.rglob("*.html"):
        page = html.fromstring(file.read_bytes())
        (content,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        rules = dict(rule.split(" ", 1) for rule in content.split("; "))
        assert rules["default-src"] == "'none'"
        for name, inline in (("script", "//script[not(@src)][not(@type)]"), ("style", "//style")):
            digests = (hashlib.sha256((e.text or "").encode()).digest() for e in page.xpath(inline))
            hashes = {f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests}
            assert set(rules[f"{name}-src"].split()) == {"'self'", *hashes}


def test_the_site_map_and_the_edit_link_follow_the_environment(build, exit_site):
    edit = "https://example.org/edit/{path}"
    site = build(SITE_URL="https://example.org/plan", EDIT_URI_TEMPLATE=edit)
    named = re.findall("<loc>https://example.org/plan/(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8"))  # fmt: skip
    pages = {
        name.removesuffix("index.html") for name in names_in(exit_site) if "index.html" in name
    }
    assert sorted(named) == sorted(pages)
    page = (site / "2024/points/9/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://example.org/plan/2024/points/9/">' in page
    assert 'href="https://example.org/edit/data/plan.yaml"' in page


@pytest.mark.parametrize(
    ("text", "message"),
    [("[nowhere](gone.md)", "page does not exist"), ("{{ no_such_macro() }}", "no_such_macro")],
)
def test_a_page_that_fails_is_not_published(project, build, text, message):
    page = project / "docs/extra.md"
    page.write_text(text, "utf-8")
    with pytest.raises(AssertionError, match=message) as caught:
        build()
    page.unlink()
    assert "Traceback" not in str(caught.value)
    assert not list(project.glob("site-zensical.*"))
