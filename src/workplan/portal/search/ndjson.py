"""The points of all plans as JSON, one on a line, for any search engine."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

from workplan.pages.data_script import script_data
from workplan.portal.search.box import BOX, FOLDER
from workplan.portal.search.scope import STATE, ScopeState
from workplan.portal.search.texts import PlanTexts


def published_plans(read: Callable[[str], bytes]) -> Iterator[PlanTexts]:
    """The plans that a portal's search holds, the newest first.

    Args:
        read: the content of a file by its path from the portal's root.
    """
    for scope, *_ in script_data(read(FOLDER + BOX).decode())["scopes"]:
        state = ScopeState.from_json(read(f"{FOLDER}{scope}{STATE}"))
        for address in state.plans:
            yield PlanTexts.from_pack(read(f"{FOLDER}{scope}{state.pack_path(address)}"))


def ndjson_lines(plans: Iterable[PlanTexts]) -> Iterator[str]:
    """A line for each point, with what is known of its plan."""
    for plan in plans:
        for point in plan.points:
            record = {
                "id": f"{plan.address}points/{point.id}/",
                "address": plan.address,
                "issuer": plan.issuer,
                "title": plan.title,
                "year": plan.year,
                "region": "/".join(plan.region),
                "point": point.id,
                "heading": point.heading,
                "measures": point.measures,
                **({"also": point.also} if point.also else {}),
            }
            yield json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"
