"""Workers on the machines of a Ray cluster: the same jobs, done by warm actors, a few more in line than there are actors.

An actor holds one file at a time. When it dies, with its file or with its whole machine, its jobs come back as ``died``,
which ``stream`` answers with another attempt, and another actor is started where there is room.
"""

import logging
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

from pipeline.batch.limits import Limits
from pipeline.batch.pool import Finished, Pool
from pipeline.batch.run import crashed, told
from pipeline.batch.work import Job, do, warm
from pipeline.errors import UsageError
from pipeline.register.rows import Record


class Reader:
    """What runs in an actor: a pool of one process, so that limits hold and poison kills neither the actor nor its machine."""

    def __init__(self, limits: Limits, work: Callable[[Job], Record]) -> None:
        """Start the process before the first job comes."""
        self._pool = Pool[Job, Record](work, 1, warm=warm, limits=limits)

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
        try:
            import ray
        except ImportError as error:
            raise UsageError("Để chạy trên nhiều máy cần cài thêm: pip install 'giaoviec[ray]'.") from error
        self._ray: Any = ray
        try:
            own = {"include_dashboard": False, "_node_ip_address": "127.0.0.1"} if address is None else {}
            self._ray.init(address=address or "local", log_to_driver=False, logging_level=logging.ERROR, **own)
        except (ConnectionError, ValueError, RuntimeError) as error:
            raise UsageError(f"Không kết nối được cụm Ray “{address}” ({error}). Hãy kiểm tra địa chỉ và cụm máy.") from error
        self._size = size or max(1, int(self._ray.cluster_resources().get("CPU", 1)))
        # On a machine that dies the actor is started elsewhere; what it had in hand is not repeated by Ray, but by us.
        self._actor = self._ray.remote(num_cpus=1, max_restarts=-1, max_task_retries=0, scheduling_strategy="SPREAD")(Reader)
        self._arguments = (limits, work)
        self._idle: deque[Any] = deque()
        self._jobs: dict[Any, tuple[Job, Any]] = {}

    def __enter__(self) -> "RayWorkers":
        """The workers themselves."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the cluster, which ends the actors."""
        self._ray.shutdown()

    @property
    def free(self) -> int:
        """How many more jobs can be taken now."""
        return self._size - len(self._jobs)

    def submit(self, job: Job) -> None:
        """Give the job to an actor that has none; only while ``free``."""
        if not self._idle:
            self._idle.append(self._actor.remote(*self._arguments))
        actor = self._idle.popleft()
        self._jobs[actor.read.remote(job)] = (job, actor)

    def wait(self, seconds: float) -> Iterator[Finished[Job, Record]]:
        """What has finished, after waiting at most so long for the first."""
        if not self._jobs:
            return
        ready, _ = self._ray.wait(list(self._jobs), num_returns=1, timeout=seconds)
        for reference in ready:
            job, actor = self._jobs.pop(reference)
            yield self._result(reference, job, actor)

    def _result(self, reference: Any, job: Job, actor: Any) -> Finished[Job, Record]:  # noqa: ANN401 - Ray's own types
        try:
            found: Finished[Job, Record] = self._ray.get(reference)
        except self._ray.exceptions.RayTaskError as error:
            self._idle.append(actor)
            return Finished(job, error=told(job.name, error))
        except self._ray.exceptions.RayError:  # the actor died, or its machine, or the result on the way
            self._ray.kill(actor)
            return Finished(job, error=crashed(job.name), died=True)
        self._idle.append(actor)
        return found
