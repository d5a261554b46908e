"""The command line: each command is a few lines that call what does the work."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from workplan.build import build_site, serve_site
from workplan.errors import PlanError, WorkplanError
from workplan.importer.commands import import_text, read_input
from workplan.importer.dialogue import run_dialogue
from workplan.importer.draft import Wanted
from workplan.notices import plan_and_notices
from workplan.reports import line
from workplan.schema import schema_text
from workplan.translators.commands import approve as approve_texts
from workplan.translators.commands import export_sheet, import_sheet

PLAN = Path("data/plan.yaml")
SITE = Path("site")

plan_option = click.option(
    "--plan",
    type=click.Path(path_type=Path),
    default=PLAN,
    show_default=True,
    help="工作要点的 YAML 文件 / The plan's YAML file.",
)


def _told(command: Callable[..., None]) -> Callable[..., None]:
    """Prints our errors as they are and ends with 1; anything else is a bug and may show itself."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> None:
        try:
            command(*args, **options)
        except WorkplanError as error:
            click.echo(str(error), err=True)
            sys.exit(1)

    return run


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="workplan")
def main() -> None:
    """把一份工作要点做成网站 / Makes a site from a work plan."""


@main.command()
@plan_option
@_told
def check(plan: Path) -> None:
    """检查 YAML 文件，一次列出全部问题 / Checks the file and lists every problem at once."""
    try:
        found, notices = plan_and_notices(plan)
    except PlanError as error:
        count = len(error.problems)
        raise WorkplanError(f"{error}\n共 {count} 处 / {count} problems") from None
    click.echo(
        f"{plan.as_posix()}: 没有问题，{len(found.points)} 项任务 / no problems, "
        f"{len(found.points)} points"
    )
    if notices:
        click.echo(f"\n{line('notices', count=len(notices))}")
    for notice in notices:
        click.echo(f"  {notice}")


@main.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), help="写入文件 / Write to a file.")
@_told
def schema(output: Path | None) -> None:
    """输出 JSON Schema，供编辑器提示 / Prints the JSON Schema that editors' completion uses."""
    text = schema_text()
    if output:
        output.write_text(text, "utf-8")
    else:
        click.echo(text, nl=False)


@main.command()
@plan_option
@click.option(
    "--site",
    type=click.Path(path_type=Path),
    default=SITE,
    show_default=True,
    help="网站的文件夹 / The site's folder.",
)
@_told
def build(plan: Path, site: Path) -> None:
    """检查并生成网站；出错时原有网站不变 / Checks and builds; on failure the old site stays."""
    build_site(plan, site, say=click.echo)


@main.command("import")
@click.argument("file")
@click.option(
    "-o", "--output", help="写出草稿；- 为标准输出 / Write the draft; - for standard output."
)
@click.option("--json", "as_json", is_flag=True, help="供程序读取的报告 / A report for programs.")
@click.option(
    "--year", type=click.IntRange(1949, 2999), help="年份 / The year, if the text names none."
)
@click.option("--issuer", help="发布机关 / The issuer, if the text names none.")
@plan_option
@_told
def import_(  # noqa: PLR0913, PLR0917 click gives each option by name
    file: str, output: str | None, as_json: bool, year: int | None, issuer: str | None, plan: Path
) -> None:
    """把公开发布的文本变成 plan.yaml 草稿 / Turns a published text into a draft of plan.yaml.

    FILE 是 .txt、.docx、.html，或者 -（粘贴的文字）；译者交回的 .xlsx 写进 --plan。

    FILE is .txt, .docx, .html, or - for pasted text; a translators' .xlsx goes into --plan.

    0：全部放好 / all is placed；1：有要核对的 / something needs a look；2：没有导入 / refused.
    """
    if file.lower().endswith(".xlsx"):
        sys.exit(0 if import_sheet(plan, read_input(file), file, click.echo) else 1)
    outcome = import_text(file, output, Wanted(year or 0, issuer or ""), as_json=as_json)
    sys.exit(outcome.code)


@main.command()
@plan_option
@_told
def new(plan: Path) -> None:
    """问几个问题，把公开发布的文本做成草稿 / Asks a few questions and writes the draft."""
    sys.exit(run_dialogue(plan))


@main.command()
@click.argument("output", type=click.Path(path_type=Path))
@click.option("--language", help="译成哪种语言 / The language to translate into.")
@plan_option
@_told
def export(output: Path, language: str | None, plan: Path) -> None:
    """写出给译者的表格（.xlsx） / Writes the translators' sheet (.xlsx)."""
    export_sheet(plan, output, language, click.echo)


@main.command()
@click.argument("ids", nargs=-1)
@plan_option
@_told
def approve(ids: tuple[str, ...], plan: Path) -> None:
    """核定译文：全部，或者只核定给出编号的 / Approves translations: all, or those with the ids."""
    approve_texts(plan, ids, click.echo)


@main.command()
@_told
def serve() -> None:
    """边改边看 / Shows the site while the file is edited."""
    serve_site()
