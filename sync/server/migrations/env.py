"""Alembic's entry: runs inside the transaction that `sync.server.migrating` opened."""

from alembic import context

from sync.server.tables import metadata

connection = context.config.attributes["connection"]
# The caller's transaction is already begun and immediate, so one failing statement undoes the whole upgrade.
context.configure(
    connection=connection, target_metadata=metadata, render_as_batch=True, transactional_ddl=True
)
context.run_migrations()
