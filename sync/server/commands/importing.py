"""import … FILE."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from fieldapp.errors import InputRefused
from sync.server.accounts import the_technician
from sync.server.commands.people import centre
from sync.server.commands.speaking import say
from sync.server.founding import blob_storage
from sync.server.imports.articles import import_articles
from sync.server.imports.catalogue import import_parts
from sync.server.imports.checklists import import_checklists
from sync.server.imports.drawings import PICTURE_SUFFIXES
from sync.server.imports.jobs import import_jobs
from sync.server.imports.message_texts import import_message_texts
from sync.server.imports.outcome import ImportOutcome
from sync.server.imports.reference import (
    import_company,
    import_people,
    import_tools,
)

Importer = Callable[[Connection, Namespace, datetime], ImportOutcome]


def _jobs(connection: Connection, arguments: Namespace, now: datetime) -> ImportOutcome:
    technician = the_technician(connection, arguments.technician)
    return import_jobs(connection, _one(arguments), technician=technician, now=now)


def _parts(connection: Connection, arguments: Namespace, now: datetime) -> ImportOutcome:
    return import_parts(connection, _one(arguments), technician=arguments.technician, now=now)


def _people(connection: Connection, arguments: Namespace, now: datetime) -> ImportOutcome:
    return import_people(connection, _one(arguments), now=now)


def _tools(connection: Connection, arguments: Namespace, now: datetime) -> ImportOutcome:
    return import_tools(connection, _one(arguments), technician=arguments.technician, now=now)


def _company(connection: Connection, arguments: Namespace, now: datetime) -> ImportOutcome:
    return import_company(connection, _one(arguments), now=now)


def _articles(connection: Connection, arguments: Namespace, now: datetime) -> ImportOutcome:
    path: Path = arguments.file
    beside = path if path.is_dir() else path.parent
    if not beside.is_dir():
        raise InputRefused(f"There is no folder {beside}.")
    pictures = {
        file.name: _read(file) for file in sorted(beside.iterdir()) if file.suffix.lower() in PICTURE_SUFFIXES
    }
    return import_articles(
        connection,
        _many(arguments, ".md"),
        now=now,
        pictures=pictures,
        blobs=blob_storage(arguments.data),
    )


def _checklists(connection: Connection, arguments: Namespace, now: datetime) -> ImportOutcome:
    return import_checklists(connection, _many(arguments, ".xlsx"), now=now)


def _texts(connection: Connection, arguments: Namespace, now: datetime) -> ImportOutcome:
    return import_message_texts(connection, _many(arguments, ".toml"), now=now)


IMPORTERS: dict[str, Importer] = {
    "jobs": _jobs,
    "parts": _parts,
    "people": _people,
    "tools": _tools,
    "company": _company,
    "articles": _articles,
    "checklists": _checklists,
    "texts": _texts,
}


def run(arguments: Namespace) -> None:
    """Take in one file, or each file of a folder, in one transaction."""
    with centre(arguments) as (connection, now):
        outcome = IMPORTERS[arguments.what](connection, arguments, now)
    say(outcome.sentence, asdict(outcome), as_json=arguments.json)


def _one(arguments: Namespace) -> bytes:
    return _read(arguments.file)


def _many(arguments: Namespace, suffix: str) -> list[tuple[str, bytes]]:
    path: Path = arguments.file
    files = sorted(path.glob(f"*{suffix}")) if path.is_dir() else [path]
    if not files:
        raise InputRefused(f"There is no {suffix} file in {path}.")
    return [(file.name, _read(file)) for file in files]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputRefused(f"The file {path} cannot be read: {error.strerror}.") from error
