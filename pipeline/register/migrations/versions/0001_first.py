"""The register as first published."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    documents_and_notices()
    tasks_and_units()
    work()


def downgrade() -> None:
    """Remove them with all that they hold."""
    for name in ("claims", "runs", "sources", "decisions", "task_units", "tasks", "units", "notices", "results", "documents"):
        op.drop_table(name)


def documents_and_notices() -> None:
    """What was read."""
    op.create_table(
        "documents",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error_kind", sa.String(length=40)),
        sa.Column("error_code", sa.Integer()),
        sa.Column("error", sa.Text()),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("finished_at", sa.Float(), nullable=False),
        sa.Column("version", sa.String(length=20), nullable=False),
        sa.Column("rules", sa.String(length=12), nullable=False),
        sa.Column("media_type", sa.Text()),
        sa.Column("pages", sa.Integer()),
        sa.Column("rank", sa.Integer()),
        sa.Column("notice", sa.Text()),
        sa.Column("type", sa.String(length=10)),
        sa.Column("number", sa.Text()),
        sa.Column("issuer", sa.Text()),
        sa.Column("issued_on", sa.String(length=10)),
        sa.Column("subject", sa.Text()),
        sa.Column("tasks", sa.Integer()),
        sa.Column("dated", sa.Integer()),
        sa.Column("doubtful", sa.Integer()),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_documents")),
    )
    op.create_index(op.f("ix_documents_notice"), "documents", ["notice"])
    op.create_index(op.f("ix_documents_state"), "documents", ["state"])
    op.create_table(
        "results",
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("notice", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.sha256"], name=op.f("fk_results_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_results")),
    )
    op.create_table(
        "notices",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("document", sa.String(length=64)),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_notices")),
    )
    op.create_index(op.f("ix_notices_document"), "notices", ["document"])


def tasks_and_units() -> None:
    """What it assigns, and what people decided about it."""
    op.create_table(
        "units",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_units")),
    )
    op.create_index(op.f("ix_units_folded"), "units", ["folded"])
    op.create_table(
        "tasks",
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("notice", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("deadline", sa.Text()),
        sa.Column("due", sa.String(length=10)),
        sa.Column("recurring", sa.Boolean(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.sha256"], name=op.f("fk_tasks_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "number", name=op.f("pk_tasks")),
    )
    op.create_index(op.f("ix_tasks_digest"), "tasks", ["digest"])
    op.create_index(op.f("ix_tasks_due"), "tasks", ["due"])
    op.create_index(op.f("ix_tasks_notice"), "tasks", ["notice"])
    op.create_index(op.f("ix_tasks_state"), "tasks", ["state"])
    op.create_table(
        "task_units",
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.sha256"], name=op.f("fk_task_units_document"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["unit"], ["units.name"], name=op.f("fk_task_units_unit")),
        sa.PrimaryKeyConstraint("document", "number", "role", "position", name=op.f("pk_task_units")),
    )
    op.create_index(op.f("ix_task_units_unit"), "task_units", ["unit"])
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notice", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=16), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("field", sa.String(length=20), nullable=False),
        sa.Column("before", sa.Text()),
        sa.Column("after", sa.Text()),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.Float(), nullable=False),
        sa.Column("version", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    op.create_index(op.f("ix_decisions_notice"), "decisions", ["notice"])


def work() -> None:
    """What runs have done and have in hand."""
    op.create_table(
        "sources",
        sa.Column("folder", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("stem", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64)),
        sa.Column("written", sa.String(length=80)),
        sa.PrimaryKeyConstraint("folder", "path", name=op.f("pk_sources")),
        sa.UniqueConstraint("folder", "stem", name=op.f("uq_sources_folder")),
    )
    op.create_index(op.f("ix_sources_sha256"), "sources", ["sha256"])
    op.create_table(
        "runs",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("pid", sa.Integer(), nullable=False),
        sa.Column("process", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
    )
    op.create_table(
        "claims",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("run", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_claims")),
    )
    op.create_index(op.f("ix_claims_run"), "claims", ["run"])
