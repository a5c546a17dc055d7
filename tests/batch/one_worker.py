"""A worker in the process of the tests, which is told when to die."""

from pipeline.batch.pool import Finished, tried
from pipeline.batch.run import crashed
from pipeline.batch.work import do


class Workers:
    """One worker in this process; ``deaths`` says how often each file still kills it."""

    def __init__(self, deaths=None):
        self.deaths, self.jobs, self.done = dict(deaths or {}), [], []

    @property
    def free(self):
        return 1 - len(self.jobs)

    def submit(self, job):
        self.jobs.append(job)

    def wait(self, seconds):
        while self.jobs:
            job = self.jobs.pop()
            self.done.append(job.name)
            if self.deaths.get(job.name, 0):
                self.deaths[job.name] -= 1
                yield Finished(job, error=crashed(job.name), died=True)
            else:
                yield Finished(job, *tried(do, job))
