"""The fonts that all plans share."""

from __future__ import annotations

import pickle

from workplan.portal.fonts import slices_for
from workplan.site.fonts.faces import BODY


def test_a_slice_crosses_to_a_worker_without_the_font_that_it_is_cut_from():
    for part, _ in slices_for(BODY, "法治政府"):
        assert part.path.endswith(".woff2")  # which the font is read for
        assert len(pickle.dumps(part)) < 3_000
