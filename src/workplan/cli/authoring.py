"""The commands that move texts in and out of the plan's file: import, new, export, approve."""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath

import click

from workplan.cli.import_command import import_text, read_input
from workplan.cli.new_command import run_dialogue
from workplan.cli.options import plan_option, prints_errors
from workplan.cli.usage import PATH
from workplan.files.file_output import write_file
from workplan.importer import Overrides
from workplan.locales.messages import one_line
from workplan.plan.errors import shown_path
from workplan.plan.fields import FIRST_YEAR, LAST_YEAR
from workplan.plan.loader import load_plan
from workplan.translation.sheet_reader import is_returned_sheet
from workplan.translation.sheet_writer import sheet_bytes, translation_sheet
from workplan.translation.workflow import approve as approve_texts
from workplan.translation.workflow import import_sheet

SHEET_NAME = "translations.xlsx"
"""The name of the translators' workbook; ``workplan export`` takes it like those of downloads."""


@click.command("import")
@click.argument("file")
@click.option(
    "-o", "--output", help="写出草稿；- 为标准输出 / Write the draft; - for standard output."
)
@click.option("--json", "as_json", is_flag=True, help="供程序读取的报告 / A report for programs.")
@click.option(
    "--year",
    type=click.IntRange(FIRST_YEAR, LAST_YEAR),
    help="年份 / The year, if the text names none.",
)
@click.option("--issuer", help="发布机关 / The issuer, if the text names none.")
@plan_option
@prints_errors
def import_(  # noqa: PLR0913, PLR0917 click gives each option by name
    file: str, output: str | None, as_json: bool, year: int | None, issuer: str | None, plan: Path
) -> None:
    """把公开发布的文本变成 plan.yaml 草稿 / Turns a published text into a draft of plan.yaml.

    FILE 是 .txt、.docx、.html、.mhtml、.xlsx，或者 -（粘贴的文字）；译者交回的表写进 --plan。

    FILE is .txt, .docx, .html, .mhtml, .xlsx, or - for pasted text; a translators' spreadsheet goes
    into --plan.

    0：全部归位 / all matched；1：有要核对的 / something needs checking；2：没有导入 / rejected.
    """
    if file.lower().endswith(".xlsx") and is_returned_sheet(raw := read_input(file)):
        sys.exit(0 if import_sheet(plan, raw, file, click.echo) else 1)
    outcome = import_text(file, output, Overrides(year or 0, issuer or ""), as_json=as_json)
    sys.exit(outcome.exit_code)


@click.command()
@plan_option
@prints_errors
def new(plan: Path) -> None:
    """问几个问题，把公开发布的文本做成草稿 / Asks a few questions and writes the draft."""
    sys.exit(run_dialogue(plan))


@click.command()
@plan_option
@click.argument("name", metavar="FILE")
@click.option("-o", "--output", type=PATH, help="写入文件 / Write to a file.")
@click.option("--language", help="译成哪种语言 / The language of the translators' spreadsheet.")
@prints_errors
def export(plan: Path, name: str, output: Path | None, language: str | None) -> None:
    """输出一个下载文件或给译者的表格 / Writes a download or the translators' spreadsheet.

    FILE 是它的文件名或后缀，例如 plan.xlsx、plan.zh.docx、units/faguichu.xlsx、csv；
    translations.xlsx 是给译者的表格。

    FILE is its name or suffix; translations.xlsx is the spreadsheet for translators.
    """
    if Path(name).name == SHEET_NAME:
        _export_sheet(plan, output or Path(name), language)
        return
    from workplan.edition.edition import Edition  # noqa: PLC0415 (see the next import)
    from workplan.exports.registry import find_export  # noqa: PLC0415 (the libraries take 0.3 s to load)

    edition = Edition(load_plan(plan))
    file = find_export(edition, name.replace("\\", "/"))
    path = _write(output or Path(), PurePosixPath(file.name).name, file.make(edition))
    click.echo(f"完成 / done: {shown_path(path)}")


def _export_sheet(plan: Path, output: Path, language: str | None) -> None:
    sheet = translation_sheet(plan, language)
    path = _write(output, SHEET_NAME, sheet_bytes(sheet))
    missing = sum(row.state == "missing" for row in sheet.rows)
    details = {"count": len(sheet.rows), "missing": missing}
    click.echo(one_line("sheet_written", file=shown_path(path), **details))


def _write(output: Path, name: str, content: bytes) -> Path:
    """Writes to a file, or into a folder under a name; never over a file with other content."""
    path = output / name if output.is_dir() else output
    write_file(path, content)
    return path


@click.command()
@click.argument("ids", nargs=-1)
@plan_option
@prints_errors
def approve(ids: tuple[str, ...], plan: Path) -> None:
    """核定译文：全部，或者只核定给出编号的 / Approves translations: all, or those with the ids."""
    approve_texts(plan, ids, click.echo)
