"""Run by Alembic: the steps work on the connection `migrate` opened, inside its transaction."""

from alembic import context

from fieldapp.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"], target_metadata=METADATA, render_as_batch=True
)
context.run_migrations()
