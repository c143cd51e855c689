"""check, backup, restore, export: keeping what is there."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict

from fieldapp.errors import DataProblem, InputProblem, InputRefused, WrongUsage
from sync.server.backups import write_backup
from sync.server.checking import check
from sync.server.commands.people import opened
from sync.server.commands.speaking import counted, say
from sync.server.database import utc_now
from sync.server.exporting import export
from sync.server.preferences import write
from sync.server.restoring import restore


def check_everything(arguments: Namespace) -> None:
    """Look at every row, file and hash.

    Raises:
        InputRefused: with everything that is wrong.
    """
    database = opened(arguments)
    try:
        outcome = check(database)
    finally:
        database.close()
    looked = f"{outcome.rows} rows, {outcome.files} files and {outcome.records} report records were looked at"
    if outcome.problems:
        raise InputRefused(
            f"{looked}; {counted(len(outcome.problems), 'problem')}. Compare with a backup.",
            problems=tuple(InputProblem(None, "", problem) for problem in outcome.problems),
        )
    say(f"{looked}; all is well.", asdict(outcome), as_json=arguments.json)


def back_up(arguments: Namespace) -> None:
    """Write rows and files into one file; a running server goes on meanwhile."""
    if arguments.file.exists():
        raise WrongUsage(f"There is a file {arguments.file} already. Name a new one.")
    database = opened(arguments)
    try:
        facts = write_backup(database, arguments.file, now=utc_now())
    finally:
        database.close()
    say(
        f"{facts.rows} rows and {facts.files} files are in {arguments.file} ({facts.size / 1e6:.1f} MB). "
        "It holds personal data: keep it as you keep the server.",
        asdict(facts),
        as_json=arguments.json,
    )


def put_back(arguments: Namespace) -> None:
    """Make a new server from a backup.

    Raises:
        DataProblem: as `restore`.
    """
    if not arguments.file.is_file():
        raise DataProblem(f"There is no file {arguments.file}.")
    database = restore(arguments.file, arguments.data, arguments.database_url, now=utc_now())
    if arguments.database_url:
        write(arguments.data, "database.url", arguments.database_url)
    place = database.place
    database.close()
    say(
        f"The server in {place} is as it was. Laptops take everything anew at their next contact and send again "
        "what is newer. Settings are not part of a backup: look at fieldapp-server settings list.",
        {"database": place},
        as_json=arguments.json,
    )


def export_everything(arguments: Namespace) -> None:
    """Write everything as JSON and files."""
    database = opened(arguments)
    try:
        outcome = export(database, arguments.folder)
    finally:
        database.close()
    say(
        f"{outcome.rows} rows and {outcome.files} files are in {arguments.folder}.",
        asdict(outcome),
        as_json=arguments.json,
    )
