"""The database of the search."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.search.searched_plans import searched_plans
from workplan.edition.edition import Edition
from workplan.portal.search.groonga import write_database
from workplan.portal.search.texts import PlanTexts


@pytest.fixture(scope="module")
def plans(edition: Edition) -> list[PlanTexts]:
    return searched_plans(edition)


@pytest.fixture(scope="module")
def folder(plans, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("database")
    assert write_database(folder, plans) == 602
    return folder
