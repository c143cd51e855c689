"""A PostgreSQL of the test run's own: started in about a second, gone when the run ends."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg

START_SECONDS = 30


def programs() -> Path:
    """Where `initdb` and `postgres` are; Debian keeps them off the PATH, the newest version last."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    on_path = shutil.which("postgres")
    folders = [*found, *([Path(on_path).resolve().parent] if on_path else [])]
    assert folders, "PostgreSQL is missing; `make setup` installs it"
    return folders[-1]


class Cluster:
    """One server on a socket in a folder of its own. As root it runs as somebody else, as PostgreSQL demands.

    `durable=False` leaves out waiting for the disk, which no test that never cuts the power could notice.
    """

    def __init__(self, *, durable: bool = False) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="fc-pg-"))
        self._as_other: list[str] = []
        if os.geteuid() == 0:
            other = next(name for name in ("postgres", "nobody") if _is_user(name))
            self._as_other = ["setpriv", f"--reuid={other}", "--clear-groups", "--"]
            os.chown(self.folder, pwd.getpwnam(other).pw_uid, -1)
        self._run("initdb", "--no-sync", "-A", "trust", "-U", "office", "-E", "UTF8", "--locale=C.UTF-8")
        settings = {
            "listen_addresses": "''",
            "unix_socket_directories": f"'{self.folder}'",
            "max_connections": "200",
            "shared_buffers": "64MB",
            "fsync": "on" if durable else "off",
            "synchronous_commit": "on" if durable else "off",
            "full_page_writes": "on" if durable else "off",
        }
        with (self.data / "postgresql.auto.conf").open("a", encoding="utf-8") as target:
            target.writelines(f"{name} = {value}\n" for name, value in settings.items())
        self.start()
        self._made = 0

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def url(self, name: str) -> str:
        """The address of a database as `--database-url` takes it."""
        return f"postgresql+psycopg://office@/{name}?host={self.folder}"

    def start(self) -> None:
        """Start it, or start it again, and wait until it answers."""
        log = (self.folder / "log").open("ab")
        with log:
            self._process = subprocess.Popen(
                [*self._as_other, str(programs() / "postgres"), "-D", str(self.data)],
                stdout=log,
                stderr=log,
                cwd="/",
                env={"LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]},
            )
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                psycopg.connect(f"host={self.folder} user=office dbname=postgres").close()
            except psycopg.OperationalError:
                alive = time.monotonic() < deadline and self._process.poll() is None
                assert alive, (self.folder / "log").read_text(errors="replace")
                time.sleep(0.02)
            else:
                return

    def kill(self) -> None:
        """End every process of it at once, as a power cut would."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        # Its children notice that it is gone and leave; a new start is refused until the last has.
        time.sleep(0.2)

    def make(self, *, like: str | None = None) -> str:
        """A new database, empty or a copy of another; returns its URL."""
        self._made += 1
        name = f"centre_{self._made}"
        template = f" TEMPLATE {like} STRATEGY file_copy" if like else ""
        self.execute(f"CREATE DATABASE {name}{template}")
        return self.url(name)

    def drop(self, url: str) -> None:
        """Take a database away again."""
        self.execute(f"DROP DATABASE {name_of(url)} WITH (FORCE)")

    def execute(self, statement: str) -> None:
        with psycopg.connect(
            f"host={self.folder} user=office dbname=postgres", autocommit=True
        ) as connection:
            connection.execute(statement.encode())

    def close(self) -> None:
        """Stop it and take everything away."""
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [*self._as_other, str(programs() / program), "-D", str(self.data), *arguments],
            check=True,
            capture_output=True,
            cwd="/",
            env={"LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]},
        )


def name_of(url: str) -> str:
    """The database's name in a URL of `Cluster.url`."""
    return url.split("@/")[1].partition("?")[0]


def _is_user(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True
