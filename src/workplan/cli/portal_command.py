"""The commands for a portal of many plans."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import wraps
from pathlib import Path
from typing import Any

import click

from workplan.cli.options import output_option, prints_errors, write_offline_zip
from workplan.cli.portal_search import search_load, search_serve
from workplan.cli.usage import PATH
from workplan.locales.messages import one_line
from workplan.plan.errors import (
    BuildError,
    PlanError,
    WorkplanError,
    closest_match,
)
from workplan.plan.json_schema import schema_text
from workplan.portal.build import PortalBuild, Progress, Summary, differences
from workplan.portal.check import portal_problems
from workplan.portal.engine import engine
from workplan.portal.manifest import read_rows
from workplan.portal.offline import portal_zip
from workplan.portal.project import PLANS, SETTINGS, PortalProject
from workplan.portal.settings import Settings
from workplan.portal.storage import Storage

SITE = "dist/portal"


@click.group(name="portal")
def portal_command() -> None:
    """许多工作要点合成一个门户 / One portal of many plans."""


def project_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options for the portal's settings and plans, which become one project."""

    @click.option(
        "--settings",
        type=PATH,
        default=SETTINGS,
        show_default=True,
        help="门户的设置 / The portal's settings.",
    )
    @click.option(
        "--plans",
        type=PATH,
        default=PLANS,
        show_default=True,
        help="各份工作要点：地区/机关/年份.yaml / The plans: region/issuer/year.yaml.",
    )
    @wraps(command)
    def run(settings: Path, plans: Path, **options: Any) -> None:
        command(PortalProject(settings, plans), **options)

    return run


to_option = click.option(
    "--to",
    default=SITE,
    show_default=True,
    help="文件夹，或 s3://… / A folder, or s3://….",
)
json_option = click.option("--json", "as_json", is_flag=True, help="输出 JSON / Prints JSON.")


@portal_command.command()
@project_options
@prints_errors
def check(project: PortalProject) -> None:
    """检查设置和全部工作要点 / Checks the settings and every plan; lists every problem at once."""
    problems = tuple(portal_problems(project))
    if problems:
        raise WorkplanError(
            f"{PlanError(problems)}\n{one_line('portal_problems', count=len(problems))}"
        )
    plans = sum(len(issuer.files) for issuer in project.issuers)
    click.echo(one_line("portal_checked", issuers=len(project.issuers), plans=plans))


@portal_command.command()
def schema() -> None:
    """输出设置的 JSON Schema，供编辑器用 / Prints the settings' JSON Schema, for editors."""
    click.echo(schema_text(Settings), nl=False)


@portal_command.command()
@project_options
@to_option
@click.option(
    "--engine",
    "engine_name",
    default="here",
    show_default=True,
    help="here、local:N、tcp://… 或 tls://… / here, local:N, tcp://… or tls://….",
)
@click.option("--only", default="", help="只生成这个机关 / Builds this issuer alone.")
@json_option
@prints_errors
def build(project: PortalProject, to: str, engine_name: str, only: str, as_json: bool) -> None:
    """生成有变化的部分；有错的保留旧页 / Builds what has changed; faulty plans keep old pages."""
    issuer_paths = [issuer.path for issuer in project.issuers]
    if only and only not in issuer_paths:
        nearest = closest_match(only, issuer_paths)
        hint = f" ({nearest}?)" if nearest else ""
        raise BuildError(one_line("portal_no_issuer", name=only) + hint)
    with engine(engine_name) as chosen, _progress(len(issuer_paths), as_json) as progress:
        summary = PortalBuild(project, Storage(to), chosen, progress).run(only)
    _tell(summary, as_json)
    if summary.problems:
        sys.exit(1)


@portal_command.command()
@project_options
@to_option
@json_option
@prints_errors
def status(project: PortalProject, to: str, as_json: bool) -> None:
    """看门户有什么，哪些要重新生成 / Tells what the portal has and what is to be built."""
    rows = read_rows(Storage(to))
    changed, removed = differences(project.plans, rows)
    differing = {"changed": [issuer.path for issuer in changed], "removed": removed}
    if as_json:
        published = {path: [plan.address for plan in row.plans] for path, row in rows.items()}
        click.echo(json.dumps({**differing, "published": published}, ensure_ascii=False, indent=1))
        return
    counts = {name: len(paths) for name, paths in differing.items()}
    plan_count = sum(len(row.plans) for row in rows.values())
    click.echo(one_line("portal_status", issuers=len(rows), plans=plan_count, **counts))
    for paths in differing.values():
        for path in paths:
            click.echo(f"  {path}")


@portal_command.command()
@to_option
@output_option("dist/portal.zip", "压缩包 / The zip file.")
@prints_errors
def offline(to: str, output: Path) -> None:
    """把生成的门户打成压缩包，可从U盘打开 / One zip of the portal that opens from a USB stick."""
    write_offline_zip(output, lambda: portal_zip(Storage(to)))


def _tell(summary: Summary, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(asdict(summary), ensure_ascii=False, indent=1))
        return
    for problem in summary.problems:
        click.echo(problem, err=True)
    if summary.unmatched:
        names = "、".join(summary.unmatched)
        click.echo(one_line("portal_unmatched", count=len(summary.unmatched), names=names))
    counts = {name: len(getattr(summary, name)) for name in ("built", "removed")}
    details = {**counts, "unchanged": summary.unchanged, "written": summary.written}
    click.echo(one_line("portal_built", **details))
    if summary.problems:
        click.echo(one_line("portal_problems", count=len(summary.problems)), err=True)


@contextmanager
def _progress(issuers: int, is_quiet: bool) -> Iterator[Progress]:
    """A progress bar where a person looks on."""
    if is_quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    with click.progressbar(length=issuers, file=sys.stderr) as bar:
        yield bar.update


for search_command in (search_load, search_serve):
    portal_command.add_command(search_command)
