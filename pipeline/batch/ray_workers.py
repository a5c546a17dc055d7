"""Workers on the machines of a Ray cluster: the same jobs, done by warm actors.

An actor holds one file at a time and gets none before it is ready. When its machine dies, the file goes to another actor, and a
new actor is asked for, which starts when there is room for it; nobody waits for it.
"""

import logging
import os
import time
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

from pipeline.batch.limits import Limits
from pipeline.batch.pool import START_SECONDS, Finished, Pool
from pipeline.batch.run import crashed, told
from pipeline.batch.work import Job, do, warm
from pipeline.errors import GiaoviecError, UsageError
from pipeline.register.rows import Record

MOVES = 5
"""How often a job is given to another actor because its machine died."""
OWN = {
    "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0",  # heard on loopback only: Ray calls that by the systems where it is the default
    "RAY_USAGE_STATS_ENABLED": "0",  # no reports to its makers
    "RAY_agent_register_timeout_ms": "300000",  # a busy machine starts its parts slowly
    "RAY_gcs_server_request_timeout_seconds": "300",
}
"""Settings for a cluster of our own, made before Ray is loaded."""


class Reader:
    """What runs in an actor: a pool of one process, so that limits hold and poison kills neither the actor nor its machine."""

    def __init__(self, limits: Limits, work: Callable[[Job], Record]) -> None:
        """Nothing is started before the first job comes."""
        self._pool = Pool[Job, Record](work, 1, warm=warm, limits=limits)

    def ready(self) -> bool:
        """An answer, which shows that the actor has found its place."""
        return True

    def read(self, job: Job) -> Finished[Job, Record]:
        """What became of the job."""
        self._pool.submit(job)
        while True:
            for finished in self._pool.wait(10.0):
                return finished


class RayWorkers:
    """Actors on a cluster: ``size`` of them, 0 for one per processor of the cluster. Use it as a context manager.

    ``address`` is that of a running cluster; without it one is started on this machine. Folders of files and results must be
    reachable under the same path or URL from every machine.
    """

    def __init__(self, address: str | None, size: int, limits: Limits, work: Callable[[Job], Record] = do) -> None:
        """Connect to the cluster. Raises UsageError if Ray is not installed or the cluster cannot be reached."""
        if address is None:
            os.environ.update(OWN)
        try:
            import ray
        except ImportError as error:
            raise UsageError("Để chạy trên nhiều máy cần cài thêm: pip install 'giaoviec[ray]'.") from error
        self._ray: Any = ray
        try:
            own = {"include_dashboard": False, "num_cpus": size or None} if address is None else {}
            self._ray.init(address=address or "local", log_to_driver=False, logging_level=logging.ERROR, **own)
        except (ConnectionError, ValueError, RuntimeError) as error:
            raise UsageError(f"Không kết nối được cụm Ray “{address}” ({error}). Hãy kiểm tra địa chỉ và cụm máy.") from error
        self._size = size or max(1, int(self._ray.cluster_resources().get("CPU", 1)))
        self._actor = self._ray.remote(num_cpus=1, max_restarts=0, max_task_retries=0, scheduling_strategy="SPREAD")(Reader)
        self._arguments = (limits, work)
        self._starting: dict[Any, Any] = {}
        self._idle: deque[Any] = deque()
        self._jobs: dict[Any, tuple[Job, Any]] = {}
        self._homeless: deque[Job] = deque()
        self._moves: dict[str, int] = {}
        self._alone_since = time.monotonic()

    def __enter__(self) -> "RayWorkers":
        """The workers themselves."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the cluster, which ends the actors."""
        self._ray.shutdown()

    @property
    def free(self) -> int:
        """How many more jobs can be taken now: none while one waits for an actor, because its own died."""
        return max(0, len(self._idle) - len(self._homeless))

    def submit(self, job: Job) -> None:
        """Give the job to an actor that has none. A new job only while ``free``; another try of one waits for an actor, if it must."""
        self._homeless.append(job)
        self._house()

    def _house(self) -> None:
        """Give the jobs that wait to the actors that have none."""
        while self._homeless and self._idle:
            job, actor = self._homeless.popleft(), self._idle.popleft()
            self._jobs[actor.read.remote(job)] = (job, actor)

    def wait(self, seconds: float) -> Iterator[Finished[Job, Record]]:
        """What has finished, after waiting at most so long for the first. Raises GiaoviecError if no actor finds room."""
        self._hire()
        ready, _ = self._ray.wait([*self._starting, *self._jobs], num_returns=1, timeout=seconds)
        for reference in ready:
            if reference in self._starting:
                self._welcome(reference)
            else:
                yield from self._settle(reference)
        self._house()
        self._check_anybody_works()

    def _hire(self) -> None:
        """Ask for as many actors as are wanted."""
        for _ in range(self._size - len(self._starting) - len(self._idle) - len(self._jobs)):
            actor = self._actor.remote(*self._arguments)
            self._starting[actor.ready.remote()] = actor

    def _welcome(self, reference: Any) -> None:  # noqa: ANN401 - Ray's own types
        """The actor can be given a job, unless its machine died while it started."""
        actor = self._starting.pop(reference)
        try:
            self._ray.get(reference)
        except self._ray.exceptions.RayActorError:
            return
        self._idle.append(actor)

    def _settle(self, reference: Any) -> Iterator[Finished[Job, Record]]:  # noqa: ANN401
        job, actor = self._jobs.pop(reference)
        try:
            found: Finished[Job, Record] = self._ray.get(reference)
        except self._ray.exceptions.RayTaskError as error:
            if isinstance(error.cause, GiaoviecError):  # of the actor's process, not of the file
                raise error.cause from error
            found = Finished(job, error=told(job.name, error))
        except self._ray.exceptions.RayError:  # the actor died, or its machine, or the result on the way
            self._ray.kill(actor)
            yield from self._move(job)
            return
        self._idle.append(actor)
        self._moves.pop(job.sha256, None)
        yield found

    def _move(self, job: Job) -> Iterator[Finished[Job, Record]]:
        """Let another actor do the job, which is not to blame; but not for ever."""
        self._moves[job.sha256] = self._moves.get(job.sha256, 0) + 1
        if self._moves[job.sha256] <= MOVES:
            self._homeless.append(job)
        else:
            yield Finished(job, error=crashed(job.name), died=True)

    def _check_anybody_works(self) -> None:
        if self._idle or self._jobs:
            self._alone_since = time.monotonic()
        elif time.monotonic() - self._alone_since > START_SECONDS:
            raise GiaoviecError("Cụm Ray không còn bộ xử lý nào để đọc văn bản. Hãy kiểm tra các máy trong cụm (ray status) rồi chạy lại.")
