"""Hostile text in every field: on every kind of page, online and from a disk, nothing of it runs."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import PLAN, ROOT

from workplan import load_plan
from workplan.edition.edition import Edition
from workplan.plan import checks
from workplan.plan.yaml_writer import lines_of
from workplan.site.build import build_site
from workplan.site.offline import offline_zip
from workplan.site.static_server import serve_folder

RUN = "document.documentElement.setAttribute(`data-ran`,1)"
PAYLOADS = (
    f"<script>{RUN}</script><img src=x onerror={RUN}><svg onload={RUN}>",
    f"'\"><a href=javascript:{RUN}>x</a> onmouseover={RUN} autofocus onfocus={RUN}",
    f"</title></style></textarea></script><iframe srcdoc=x></iframe><script>{RUN}</script>",
    f"import(`./../../../-1}}]}},p:{RUN},y:()=>{{z={{q:[{{w:1${{b}}`)",
    f"';{RUN};'\\';{RUN}// ${{{RUN}}} `${{{RUN}}}` \\u0027 \\",
    f'","a":1}}]}});{RUN};(() => {{/* */ <!-- --> ]]> <![CDATA[',
    f"}} a::after{{content:'x'}} @import '//example.org' url(javascript:{RUN}) expression({RUN})",
    "{{ 7*7 }} {% raw %} {# x #} ${7*7} #{7*7} [x](javascript:alert(1)) ![x](y) **b** `c` | d | # e",
    "/(a+)+$/ [x] \\1 $& $` %0d%0aSet-Cookie:%20a=b %00 ../../x &lt;b&gt; &#60;script&#62;",
    "=cmd|' /C calc'!A0 !!python/object:os.system &a *a - k: v; $(id) `id` ; } location / { return 200; }",
)  # fmt: skip
QUOTED = {"target", "form", "site", "provenance", "calendar"}
"""Records whose texts quote others, or are short ones of the site itself."""
WITHOUT_RULES = "import workplan.plan.checks as checks\nchecks.RULES = ()\n"
"""The rules of style refuse most of these texts; what they let through is not what is tested."""


def hostile(data: Any, count: Iterator[int], in_name: bool = False) -> None:
    """Puts a payload at the end of every text; names that others quote stay as they are."""
    if isinstance(data, list):
        for item in data:
            hostile(item, count)
    elif isinstance(data, dict):
        is_entry = "id" in data
        for key, value in data.items():
            if key in {"zh", "en"} and isinstance(value, str) and not (is_entry or in_name):
                data[key] = f"{value} {PAYLOADS[next(count) % len(PAYLOADS)]}"
            elif key not in QUOTED and not isinstance(value, str):
                hostile(value, count, in_name=is_entry and key == "name")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    data = yaml.load(PLAN.read_bytes(), Loader=yaml.CBaseLoader)  # noqa: S506 - our own file
    counter = count()
    hostile(data, counter)
    assert next(counter) > 500
    (folder / "plan.yaml").write_text("\n".join(lines_of(data)), "utf-8")
    (folder / "sitecustomize.py").write_text(WITHOUT_RULES)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setattr(checks, "RULES", ())
        patch.setenv("PYTHONPATH", str(folder))
        build_site(folder / "plan.yaml", folder / "site", report=lambda _: None)
        edition = Edition(load_plan(folder / "plan.yaml"))
    with zipfile.ZipFile(io.BytesIO(offline_zip(folder / "site", [edition]))) as archive:
        archive.extractall(folder / "disk")
    return folder


def kinds_of_pages(site: Path) -> list[str]:
    """A page of each kind: the first in each folder."""
    pages = sorted(site.rglob("index.html"))
    deep = {page.parents[1]: page for page in pages if len(page.relative_to(site).parts) > 3}
    shallow = [page for page in pages if len(page.relative_to(site).parts) <= 3]
    return [page.relative_to(site).as_posix() for page in (*shallow, *deep.values())]


@pytest.mark.parametrize("where", ["online", "disk"])
def test_nothing_of_a_text_runs(built, browser, where):
    root = built / "site" if where == "online" else next((built / "disk").iterdir())
    pages = kinds_of_pages(root)
    assert len(pages) > 12
    troubles: list[str] = []
    context = browser.new_context()
    page = context.new_page()
    page.on(
        "console",
        lambda message: (
            troubles.append(message.text) if message.type in {"error", "warning"} else None
        ),
    )
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("dialog", lambda dialog: (troubles.append(dialog.message), dialog.dismiss()))
    with serve_folder(root) as address:
        for name in pages:
            page.goto(address + name if where == "online" else (root / name).as_uri())
            page.wait_for_load_state("networkidle")
            for summary in page.locator("button.term, [data-term], summary").all()[:2]:
                if summary.is_visible():
                    summary.click(timeout=2_000)
            ran = page.evaluate("document.documentElement.hasAttribute('data-ran')")
            assert not ran, name
            assert troubles == [], name
            assert (
                page.locator("main iframe, main script:not([type]), main img[src=x]").count() == 0
            ), name
    page.evaluate(RUN)  # what would have been seen, had it run
    assert page.evaluate("document.documentElement.hasAttribute('data-ran')")
    context.close()


def test_the_text_reads_as_written(built, browser):
    page = browser.new_page()
    page.goto((next((built / "disk").iterdir()) / "2024/points/1/index.html").as_uri())
    shown = re.sub(r"\s+", " ", page.locator("main").inner_text())
    page.close()
    assert sum(re.sub(r"\s+", " ", payload) in shown for payload in PAYLOADS) >= 3
