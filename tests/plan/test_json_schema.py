"""The schema of the plan's file, for editors and programs."""

from __future__ import annotations

import json

import yaml
from conftest import PLAN, ROOT

from workplan.cli import schema_file
from workplan.plan.json_schema import schema


def test_the_schema_file_is_up_to_date():
    assert (ROOT / "data/plan.schema.json").read_bytes() == schema_file()


def test_the_schema_is_draft_07_and_accepts_the_plan(jsonschema):
    jsonschema.Draft7Validator.check_schema(schema())
    plan = json.loads(json.dumps(yaml.safe_load(PLAN.read_text("utf-8")), default=str))
    jsonschema.validate(plan, schema(), jsonschema.Draft7Validator)


def test_the_schema_rejects_an_unknown_key(jsonschema):
    plan = {"languages": ["zh"], "titel": {}}
    errors = [*jsonschema.Draft7Validator(schema()).iter_errors(plan)]
    assert [error.message for error in errors if error.validator == "additionalProperties"] == [
        "Additional properties are not allowed ('titel' was unexpected)"
    ]
    assert [error.validator for error in errors].count("required") == len(errors) - 1 == 4


def test_the_plan_begins_with_the_line_that_gives_editors_the_schema():
    first_line = PLAN.read_text("utf-8").splitlines()[0]
    assert first_line == "# yaml-language-server: $schema=plan.schema.json"
