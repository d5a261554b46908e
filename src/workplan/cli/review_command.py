"""``workplan review``: a page on which a person checks a draft against its source."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workplan.cli.import_command import read_input
from workplan.cli.options import output_option, prints_errors
from workplan.cli.usage import PATH
from workplan.files.file_output import check_file, write_file
from workplan.files.own_hash import has_own_hash, with_hash
from workplan.importer import NEEDS_REVIEW, read_plan
from workplan.importer.review.page import review_page
from workplan.locales.messages import one_line
from workplan.plan.errors import WorkplanError, shown_path
from workplan.plan.loader import readable_source
from workplan.site.csp import with_csp


@click.command()
@click.argument("source", metavar="SOURCE")
@click.argument("draft", type=PATH, metavar="DRAFT")
@output_option("review.html", "写入文件 / Write to a file.")
@prints_errors
def review(source: str, draft: Path, output: Path) -> None:
    """左右对照原文和草稿，先列要核对的地方 / Sets source and draft side by side.

    SOURCE 是原文，DRAFT 是草稿。写出一个网页，离线可看，可打印；要核对的地方列在最前。

    没有要核对的地方，退出码是 0；有，或者没能写出网页，是 1。

    SOURCE is the published text, DRAFT the draft of it. Writes one page, to read offline or print,
    with the places to check first.

    Ends with 0 if there is nothing to check, and with 1 if there is or no page was written.
    """
    check_file(output, has_own_hash)
    outcome = read_plan(read_input(source), source)
    if outcome.rejection and not outcome.document.text:
        raise WorkplanError(one_line(outcome.rejection.key, **outcome.rejection.details))
    page, count = review_page(outcome, readable_source(draft), (source, shown_path(draft)))
    write_file(
        output, with_hash(with_csp(page).encode() + b"<!-- ", b" -->\n"), is_ours=has_own_hash
    )
    click.echo(one_line("review_written", file=shown_path(output), count=count))
    if count:
        sys.exit(NEEDS_REVIEW)
