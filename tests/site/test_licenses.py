"""The list of licenses names what is shipped, all of it and nothing else; what is vendored is unchanged."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import zipfile
from fnmatch import fnmatch
from importlib import metadata
from pathlib import Path

import material
import pytest
from conftest import ROOT
from test_code import tracked

from workplan.site.licenses import (
    NAME,
    ThirdPartyComponent,
    licenses,
    names_in,
    third_party_components,
)
from workplan.site.offline import offline_zip

THEME = Path(material.__file__).parent / "templates"
OTHERS = [component for component in third_party_components() if component.package != "workplan"]

OURS = {
    "assets/*/js/*.js": "docs/assets/js",
    "assets/*/*.css": "docs/assets/css",
    "assets/data/*/print/*.css": "src/workplan/site/fonts/webfonts.py",
    "assets/icon.svg": "docs/assets/icon.svg",
    "assets/share.png": "docs/assets/share.png",
    "*/plan.yaml": "data/plan.yaml",
    "assets/data/*.js": "src/workplan/pages/search",  # our words and the plan's, but for two named ones
    "*/downloads/*.csv": "src/workplan/exports",
    "*/downloads/*.ics": "src/workplan/exports",
    "*/downloads/*.json": "src/workplan/exports",
    "*/downloads/*.txt": "src/workplan/exports",
    "sitemap.xml*": "overrides/sitemap.xml",
}
"""Files of the site that are wholly ours, and what they are made from."""

PICTURES = {".github/preview.png", "docs/assets/share.png"}
"""Files in the repository that no person can read as text; these show this site itself."""


@pytest.fixture(scope="module")
def text(site, edition) -> str:
    return licenses(names_in(site), [edition])


def test_every_file_of_the_site_is_ours_or_named_in_the_list(site):
    named = {pattern for component in OTHERS for pattern in component.files}
    stray = [
        name
        for name in names_in(site)
        if not any(fnmatch(name, pattern) for pattern in [*OURS, *named])
    ]
    assert stray == []
    assert [place for place in OURS.values() if not (ROOT / place).exists()] == []


def test_the_list_names_only_what_is_there(site, edition):
    assert all(component.within(names_in(site)) for component in OTHERS)
    few = licenses(["index.html"], [edition])
    assert "mkdocs-material" in few
    assert "xlsxwriter" not in few


@pytest.mark.parametrize(
    "component",
    [component for component in third_party_components() if component.package],
    ids=lambda component: component.package,
)
def test_the_list_has_version_license_and_its_text(text, component):
    start = text.index(f"\n{component.package} {metadata.version(component.package)}\n")
    part = text[start:].split("=" * 78)[0]
    assert re.search(r"\n(MIT|BSD-2-Clause|Apache License 2\.0)\n", part)
    assert component.package == "workplan" or re.search(r"\nhttps://github\.com/\S+\n", part)
    assert component.what["zh"] in part
    assert component.what["en"] in part
    assert re.search("copyright", part, re.IGNORECASE)
    assert len(part) > 1000


@pytest.mark.parametrize(
    "component",
    [component for component in third_party_components() if component.folder],
    ids=lambda component: component.folder,
)
def test_the_list_has_the_origin_and_every_license_of_a_folder(text, component):
    folder = ROOT / "src/workplan/site" / component.folder
    papers = list(folder.glob("LICENSE-*.txt"))
    assert len(papers) > 3
    assert all(paper.read_text("utf-8").strip() in text for paper in papers)
    assert (folder / "README.md").read_text("utf-8").strip() in text
    assert component.what["zh"] in text


def test_the_list_says_where_the_plan_comes_from(text, plan):
    assert plan.title["zh"] in text
    assert str(plan.provenance.url) in text


def test_nothing_of_the_theme_but_its_skeleton_is_published(site):
    theirs = {digest(file) for file in (THEME / "assets").rglob("*") if file.is_file()}
    assert len(theirs) > 20
    assert [name for name in names_in(site) if digest(site / name) in theirs] == []


def test_no_icon_is_one_of_the_theme_s_icon_sets(site):
    icons = list((THEME / ".icons").rglob("*.svg"))
    assert len(icons) > 5000
    theirs = {path for icon in icons for path in paths(icon.read_text("utf-8"))}
    drawn = [*site.rglob("*.html"), *site.glob("assets/*/*.css")]
    ours = {path for file in drawn for path in paths(file.read_text("utf-8"))}
    assert len(ours) > 3
    assert ours & theirs == set()


def test_our_styles_and_scripts_hold_no_notice_of_others():
    """No library was pasted into them: they bring no banner along, and none is minified."""
    for file in [
        *(ROOT / "docs/assets/js").rglob("*.js"),
        *(ROOT / "docs/assets/css").rglob("*.css"),
    ]:
        source = file.read_text("utf-8")
        assert not re.search(r"copyright|\(c\)|licen[cs]e|/\*!", source, re.IGNORECASE), file
        assert max(map(len, source.splitlines())) < 1000, file


def vendored(root: Path) -> list[Path]:
    return [file.parent for file in root.rglob("SHA256SUMS") if ".venv" not in file.parts]


def changed(folder: Path) -> list[str]:
    """The files of a folder that are not as its SHA256SUMS says, or are not named there."""
    lines = (folder / "SHA256SUMS").read_text("utf-8").splitlines()
    known = {name: hashed for hashed, name in (line.split(maxsplit=1) for line in lines)}
    papers = {"SHA256SUMS", "README.md"}
    here = {name: digest(folder / name) for name in names_in(folder) if name not in papers}
    return sorted(name for name in here.keys() | known.keys() if here.get(name) != known.get(name))


def test_vendored_files_are_unchanged():
    for folder in vendored(ROOT / "src"):
        assert changed(folder) == []
        assert str(folder.relative_to(ROOT / "src/workplan/site")) in {
            component.folder for component in third_party_components()
        }


def test_no_file_of_others_stands_elsewhere_in_the_repository():
    folders = vendored(ROOT / "src")
    unread = [file for file in tracked() if b"\0" in file.read_bytes()[:4096]]
    outside = {file.relative_to(ROOT).as_posix() for file in unread if file.parent not in folders}
    assert outside == PICTURES


def test_a_changed_vendored_file_is_found_and_its_papers_are_listed(tmp_path, monkeypatch):
    folder = tmp_path / "fonts"
    folder.mkdir()
    (folder / "a.ttf").write_bytes(b"font")
    (folder / "README.md").write_text("a.ttf comes from far away")
    (folder / "LICENSE-a.txt").write_text("Open Font License")
    sums = {"a.ttf": b"font", "LICENSE-a.txt": b"Open Font License"}
    lines = [f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sums.items()]
    (folder / "SHA256SUMS").write_text("".join(lines))
    assert vendored(tmp_path) == [folder]
    assert changed(folder) == []
    monkeypatch.setattr("workplan.site.licenses.HERE", tmp_path)
    listed = ThirdPartyComponent({"en": "Letters"}, ("*.woff2",), folder="fonts").text()
    assert "Letters" in listed
    assert "far away" in listed
    assert "Open Font License" in listed
    (folder / "a.ttf").write_bytes(b"another")
    (folder / "b.ttf").write_bytes(b"more")
    assert changed(folder) == ["a.ttf", "b.ttf"]


def test_the_list_is_in_the_offline_edition(site, edition, tmp_path):
    copy = shutil.copytree(site, tmp_path / "site")
    with zipfile.ZipFile(io.BytesIO(offline_zip(copy, [edition]))) as archive:
        inside = archive.read(f"plan-2024/{NAME}").decode()
    assert inside == licenses(names_in(site), [edition])


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def paths(markup: str) -> set[str]:
    return set(re.findall(r"""path[^>]*? d=["']([^"']{12,})["']""", markup))
