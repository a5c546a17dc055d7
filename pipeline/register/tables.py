"""The tables of the register. A change here needs a migration in ``migrations/versions``; a test compares the two.

    sources ─> documents ─> notices          runs ─> claims
               │  └ results    └ decisions
               └ tasks ─> task_units ─> units

Times are seconds since 1970 (UTC); days are ISO texts ("2026-03-20"), which compare as days do in every database.
"""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Integer, LargeBinary, MetaData, String, Table, Text, UniqueConstraint

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

#: One row per content of a file, whatever it is called and wherever it lies.
documents = Table(
    "documents",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("name", Text, nullable=False),  # of several names the first in order
    Column("state", String(10), nullable=False, index=True),  # done, failed, set-aside
    Column("attempts", Integer, nullable=False),
    Column("error_kind", String(40)),
    Column("error_code", Integer),
    Column("error", Text),
    Column("seconds", Float, nullable=False),
    Column("finished_at", Float, nullable=False),
    Column("version", String(20), nullable=False),
    Column("rules", String(12), nullable=False),
    Column("media_type", Text),
    Column("pages", Integer),
    Column("rank", Integer),  # of several documents of one notice the lowest counts
    Column("notice", Text, index=True),
    Column("type", String(10)),
    Column("number", Text),
    Column("issuer", Text),
    Column("issued_on", String(10)),
    Column("subject", Text),
    Column("tasks", Integer),
    Column("dated", Integer),  # tasks with a deadline
    Column("doubtful", Integer),  # tasks with findings
    # Of a later reading that failed, if the result of an earlier one was kept:
    Column("reread_kind", String(40)),
    Column("reread_code", Integer),
    Column("reread_error", Text),
    Column("reread_version", String(20)),
    Column("reread_rules", String(12)),
)

#: The result of a document: its notice as JSON, compressed.
results = Table(
    "results",
    metadata,
    Column("document", ForeignKey("documents.sha256", ondelete="CASCADE"), primary_key=True),
    Column("notice", LargeBinary, nullable=False),
)

#: One row per notice: number, issuer and year (``pipeline/identity.py``), and the document that speaks for it.
notices = Table(
    "notices",
    metadata,
    Column("key", Text, primary_key=True),
    Column("document", String(64), index=True),
)

#: Every task of every document; those of the document that speaks for its notice count.
tasks = Table(
    "tasks",
    metadata,
    Column("document", ForeignKey("documents.sha256", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),  # from 1
    Column("notice", Text, nullable=False, index=True),
    Column("digest", String(16), nullable=False, index=True),  # of its passage: the same in every document and by any rules
    Column("state", String(10), nullable=False, index=True),
    Column("section", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("deadline", Text),  # as written
    Column("due", String(10), index=True),  # the last day on which it is not late
    Column("recurring", Boolean, nullable=False),
    Column("confidence", Float, nullable=False),
)

units = Table(
    "units",
    metadata,
    Column("name", Text, primary_key=True),
    Column("folded", Text, nullable=False, index=True),  # for comparing
)

task_units = Table(
    "task_units",
    metadata,
    Column("document", ForeignKey("documents.sha256", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("role", String(12), primary_key=True),  # lead, coordinating
    Column("position", Integer, primary_key=True),
    Column("unit", ForeignKey("units.name"), nullable=False, index=True),
    Column("kind", String(10), nullable=False),
)

#: What people decided about tasks; rows are only ever added.
decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("notice", Text, nullable=False, index=True),
    Column("digest", String(16), nullable=False),
    Column("document", String(64), nullable=False),
    Column("field", String(20), nullable=False),
    Column("before", Text),
    Column("after", Text),
    Column("author", Text, nullable=False),
    Column("decided_at", Float, nullable=False),
    Column("version", String(20), nullable=False),
)

#: Which file of which output folder is which document, and what its results are called.
sources = Table(
    "sources",
    metadata,
    Column("folder", Text, primary_key=True),
    Column("path", Text, primary_key=True),
    Column("stem", Text, nullable=False),
    Column("sha256", String(64), index=True),
    Column("written", String(80)),  # what the outputs were made from and as
    UniqueConstraint("folder", "stem"),
)

#: Runs that are going on (or were, when they were killed) and what they have in hand.
runs = Table(
    "runs",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("host", Text, nullable=False),
    Column("pid", Integer, nullable=False),
    Column("process", Text, nullable=False),  # when the process started, as the system tells it: a pid may be used again
    Column("seen_at", Float, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("run", String(32), nullable=False, index=True),  # one that is not among the runs counts as dead
)
