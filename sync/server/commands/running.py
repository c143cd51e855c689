"""init, migrate, run."""

from __future__ import annotations

import os
import signal
import sys
import threading
from argparse import Namespace
from types import FrameType

from fieldapp.errors import NotFound
from sync.server.commands.people import opened
from sync.server.commands.speaking import say
from sync.server.database import utc_now
from sync.server.founding import any_database, empty_database, found
from sync.server.imports.checklists import install_shipped
from sync.server.migrating import migrate, revision_of
from sync.server.preferences import read_all, write
from sync.server.watching import log_to_stderr


def init(arguments: Namespace) -> None:
    """Make a new centre with the shipped checklists."""
    now = utc_now()
    if arguments.authority_passphrase_file is not None:
        # Before the key is made; nothing is written where there is a server already.
        empty_database(arguments.data, arguments.database_url).close()
        named = str(arguments.authority_passphrase_file.resolve())
        write(arguments.data, "authority.passphrase_file", named)
    database = found(arguments.data, arguments.database_url, now=now)
    if arguments.database_url:
        # Kept, so that every later command finds the rows by the folder alone.
        write(arguments.data, "database.url", arguments.database_url)
    with database.writing() as connection:
        outcome = install_shipped(connection, now=now)
    database.close()
    say(
        f"The server in {database.place} is ready, with {outcome.created} checklists. "
        "Next: fieldapp-server user add.",
        {"folder": str(arguments.data), "database": database.place, "checklists": outcome.created},
        as_json=arguments.json,
    )


def bring_up_to_date(arguments: Namespace) -> None:
    """Migrate the database, a copy first."""
    database = any_database(arguments.data, arguments.database_url)
    try:
        if revision_of(database) is None:
            raise NotFound("This database is empty. Run fieldapp-server init first.")
        backup = migrate(database, now=utc_now())
    finally:
        database.close()
    text = (
        "Nothing to do: the database is up to date."
        if backup is None
        else f"The database is up to date. The copy from before: backups/{backup}"
    )
    say(text, {"migrated": backup is not None, "backup": backup or ""}, as_json=arguments.json)


def run(arguments: Namespace) -> None:
    """Serve until interrupted."""
    # What answers over HTTP takes as long to load as all the rest; only this command waits for it.
    from sync.server.serving import Listening, serve
    from sync.server.workers import serve_many

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
    if arguments.until_input_ends:
        threading.Thread(target=_stop_when_input_ends, name="input", daemon=True).start()
    database = opened(arguments)
    log_to_stderr(requests=read_all(arguments.data)["log.requests"] == "yes")
    if arguments.workers == 1:
        serve(database, listening, announce=announce)
    else:
        url = arguments.database_url
        serve_many(database, url, listening, workers=arguments.workers, announce=announce)


def _stop_when_input_ends() -> None:
    while os.read(sys.stdin.fileno(), 4096):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
