"""The kinds of files that a site may have; a build with a file of any other kind fails."""

from __future__ import annotations

from workplan.exports.registry import DOCX, XLSX
from workplan.files.folder_files import MANIFEST

MEDIA_TYPES = {
    # pages, styles, scripts, and what they load
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".woff2": "font/woff2",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".gz": "application/gzip",
    # pictures
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    # to download
    ".xlsx": XLSX,
    ".docx": DOCX,
    ".pdf": "application/pdf",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".ics": "text/calendar",
    ".json": "application/json",
    ".yaml": "text/yaml",
}
"""By suffix."""

OTHER_NAMES = frozenset({MANIFEST, ".nojekyll", "CNAME"})
"""Files without a kind: what the output folder remembers, and two that hosts of sites read."""

COMPRESSED = frozenset(
    suffix
    for suffix, kind in MEDIA_TYPES.items()
    if kind.startswith("text/") or kind.endswith(("json", "xml"))
)
"""The suffixes of text, which a server sends compressed."""
