"""What the style sheets in a web page hide, and how they number lists.

Style sheets in other files are not read: nothing is fetched.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import prod

import cssselect2
import tinycss2
from cssselect2.compiler import CompiledSelector
from lxml import etree

from workplan.importer.limits import MAX_STYLE_CHARACTERS, MAX_STYLE_STEPS

_PROPERTIES = {"display", "visibility", "list-style", "list-style-type"}
_DECLARATION = re.compile(
    r"(?:^|;)\s*(display|visibility|list-style(?:-type)?)\s*:\s*([^;!]+)", re.IGNORECASE
)
# The parts of a selector that take time: each tests the elements that its group is named for.
_PARTS = re.compile(
    r"\s*[>+]\s*|\s*(?P<siblings>~)\s*|(?P<all>:(?:has|nth-[\w-]+|[\w-]+-of-type)\b)"
    r"|(?P<ancestors>\s+)|[(:]"
)
_MAX_PARTS = 16
_NO_SELECTOR = (cssselect2.SelectorError, AttributeError, TypeError, ValueError, SyntaxError)
"""What cssselect2 raises for what is no selector."""
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
            for selector in _selectors(node.prelude):
                yield _Rule(selector, text, important)


def _selectors(prelude: Sequence[tinycss2.ast.Node]) -> Iterator[str]:
    """The selectors of a list; commas inside brackets do not end one."""
    for is_comma, tokens in groupby(prelude, key=lambda node: bool(node == ",")):
        if not is_comma:
            yield tinycss2.serialize(tokens).strip()


def _apply(root: etree._Element, rules: list[_Rule]) -> bool:
    matcher = cssselect2.Matcher()
    budget, is_complete = _MatchingBudget.of(root), True
    for rule in rules:
        parts = list(_PARTS.finditer(rule.selector))
        selector = _compiled(rule.selector) if len(parts) <= _MAX_PARTS else None
        if selector and budget.allows(selector, parts):
            matcher.add_selector(selector, rule)
        elif selector or len(parts) > _MAX_PARTS:
            is_complete &= not ("none" in rule.declarations or "hidden" in rule.declarations)
    for wrapper in cssselect2.ElementWrapper.from_html_root(root).iter_subtree():
        if matches := matcher.match(wrapper):
            _write(wrapper.etree_element, [match[3] for match in matches])
    return is_complete


def _compiled(selector: str) -> CompiledSelector | None:
    """A selector; None if it matches no whole element of a page at rest: a:hover, p::before."""
    try:
        [compiled] = cssselect2.compile_selector_list(selector)
    except _NO_SELECTOR:
        return None
    return None if compiled.never_matches or compiled.pseudo_element else compiled


def _write(element: etree._Element, rules: list[_Rule]) -> None:
    """Writes declarations before the element's own, and important ones after them."""
    normal = "".join(rule.declarations for rule in rules if not rule.is_important)
    important = "".join(rule.declarations for rule in rules if rule.is_important)
    element.set("style", f"{normal}{element.get('style', '')};{important}")


@dataclass
class _MatchingBudget:
    """Bounds the steps that matching takes: those of a selector for each of its elements."""

    elements: Counter[str]
    depth: int
    siblings: int
    remaining_steps: int = MAX_STYLE_STEPS

    @classmethod
    def of(cls, root: etree._Element) -> _MatchingBudget:
        """The elements by id, class and tag, the deepest nesting, the most children of one."""
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
        return cls(counts, deepest, max(map(len, root.iter())))

    def allows(self, selector: CompiledSelector, parts: Sequence[re.Match[str]]) -> bool:
        """Whether a selector can be matched; counts its steps."""
        if selector.id or selector.class_name:
            key = f"#{selector.id}" if selector.id else f".{selector.class_name}"
        else:
            key = selector.lower_local_name or "*"
        steps = {"siblings": self.siblings, "all": self.elements["*"], "ancestors": self.depth}
        kinds = [part.lastgroup for part in parts]
        # The library lists the siblings of every element, once it needs those of one.
        count = self.elements["*" if "siblings" in kinds else key]
        self.remaining_steps -= count * prod(steps[kind] for kind in kinds if kind) + 1
        return self.remaining_steps > 0
