"""Writes files that are made beside the pages into the site's folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from workplan.parts import in_parts
from workplan.press import FEW
from workplan.qr import CODE, qr_svg


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes files by their addresses below a folder."""
    for address, data in files.items():
        place = folder / address
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


def write_codes(folder: Path, site: str, addresses: Sequence[str]) -> None:
    """Writes the QR code of each page beside it; ``site`` is the site's public address."""
    in_parts(partial(_write_codes, folder, site), addresses, FEW)


def _write_codes(folder: Path, site: str, addresses: Sequence[str]) -> None:
    write_files(folder, {f"{address}{CODE}": qr_svg(site + address) for address in addresses})
