"""What is installed anywhere is pinned by version and hash; a lock names no second registry."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from conftest import ROOT

INSTALLS = re.compile(
    r"pip\S* (?:--\S+ )*(?:install|download)|npm (?:install|i|ci)\b|\bnpx\b|uv (?:sync|run)\b"
)
PINNED = re.compile(r"--require-hashes|--locked|--frozen|--no-deps|npm ci .*--ignore-scripts")  # fmt: skip
FILES = [
    ROOT / "Makefile",
    ROOT / ".github/workflows/pages.yml",
    *sorted((ROOT / "scripts").iterdir()),
]


def commands(file: Path) -> list[str]:
    """The commands of a script, a line each, without comments."""
    lines = file.read_text("utf-8").replace("\\\n", " ").splitlines()
    return [line for line in lines if not line.lstrip().startswith("#")]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_what_a_script_installs_is_pinned_by_hash(file):
    installing = [line for line in commands(file) if INSTALLS.search(line)]
    assert [line for line in installing if not PINNED.search(line)] == []


def test_what_npm_installs_has_a_hash_and_no_registry():
    packages = json.loads((ROOT / "bench/package-lock.json").read_text("utf-8"))["packages"]
    itself = packages.pop("")
    assert itself["dependencies"] == {"lighthouse": "12.8.2"}
    assert [name for name, package in packages.items() if not package.get("integrity")] == []
    assert [name for name, package in packages.items() if "resolved" in package] == []


def test_uv_s_lock_names_one_registry_and_a_hash_of_each_file():
    lock = (ROOT / "uv.lock").read_text("utf-8")
    assert len(set(re.findall('registry = "([^"]+)"', lock))) == 1
    assert len(set(re.findall('url = "https://([^/]+)', lock))) == 1
    files = re.findall(r"\{ url = .*", lock)
    assert files
    assert [line for line in files if 'hash = "sha256:' not in line] == []
