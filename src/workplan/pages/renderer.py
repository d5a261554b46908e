"""Views to HTML: the Jinja environment and one function that fills a template.

Autoescape is on and undefined names are errors; templates loop and print, nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from workplan.edition.edition import Edition
from workplan.pages.compact import compact
from workplan.pages.html import HtmlWriter
from workplan.pages.template_cache import KeptTemplates


class _CompactLoader(PackageLoader):
    """Templates without their indents, which pages would carry to each reader."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool] | None]:
        source, path, is_fresh = super().get_source(environment, template)
        return compact(source), path, is_fresh


@cache
def environment() -> Environment:
    """The environment of all editions: a template is compiled once, until its file changes."""
    return Environment(
        loader=_CompactLoader("workplan.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=KeptTemplates("pages"),
        trim_blocks=True,
        lstrip_blocks=True,
    )


@dataclass(frozen=True)
class Renderer:
    """Fills templates for one edition."""

    edition: Edition

    @cached_property
    def _names(self) -> dict[str, object]:
        """What every template may name: the edition's words and what prints its texts."""
        return {
            "languages": self.edition.languages,
            "authoritative": self.edition.plan.language,
            "t": HtmlWriter(self.edition),
            "say": self.edition.say,
        }

    @cached_property
    def _templates(self) -> dict[str, Template]:
        """The templates in use: looking each up again would ask the disk for it on every page."""
        return {}

    def _template(self, name: str) -> Template:
        if name not in self._templates:
            self._templates[name] = environment().get_template(name)
        return self._templates[name]

    def page(self, template: str, view: object, **more: object) -> str:
        """The HTML of a template filled with a view."""
        return self._template(template).render(self._names, view=view, **more)
