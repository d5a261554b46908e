"""What runs the tasks of a build: this process, workers on this machine, or a cluster.

All three run the same function on the same jobs. A task writes to the storage and returns small
rows, so that a lost answer costs one task done again.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from itertools import islice
from typing import Any, TypeVar

from workplan.files.temporary_folder import temporary_folder
from workplan.locales.messages import one_line
from workplan.plan.errors import BuildError

JOBS_SENT = 4
"""The jobs a worker that are with Dask at a time: their plans wait here, not in its memory."""
ANSWER_SECONDS = 60.0
"""For which the result of a finished task is waited for: it is small."""
WORKER_SECONDS = 300.0
"""For which a worker is waited for where there is none: a cluster may have to start machines."""
MAX_TRIES = 3
"""How often a job is done alone whose worker dies: a machine may have been switched off."""
_CONFIGURATION = {
    "distributed.scheduler.allowed-failures": 0,
    "distributed.worker.profile.enabled": False,  # which nobody looks at
}
ANY_PORT = "127.0.0.1:0"
"""Where Dask serves its own pages: several clusters may run on a machine, and nobody else looks."""

Context = TypeVar("Context")
Job = TypeVar("Job")
Result = TypeVar("Result")


class ThisProcess:
    """Runs one job after the other, without any scheduler."""

    workers = 1

    def run(
        self, function: Callable[[Context, Job], Result], context: Context, jobs: Sequence[Job]
    ) -> Iterator[tuple[Job, Result | None]]:
        """Each job with its result, in order.

        ``context`` is what all jobs have in common.
        """
        for job in jobs:
            yield job, function(context, job)


class DaskEngine:
    """Runs jobs on the workers of a Dask scheduler."""

    def __init__(self, client: Any) -> None:
        self.client = client

    @property
    def workers(self) -> int:
        """How many jobs it runs at once, at this moment."""
        return max(1, len(self.client.scheduler_info(n_workers=-1)["workers"]))

    def run(
        self, function: Callable[[Context, Job], Result], context: Context, jobs: Sequence[Job]
    ) -> Iterator[tuple[Job, Result | None]]:
        """Each job with its result, as they are ready; None where a job has killed its workers.

        The context crosses to each worker once.

        A job's result is released as soon as it is here: Dask would do finished tasks of a dead
        worker again whose results are still asked for. And it blames a death on all tasks that the
        worker had; so these are tried again, one at a time, and with them those whose results died
        with a worker: Dask sometimes waits for such a result for ever.
        """
        from distributed import KilledWorker, as_completed  # noqa: PLC0415 (an extra)

        with self._on_workers(function, context) as task:
            remaining, job_of, blamed = iter(jobs), dict[str, Job](), list[Job]()
            waiting: Any = as_completed(loop=self.client.loop)  # type: ignore[no-untyped-call]

            def send(count: int) -> None:
                for job in islice(remaining, count):
                    future = self.client.submit(task, job, pure=False)
                    job_of[future.key] = job
                    waiting.add(future)

            self._require_worker()
            send(JOBS_SENT * self.workers)
            for future in waiting:
                job = job_of.pop(future.key)
                send(1)
                try:
                    result = future.result(timeout=ANSWER_SECONDS)
                except (KilledWorker, TimeoutError):
                    blamed.append(job)
                    self._require_worker()
                    continue
                future.release()
                yield job, result
            for job in blamed:
                yield job, self._result_while_idle(task, job)

    @contextmanager
    def _on_workers(
        self, function: Callable[[Context, Job], Result], context: Context
    ) -> Iterator[Callable[[Job], Result]]:
        """A function of jobs alone, whose context each worker has, those too that start later.

        The context is no task's result: workers would wait for one another where one dies.
        """
        from distributed import WorkerPlugin, get_worker  # noqa: PLC0415 (an extra)

        class ContextPlugin(WorkerPlugin):
            def __init__(self) -> None:
                self.context = context

        name = uuid.uuid4().hex

        def task(job: Job) -> Result:
            plugin: Any = get_worker().plugins[name]
            return function(plugin.context, job)

        self.client.register_plugin(ContextPlugin(), name=name)
        try:
            yield task
        finally:
            self.client.unregister_worker_plugin(name)

    def _result_while_idle(self, task: Callable[[Job], Result], job: Job) -> Result | None:
        """A job's result while nothing else runs; None if it has killed its workers."""
        from distributed import KilledWorker  # noqa: PLC0415 (an extra)

        for _ in range(MAX_TRIES):
            self._require_worker()
            future = self.client.submit(task, job, pure=False)
            future.exception()  # waits, however long the job takes
            with suppress(KilledWorker, TimeoutError):  # which may also end it once it is done
                result: Result = future.result(timeout=ANSWER_SECONDS)
                return result
        return None

    def _require_worker(self) -> None:
        """Waits for a worker where none is left; Dask would wait for ever.

        Raises:
            BuildError: none has come.
        """
        try:
            self.client.wait_for_workers(1, timeout=WORKER_SECONDS)
        except TimeoutError:
            raise BuildError(one_line("portal_no_workers")) from None


Engine = ThisProcess | DaskEngine
"""Runs a function on jobs, in any order."""


@contextmanager
def _local_cluster(workers: int) -> Iterator[DaskEngine]:
    """One thread a worker: what is computed once is computed once a process.

    A scheduler and its workers run whatever they are sent. So they talk by TLS, with a certificate
    for this run that both sides must have, and their folder is for this user alone.

    Where a worker dies, its jobs are done again alone: Dask would have them kill four, with what
    has been done meanwhile.
    """
    distributed = _distributed()
    import dask  # noqa: PLC0415 (an extra)

    with (
        temporary_folder() as folder,
        dask.config.set({**_CONFIGURATION, "temporary-directory": str(folder)}),
        distributed.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            dashboard_address=ANY_PORT,
            security=distributed.Security.temporary(),
            # A worker that is ended may leave the key of its TLS among its temporary files.
            env={"TMPDIR": str(folder)},
        ) as cluster,
        distributed.Client(cluster, set_as_default=False) as client,
    ):
        yield DaskEngine(client)


@contextmanager
def _remote_cluster(address: str) -> Iterator[DaskEngine]:
    with _distributed().Client(address, set_as_default=False) as client:
        yield DaskEngine(client)


def _distributed() -> Any:
    try:
        import distributed  # noqa: PLC0415 (an extra)
    except ImportError:
        raise BuildError(one_line("portal_no_dask")) from None
    return distributed


def engine(name: str) -> AbstractContextManager[Engine]:
    """The engine by its name: ``here``, ``local:N``, ``tcp://scheduler`` or ``tls://scheduler``.

    Raises:
        BuildError: there is no such engine, or it needs what is not installed.
    """
    if name == "here":
        return nullcontext(ThisProcess())
    kind, _, worker_count = name.partition(":")
    if (
        kind == "local"
        and worker_count.isascii()
        and worker_count.isdigit()
        and int(worker_count[:4]) > 0
    ):
        return _local_cluster(int(worker_count[:4]))
    if kind in ("tcp", "tls", "ws", "wss"):
        return _remote_cluster(name)
    raise BuildError(one_line("portal_engine", name=name))
