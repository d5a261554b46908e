"""``workplan doctor``: what this machine has, what it lacks, what for, and how to get it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import click

from workplan.cli.options import prints_errors
from workplan.locales.messages import one_line
from workplan.plan.errors import BuildError
from workplan.site.build import require_project
from workplan.site.pdf import BROWSERS

MIN_FREE_BYTES = 200 * 1024**2
"""A build writes a second site beside the first, both with their downloads."""
TIMEOUT_SECONDS = 20
GENERATOR = ("mkdocs", "material", "mkdocs_macros")
OUTPUTS = (".", "data", "site", "dist")
INSTALL = "python -m pip install mkdocs mkdocs-material mkdocs-macros-plugin"
SETUP = "scripts/setup"
_FOLDERS_OF_SERVERS = ("/usr/sbin", "/usr/local/sbin")
"""Debian keeps servers where an ordinary user's shell does not look."""


@dataclass(frozen=True)
class Check:
    """A look at the machine.

    ``key`` is that of the message which says what is missing and what for; ``find`` gives what
    there is, or an empty text; ``remedy`` is the command that helps, or a package's name.
    """

    key: str
    name: str
    find: Callable[[], str]
    remedy: str
    needed: bool = False
    """Whether a build needs it."""
    of_setup: bool = False
    """Whether only ``scripts/setup`` needs it, which not every project has."""


def _program(*names: str) -> Callable[[], str]:
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), *_FOLDERS_OF_SERVERS])
    return lambda: next(filter(None, (shutil.which(name, path=path) for name in names)), "")


def _uv() -> str:
    project_uv = Path(".tools/bin/uv")
    return str(project_uv) if project_uv.is_file() else shutil.which("uv") or ""


def _output_of(*command: str, input_: str = "") -> str:
    """What a program says; empty where it is not there, fails, or takes too long."""
    try:
        result = subprocess.run(
            command,
            input=input_.encode(),
            capture_output=True,
            check=False,
            timeout=TIMEOUT_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return "" if result.returncode else result.stdout.decode(errors="replace").strip()


def _python() -> str:
    return sys.version.split()[0] if sys.version_info >= (3, 11) else ""


def _project() -> str:
    try:
        require_project()
    except BuildError:
        return ""
    return str(Path.cwd())


def _generator() -> str:
    return ", ".join(GENERATOR) if all(map(find_spec, GENERATOR)) else ""


def _writable_folders() -> str:
    folders = [folder for folder in OUTPUTS if Path(folder).exists()]
    return " ".join(folders) if all(os.access(folder, os.W_OK) for folder in folders) else ""


def _free_disk() -> str:
    free = shutil.disk_usage(Path.cwd()).free
    return f"{free // 1024**2} MB" if free >= MIN_FREE_BYTES else ""


def _chinese_fonts() -> str:
    return _output_of("fc-list", ":lang=zh", "family").partition("\n")[0]


def _terminal() -> str:
    encoding = sys.stdout.encoding or ""
    return encoding if encoding.lower().replace("-", "") == "utf8" else ""


def _registry() -> str:
    """Asks for one package that a build uses, of the registry that uv is set up for."""
    command = (_uv() or "uv", "pip", "compile", "--quiet", "--no-deps", "--refresh", "-")
    return _output_of(*command, input_="click").rpartition("\n")[2].strip()


def _install(package: str) -> str:
    return f"sudo apt-get install {package}" if shutil.which("apt-get") else package


CHECKS = (
    Check("doctor_python", "Python", _python, _install("python3"), needed=True),
    Check("doctor_uv", "uv", _uv, SETUP, needed=True, of_setup=True),
    Check("doctor_project", "project", _project, "cd …", needed=True),
    Check("doctor_generator", "MkDocs", _generator, SETUP, needed=True),
    Check("doctor_writable", "write", _writable_folders, "ls -ld . data site dist", needed=True),
    Check("doctor_disk", "disk", _free_disk, "df -h .", needed=True),
    Check(
        "doctor_registry",
        "registry",
        _registry,
        "WHEELHOUSE=dist/wheelhouse make site",
        of_setup=True,
    ),
    Check("doctor_terminal", "terminal", _terminal, "export LC_ALL=C.UTF-8"),
    Check("doctor_chromium", "Chromium", _program(*BROWSERS), _install("chromium")),
    Check("doctor_fonts", "fonts", _chinese_fonts, _install("fonts-noto-cjk")),
    Check("doctor_nginx", "nginx", _program("nginx"), _install("nginx-light")),
    Check("doctor_firefox", "Firefox", _program("firefox", "firefox-esr"), _install("firefox-esr")),
    Check("doctor_poppler", "Poppler", _program("pdftotext"), _install("poppler-utils")),
    Check("doctor_office", "LibreOffice", _program("soffice"), _install("libreoffice")),
)


@click.command("doctor")
@prints_errors
def doctor_command() -> None:
    """看这台机器缺什么、怎么装 / Says what this machine lacks, what for, and how to get it."""
    lacks_needed, has_setup = False, Path(SETUP).is_file()
    for check in CHECKS:
        if check.of_setup and not has_setup:
            continue
        if location := check.find():
            click.echo(f"[ok] {check.name}: {location}")
            continue
        lacks_needed |= check.needed
        mark = "[!!]" if check.needed else "[--]"
        click.echo(f"{mark} {check.name}: {one_line(check.key)}")
        remedy = check.remedy if has_setup or check.remedy != SETUP else INSTALL
        click.echo(f"     {one_line('doctor_remedy')}: {remedy}")
    goal = "make site" if has_setup else "workplan build"
    click.echo(one_line("doctor_lacking" if lacks_needed else "doctor_ready", goal=goal))
    sys.exit(1 if lacks_needed else 0)
