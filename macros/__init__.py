"""The names that a page may call; each is one line that calls workplan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workplan.addresses import Links

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin

    from workplan.bodies import Body
    from workplan.works import Works

SLOT = "<!-- workplan:{} -->"
"""Stands for a body while Markdown runs, so that plan text never passes through it."""


def define_env(env: MacrosPlugin) -> None:
    """Gives pages one macro for each kind of body: ``{{ point_page("9") }}``."""
    works: Works = env.conf.extra["workplan"]
    for kind, body in works.bodies.kinds.items():
        env.macro(_macro(env, body), f"{kind}_page")


def _macro(env: MacrosPlugin, body: Body):
    def page(key: str = "") -> str:
        slots = env.page.meta.setdefault("workplan_bodies", [])
        slots.append(body(Links(env.page.url), key))
        return SLOT.format(len(slots) - 1)

    return page
