"""The names that hand-written pages may use; macros leave placeholders for pages' contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workplan.site.site import page_macros

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin


def define_env(env: MacrosPlugin) -> None:
    """Gives pages their names."""
    env.variables.update(page_macros())
