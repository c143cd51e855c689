"""Pieces of the search index are merged when told, in small steps, not within somebody's transaction."""

from alembic import op

revision = "0012"
down_revision = "0011"

_INDEXES = ("search_job", "search_part", "search_article", "search_report")
# https://sqlite.org/fts5.html#special_insert_directives: `automerge` 0 merges nothing by itself, `usermerge` says how
# many pieces a step of ours waits for, `crisismerge` from how many on a writer has to do it all the same.
_SETTINGS = {"automerge": 0, "usermerge": 16, "crisismerge": 64}


def upgrade() -> None:
    """Take the step."""
    for index in _INDEXES:
        for name, value in _SETTINGS.items():
            op.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('{name}', {value})")  # noqa: S608 - our names
