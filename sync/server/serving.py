"""Running the centre: the HTTP server with its mail worker, in the foreground or inside another program."""

from __future__ import annotations

import gc
import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import uvicorn

from fieldapp.errors import Offline, WrongUsage
from sync.server.app import build_app
from sync.server.centre import Centre
from sync.server.database import Database
from sync.server.founding import open_centre
from sync.server.outbound import MailWorker
from sync.server.upkeep import Upkeep

START_TIMEOUT = 20.0
# Objects made before the youngest are looked through; a push of 20 rows makes 2,000 that are gone with its answer.
_GARBAGE_EVERY = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Listening:
    """Where to listen; port 0 = any free one."""

    host: str = "127.0.0.1"
    port: int = 8470
    certificate: Path | None = None
    key: Path | None = None

    @property
    def scheme(self) -> str:
        """http, or https with a certificate."""
        return "https" if self.certificate else "http"


def serve(database: Database, listening: Listening, *, announce: Callable[[str], None]) -> None:
    """Serve until interrupted; `announce` gets the address once it answers.

    Raises:
        WrongUsage: the port is taken or the address is not this machine's.
    """
    running = Running(database, listening)
    keep_what_is_here()
    running.start_workers()
    try:
        announce(running.url)
        running.run()
    finally:
        running.close()


class EmbeddedServer:
    """The same server on a thread of this program: for the demo and the tests.

    Attributes:
        url: where it listens.
        database: its store.
    """

    def __init__(self, folder: Path, url: str = "", *, listening: Listening | None = None) -> None:
        self.database = open_centre(folder, url)
        try:
            self._running = Running(self.database, listening or Listening(port=0))
        except WrongUsage:
            self.database.close()
            raise
        self.url = self._running.url
        self._thread = threading.Thread(
            target=self._running.server.run, kwargs={"sockets": [self._running.socket]}, name="server"
        )

    def start(self) -> EmbeddedServer:
        """Begin to answer.

        Raises:
            Offline: it did not come up.
        """
        self._running.start_workers()
        self._thread.start()
        deadline = time.monotonic() + START_TIMEOUT
        while not self._running.server.started:
            if time.monotonic() > deadline or not self._thread.is_alive():
                self.close()
                raise Offline("The embedded server did not start.")
            time.sleep(0.01)
        return self

    def close(self) -> None:
        """Stop answering and give everything back."""
        self._running.server.should_exit = True
        if self._thread.is_alive():
            self._thread.join()
        self._running.close()

    def __enter__(self) -> EmbeddedServer:
        return self.start()

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self.close()


class Running:
    """The HTTP server on a socket, with its mail worker and its upkeep."""

    def __init__(self, database: Database, listening: Listening, bound: socket.socket | None = None) -> None:
        self.database = database
        self.socket = bound or bind(listening)
        self.url = address_of(listening, self.socket)
        centre = Centre(database)
        self._workers = (MailWorker(centre), Upkeep(centre))
        self.server = uvicorn.Server(
            uvicorn.Config(
                build_app(centre),
                # Nothing of uvicorn's own: its tracebacks would tell values. What it says goes where ours goes.
                log_config=None,
                log_level="warning",
                access_log=False,
                server_header=False,
                ssl_certfile=str(listening.certificate) if listening.certificate else None,
                ssl_keyfile=str(listening.key) if listening.key else None,
                timeout_graceful_shutdown=5,
                # A laptop asks again within seconds on the same connection; the default of 5 s closes it in its face.
                timeout_keep_alive=75,
            )
        )

    def run(self) -> None:
        """Answer until told to stop, as the only thing this process does."""
        self.server.run(sockets=[self.socket])

    def start_workers(self) -> None:
        """Begin to send mail and to keep up."""
        for worker in self._workers:
            worker.start()

    def close(self) -> None:
        """Give everything back."""
        for worker in self._workers:
            worker.close()
        self.socket.close()
        self.database.close()


def keep_what_is_here() -> None:
    """What a process has loaded stays: looked through for garbage again and again it makes requests wait for 50 ms.

    Before anybody is told that the server is there: a signal to end that comes while Python collects can get lost.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_GARBAGE_EVERY)


def address_of(listening: Listening, bound: socket.socket) -> str:
    """The URL a bound socket is reached by."""
    host, port = bound.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    return f"{listening.scheme}://{shown}:{port}"


def _require_certificate(listening: Listening) -> None:
    if listening.certificate is None:
        return
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(listening.certificate, listening.key)
    except OSError as error:  # what the TLS library says is one of them
        raise WrongUsage(
            f"The certificate {listening.certificate} cannot be used with its key. Give the chain with --certificate "
            "and the private key with --key, both PEM."
        ) from error


def bind(listening: Listening) -> socket.socket:
    """A socket on the wanted address.

    Raises:
        WrongUsage: the port is taken, the address is not this machine's, or the certificate cannot be used.
    """
    _require_certificate(listening)
    family = socket.AF_INET6 if ":" in listening.host else socket.AF_INET
    # With its protocol named, asyncio sends small answers at once; without, each waits 40 ms for an acknowledgement.
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((listening.host, listening.port))
    except OSError as error:
        bound.close()
        raise WrongUsage(
            f"{listening.host} port {listening.port} cannot be used: {error.strerror or 'taken'}. "
            "Choose another with --host or --port."
        ) from error
    return bound
