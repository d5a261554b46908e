"""Why the importer will not read a file: one reason, with its place."""

from __future__ import annotations

from workplan.plan.errors import WorkplanError


class RejectedError(WorkplanError):
    """A text that is no plan, or one that cannot be trusted; ``key`` names the reason."""

    def __init__(self, key: str, line: int = 0, **details: object) -> None:
        super().__init__(key)
        self.key = key
        self.line = line
        self.details = {name: str(value) for name, value in details.items()}
