"""Turns the published text of a work plan into a draft of the plan's YAML file.

``read_plan`` takes the bytes of a file and returns an ``Outcome``; ``draft_text`` turns the result
into YAML, ``report_text`` and ``report_json`` into reports. Nothing here writes a file.

``pipeline.parse_document`` is the place to start reading: ``readers`` turn a file into a document,
``structure`` (running text) or ``tables`` parse it with the help of ``text`` and
``responsibility``, and ``draft`` writes what was parsed.
"""

from workplan.importer.draft.builder import Overrides
from workplan.importer.draft.yaml_template import draft_text
from workplan.importer.json_report import report_json
from workplan.importer.outcome import NEEDS_REVIEW, REJECTED, Outcome, read_plan
from workplan.importer.text_report import report_text

__all__ = [
    "NEEDS_REVIEW",
    "REJECTED",
    "Outcome",
    "Overrides",
    "draft_text",
    "read_plan",
    "report_json",
    "report_text",
]
