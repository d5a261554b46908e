"""What a screen reader says of each kind of page, read from the browser's accessibility tree.

The expectation, ``tests/data/heard.txt``, has a section for each kind of page: the head once, then
the title, the tools and what follows them. A change of what is heard is a change of that file:
``WRITE_HEARD=1`` writes it anew, to be read through like any other text.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from conftest import DATA
from playwright.sync_api import CDPSession, Page

from end_to_end.browser.conftest import settled
from end_to_end.browser.test_access import KINDS

HEARD = DATA / "heard.txt"
MAX_UTTERANCES = 14
"""What is kept of a page's content: the title, the tools, and the first things after them."""

Node = dict[str, Any]
CONTAINERS = {
    "banner", "contentinfo", "navigation", "main", "region", "search", "group", "list", "table",
    "complementary", "note", "status", "form", "dialog", "figure", "article", "DescriptionList",
}  # fmt: skip
WITH_NAMES = {
    "link", "button", "heading", "searchbox", "combobox", "radio", "columnheader", "rowheader",
    "DisclosureTriangle", "textbox",
}  # fmt: skip
STATES = ("expanded", "pressed", "level", "checked", "live", "atomic")


def languages(session: CDPSession) -> dict[int, str]:
    """The language of each node of the document, by the id that both trees share."""
    root = session.send("DOM.getDocument", {"depth": -1})["root"]
    found: dict[int, str] = {}

    def walk(node: Node, language: str) -> None:
        attributes = node.get("attributes", [])
        language = dict(zip(attributes[::2], attributes[1::2], strict=True)).get("lang", language)
        found[node["backendNodeId"]] = language
        for child in node.get("children", []):
            walk(child, language)

    walk(root, "")
    return found


def utterances(page: Page) -> Iterator[str]:
    """Role, name, description, state and language of what is met from the top of a page on."""
    session = page.context.new_cdp_session(page)
    language = languages(session)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}

    def walk(node: Node) -> Iterator[str]:
        role = node.get("role", {}).get("value", "")
        named = not node["ignored"] and role in CONTAINERS | WITH_NAMES
        is_text = role == "StaticText" and not node["ignored"]
        if named or (is_text and node["name"]["value"].strip()):
            yield spoken(node, role, language.get(node.get("backendDOMNodeId", 0), ""))
        if not (named and role in WITH_NAMES):
            for child in node.get("childIds", []):
                if child in by_id:
                    yield from walk(by_id[child])

    yield from walk(nodes[0])
    session.detach()


def spoken(node: Node, role: str, language: str) -> str:
    name, description = (
        " ".join(node.get(key, {}).get("value", "").split()) for key in ("name", "description")
    )
    states = [
        f"{item['name']} {item['value'].get('value')}"
        for item in node.get("properties", [])
        if item["name"] in STATES and item["value"].get("value") not in ("", "off", False)
    ]
    kind = "text" if role == "StaticText" else role
    parts = [f"{kind} “{name}”" if name else kind, *states]
    return ", ".join([*parts, *([f"({description})"] if description else [])]) + f" [{language}]"


def heard(page: Page) -> str:
    sections = []
    for kind, path in KINDS.items():
        if kind in ("long point", "catch-all"):
            continue  # of a kind that is there already
        if kind == "missing":
            page.goto("")  # the page for wrong addresses finds the site by an earlier visit
        page.goto(f"{path.partition('#')[0]}?lang=both")
        settled(page)
        page.wait_for_load_state("networkidle")
        said = list(utterances(page))
        start = next(i for i, line in enumerate(said) if line.startswith("main"))
        end = next(i for i, line in enumerate(said) if line.startswith("contentinfo"))
        if kind == "home":
            sections += ["# head", *said[:start], "", "# foot", *said[end:], ""]
        sections += [f"# {kind}", *said[start : min(end, start + MAX_UTTERANCES)], ""]
    return "\n".join(sections)


def test_each_kind_of_page_is_heard_as_is_kept(page: Page):
    said = heard(page)
    if os.environ.get("WRITE_HEARD"):
        HEARD.write_text(said, encoding="utf-8", newline="\n")
    assert said.splitlines() == HEARD.read_text("utf-8").splitlines()


def test_the_names_of_groups_are_in_the_language_shown(page: Page):
    page.goto("2024/points/9/?lang=en")
    page.wait_for_load_state("networkidle")
    said = list(utterances(page))
    groups = [line for line in said if line.startswith(("navigation", "group", "note"))]
    assert groups
    assert not [line for line in said if any("\u4e00" <= char <= "\u9fff" for char in line)
                and "[en]" in line and "中文" not in line and "教育领" not in line]  # fmt: skip
