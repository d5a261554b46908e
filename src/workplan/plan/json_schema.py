"""The JSON Schema of the plan's file, with which editors complete and check what is typed."""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from workplan.plan.fields import Record
from workplan.plan.model import Plan

DRAFT = "http://json-schema.org/draft-07/schema#"


class _Draft07(GenerateJsonSchema):
    """pydantic writes draft 2020-12; editors' YAML tools read draft-07."""

    schema_dialect = DRAFT


def schema(model: type[Record] = Plan) -> dict[str, Any]:
    """The schema of ``plan.yaml``, or of another file, as data."""
    record = model.model_json_schema(
        ref_template="#/definitions/{model}", schema_generator=_Draft07
    )
    record["definitions"] = record.pop("$defs")
    return {"$schema": DRAFT, **record}


def schema_text(model: type[Record] = Plan) -> str:
    """The text of ``data/plan.schema.json``, or of another file's."""
    return json.dumps(schema(model), ensure_ascii=False, indent=2) + "\n"
