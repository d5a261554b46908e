"""The files of the search."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from portal.built_portal import JIA, Build, replace
from workplan.plan.errors import BuildError

pytestmark = pytest.mark.slow
pytest_plugins = ["portal.built_portal"]


def test_a_file_of_others_in_the_place_of_a_search_is_refused(portal: Path, build: Build):
    file = portal / "site/search/2022/all/notes.txt"
    file.parent.mkdir(parents=True)
    file.write_text("mine", "utf-8")
    older = portal / f"sample/plans/{JIA}/2022.yaml"
    shutil.copy(portal / f"sample/plans/{JIA}/2023.yaml", older)
    replace(older, "year: 2023", "year: 2022")
    with pytest.raises(BuildError, match=r"notes\.txt"):
        build()
    assert [*file.parent.iterdir()] == [file]
    file.unlink()
    assert build().problems == ()
    assert (file.parent / "scope.js").is_file()
