"""The portal's settings and their schema."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from portal.built_portal import Build, contents, portal_sample, replace
from workplan import PlanError
from workplan.cli import main
from workplan.plan.yaml_reader import read_bytes
from workplan.portal.settings import Settings

pytest_plugins = ["portal.built_portal"]


@pytest.fixture(scope="module")
def settings() -> dict[str, object]:
    data: dict[str, object] = portal_sample.settings(3)
    return data


def test_the_printed_schema_accepts_what_the_program_accepts(settings, jsonschema):
    result = CliRunner().invoke(main, ["portal", "schema"])
    assert result.exit_code == 0
    validator = jsonschema.Draft7Validator(json.loads(result.output))
    validator.validate(settings)
    Settings.model_validate(settings)
    for wrong in ({**settings, "nmae": 1}, {key: settings[key] for key in ("name",)}):
        assert not validator.is_valid(wrong)
        with pytest.raises(ValueError, match="Settings"):
            Settings.model_validate(wrong)


def test_settings_are_read_as_yaml_with_lines(settings):
    source = read_bytes(json.dumps(settings, ensure_ascii=False, indent=1).encode(), "portal.yaml")
    assert not source.findings
    assert source.line(("regions", "zhejiang")) > 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("yanshi/jia:", "yanshi/jai:", "yanshi/jia"),
        ("name:", "nmae:", "portal.yaml:1: "),
        ("words:", "word:", "words"),
        ("zhejiang:", "Zhejiang:", "portal.yaml:"),
    ],
)
def test_faulty_settings_are_refused_with_their_line(
    portal: Path, build: Build, old: str, new: str, message: str
):
    before = contents(portal / "site")
    replace(portal / "sample/portal.yaml", old, new)
    with pytest.raises(PlanError) as caught:
        build()
    assert message in str(caught.value)
    assert contents(portal / "site") == before
