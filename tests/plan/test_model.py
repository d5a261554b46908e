"""What the fields of the plan take."""

from __future__ import annotations

import pytest

from workplan import PlanError, parse_plan


@pytest.mark.parametrize("report", ["nowhere", "javascript:alert(1)", "a@b?bcc=c@d", "a b@c"])
def test_what_is_no_address_is_refused(report: str):
    with pytest.raises(PlanError) as caught:
        parse_plan(f"site:\n  report: {report}\n".encode())
    *missing, shown = map(str, caught.value.problems)
    assert shown.startswith(f"plan.yaml:2: site › report: “{report}”")
    assert len(missing) == 5  # what every plan has
