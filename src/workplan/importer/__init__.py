"""From the published text of any work plan to a draft of the plan's file.

``read_plan`` is the whole of it: bytes in, an ``Outcome`` out, nothing written.
"""

from workplan.importer.outcome import Outcome, read_plan

__all__ = ["Outcome", "read_plan"]
