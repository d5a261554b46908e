"""What the style sheets in a web page hide, and how they number lists.

Style sheets in other files are not read: nothing is fetched.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import cssselect2
import tinycss2
from lxml import etree

from workplan.importer.limits import MAX_STYLE_CHARACTERS, MAX_STYLE_STEPS

_PROPERTIES = {"display", "visibility", "list-style", "list-style-type"}
_DECLARATION = re.compile(
    r"(?:^|;)\s*(display|visibility|list-style(?:-type)?)\s*:\s*([^;!]+)", re.IGNORECASE
)
# Selectors of states, positions and siblings: not those of a page at rest, or slow to match.
_NOT_MATCHED = re.compile("[:~+]")
_COMPOUNDS = re.compile(r"[\s>]+")
_KEY = re.compile(r"[#.][\w-]+")
_MAX_COMPOUNDS = 3
_SCREEN = re.compile(r"\s*(?:only\s+)?(?:screen|all)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class _Rule:
    """Declarations as text, for the elements that a selector matches."""

    selector: str
    declarations: str
    is_important: bool


def style_of(element: etree._Element) -> dict[str, str]:
    """The declarations in the element's own ``style`` that count here, in lower case."""
    style = element.get("style")
    if not style:
        return {}
    return {name.lower(): value.strip().lower() for name, value in _DECLARATION.findall(style)}


def is_hidden(element: etree._Element) -> bool:
    """Whether an element's ``style`` or attributes hide it."""
    style = style_of(element)
    if style.get("visibility") in {"hidden", "collapse"}:
        return True
    return style.get("display", "none" if _is_closed(element) else "") == "none"


def _is_closed(element: etree._Element) -> bool:
    return element.get("hidden") is not None or (
        element.tag == "dialog" and element.get("open") is None
    )


def inline_styles(root: etree._Element) -> bool:
    """Writes what the style sheets declare into the ``style`` of the elements that they match.

    Returns:
        Whether all was read that hides something.
    """
    sheets = ["".join(map(str, element.itertext())) for element in root.iter("style")]
    if not sheets:
        return True
    if sum(map(len, sheets)) > MAX_STYLE_CHARACTERS:
        return False
    try:
        rules = [rule for sheet in sheets for rule in _rules(sheet)]
        return _apply(root, rules)
    except RecursionError:
        return False


def _rules(sheet: str) -> Iterator[_Rule]:
    for node in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        if node.type == "qualified-rule":
            yield from _rule(node)
        elif _is_for_screens(node):
            for inner in tinycss2.parse_rule_list(node.content, skip_comments=True):
                if inner.type == "qualified-rule":
                    yield from _rule(inner)


def _is_for_screens(node: tinycss2.ast.Node) -> bool:
    """Whether a node is a group of rules for screens of any size."""
    return (
        node.type == "at-rule"
        and node.lower_at_keyword == "media"
        and node.content is not None
        and bool(_SCREEN.fullmatch(tinycss2.serialize(node.prelude)))
    )


def _rule(node: tinycss2.ast.QualifiedRule) -> Iterator[_Rule]:
    declarations = [
        declaration
        for declaration in tinycss2.parse_blocks_contents(node.content)
        if declaration.type == "declaration" and declaration.lower_name in _PROPERTIES
    ]
    for important in (False, True):
        text = "".join(
            f"{declaration.lower_name}:{tinycss2.serialize(declaration.value)};"
            for declaration in declarations
            if declaration.important is important
        )
        if text:
            for selector in tinycss2.serialize(node.prelude).split(","):
                yield _Rule(selector.strip(), text, important)


def _apply(root: etree._Element, rules: list[_Rule]) -> bool:
    matcher = cssselect2.Matcher()
    work, is_complete = _Work.of(root), True
    for rule in rules:
        hides = "none" in rule.declarations or "hidden" in rule.declarations
        if not work.allows(rule.selector):
            is_complete &= not hides or ":" in rule.selector
            continue
        try:
            selectors = cssselect2.compile_selector_list(rule.selector)
        except cssselect2.SelectorError:
            continue
        for selector in selectors:
            matcher.add_selector(selector, rule)
    for wrapper in cssselect2.ElementWrapper.from_html_root(root).iter_subtree():
        if matches := matcher.match(wrapper):
            _write(wrapper.etree_element, [match[3] for match in matches])
    return is_complete


def _write(element: etree._Element, rules: list[_Rule]) -> None:
    """Writes declarations before the element's own, and important ones after them."""
    normal = "".join(rule.declarations for rule in rules if not rule.is_important)
    important = "".join(rule.declarations for rule in rules if rule.is_important)
    element.set("style", f"{normal}{element.get('style', '')};{important}")


@dataclass
class _Work:
    """Bounds the steps that matching takes: those of a selector for each of its elements."""

    elements: Counter[str]
    depth: int
    left: int = MAX_STYLE_STEPS

    @classmethod
    def of(cls, root: etree._Element) -> _Work:
        """The elements by id, class and tag, and the deepest nesting."""
        counts: Counter[str] = Counter()
        depth = deepest = 0
        for event, element in etree.iterwalk(root, events=("start", "end")):
            depth += 1 if event == "start" else -1
            deepest = max(deepest, depth)
            if event == "start":
                counts["*"] += 1
                counts[str(element.tag)] += 1
                counts[f"#{element.get('id', '')}"] += 1
                counts.update(f".{name}" for name in set(element.get("class", "").split()))
        return cls(counts, deepest)

    def allows(self, selector: str) -> bool:
        """Whether a selector can be matched; counts its steps."""
        compounds = _COMPOUNDS.split(selector)
        if _NOT_MATCHED.search(selector) or len(compounds) > _MAX_COMPOUNDS:
            return False
        key = _KEY.search(compounds[-1])
        name = key[0] if key else compounds[-1].partition("[")[0].lower()
        self.left -= self.elements[name or "*"] * self.depth ** (len(compounds) - 1) + 1
        return self.left > 0
