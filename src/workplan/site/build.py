"""Builds the site beside the published one, verifies it, and publishes it when it is whole."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Literal

from workplan.edition.archive import archive_notices, load_editions
from workplan.edition.edition import Edition
from workplan.files.file_output import check_file, write_file
from workplan.files.folder_files import MANIFEST, parse_manifest
from workplan.files.folder_output import replaced_folder
from workplan.files.output_error import OutputError
from workplan.files.own_hash import has_own_hash, with_hash
from workplan.files.system_errors import system_message
from workplan.locales.messages import one_line
from workplan.plan.errors import BuildError, shown_path
from workplan.site.docs_folder import unpublished_paths
from workplan.site.failure_log import failure_reason, save_log
from workplan.site.fonts.webfonts import missing_characters
from workplan.site.licenses import NAME as LICENSES
from workplan.site.licenses import licenses, names_in
from workplan.site.site_address import require_site_address
from workplan.site.verify import folder_problems

Report = Callable[[str], object]
Editions = tuple[Edition, ...]
WriteSite = Callable[[Path, Path], None]
"""Writes the site of a plan's file into a folder."""
Generator = Literal["mkdocs", "properdocs"]
"""MkDocs or its drop-in fork: both read the same project and write the same bytes."""
GENERATOR: Generator = "mkdocs"

EVERY_PROJECT = ("mkdocs.yml", "docs", "overrides", "macros")
"""What a site is made from, beside the plan."""

MAX_PROBLEMS_LISTED = 30
"""A broken template makes a problem on every page."""


def build_site(
    plan: Path,
    site: Path,
    report: Report,
    pdfs: Path | None = None,
    generator: Generator = GENERATOR,
) -> None:
    """Checks the plan, builds the site with MkDocs, verifies it, and publishes it.

    ``pdfs`` is a folder of PDFs to offer, as ``make_pdfs`` fills it.

    Whatever goes wrong, up to a kill or a full disk, the published site stays as it was.

    Raises:
        PlanError: the plan has problems.
        BuildError: the site could not be built or written, or has problems.
    """
    require_project()
    require_site_address(os.environ.get("SITE_URL", ""))  # before MkDocs refuses it in English
    write_site = partial(_write_with_mkdocs, pdfs=pdfs, generator=generator)
    build_and_publish(plan, site, write_site, report, with_reports=True)


def require_project() -> None:
    """Makes sure that the working folder is a project.

    Raises:
        BuildError: it lacks what a site is made from.
    """
    for name in EVERY_PROJECT:
        if not Path(name).exists():
            raise BuildError(one_line("no_project", folder=Path.cwd(), file=name))


def build_and_publish(
    plan: Path, site: Path, write_site: WriteSite, report: Report, *, with_reports: bool = False
) -> None:
    """The same with any function that writes a site.

    ``with_reports`` puts checksums and licenses beside the site.
    """
    reports = site.parent / "dist"
    waiting = "另一次生成正在进行，等它完成 / waiting for another build"
    try:
        with replaced_folder(site, [plan], lambda: report(waiting)) as fresh:
            if with_reports:  # what cannot be written is told before the site is published
                for name, is_ours in REPORTS.items():
                    check_file(reports / name, is_ours)
            editions = _build(plan, fresh, write_site, report)
        hashes = (site / MANIFEST).read_text("utf-8")
        if with_reports:
            _write_reports(reports, site, editions, hashes)
        digest = hashlib.sha256(hashes.partition("\n")[2].encode()).hexdigest()
        report(f"完成 / done: {site}  sha256 {digest}")
    except OSError as error:
        raise BuildError(f"{one_line('build_failed')}: {system_message(error)}") from None


def _build(plan: Path, fresh: Path, write_site: WriteSite, report: Report) -> Editions:
    report(f"1/4 检查 / checking {plan.as_posix()}")
    editions = load_editions(plan)
    for notice in archive_notices(plan):
        report(str(notice))
    for path in unpublished_paths(Path("docs")):
        report(one_line("not_published", path=shown_path(path)))
    report("2/4 生成网页 / building the pages")
    write_site(plan, fresh)
    report("3/4 逐页核对 / verifying every page")
    _verify(fresh, editions)
    for font, characters in sorted(_missing_characters(editions).items()):
        report(f"打印字体缺字，用读者的字体显示 / print fonts lack characters: {font} {characters}")
    report("4/4 发布 / publishing")
    return editions


def _missing_characters(editions: Editions) -> dict[str, str]:
    """The characters of the plans that the fonts of prints lack, by font."""
    missing: dict[str, str] = {}
    for edition in editions:
        for font, characters in missing_characters(edition).items():
            missing[font] = "".join(sorted({*missing.get(font, ""), *characters}))
    return missing


def _write_reports(folder: Path, site: Path, editions: Editions, hashes: str) -> None:
    contents = {
        "SHA256SUMS": hashes.encode(),
        LICENSES: with_hash(f"{licenses(names_in(site), editions)}\n".encode()),
    }
    try:
        for name, content in contents.items():
            write_file(folder / name, content, is_ours=REPORTS[name])
    except OutputError as error:
        raise BuildError(f"{one_line('published', site=shown_path(site))} {error}") from None


def _are_hashes(content: bytes) -> bool:
    """Whether a file is a list of a site's hashes as it was written here."""
    return parse_manifest(content.decode(errors="replace")) is not None


REPORTS: Mapping[str, Callable[[bytes], bool]] = {
    "SHA256SUMS": _are_hashes,
    LICENSES: has_own_hash,
}
"""What is written beside a site, and how a file of ours by that name is told from another."""


def _write_with_mkdocs(plan: Path, folder: Path, pdfs: Path | None, generator: Generator) -> None:
    variables = {"WORKPLAN_PDFS": str(pdfs.absolute())} if pdfs else {}
    _run_mkdocs(folder, {"WORKPLAN_PLAN": str(plan.resolve()), **variables}, generator)


def _run_mkdocs(
    folder: Path, variables: Mapping[str, str], generator: Generator = GENERATOR
) -> None:
    command = [sys.executable, "-m", generator, "build", "--strict"]
    result = subprocess.run(
        [*command, "--config-file", "mkdocs.yml", "--site-dir", str(folder)],
        env={**_environment(), **variables},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if result.returncode:
        raise _generator_error(result.stderr or result.stdout, result.returncode)


def _generator_error(log: str, code: int) -> BuildError:
    reason = failure_reason(log) or f"exit code {code}"
    file = save_log(log)
    where = f"{one_line('build_log')}: {file}" if file else one_line("build_log_lost")
    return BuildError(f"{one_line('build_failed')}: {reason} ({where})")


def _verify(folder: Path, editions: Editions) -> None:
    problems = list(islice(folder_problems(folder, *editions), MAX_PROBLEMS_LISTED))
    if problems:
        raise BuildError(
            "生成的网站有错，没有发布 / the built site has problems and is not published:\n"
            + "\n".join(problems)
        )


def render_layouts(plan: Path, site: Path, layouts: Path) -> None:
    """Has MkDocs render the pages of ``docs/`` with placeholders for what the plan says.

    Raises:
        BuildError: MkDocs has failed.
    """
    _run_mkdocs(site, {"WORKPLAN_PLAN": str(plan.resolve()), "WORKPLAN_LAYOUTS": str(layouts)})


def _environment() -> dict[str, str]:
    """The environment of MkDocs: no banner of the theme, no time of day in what is built."""
    fixed = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8"}
    return {"SOURCE_DATE_EPOCH": "0", **os.environ, **fixed}
