"""The tables that the review page keeps in the register. Steps and the audit log are only ever added to: triggers see to that.

documents ── inbox (what the list is ordered and searched by)
          └─ steps (what people decided) ── judged          accounts ── sessions          audit
"""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, String, Table, Text

from pipeline.register.tables import metadata, tasks

#: What the inbox orders and searches documents by; made anew whenever the document is read.
inbox = Table(
    "inbox",
    metadata,
    Column("document", ForeignKey("documents.sha256", ondelete="CASCADE"), primary_key=True),
    Column("worst", Integer, nullable=False),  # severity of the worst finding: 0 none, 1 info, 2 warning, 3 error
    Column("to_look", Integer, nullable=False),  # tasks that need a look
    Column("lowest", Float),  # least confidence of a task
    Column("words", Text, nullable=False),  # all that can be searched for, folded
)

#: Decisions of the review page: ``before`` and ``after`` are JSON objects of items by key (``pipeline.register.item``).
steps = Table(
    "steps",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", String(64), nullable=False, index=True),
    Column("kind", String(12), nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("decided_at", Float, nullable=False),
    Column("version", String(20), nullable=False),
    Column("rules", String(12), nullable=False),
    Column("undoes", Integer),  # the step that an "undo" takes back, or a "redo" does again
)

#: The tasks of a document that somebody has decided about, by the digest of their passage: what the inbox need not count any more.
judged = Table(
    "judged",
    metadata,
    Column("document", String(64), primary_key=True),
    Column("digest", String(16), primary_key=True),
)

#: All that counting undecided tasks takes, so that the wide rows of tasks need not be read.
Index("ix_tasks_undecided", tasks.c.document, tasks.c.digest, tasks.c.due)

accounts = Table(
    "accounts",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("role", String(12), nullable=False),
    Column("password", Text, nullable=False),  # argon2id, with its salt and costs
    Column("enabled", Boolean, nullable=False),
    Column("created_at", Float, nullable=False),
)

#: Who is logged in: the digest of the session's secret, never the secret.
sessions = Table(
    "sessions",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("account", ForeignKey("accounts.name", ondelete="CASCADE"), nullable=False, index=True),
    Column("began_at", Float, nullable=False),
    Column("seen_at", Float, nullable=False),
)

#: What happened to accounts, uploads and exports.
audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Float, nullable=False, index=True),
    Column("account", Text),
    Column("address", Text),
    Column("event", String(20), nullable=False, index=True),
    Column("detail", Text),
)
