"""What has changed between two years, where several texts resemble each other."""

from __future__ import annotations

from rich_plan import rich_plan

from workplan import Plan
from workplan.edition.edition import Edition
from workplan.edition.urls import RelativeUrls
from workplan.pages.views.changes import changes_view


def edition(year: int, **headings: str) -> Edition:
    """The rich plan of a year, with other headings of some points: ``p6="同名。"``."""
    data = rich_plan().model_dump(mode="json", exclude_none=True) | {"year": year}
    for point in data["sections"][0]["points"]:
        if heading := headings.get(f"p{point['num']}"):
            point["heading"] = {"zh": heading, "en": heading}
    return Edition(Plan.model_validate(data))


def test_of_equal_texts_the_first_corresponds():
    earlier, current = edition(2023, p6="同名。", p7="同名。"), edition(2024, p6="同名。")
    view = changes_view(current, RelativeUrls("2024/changes/"), earlier)
    before = {change.after.id: change.before.id for change in view.changed}
    assert before["6"] == "6"
    assert list(before) == sorted(before, key=int)
