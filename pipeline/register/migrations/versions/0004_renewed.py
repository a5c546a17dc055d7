"""What earlier versions left to the next decision: lists, calendar, search and other files of a notice take over all decisions made so far.

No table changes. It writes as the newest version does: a later migration that changes ``tasks``, ``task_units``, ``judged`` or ``inbox``
has to take this over.
"""

import sqlalchemy as sa
from alembic import op

from pipeline.register.listed import renew_tasks
from pipeline.register.review_tables import steps
from pipeline.register.tables import documents

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Write what is listed of every notice anew about which somebody has decided."""
    connection = op.get_bind()
    decided = sa.select(documents.c.notice).join(steps, steps.c.document == documents.c.sha256).where(documents.c.notice.is_not(None))
    for key in connection.execute(decided.distinct().order_by(documents.c.notice)).scalars().all():
        renew_tasks(connection, key)


def downgrade() -> None:
    """Nothing is to be undone: the tables are as they were."""
