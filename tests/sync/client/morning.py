"""The morning every history begins with: an office and five signed-in laptops, made once and copied.

Copies lie in memory where the system offers that (`/dev/shm`), so that flushing them costs nothing.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import fastapi.dependencies.utils
import fastapi.routing
import sqlalchemy as sa
from argon2 import PasswordHasher
from in_process import InProcess
from starlette.types import ASGIApp
from world import MORNING, PASSWORD, Clock, Laptop, Office

import sync.server.routes.receiving
import sync.server.routes.visits
from sync.server import tables
from sync.server.accounts import Account
from sync.server.app import build_app
from sync.server.centre import Centre
from sync.server.database import Database

TECHNICIANS = ("kari", "kari", "odd", "odd", "per")
"""Whose laptops they are: two persons have a second one."""
JOBS = 3
_QUICK_HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@dataclass(frozen=True)
class Morning:
    """Folders to copy; `keys` are the laptops' database keys."""

    folder: Path
    accounts: tuple[Account, ...]
    keys: tuple[bytes, ...]


def memory_folder() -> Path:
    """A new folder of this process, in memory where possible."""
    shared = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="field-companion-", dir=shared if shared.is_dir() else None))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def the_morning() -> Morning:
    """Made at the first call of a process."""
    folder, clock = memory_folder(), Clock()
    office = Office(folder / "office", clock)
    hired = {login: office.hire(login) for login in dict.fromkeys(TECHNICIANS)}
    with office.database.writing() as connection:
        # Sign-ins are no part of what a history is about; a history can have a dozen.
        connection.execute(sa.update(tables.account).values(password_hash=_QUICK_HASH.hash(PASSWORD)))
    for number in range(JOBS):
        office.job(f"job-{number}", hired[TECHNICIANS[number * 2]])
    laptops = [
        Laptop(office, hired[login], folder / f"laptop-{number}", clock)
        for number, login in enumerate(TECHNICIANS)
    ]
    for laptop in laptops:
        laptop.sign_in()
        laptop.sync()
        laptop.store.close()
    office.client.close()
    office.database.close()
    return Morning(folder, tuple(hired[login] for login in TECHNICIANS), tuple(one.key for one in laptops))


@cache
def the_app() -> ASGIApp:
    """One application for all histories of a process; each gives it a centre of its own."""
    return build_app(Centre(Database(the_morning().folder / "office")))


def application(centre: Centre) -> InProcess:
    """The application on a centre."""
    app = the_app()
    app.state.centre = centre  # type: ignore[attr-defined]  # Starlette's own place for this
    return InProcess(app)


@contextmanager
def one_thread() -> Iterator[None]:
    """The server's handlers run where they are called, not in a pool: a seed must repeat, and switches cost."""
    places = (
        fastapi.routing,
        fastapi.dependencies.utils,
        sync.server.routes.receiving,
        sync.server.routes.visits,
    )
    before = [place.run_in_threadpool for place in places]  # type: ignore[attr-defined]

    async def here(function: object, /, *words: object, **named: object) -> object:
        return function(*words, **named)  # type: ignore[operator]

    for place in places:
        place.run_in_threadpool = here  # type: ignore[attr-defined]
    try:
        yield
    finally:
        for place, was in zip(places, before, strict=True):
            place.run_in_threadpool = was  # type: ignore[attr-defined]


__all__ = ["MORNING", "Morning", "application", "memory_folder", "one_thread", "the_morning"]
