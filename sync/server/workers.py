"""Several worker processes behind one port, on PostgreSQL: they share nothing but the database, the data folder and
the listening socket, so one may die at any moment and is simply started again."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import socket
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import FrameType

from fieldapp.errors import WrongUsage
from sync.server.database import Database
from sync.server.founding import open_centre
from sync.server.metrics import SHARED_FOLDER
from sync.server.preferences import read_all
from sync.server.serving import Listening, Running, address_of, bind, keep_what_is_here
from sync.server.watching import log_to_stderr

STOP_SECONDS = 15.0
METRICS_FOLDER = "fieldapp-metrics-"
# A worker that dies at once, over and over, must not keep a processor busy with being started.
RESTART_PAUSE = 1.0
_WAITING_CONNECTIONS = 2048


def serve_many(
    database: Database, url: str, listening: Listening, *, workers: int, announce: Callable[[str], None]
) -> None:
    """Serve with several processes until interrupted; `announce` gets the address once connections are taken.

    Raises:
        WrongUsage: the rows are in SQLite, which one process should write; or the port is taken.
    """
    folder, on_postgresql = database.folder, database.is_postgresql
    database.close()
    if not on_postgresql:
        raise WrongUsage("Several workers need PostgreSQL: give --database-url, or leave --workers out.")
    bound = bind(listening)
    bound.listen(_WAITING_CONNECTIONS)
    # In memory where the system offers that: the counters are mapped, and a write to a disk that is full would end the
    # worker by a signal nobody can catch.
    memory = Path("/dev/shm")  # noqa: S108 - a folder of its own is made there
    shared = tempfile.mkdtemp(prefix=METRICS_FOLDER, dir=memory if os.access(memory, os.W_OK) else None)
    os.environ[SHARED_FOLDER] = shared
    crew = _Crew(folder, url, listening, bound)
    try:
        crew.start(workers)
        announce(address_of(listening, bound))
        crew.keep()
    finally:
        crew.stop()
        bound.close()
        del os.environ[SHARED_FOLDER]
        shutil.rmtree(shared, ignore_errors=True)


class _Crew:
    def __init__(self, folder: Path, url: str, listening: Listening, bound: socket.socket) -> None:
        self._arguments = (folder, url, listening, bound)
        # Spawned, not forked: a copy of a process with threads and open connections is no clean beginning.
        self._context = multiprocessing.get_context("spawn")
        self._processes: list[BaseProcess] = []

    def start(self, count: int) -> None:
        """Start that many."""
        for _ in range(count):
            process = self._context.Process(target=work, args=self._arguments)
            process.start()
            self._processes.append(process)

    def keep(self) -> None:
        """Start again whoever ends, until this process is interrupted."""
        while True:
            wait([process.sentinel for process in self._processes])
            time.sleep(RESTART_PAUSE)
            living = [process for process in self._processes if process.is_alive()]
            gone = len(self._processes) - len(living)
            self._processes = living
            self.start(gone)

    def stop(self) -> None:
        """End all of them, in order if they can."""
        for process in self._processes:
            process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for process in self._processes:
            process.join(max(0.0, deadline - time.monotonic()))
            if process.is_alive():
                process.kill()
                process.join()


def work(folder: Path, url: str, listening: Listening, bound: socket.socket) -> None:
    """One worker process: the whole server on a socket that is open already."""
    signal.signal(signal.SIGTERM, _interrupt)
    log_to_stderr(requests=read_all(folder)["log.requests"] == "yes")
    running = Running(open_centre(folder, url), listening, bound)
    keep_what_is_here()
    threading.Thread(target=_end_with_parent, args=(running,), daemon=True).start()
    running.start_workers()
    try:
        with suppress(KeyboardInterrupt):
            running.run()
    finally:
        running.close()


def _end_with_parent(running: Running) -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        running.server.should_exit = True


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
