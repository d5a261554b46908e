"""The setup trusts the checkout's own lock, never what a wheelhouse says of itself."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT
from processes import wait_until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="scripts/setup is a shell script")
EVIL = "import os"


def wheel(folder: Path) -> str:
    """A wheel of PyYAML that runs code at every start of Python; returns its hash."""
    file = folder / "pyyaml-6.0.3-py3-none-any.whl"
    info = "pyyaml-6.0.3.dist-info"
    contents = {
        "evil.pth": EVIL,
        f"{info}/METADATA": "Metadata-Version: 2.1\nName: pyyaml\nVersion: 6.0.3\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    lines = [
        f"{name},sha256={base64.urlsafe_b64encode(hashlib.sha256(words.encode()).digest()).decode().rstrip('=')},{len(words)}"
        for name, words in contents.items()
    ]
    with zipfile.ZipFile(file, "w") as archive:
        for name, words in contents.items():
            archive.writestr(name, words)
        archive.writestr(f"{info}/RECORD", "\n".join([*lines, f"{info}/RECORD,,"]))
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_a_wheelhouse_does_not_vouch_for_itself(tmp_path):
    uv = ROOT / ".tools/bin/uv" if (ROOT / ".tools/bin/uv").exists() else shutil.which("uv")
    house, project, programs = (tmp_path / name for name in ("house", "project", "programs"))
    for folder in (house, project, programs):
        folder.mkdir()
    (programs / "uv").symlink_to(uv)
    (house / "requirements.txt").write_text(f"pyyaml==6.0.3 --hash=sha256:{wheel(house)}\n")
    for name in ("scripts", "src"):
        shutil.copytree(ROOT / name, project / name)
    for name in ("pyproject.toml", "uv.lock", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, project)
    done = subprocess.run(
        ["sh", project / "scripts/setup"],
        env={
            "PATH": f"{programs}:{os.environ['PATH']}",
            "HOME": str(tmp_path),
            "WHEELHOUSE": str(house),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert list(project.rglob("evil.pth")) == [], done.stderr


def test_two_setups_at_once_both_end_well(tmp_path: Path):
    """As in two terminals after a clone: the second waits for the first."""
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
    # Without the tools of development, which are most of what is installed, in the same step.
    env, setups = {**os.environ, "UV_NO_DEV": "1"}, []
    for _ in range(2):
        setups.append(
            subprocess.Popen(["sh", "scripts/setup"], cwd=clone, env=env, stderr=subprocess.PIPE)
        )
        wait_until((clone / ".setup.lock").exists)
    errors = [setup.communicate()[1].decode() for setup in setups]
    assert [setup.returncode for setup in setups] == [0, 0], errors
