"""What a screen reader says of each kind of page, read from the browser's accessibility tree.

The expectation, ``tests/data/heard.txt``, has a section for each kind of page: the head once, then
the title, the tools and what follows them. A change of what is heard is a change of that file:
``WRITE_HEARD=1`` writes it anew, to be read through like any other text.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

from conftest import DATA
from playwright.sync_api import Page

from end_to_end.browser.conftest import settled
from end_to_end.browser.test_access import KINDS, SWITCH
from workplan.edition.edition import Edition

HEARD = DATA / "heard.txt"
MAX_UTTERANCES = 14
"""What is kept of a page's content: the title, the tools, and the first things after them."""

VIEWS = ("zh", "en", "both")
Node = dict[str, Any]
Text = Mapping[str, str]
CONTAINERS = {
    "banner", "contentinfo", "navigation", "main", "region", "search", "group", "list", "table",
    "complementary", "note", "status", "radiogroup", "toolbar", "form", "dialog", "figure", "article", "DescriptionList",
}  # fmt: skip
WITH_NAMES = {
    "link", "button", "heading", "searchbox", "combobox", "radio", "columnheader", "rowheader",
    "DisclosureTriangle", "textbox",
}  # fmt: skip
STATES = ("expanded", "pressed", "level", "checked", "live", "atomic")


class Tree:
    """The accessibility tree of a page, with the language of each node."""

    def __init__(self, page: Page) -> None:
        session = page.context.new_cdp_session(page)
        self.languages: dict[int, str] = {}
        self._read_languages(session.send("DOM.getDocument", {"depth": -1})["root"], "")
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
        self.root, self.nodes = nodes[0], {node["nodeId"]: node for node in nodes}
        session.detach()

    def _read_languages(self, node: Node, language: str) -> None:
        attributes = node.get("attributes", [])
        language = dict(zip(attributes[::2], attributes[1::2], strict=True)).get("lang", language)
        self.languages[node["backendNodeId"]] = language
        for child in node.get("children", []):
            self._read_languages(child, language)

    def utterances(self, node: Node | None = None) -> Iterator[str]:
        """Role, name, description, state and language of what is met from the top on."""
        node = node or self.root
        role = role_of(node)
        if role in WITH_NAMES:
            yield spoken(node, role, " ".join(dict.fromkeys(self._texts_languages(node))))
            return
        if role in CONTAINERS or is_text(node):
            yield spoken(node, role, self._language(node))
        for child in self._children(node):
            yield from self.utterances(child)

    def _texts_languages(self, node: Node) -> Iterator[str]:
        if is_text(node):
            yield self._language(node)
        for child in self._children(node):
            yield from self._texts_languages(child)

    def _language(self, node: Node) -> str:
        return self.languages.get(node.get("backendDOMNodeId", 0), "")

    def _children(self, node: Node) -> list[Node]:
        return [self.nodes[id_] for id_ in node.get("childIds", []) if id_ in self.nodes]


def role_of(node: Node) -> str:
    """Its role; empty where it is not said."""
    return "" if node["ignored"] else node.get("role", {}).get("value", "")


def is_text(node: Node) -> bool:
    return role_of(node) == "StaticText" and bool(node["name"]["value"].strip())


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
        utterances = list(Tree(page).utterances())
        start = next(i for i, line in enumerate(utterances) if line.startswith("main"))
        end = next(i for i, line in enumerate(utterances) if line.startswith("contentinfo"))
        if kind == "home":
            sections += ["# head", *utterances[:start], "", "# foot", *utterances[end:], ""]
        sections += [f"# {kind}", *utterances[start : min(end, start + MAX_UTTERANCES)], ""]
    return "\n".join(sections)


def test_each_kind_of_page_is_heard_as_is_kept(page: Page):
    utterances = heard(page)
    if os.environ.get("WRITE_HEARD"):
        HEARD.write_text(utterances, encoding="utf-8", newline="\n")
    assert utterances.splitlines() == HEARD.read_text("utf-8").splitlines()


def test_the_names_of_groups_are_in_the_language_shown(page: Page):
    page.goto("2024/points/9/?lang=en")
    page.wait_for_load_state("networkidle")
    utterances = list(Tree(page).utterances())
    groups = [
        line
        for line in utterances
        if line.startswith(("navigation", "group", "radiogroup", "toolbar", "note"))
    ]
    assert groups
    assert not [line for line in utterances if any("\u4e00" <= char <= "\u9fff" for char in line)
                and "[en]" in line and "中文" not in line and "教育领" not in line]  # fmt: skip


def titles(page: Page) -> list[str]:
    """What is heard of the headings of the first level."""
    session = page.context.new_cdp_session(page)
    root = session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    asked = {"nodeId": root, "role": "heading"}
    nodes = session.send("Accessibility.queryAXTree", asked)["nodes"]
    session.detach()
    levels = [
        {item["name"]: item["value"]["value"] for item in node.get("properties", [])}
        for node in nodes
    ]
    return [
        node["name"]["value"]
        for node, properties in zip(nodes, levels, strict=True)
        if properties.get("level") == 1 and not node["ignored"]
    ]


def titles_by_view(page: Page, path: str) -> dict[str, list[str]]:
    page.goto(path)
    found = {}
    for view in VIEWS:
        page.evaluate(SWITCH, view)
        settled(page)
        found[view] = titles(page)
    return found


def test_a_title_is_heard_as_the_plan_spells_it(page: Page, edition: Edition):
    plan = edition.plan

    def spelled(text: Text, number: int | None = None) -> dict[str, list[str]]:
        labels = {"zh": f"{number}.", "en": f"{number}. "} if number else {"zh": "", "en": ""}
        zh, en = (labels[language] + text[language] for language in ("zh", "en"))
        return {"zh": [zh], "en": [en], "both": [f"{zh} {en}"]}

    for path in ("", "2024/", "2024/print/"):
        assert titles_by_view(page, path) == spelled(plan.title), path
    zh, en = (plan.title[language] for language in ("zh", "en"))
    official = {"zh": [zh], "en": [en], "both": [zh, en]}
    assert titles_by_view(page, "2024/gongwen/") == official
    for point in plan.points:
        found = titles_by_view(page, f"2024/points/{point.num}/")
        assert found == spelled(point.heading, point.num)
    for unit in plan.units:
        assert titles_by_view(page, f"2024/units/{unit.id}/") == spelled(unit.name)
