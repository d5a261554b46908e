"""The names that a page may use; macros leave holes that bodies fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workplan.site.works import page_names

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin


def define_env(env: MacrosPlugin) -> None:
    """Gives pages their names."""
    env.variables.update(page_names(env.conf.extra["workplan"]))
