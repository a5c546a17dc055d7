"""What has to be done for a file, by what the register knows of it: nothing, waiting, or a job."""

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Engine, select

from pipeline.batch import places
from pipeline.batch.work import Job
from pipeline.errors import ExitCode
from pipeline.register.claims import claim, release
from pipeline.register.database import reading
from pipeline.register.sources import Known, Seen, Source, look_up, note_document, written_as
from pipeline.register.tables import results
from pipeline.rules.book import fingerprint
from pipeline.version import VERSION

LASTING = frozenset({ExitCode.UNREADABLE, ExitCode.PROTECTED, ExitCode.SECRET, ExitCode.TIMED_OUT})
"""Errors that the file itself is to blame for: with the same rules there is no use in trying again."""

WAIT: Literal["wait"] = "wait"
"""Another run has the document in hand."""


@dataclass(frozen=True)
class Planner:
    """Plans for files of one run into one folder; ``again`` has everything read anew, ``allow_secret`` also what was refused."""

    register: Engine
    run: str
    folder: str
    formats: tuple[str, ...]
    again: bool
    rules: str
    allow_secret: bool = False

    def plan(self, path: str, stem: str, sha256: str) -> Job | Known | Literal["wait"]:
        """The job, or what is known already, or that another run is at it. A job's document is claimed."""
        seen = self._look_up(path, sha256)
        known = self._settled(path, stem, sha256, seen)
        if known is None:
            if not claim(self.register, self.run, sha256):
                return WAIT
            seen = self._look_up(path, sha256)
            known = self._settled(path, stem, sha256, seen)
            if known is None:
                return self._job(path, stem, sha256, seen)
            release(self.register, self.run, sha256)  # another run has finished it just now
        if seen.was != sha256:  # the file has become a copy of a document that cannot be read
            note_document(self.register, self.source(path), sha256)
        return known

    def source(self, path: str, sha256: str | None = None) -> Source:
        """The file in the register; with ``sha256``, as one whose results are written."""
        written = sha256 and written_as(sha256, VERSION, self.rules, self.formats)
        return Source(folder=self.folder, path=places.clean(path), written=written)

    def _look_up(self, path: str, sha256: str) -> Seen:
        return look_up(self.register, self.source(path), sha256)

    def _settled(self, path: str, stem: str, sha256: str, seen: Seen) -> Known | None:
        """What is known of the document, if nothing is left to do for the file."""
        if self.again:
            return None
        known = seen.known
        if known is None:
            return None
        if not self._is_current(known):
            return known if self._has_failed_again(known) else None
        here = seen.written == self.source(path, sha256).written and places.exists(places.join(self.folder, f"{stem}.json"))
        return known if known.state != "done" or here else None

    def _is_current(self, known: Known) -> bool:
        if self.allow_secret and known.error_code == ExitCode.SECRET:
            return False
        same = (known.version, known.rules) == (VERSION, self.rules)
        return same and (known.state == "done" or known.error_code in LASTING)

    def _has_failed_again(self, known: Known) -> bool:
        """Whether these rules have been tried on it already, while the result of older ones is kept."""
        return (known.reread_version, known.reread_rules) == (VERSION, self.rules) and known.reread_code in LASTING

    def _job(self, path: str, stem: str, sha256: str, seen: Seen) -> Job:
        known = seen.known
        usable = known is not None and known.state == "done" and self._is_current(known) and not self.again
        stored = self._stored(sha256) if usable else None
        return Job(path, places.name_of(path), sha256, self.folder, stem, self.formats, stored, seen.replaces, self.allow_secret)

    def _stored(self, sha256: str) -> bytes | None:
        with reading(self.register) as connection:
            return connection.execute(select(results.c.notice).where(results.c.document == sha256)).scalar()


def planner(register: Engine, run: str, folder: str, formats: tuple[str, ...], *, again: bool, allow_secret: bool = False) -> Planner:
    """A planner for the rules as they are now."""
    return Planner(register, run, folder, formats, again, fingerprint(), allow_secret)
