"""What goes wrong in a build of a portal: workers that die, and another build at the same time."""

import os
import signal
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from workplan.portal.engine import DaskEngine
from workplan.portal.issuer import IssuerPlans, build_chunk


class DeadlyEngine(DaskEngine):
    """Runs jobs on a cluster, where one issuer's plan kills each worker that has it."""

    def __init__(self, client: Any, deadly: str) -> None:
        super().__init__(client)
        self.deadly = deadly

    def run(
        self, function: Callable[[Any, Any], Any], context: Any, jobs: Sequence[Any]
    ) -> Iterator[tuple[Any, Any]]:
        """The same, but for the tasks of issuers."""
        if function is not build_chunk:
            return super().run(function, context, jobs)
        return super().run(_with_deadly(self.deadly), context, jobs)


def _with_deadly(deadly: str) -> Callable[[Any, tuple[IssuerPlans, ...]], Any]:
    """The task of several issuers; inside a function, it crosses to the workers whole."""

    def run(context: Any, issuers: tuple[IssuerPlans, ...]) -> Any:
        if any(issuer.path == deadly for issuer in issuers):
            os.kill(os.getpid(), signal.SIGKILL)
        return build_chunk(context, issuers)

    return run


def two_at_once(command: list[str], folder: Path) -> int:
    """Runs a build twice at once; how many of both are rejected because of the other."""
    runs = [
        subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    outputs = [run.communicate()[1].decode() for run in runs]
    return sum("另一次生成" in message for message in outputs)
