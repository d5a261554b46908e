"""Views to HTML: the Jinja environment and one function that fills a template.

Autoescape is on and undefined names are errors; templates loop and print, nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from jinja2 import Environment, PackageLoader, StrictUndefined

from workplan.edition import Edition
from workplan.printer import Printer


@dataclass(frozen=True)
class Renderer:
    """Fills templates for one edition."""

    edition: Edition

    @cached_property
    def environment(self) -> Environment:
        """The environment, with the words of the edition's languages at hand."""
        environment = Environment(
            loader=PackageLoader("workplan"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.globals.update(
            languages=self.edition.languages,
            authoritative=self.edition.plan.language,
            t=Printer(self.edition),
            say=self.edition.say,
        )
        return environment

    def page(self, template: str, view: object, **more: object) -> str:
        """The HTML of a template filled with a view."""
        return self.environment.get_template(template).render(view=view, **more)
