"""The commands of the search over many plans: fill a database, answer from it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from workplan.cli.options import output_option, port_option, prints_errors
from workplan.cli.usage import PATH, ExistingFolder
from workplan.files.file_output import write_file
from workplan.files.folder_output import replaced_folder
from workplan.locales.messages import one_line
from workplan.plan.errors import BuildError, shown_path
from workplan.portal.search.groonga import write_database
from workplan.portal.search.ndjson import ndjson_lines, published_plans
from workplan.portal.search.service import search_service
from workplan.portal.storage import Storage

DATABASE = Path("dist/portal-search")


@click.command("search-load")
@click.argument("portal", default="dist/portal")
@output_option(str(DATABASE), "数据库的文件夹 / The database's folder.")
@click.option(
    "--ndjson",
    type=PATH,
    help="只把 NDJSON 写进新文件，供其他搜索引擎用 / Writes NDJSON alone, to a new file.",
)
@prints_errors
def search_load(portal: str, output: Path, ndjson: Path | None) -> None:
    """把生成好的门户装进搜索数据库 / Loads a built portal into a database for searches."""
    storage = Storage(portal)
    plans = published_plans(_reader(storage))
    if ndjson:
        write_file(ndjson, "".join(ndjson_lines(plans)).encode())
        click.echo(shown_path(ndjson))
        return
    with replaced_folder(output, [storage.local] if storage.local else []) as folder:
        count = write_database(folder, plans)
    click.echo(f"{shown_path(output)}: {count} 项任务 / points")


def _reader(storage: Storage) -> Callable[[str], bytes]:
    def read(path: str) -> bytes:
        content = storage.read(path)
        if content is None:
            raise BuildError(one_line("portal_no_search", path=storage.url))
        return content

    return read


@click.command("search-serve")
@click.argument("database", type=ExistingFolder("no_folder"), default=DATABASE)
@click.option("--host", default="127.0.0.1", show_default=True, help="监听的地址 / Listens there.")
@port_option(8010)
@click.option(
    "--origin",
    default="",
    help="门户的来源，如 https://example.gov.cn / The origin of the portal's pages.",
)
@prints_errors
def search_serve(database: Path, host: str, port: int, origin: str) -> None:
    """回答门户的搜索，只读 / Answers the portal's searches, and only reads."""
    with search_service(database, port, origin, host) as server:
        click.echo(f"http://{host}:{server.server_port}/search")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo()
        if server.failure:
            raise server.failure
