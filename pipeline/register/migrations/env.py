"""How Alembic reaches the database: by the connection that ``database.migrate`` opened, in its transaction."""

from alembic import context

from pipeline.register import review_tables  # noqa: F401 - it adds its tables to the others
from pipeline.register.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=False)
context.run_migrations()
