"""Writes a draft; a file that stood there is kept beside it."""

from __future__ import annotations

from pathlib import Path

from workplan.reports import line


def save(path: Path, text: str) -> str:
    """Writes a text and says what was done; what was there before goes to ``NAME.bak``."""
    said = []
    if path.exists() and path.read_bytes() != text.encode():
        kept = _free(path)
        path.rename(kept)
        said.append(line("kept_old", file=kept.as_posix()))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
    said.append(line("written", file=path.as_posix()))
    return "\n".join(said)


def _free(path: Path) -> Path:
    """The first name for the old file that is not taken."""
    i, kept = 1, path.with_name(f"{path.name}.bak")
    while kept.exists():
        i += 1
        kept = path.with_name(f"{path.name}.bak{i}")
    return kept
