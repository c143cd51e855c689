"""init, migrate, run."""

from __future__ import annotations

import signal
from argparse import Namespace
from types import FrameType

from fieldapp.errors import NotFound
from sync.server.commands.speaking import say
from sync.server.database import DATABASE_NAME, Database, utc_now
from sync.server.founding import found, open_centre
from sync.server.imports.checklists import install_shipped
from sync.server.migrating import migrate
from sync.server.serving import Listening, serve


def init(arguments: Namespace) -> None:
    """Make a new centre with the shipped checklists."""
    now = utc_now()
    database = found(arguments.data, now=now)
    with database.writing() as connection:
        outcome = install_shipped(connection, now=now)
    database.close()
    say(
        f"The server in {arguments.data} is ready, with {outcome.created} checklists. "
        "Next: fieldapp-server user add.",
        {"folder": str(arguments.data), "checklists": outcome.created},
        as_json=arguments.json,
    )


def bring_up_to_date(arguments: Namespace) -> None:
    """Migrate the database, a copy first."""
    if not (arguments.data / DATABASE_NAME).is_file():
        raise NotFound(f"There is no server in {arguments.data}. Run fieldapp-server init first.")
    database = Database(arguments.data)
    backup = migrate(database, now=utc_now())
    database.close()
    text = (
        "Nothing to do: the database is up to date."
        if backup is None
        else f"The database is up to date. The copy from before: backups/{backup}"
    )
    say(text, {"migrated": backup is not None, "backup": backup or ""}, as_json=arguments.json)


def run(arguments: Namespace) -> None:
    """Serve until interrupted."""
    listening = Listening(
        host=arguments.host,
        port=arguments.port,
        certificate=arguments.certificate,
        key=arguments.key,
    )

    def announce(url: str) -> None:
        say(f"listening on {url}", {"listening": url}, as_json=arguments.json)

    # The HTTP server ends its requests at either signal and then passes it on: both end the program in order.
    signal.signal(signal.SIGTERM, _interrupt)
    serve(open_centre(arguments.data), listening, announce=announce)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
