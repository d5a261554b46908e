"""What a portal consists of, so that a build makes only what has changed.

A row for each issuer, in files by hash, so that one changed issuer rewrites one of them. The list
of an issuer's files stands by itself: a build without changes does not read it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError

from workplan.portal.metadata import PlanMetadata
from workplan.portal.storage import STATE, Storage

_UNNEEDED = f"{STATE}removed.json"
ROW_FILES = 64
"""The files that rows are spread over."""

Hashes = dict[str, str]
"""The SHA-256 of files by their paths from the portal's root."""


@dataclass(frozen=True)
class IssuerRow:
    """What is published of one issuer, and what it was made from."""

    issuer: str
    """The path of its pages."""
    input_hash: Annotated[str, Field(alias="recipe")]  # the key in the files of rows
    """The hash of all that its pages are made from."""
    plans: tuple[PlanMetadata, ...]
    """The newest first."""
    fonts: tuple[str, ...]
    """The paths of the shared fonts that its prints use."""

    @property
    def region(self) -> str:
        """The path of its region."""
        return self.issuer.rpartition("/")[0]


_ROW = TypeAdapter(IssuerRow)


@dataclass(frozen=True)
class SharedFiles:
    """The portal's own files, and what each list was made from."""

    hashes: Hashes
    input_hashes: Annotated[Hashes, Field(alias="recipes")]  # the key in portal.json
    """The hash of what a page of the portal's own is made from, by its address."""


_SHARED_FILES = TypeAdapter(SharedFiles)


def digest(*parts: bytes | str) -> str:
    """A hash of several texts that no other texts have."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        total.update(f"{len(data)}\0".encode() + data)
    return total.hexdigest()[:32]


def read_rows(storage: Storage) -> dict[str, IssuerRow]:
    """All issuers' rows by path."""
    rows_by_issuer: dict[str, IssuerRow] = {}
    for path in storage.paths(f"{STATE}rows/"):
        rows = json.loads(storage.read(path) or b"[]")
        rows_by_issuer |= {row["issuer"]: _row(row) for row in rows}
    return rows_by_issuer


def write_rows(storage: Storage, rows: Mapping[str, IssuerRow], changed: Iterable[str]) -> None:
    """Writes the files of rows that hold some issuers, which may have gone."""
    buckets = {_bucket(issuer) for issuer in changed}
    for bucket in sorted(buckets):
        rows_in_bucket = [
            _ROW.dump_python(row, by_alias=True)
            for issuer, row in sorted(rows.items())
            if _bucket(issuer) == bucket
        ]
        path = f"{STATE}rows/{bucket:02d}.json"
        if rows_in_bucket:
            # Not sorted: a text's own language is first.
            storage.write(path, _json(rows_in_bucket, is_sorted=False))
        else:
            storage.remove(path)


def read_hashes(storage: Storage, issuer: str) -> Hashes:
    """The files of an issuer as they are published."""
    hashes: Hashes = json.loads(storage.read(_hashes_path(issuer)) or b"{}")
    return hashes


def write_hashes(storage: Storage, issuer: str, hashes: Hashes) -> None:
    """Remembers the files of an issuer; without any, forgets it."""
    if hashes:
        storage.write(_hashes_path(issuer), _json(hashes))
    else:
        storage.remove(_hashes_path(issuer))


def read_shared(storage: Storage) -> SharedFiles:
    """The portal's own files as they are published."""
    content = storage.read(f"{STATE}portal.json")
    return _SHARED_FILES.validate_json(content) if content else SharedFiles({}, {})


def write_shared(storage: Storage, files: SharedFiles) -> None:
    """Remembers the portal's own files; what makes a new folder a portal of ours."""
    storage.write(f"{STATE}portal.json", _json(_SHARED_FILES.dump_python(files, by_alias=True)))


def _hashes_path(issuer: str) -> str:
    return f"{STATE}files/{issuer}.json"


def _bucket(issuer: str) -> int:
    return int(hashlib.sha256(issuer.encode()).hexdigest()[:8], 16) % ROW_FILES


def _row(data: dict[str, Any]) -> IssuerRow:
    """A row; of one that another version wrote, only that the issuer is there."""
    try:
        return _ROW.validate_python(data)
    except ValidationError:
        return IssuerRow(data["issuer"], "", (), ())


def read_unneeded(storage: Storage) -> dict[str, float]:
    """Since when, in seconds, each file has been there that no page needs any longer."""
    waiting: dict[str, float] = json.loads(storage.read(_UNNEEDED) or b"{}")
    return waiting


def write_unneeded(storage: Storage, waiting: Mapping[str, float]) -> None:
    """Remembers them."""
    storage.write(_UNNEEDED, _json(waiting))


def _json(data: object, *, is_sorted: bool = True) -> bytes:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=is_sorted)
    return text.encode()
