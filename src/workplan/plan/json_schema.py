"""The JSON Schema of the plan's file, from the model: completion and red lines in editors."""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from workplan.plan.model import Plan

DRAFT = "http://json-schema.org/draft-07/schema#"


MARK = "made by workplan schema"
"""What tells a file of ours from another."""


class _Draft07(GenerateJsonSchema):
    """pydantic writes draft 2020-12; editors' YAML tools read draft-07."""

    schema_dialect = DRAFT


def schema() -> dict[str, Any]:
    """The schema as data."""
    made = Plan.model_json_schema(ref_template="#/definitions/{model}", schema_generator=_Draft07)
    made["definitions"] = made.pop("$defs")
    return {"$schema": DRAFT, "$comment": MARK, **made}


def schema_text() -> str:
    """The schema as the text of ``data/plan.schema.json``."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
