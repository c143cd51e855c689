"""The demo's office: a server in a folder with the project's own jobs, parts, people and articles, run as a process."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from fieldapp.domain.people import Role
from fieldapp.errors import Offline
from resources import demo_file, demo_folder, demo_text
from sync.server.accounts import account_by_login, add_account
from sync.server.database import only_tenant, utc_now
from sync.server.devices import new_device_code
from sync.server.founding import found
from sync.server.imports.articles import import_articles
from sync.server.imports.catalogue import import_parts
from sync.server.imports.checklists import install_shipped
from sync.server.imports.jobs import import_jobs
from sync.server.imports.reference import import_company, import_people, import_tools

PASSWORD = "field companion demo"  # noqa: S105 - a demo's password, told to whoever runs it
STOP_SECONDS = 15


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Who works in the demo."""

    login: str
    name: str
    pin: str


def people() -> dict[str, DemoPerson]:
    """The demo's people by what they do: technician, colleague, lead, advisor."""
    raw: list[dict[str, Any]] = json.loads(demo_file("people.json").read_text(encoding="utf-8"))
    return {one["key"]: DemoPerson(one["username"], one["name"], one["pin"]) for one in raw}


def prepare(folder: Path, *, today: date) -> str:
    """Fill a new server folder with the demo's data; gives a device code for the technician's laptop."""
    now = utc_now()
    database = found(folder, now=now)
    try:
        with database.writing() as connection:
            install_shipped(connection, now=now)
            import_company(connection, demo_text("company.json", today=today).encode(), now=now)
            raw: list[dict[str, Any]] = json.loads(demo_text("people.json", today=today))
            for one in raw:
                add_account(
                    connection,
                    login=one["username"],
                    password=PASSWORD,
                    name=one["name"],
                    role=Role(one["role"]),
                    now=now,
                    email=one["email"],
                    phone=one["phone"],
                    pin=one["pin"],
                )
            import_people(connection, demo_text("people.json", today=today).encode(), now=now)
            technician = account_by_login(
                connection, only_tenant(connection).tenant, people()["technician"].login
            )
            if technician is None:
                raise RuntimeError("the demo's technician has no account")
            import_tools(
                connection,
                demo_text("tools.json", today=today).encode(),
                technician=technician.login,
                now=now,
            )
            lying = {entry.name: entry.read_bytes() for entry in demo_folder("articles").iterdir()}
            articles = [(name, content) for name, content in lying.items() if name.endswith(".md")]
            import_articles(connection, articles, now=now, pictures=lying, blobs=database.blobs)
            jobs = demo_text("jobs.csv", today=today).encode()
            import_jobs(connection, jobs, technician=technician, now=now)
            parts = demo_text("parts.csv", today=today).encode()
            import_parts(connection, parts, technician=technician.login, now=now)
            return new_device_code(connection, technician, now=now)
    finally:
        database.close()


class Centre:
    """The server program on a folder, started and stopped like an office's network comes and goes.

    `program` gives the command it is started by, without its arguments.

    Attributes:
        url: where it listened last.
    """

    def __init__(self, folder: Path, program: Callable[[], list[str]]) -> None:
        self.folder = folder
        self._program = program
        self.url = ""
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start it, on the port it had before.

        Raises:
            Offline: it did not come up.
        """
        port = self.url.rpartition(":")[2] or "0"
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            [*self._program(), "--data", str(self.folder), "run", "--port", port, "--until-input-ends"],
            stdin=subprocess.PIPE,  # held open by this process: the server ends with it, whatever ends it
            stdout=subprocess.PIPE,
            text=True,
        )
        line = self._process.stdout.readline() if self._process.stdout else ""
        _, found_word, url = line.strip().partition("listening on ")
        if not found_word:
            self.stop()
            raise Offline("The demo's server did not start.")
        self.url = url

    def stop(self) -> None:
        """Stop it; the network is gone."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(STOP_SECONDS)
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    pipe.close()
            self._process = None
