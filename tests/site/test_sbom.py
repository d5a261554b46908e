"""The bill of what builds the site: whole, with licenses and origins, the same bytes each time."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from conftest import ROOT
from shared import made_once


def run_script(folder: Path, **environment: str) -> str:
    file = folder / "sbom.cdx.json"
    command, variables = [ROOT / "scripts/sbom", file], {**os.environ, **environment}
    subprocess.run(command, cwd=folder, env=variables, check=True, capture_output=True)
    return file.read_text("utf-8")


@pytest.fixture(scope="module")
def write_bill(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """Writes a bill, without the grammars of addresses: they take ten seconds to load.

    A bill has the same bytes each time, and the addresses of one are checked (``bill``).
    """
    hides = tmp_path_factory.mktemp("hides")
    (hides / "rfc3987_syntax.py").write_text("raise ImportError")
    return partial(run_script, PYTHONPATH=str(hides))


@pytest.fixture(scope="module")
def bill(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The bill as the script writes it, every field checked."""
    return (made_once(tmp_path_factory, "bill", run_script) / "sbom.cdx.json").read_text("utf-8")


def test_it_names_what_builds_the_site_and_no_tool_of_development(bill):
    packages = {component["purl"].split("@")[0] for component in json.loads(bill)["components"]}
    for name in ("mkdocs", "mkdocs-material", "pydantic", "jinja2", "pyyaml", "segno"):
        assert f"pkg:pypi/{name}" in packages
    for name in ("pytest", "cyclonedx-bom", "properdocs", "zensical", "pip", "workplan"):
        assert f"pkg:pypi/{name}" not in packages


def test_every_component_has_its_license_and_origin(bill):
    components = json.loads(bill)["components"]
    assert len(components) > 20
    for field in ("licenses", "externalReferences"):
        assert [component["name"] for component in components if not component.get(field)] == []


def test_it_is_that_of_the_site_with_its_version(bill):
    about = json.loads(bill)["metadata"]["component"]
    assert (about["name"], about["version"], about["type"]) == ("workplan", "0.1.0", "application")


def test_elsewhere_the_same_bytes_come_out_and_stay_where_they_are_edited(
    write_bill, bill, tmp_path
):
    assert write_bill(tmp_path, TZ="Asia/Shanghai", LC_ALL="C", TMPDIR=str(tmp_path)) == bill
    file, edited = tmp_path / "sbom.cdx.json", bill + "\n"
    file.write_text(edited)
    with pytest.raises(subprocess.CalledProcessError):
        write_bill(tmp_path)
    assert file.read_text() == edited


def test_another_file_of_that_name_stays(write_bill, tmp_path):
    (tmp_path / "sbom.cdx.json").write_text("{}")
    with pytest.raises(subprocess.CalledProcessError):
        write_bill(tmp_path)
    assert (tmp_path / "sbom.cdx.json").read_text() == "{}"


def test_a_bill_that_another_program_made_stays(write_bill, bill, tmp_path):
    file, edited = tmp_path / "sbom.cdx.json", bill + "\n"
    file.write_text(edited)
    with pytest.raises(subprocess.CalledProcessError):
        write_bill(tmp_path)
    assert file.read_text() == edited
