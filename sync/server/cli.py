"""`fieldapp-server`: everything the office does to a centre, without a screen.

Exit codes: 0 done · 2 wrong usage · 3 offline · 4 refused · 5 data problem, nothing changed.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import traceback
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import platformdirs

from fieldapp.domain.findings import FollowUp
from fieldapp.domain.jobs import JobStatus
from fieldapp.domain.people import Role
from fieldapp.errors import FieldAppError
from sync.server.commands import deciding, importing, invoices, keeping, looking, people, reporting, running
from sync.server.commands.speaking import complain

DEFAULT_PORT = 8470
BUG_EXIT_CODE = 1


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    arguments = parser().parse_args(argv)
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s")
    try:
        arguments.run(arguments)
    except FieldAppError as error:
        complain(error, as_json=arguments.json)
        return error.exit_code
    except KeyboardInterrupt:
        return 0
    except BrokenPipeError:
        # The reader (head, less) has seen enough; without this Python complains while it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as bug:  # noqa: BLE001 - the top-level hook: said in one sentence that names the place
        place = traceback.extract_tb(bug.__traceback__)[-1]
        complain(
            FieldAppError(
                f"Something went wrong inside the program ({type(bug).__name__} in {Path(place.filename).name}, line "
                f"{place.lineno}). Please report it."
            ),
            as_json=arguments.json,
        )
        return BUG_EXIT_CODE
    return 0


def parser() -> ArgumentParser:
    """The command line."""
    root = ArgumentParser(prog="fieldapp-server", description="The centre that laptops sync with.")
    _common(root, default=True)
    commands = root.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _running(commands)
    _people(commands)
    _looking(commands)
    _keeping(commands)
    return root


def _common(target: ArgumentParser, *, default: bool = False) -> None:
    """`--data`, `--database-url` and `--json` may stand before or after the command."""
    folder = Path(platformdirs.user_data_dir("field-companion-server", appauthor=False))
    target.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        default=folder if default else argparse.SUPPRESS,
        help="data folder of the server",
    )
    target.add_argument(
        "--database-url",
        metavar="URL",
        default="" if default else argparse.SUPPRESS,
        help="rows in PostgreSQL: postgresql+psycopg://user:password@host/name "
        "(also FIELDAPP_SERVER_DATABASE_URL; default: SQLite in the data folder)",
    )
    target.add_argument(
        "--json",
        action="store_true",
        default=False if default else argparse.SUPPRESS,
        help="answer in JSON",
    )


def _command(commands: Any, name: str, help_text: str, run: Any = None) -> ArgumentParser:
    made: ArgumentParser = commands.add_parser(name, help=help_text, description=help_text)
    _common(made)
    if run is not None:
        made.set_defaults(run=run)
    return made


def _group(commands: Any, name: str, help_text: str) -> Any:
    group = _command(commands, name, help_text)
    return group.add_subparsers(dest="action", required=True, metavar="ACTION")


def _running(commands: Any) -> None:
    init = _command(commands, "init", "make a new server in an empty data folder", running.init)
    init.add_argument(
        "--authority-passphrase-file",
        type=Path,
        metavar="FILE",
        help="lock the company's key for reports with the passphrase in this file; it is read at every start",
    )
    _command(commands, "migrate", "bring the database up to date, a copy first", running.bring_up_to_date)
    run = _command(commands, "run", "serve until interrupted", running.run)
    run.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    run.add_argument(
        "--port", type=_port, default=DEFAULT_PORT, help="port; 0 takes a free one and prints it"
    )
    run.add_argument(
        "--workers", type=_workers, default=1, metavar="N", help="processes; more than one needs PostgreSQL"
    )
    run.add_argument("--certificate", type=Path, help="TLS certificate chain (PEM)")
    run.add_argument("--key", type=Path, help="TLS private key (PEM)")
    run.add_argument(
        "--until-input-ends",
        action="store_true",
        help="stop when standard input is closed, so that it never outlives the program that started it",
    )
    imported = _command(commands, "import", "take in a file of the office", importing.run)
    imported.add_argument("what", choices=sorted(importing.IMPORTERS))
    imported.add_argument("file", type=Path, help="CSV or JSON; articles and checklists also a folder")
    imported.add_argument("--technician", help="login of the technician the jobs or the car belong to")


def _people(commands: Any) -> None:
    for name, roles in (("user", list(Role)), ("technician", [Role.TECHNICIAN])):
        actions = _group(commands, name, "people who may sign in" if name == "user" else "technicians")
        add = _command(
            actions, "add", "add one; asks for the password (or reads it from stdin)", people.add_user
        )
        add.add_argument("login")
        add.add_argument("--name", help="full name, as on reports")
        add.add_argument("--role", choices=[role.value for role in roles], default=Role.TECHNICIAN.value)
        add.add_argument("--email", default="")
        add.add_argument("--phone", default="")
        add.add_argument("--pin", action="store_true", help="also ask for a PIN to sign with, offline")
        _command(actions, "list", "show them", people.list_users)
        password = _command(actions, "password", "set a new password", people.change_password)
        password.add_argument("login")
    devices = _group(commands, "device", "laptops")
    code = _command(devices, "code", "print a one-time code for a laptop", people.device_code)
    code.add_argument("login")
    _command(devices, "list", "show them", people.list_devices)
    revoke = _command(devices, "revoke", "take one out of service", people.revoke_device)
    revoke.add_argument("device")
    how = revoke.add_mutually_exclusive_group()
    how.add_argument(
        "--push-then-wipe", action="store_true", help="it hands over its work first (this is the default)"
    )
    how.add_argument("--wipe-now", action="store_true", help="do not wait for its work")


def _looking(commands: Any) -> None:
    jobs = _group(commands, "jobs", "jobs")
    listed = _command(jobs, "list", "show them by window", looking.jobs)
    listed.add_argument("--status", choices=[status.value for status in JobStatus])
    show = _command(jobs, "show", "show one with everything of it", looking.job)
    show.add_argument("job", help="number or id")
    follow_ups = _group(commands, "follow-ups", "work customers put off, to be offered again")
    _command(follow_ups, "list", "the most serious first", deciding.follow_ups)
    decide = _command(follow_ups, "set", "say what became of one", deciding.decide_on_follow_up)
    decide.add_argument("finding", help="id, as follow-ups list shows it")
    decide.add_argument("decision", choices=[state.value for state in FollowUp])
    conflicts = _group(commands, "conflicts", "what two people wrote differently")
    _command(conflicts, "list", "show the open ones: before, laptop, office", looking.conflicts)
    settle = _command(conflicts, "settle", "say which value stands", deciding.settle_conflict)
    settle.add_argument("conflict", help="id, as conflicts list shows it")
    settle.add_argument(
        "--keep",
        choices=("mine", "office", "both", "value"),
        required=True,
        help="mine: the laptop's; both: two texts, the office's first; value: another, see --value",
    )
    settle.add_argument("--value", metavar="JSON", help="with --keep value")
    late = _group(commands, "late", "work that came after its job was given to someone else")
    listed = _command(late, "list", "show what nobody has decided about", deciding.late)
    listed.add_argument("--job", help="only this job's: number or id")
    for name, help_text, run in (
        ("accept", "take it over into the job", deciding.accept),
        ("decline", "leave it out; the export still has it", deciding.decline),
    ):
        decide = _command(late, name, help_text, run)
        decide.add_argument("change", nargs="+", help="ids, as late list shows them")
    mail = _group(commands, "mail", "e-mails to customers")
    _command(mail, "list", "show how far each got", looking.mail)
    bounced = _command(mail, "bounce", "take in a mail that came back", looking.bounce)
    bounced.add_argument("file", type=Path, help="the mail as it came; - is standard input")
    authority = _group(commands, "authority", "who vouches for the laptops' reports")
    root = _command(
        authority, "show", "print the root's fingerprint, which you publish", reporting.show_authority
    )
    root.add_argument("--out", type=Path, metavar="FILE.pem", help="also write the root certificate there")
    lock = _command(
        authority, "lock", "lock the key of a server that has one already by a passphrase", reporting.lock
    )
    lock.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", required=True, help="its first line is the passphrase"
    )
    relock = _command(authority, "change-passphrase", "lock the key by another passphrase", reporting.relock)
    relock.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        required=True,
        help="its first line is the new passphrase",
    )
    relock.add_argument(
        "--old-passphrase-file",
        type=Path,
        metavar="FILE",
        help="its first line opens the key now (default: the file in the settings)",
    )
    reports = _group(commands, "reports", "what is remembered of every report")
    kept = _command(reports, "record", "when a report was first heard of, signed", reporting.show_record)
    kept.add_argument("report", help="a PDF file, or its SHA-256")
    kept.add_argument("--out", type=Path, metavar="FILE.json", help="write it there, for fieldapp verify")
    _command(reports, "check", "follow the chain of records", reporting.check_records)
    invoice = _group(commands, "invoices", "what is ready to be invoiced")
    _command(invoice, "list", "finished jobs that are not closed", invoices.list_invoices)
    export = _command(invoice, "export", "write them for the bookkeeping", invoices.export)
    export.add_argument(
        "jobs", nargs="*", metavar="JOB", help="number or id; default: every finished job not closed"
    )
    export.add_argument("--format", choices=("ubl", "csv"), default="ubl", help="UBL: EN 16931, Peppol, EHF")
    export.add_argument("--out", type=Path, required=True, help="a folder for UBL, a file for csv")
    export.add_argument("--number", default="", help="the invoice number of your books, for one job")
    settings = _group(commands, "settings", "settings of this server")
    _command(settings, "list", "show them", looking.list_settings)
    change = _command(settings, "set", "change one", looking.set_setting)
    change.add_argument("name")
    change.add_argument("value")


def _keeping(commands: Any) -> None:
    _command(commands, "check", "look at every row, file and hash", keeping.check_everything)
    backup = _command(commands, "backup", "write everything into one file", keeping.back_up)
    backup.add_argument("file", type=Path, help="a new file, such as centre.tar")
    restored = _command(commands, "restore", "make a new server from a backup", keeping.put_back)
    restored.add_argument("file", type=Path, help="what fieldapp-server backup wrote")
    exported = _command(commands, "export", "write everything as JSON and files", keeping.export_everything)
    exported.add_argument("folder", type=Path, help="a new folder")


def _workers(text: str) -> int:
    count = int(text)
    if not 1 <= count <= 64:
        raise argparse.ArgumentTypeError("workers are 1 to 64")
    return count


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port < 65536:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return port
