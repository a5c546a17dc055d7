"""Machines that die while every other one is at work. Ray is played by a few lines, so that the moment can be chosen."""

import sys
from collections import Counter
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from pipeline.batch import stream
from pipeline.batch.limits import Limits
from pipeline.batch.places import name_of
from pipeline.batch.pool import Finished
from pipeline.batch.ray_workers import MOVES, RayWorkers
from pipeline.batch.work import do
from pipeline.register.database import open_register, register_url
from pipeline.register.tables import documents
from tests.batch.register_files import put_notices

FIRST = "cv-001.txt"


class Ray:
    """A cluster of which the machine that has the first file dies, so many times, before any other machine has an answer."""

    class RayError(Exception):
        """The actor is gone."""

    class RayActorError(RayError):
        """The same."""

    class RayTaskError(RayError):
        """The work failed."""

    def __init__(self, deaths):
        self.deaths, self.at_work, self.most = deaths, Counter(), 0
        self.exceptions = self
        self.__name__ = "ray"

    def init(self, **_):
        """Connected."""

    def shutdown(self):
        """Left."""

    def kill(self, actor):
        """It is dead."""

    def remote(self, **_):
        return lambda reader: SimpleNamespace(remote=self.actor)

    def actor(self, *_):
        actor = object()
        return SimpleNamespace(
            ready=SimpleNamespace(remote=lambda: (0, actor, None)),
            read=SimpleNamespace(remote=lambda job: self.take(actor, job)),
        )

    def take(self, actor, job):
        assert not self.at_work[actor], "an actor holds one file at a time"
        self.at_work[actor] += 1
        return (1 if job.name == FIRST else 2, actor, job)

    def wait(self, references, *, num_returns, timeout):
        ordered = sorted(references, key=lambda reference: reference[0])
        self.most = max(self.most, sum(reference[2] is not None for reference in references))
        starting = [reference for reference in ordered if reference[2] is None]
        dying = [reference for reference in ordered if reference[0] == 1 and not starting]  # when all have something to do
        return ((dying or starting or ordered)[:num_returns], [])

    def get(self, reference):
        _, actor, job = reference
        if job is None:
            return True
        self.at_work[actor] -= 1
        if job.name == FIRST and self.deaths:
            self.deaths -= 1
            raise self.RayActorError
        return Finished(job, do(job))


@pytest.mark.parametrize(
    ("deaths", "state", "attempts"), [(1, "done", 1), (MOVES, "done", 1), (MOVES + 1, "done", 2), (99, "set-aside", 2)]
)
def test_a_file_whose_machine_dies_waits_for_another_while_all_are_at_work(deaths, state, attempts, monkeypatch, tmp_path):
    ray = Ray(deaths)
    monkeypatch.setitem(sys.modules, "ray", ray)
    put_notices(tmp_path / "in", 6)
    files = sorted(str(path) for path in (tmp_path / "in").iterdir())
    register = open_register(register_url(str(tmp_path / "register.sqlite"), None))
    with RayWorkers("there", 2, Limits()) as workers:
        events = list(stream.run(register, workers, files, f"file://{tmp_path}/out", ()))
    assert {event.path: event.state for event in events} == {path: state if name_of(path) == FIRST else "done" for path in files}
    assert ray.most == 2
    with register.connect() as connection:
        tried = {row.name: row.attempts for row in connection.execute(select(documents.c.name, documents.c.attempts))}
    assert tried == {name: attempts if name == FIRST else 1 for name in map(name_of, files)}
    register.dispose()
