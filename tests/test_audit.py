"""``make audit`` ends with 0 only where every package was asked about, and nothing is known of any."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

UV = f"""#!{sys.executable}
import os, sys
if "pip-audit" not in sys.argv:
    sys.exit()
known = os.environ["KNOWN"]
if known == "not asked" and "--strict" in sys.argv:
    sys.exit("ERROR:pip_audit._cli:click: Dependency not found on PyPI and could not be audited")
print("Found 1 known vulnerability" if known == "one" else "No known vulnerabilities found", file=sys.stderr)
if known == "one":
    print("Name  Version\\nclick 8.1.0")
elif known == "not asked":
    print("Name  Skip Reason\\nclick Dependency not found on PyPI and could not be audited")
sys.exit(known == "one")
"""
"""In place of uv: writes an empty list, and ends as pip-audit does."""


@pytest.mark.skipif(sys.platform == "win32", reason="a script of the shell")
@pytest.mark.parametrize(
    ("answer", "code", "message"),
    [
        ("nothing", 0, "No known vulnerabilities found"),
        ("one", 1, "click 8.1.0"),
        ("not asked", 2, "没有查完 / The audit is not complete"),
    ],
)
def test_an_audit_passes_where_all_was_asked_and_nothing_is_known(
    tmp_path: Path, answer, code, message
):
    for name in ("scripts/audit", "scripts/uv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    uv = tmp_path / "bin/uv"
    uv.parent.mkdir()
    uv.write_text(UV, "utf-8")
    uv.chmod(0o755)
    path = f"{uv.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [tmp_path / "scripts/audit"],
        env={**os.environ, "PATH": path, "KNOWN": answer},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code
    assert message in done.stdout + done.stderr
