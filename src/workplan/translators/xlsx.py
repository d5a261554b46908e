"""Excel files whose bytes depend on their contents alone."""

from __future__ import annotations

import io
import re
import zipfile

from openpyxl import Workbook

_FIXED = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip file knows
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def workbook_bytes(workbook: Workbook) -> bytes:
    """The bytes of a workbook without the times at which it was made."""
    written = io.BytesIO()
    workbook.save(written)
    fixed = io.BytesIO()
    with zipfile.ZipFile(written) as made, zipfile.ZipFile(fixed, "w") as archive:
        for name in sorted(made.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            data = made.read(name)
            if name == "docProps/core.xml":
                data = _TIMES.sub(rb"\g<1>1980-01-01T00:00:00Z", data)
            info = zipfile.ZipInfo(name, _FIXED)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return fixed.getvalue()
