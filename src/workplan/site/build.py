"""Builds the site beside the published one, looks it over, and swaps it in when it is whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from itertools import islice
from pathlib import Path

from workplan.edition.archive import load_editions
from workplan.edition.edition import Edition
from workplan.errors import BuildError
from workplan.site.fonts.webfonts import missing_characters
from workplan.site.licenses import NAME as LICENSES
from workplan.site.licenses import licenses, names_in
from workplan.site.publish import build_lock, checksums, hardlink_unchanged, publish, site_hash
from workplan.site.sbom import sbom
from workplan.site.verify import site_problems

Say = Callable[[str], object]
Editions = tuple[Edition, ...]
Make = Callable[[Path, Path], None]
After = Callable[[Path, Editions, str], None]

SHOWN = 30
"""Faults of a built site that are listed; a broken template makes one on every page."""


def build_site(plan: Path, site: Path, say: Say = print, pdfs: Path | None = None) -> None:
    """Checks the plan, builds the site with MkDocs, looks it over, and swaps it in.

    ``pdfs`` is a folder of PDFs to offer, as ``make_pdfs`` fills it.

    Whatever goes wrong, up to a kill or a full disk, the published site stays as it was.

    Raises:
        PlanError: the plan has problems.
        BuildError: the site could not be built, or has faults, or could not be written.
    """
    build_and_publish(plan, site, partial(_make_with_mkdocs, pdfs=pdfs), say, _write_papers)


def build_and_publish(
    plan: Path, site: Path, make: Make, say: Say, after: After | None = None
) -> None:
    """The same with any function that writes the site of a plan's file into a folder.

    ``after`` is called with the published site and the hashes of its files, before another build
    may begin.
    """
    try:
        with build_lock(
            site, lambda: say("另一次生成正在进行，等它完成 / waiting for another build")
        ):
            editions = _build(plan, site, make, say)
            hashes = checksums(site)
            if after:
                after(site, editions, hashes)
            say(f"完成 / done: {site}  sha256 {site_hash(hashes)}")
    except OSError as error:
        raise BuildError(
            f"写不了文件，原有网站没有改动 / cannot write, the old site is untouched: {error}"
        ) from None


def _build(plan: Path, site: Path, make: Make, say: Say) -> Editions:
    say(f"1/4 检查 / checking {plan.as_posix()}")
    editions = load_editions(plan)
    fresh = site.with_name(f"{site.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        say("2/4 生成网页 / building the pages")
        make(plan, fresh)
        say("3/4 逐页核对 / looking over every page")
        _look_over(fresh, editions)
        say("4/4 发布 / putting it in place")
        hardlink_unchanged(fresh, site)
        publish(fresh, site)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    for file, characters in sorted(_lacking(editions).items()):
        say(f"打印字体缺字，用读者的字体显示 / print fonts lack characters: {file} {characters}")
    return editions


def _lacking(editions: tuple[Edition, ...]) -> dict[str, str]:
    """The characters of the plans that the fonts of prints lack, by font."""
    found: dict[str, str] = {}
    for edition in editions:
        for file, characters in missing_characters(edition).items():
            found[file] = "".join(sorted({*found.get(file, ""), *characters}))
    return found


def _write_papers(site: Path, editions: Editions, hashes: str) -> None:
    """Puts beside the site the hash of every file, the bill of materials, and the licenses."""
    papers = site.parent / "dist"
    papers.mkdir(exist_ok=True)
    (papers / "SHA256SUMS").write_text(hashes, "utf-8")
    (papers / "sbom.cdx.json").write_text(sbom(), "utf-8")
    (papers / LICENSES).write_text(licenses(names_in(site), editions), "utf-8")


def _make_with_mkdocs(plan: Path, folder: Path, pdfs: Path | None) -> None:
    offered = {"WORKPLAN_PDFS": str(pdfs.absolute())} if pdfs else {}
    _run_mkdocs(folder, {"WORKPLAN_PLAN": str(plan.resolve()), **offered})


def _run_mkdocs(folder: Path, more: Mapping[str, str]) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    done = subprocess.run(
        command,
        env={**_environment(), **more},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise BuildError(
            "生成失败，原有网站没有改动 / the build failed, the old site is untouched:\n"
            f"{done.stderr or done.stdout}"
        )


def _look_over(folder: Path, editions: Editions) -> None:
    found = list(islice(site_problems(folder, *editions), SHOWN))
    if found:
        raise BuildError(
            "生成的网站有错，没有发布 / the built site has faults and is not published:\n"
            + "\n".join(found)
        )


def render_moulds(plan: Path, site: Path, moulds: Path) -> None:
    """Has MkDocs render the pages of ``docs/`` with holes for what the plan says.

    Raises:
        BuildError: MkDocs has failed.
    """
    _run_mkdocs(site, {"WORKPLAN_PLAN": str(plan.resolve()), "WORKPLAN_MOULDS": str(moulds)})


def _environment() -> dict[str, str]:
    """The environment of MkDocs: no banner of the theme, no time of day in what is built."""
    fixed = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    return {"SOURCE_DATE_EPOCH": "0", **os.environ, **fixed}
