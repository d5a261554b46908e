"""The portal's settings and their schema."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from portal.test_build import portal_sample
from workplan.cli import main
from workplan.plan.yaml_reader import read_bytes
from workplan.portal.settings import Settings


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
