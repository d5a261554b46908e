"""A portal as one zip that opens from a disk or a USB stick, without a server."""

from __future__ import annotations

from workplan.locales.messages import one_line
from workplan.plan.errors import BuildError
from workplan.portal.manifest import read_hashes, read_rows, read_shared
from workplan.portal.search.box import FOLDER as SEARCH
from workplan.portal.search_files import scope_paths, scopes
from workplan.portal.storage import Storage
from workplan.site.offline import zip_for_disk

FOLDER = "portal"
"""The folder in the zip."""


def portal_zip(storage: Storage) -> bytes:
    """The zip of a built portal, which is made in memory: that of a city, not of a country.

    Raises:
        BuildError: there is no portal.
    """
    rows = read_rows(storage)
    if not rows:
        raise BuildError(one_line("portal_none", path=storage.url))
    paths = set(read_shared(storage).hashes).union(
        *(read_hashes(storage, issuer) for issuer in rows),
        *(scope_paths(storage, SEARCH + scope.folder) for scope in scopes(rows)),
    )
    return zip_for_disk({path: storage.read(path) or b"" for path in sorted(paths)}, FOLDER, ())
