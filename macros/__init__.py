"""The names that a page may call; each leaves a hole that a body fills."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workplan.frame import hole

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin

    from workplan.works import Works


def define_env(env: MacrosPlugin) -> None:
    """Gives pages one macro for each kind of body: ``{{ point_page("9") }}``.

    ``bilingual`` tells hand-written pages whether there is a translation to speak of.
    """
    works: Works = env.conf.extra["workplan"]
    env.variables["bilingual"] = len(works.edition.languages) > 1
    for kind in works.bodies.kinds:
        env.macro(_macro(kind), f"{kind}_page")


def _macro(kind: str) -> Callable[[str], str]:
    """The macro of a kind; what it leaves is a comment, so plan text never passes Markdown."""

    def page(key: str = "") -> str:
        return f"<!-- {hole(f'{kind}:{key}')} -->"

    return page
