"""The command line: each command is a few lines that call the packages."""

from __future__ import annotations

from pathlib import Path

import click

from workplan.cli.options import (
    Commands,
    output_option,
    plan_option,
    port_option,
    prints_errors,
    write_offline_zip,
)
from workplan.cli.usage import PATH, ExistingFolder
from workplan.edition.archive import archive_notices, load_editions
from workplan.files.file_output import write_file
from workplan.files.own_hash import has_own_hash, with_hash
from workplan.locales.messages import one_line
from workplan.plan.errors import PlanError, WorkplanError, shown_path
from workplan.plan.json_schema import schema_text
from workplan.site.build import build_site
from workplan.site.intranet import write_intranet
from workplan.site.offline import offline_zip
from workplan.site.pdf import make_pdfs
from workplan.translation.translation_status import translation_notices

SITE = Path("site")
IN_OTHER_MODULES = {
    "approve": "workplan.cli.authoring:approve",
    "doctor": "workplan.cli.doctor:doctor_command",
    "export": "workplan.cli.authoring:export",
    "import": "workplan.cli.authoring:import_",
    "new": "workplan.cli.authoring:new",
    "portal": "workplan.cli.portal_command:portal_command",
    "review": "workplan.cli.review_command:review",
}
"""Commands that few runs need, and that take a third of a second to import."""


@click.group(
    cls=Commands,
    modules=IN_OTHER_MODULES,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="workplan")
def main() -> None:
    """把一份工作要点做成网站 / Makes a site from a work plan."""


@main.command()
@plan_option
@prints_errors
def check(plan: Path) -> None:
    """检查 YAML 文件，一次列出全部问题 / Checks the file and lists every problem at once."""
    try:
        newest, *_ = load_editions(plan)
    except PlanError as error:
        count = len(error.problems)
        raise WorkplanError(f"{error}\n共 {count} 处 / {count} problems") from None
    count = len(newest.points)
    click.echo(f"{shown_path(plan)}: 没有问题，{count} 项任务 / no problems, {count} points")
    notices = (*archive_notices(plan), *translation_notices(plan))
    if notices:
        click.echo(f"\n{one_line('notices', count=len(notices))}")
    for notice in notices:
        click.echo(f"  {notice}")


def schema_file() -> bytes:
    """The schema with its hash in a comment, by which an edited one is told from ours."""
    text = schema_text().removesuffix("\n}\n")
    return with_hash(f'{text},\n  "$comment": "made by workplan schema; '.encode(), b'"\n}\n')


@main.command()
@click.option("-o", "--output", type=PATH, help="写入文件 / Write to a file.")
@prints_errors
def schema(output: Path | None) -> None:
    """输出 JSON Schema，供编辑器提示 / Prints the JSON Schema that editors' completion uses."""
    content = schema_file()
    if output:
        write_file(output, content, is_ours=has_own_hash)
    else:
        click.echo(content, nl=False)


@main.command()
@plan_option
@click.option(
    "--site",
    type=PATH,
    default=SITE,
    show_default=True,
    help="网站的文件夹 / The site's folder.",
)
@click.option(
    "--pdfs",
    type=ExistingFolder("no_folder"),
    help="workplan pdf 导出的 PDF，放进下载页 / Offers the PDFs that workplan pdf has made.",
)
@prints_errors
def build(plan: Path, site: Path, pdfs: Path | None) -> None:
    """检查并生成网站；出错时原有网站不变 / Checks and builds; on failure the old site stays."""
    build_site(plan, site, report=click.echo, pdfs=pdfs)


site_option = click.option(
    "--site",
    type=ExistingFolder("no_site"),
    default=SITE,
    show_default=True,
    help="已生成的网站 / The built site.",
)


@main.command()
@plan_option
@site_option
@output_option("dist/offline.zip", "压缩包 / The zip file.")
@prints_errors
def offline(plan: Path, site: Path, output: Path) -> None:
    """生成离线版压缩包，可从U盘打开 / One zip that opens from a USB stick."""
    write_offline_zip(output, lambda: offline_zip(site, load_editions(plan)))


@main.command()
@plan_option
@site_option
@output_option("dist/pdf", "文件夹 / The folder.")
@prints_errors
def pdf(plan: Path, site: Path, output: Path) -> None:
    """把全文打印版和公文版导出为 PDF / Print edition and official-document format as PDFs."""
    make_pdfs(plan, site, output, report=click.echo)


@main.command()
@site_option
@output_option("dist/intranet", "文件夹 / The folder.")
@click.option(
    "--path",
    default="/",
    show_default=True,
    help="网站在服务器上的路径 / The site's path on its server.",
)
@prints_errors
def intranet(site: Path, output: Path, path: str) -> None:
    """生成内网版：预压缩文件和 nginx 配置 / For an intranet: compressed files, nginx's settings."""
    write_intranet(site, output, path)
    click.echo(f"{shown_path(output)}: site/ nginx.conf")


@main.command()
@plan_option
@port_option(8000)
@prints_errors
def serve(plan: Path, port: int) -> None:
    """边改边看 / Shows the site while the file is edited."""
    from workplan.site.preview import preview  # noqa: PLC0415 (only an editor needs a server)

    try:
        preview(plan, port, report=click.echo)
    except KeyboardInterrupt:
        click.echo()
