"""Builds the site beside the published one and puts it in place when it is whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from workplan.errors import BuildError
from workplan.load import load_plan

Say = Callable[[str], object]


def build_site(plan: Path, site: Path, say: Say = print) -> None:
    """Checks the plan, builds the site, and swaps it in.

    Raises:
        PlanError: the plan has problems; the published site is untouched.
        BuildError: the build failed; the published site is untouched.
    """
    say(f"检查 {plan} / checking")
    load_plan(plan)
    fresh = site.with_name(f"{site.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    say("生成网页 / building")
    _run_mkdocs(fresh, plan)
    _swap(fresh, site)
    say(f"完成 / done: {site}")


def _run_mkdocs(folder: Path, plan: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    environment = {**_environment(), "WORKPLAN_PLAN": str(plan.resolve())}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        shutil.rmtree(folder, ignore_errors=True)
        raise BuildError(
            f"生成失败，原有网站没有改动 / the build failed, the old site is untouched:\n"
            f"{done.stderr or done.stdout}"
        )


def _swap(fresh: Path, site: Path) -> None:
    old = site.with_name(f"{site.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def serve_site() -> None:
    """Runs MkDocs's own server, which rebuilds on a save; changed code needs a restart."""
    package = Path(__file__).parent
    watched = [f"--watch={package / folder}" for folder in ("templates", "locales")]
    command = [sys.executable, "-m", "mkdocs", "serve", *watched]
    subprocess.run(command, env=_environment(), check=False)


def _environment() -> dict[str, str]:
    """The environment of MkDocs, without the theme's banner on every build."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
