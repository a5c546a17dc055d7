"""A result outlasts a later reading that fails; what registers lack that were made while 0002 was still being written is filled in."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

from pipeline.register.review_tables import inbox, judged, steps
from pipeline.register.rows import look_of, unpacked
from pipeline.register.tables import documents, results

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

REREAD: dict[str, Any] = {"kind": sa.String(40), "code": sa.Integer(), "error": sa.Text(), "version": sa.String(20), "rules": sa.String(12)}
DIGEST = 16  # characters of the digest of a passage


def upgrade() -> None:
    """Add the columns; fill in what is missing, which in most registers is nothing."""
    for name, kind in REREAD.items():
        op.add_column("documents", sa.Column(f"reread_{name}", kind))
    found = sa.inspect(op.get_bind())
    if not found.has_table("judged"):
        make_judged()
    if "ix_tasks_undecided" not in {index["name"] for index in found.get_indexes("tasks")}:
        op.create_index("ix_tasks_undecided", "tasks", ["document", "digest", "due"])
    fill_inbox()


def downgrade() -> None:
    """Remove the columns."""
    for name in REREAD:
        op.drop_column("documents", f"reread_{name}")


def make_judged() -> None:
    """The tasks that somebody has decided about: those whose last step leaves them decided."""
    op.create_table(
        "judged",
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("document", "digest", name=op.f("pk_judged")),
    )
    last: dict[tuple[str, str], Any] = {}
    for step in op.get_bind().execute(sa.select(steps.c.document, steps.c.after).order_by(steps.c.id)):
        last |= {(step.document, key[:DIGEST]): item for key, item in json.loads(step.after).items() if len(key) >= DIGEST}
    rows = [{"document": document, "digest": key} for (document, key), item in last.items() if item is None or item.get("state") != "open"]
    if rows:
        op.get_bind().execute(sa.insert(judged), rows)


def fill_inbox() -> None:
    """What the inbox is ordered and searched by, for documents that were read before there was an inbox."""
    connection = op.get_bind()
    missing = sa.select(documents.c.sha256).where(documents.c.state == "done", documents.c.sha256.not_in(sa.select(inbox.c.document)))
    for sha256 in connection.execute(missing.order_by(documents.c.sha256)).scalars().all():
        packed = connection.execute(sa.select(results.c.notice).where(results.c.document == sha256)).scalar()
        if packed is not None:
            connection.execute(sa.insert(inbox), look_of(unpacked(packed)).model_dump() | {"document": sha256})
