"""The files of the real plan, made once."""

from __future__ import annotations

import pytest

from workplan.exports.downloads import downloads


@pytest.fixture(scope="session")
def files(edition) -> dict[str, bytes]:
    return {file.export.name: file.data for file in downloads(edition)}
