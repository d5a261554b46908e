"""The error for a document that cannot be imported."""

from __future__ import annotations

from workplan.plan.errors import WorkplanError


class RejectedError(WorkplanError):
    """The document is no plan, or cannot be imported reliably.

    ``key`` is the message's key in the locales, ``line`` the line from 1 (0 for the whole file),
    ``details`` the values of the message's placeholders.
    """

    def __init__(self, key: str, line: int = 0, **details: object) -> None:
        super().__init__(key)
        self.key = key
        self.line = line
        self.details = {name: str(value) for name, value in details.items()}
