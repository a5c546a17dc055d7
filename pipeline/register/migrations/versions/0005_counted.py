"""Periods that run from the receipt of a notice are counted where its day of arrival had been recorded before they were.

No table changes. It writes as the newest version does, as 0004.
"""

import sqlalchemy as sa
from alembic import op

from pipeline.register.listed import renew_tasks
from pipeline.register.tables import decisions, documents

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Write what is listed of every notice anew whose day of arrival is known."""
    connection = op.get_bind()
    known = sa.select(decisions.c.notice).join(documents, documents.c.notice == decisions.c.notice)
    keys = known.where(decisions.c.field == "arrived_on").distinct().order_by(decisions.c.notice)
    for key in connection.execute(keys).scalars().all():
        renew_tasks(connection, key)


def downgrade() -> None:
    """Nothing is to be undone: the tables are as they were."""
