"""A print system of its own: cupsd in a folder, with queues whose printer writes what it gets to a file."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAMS = Path("/usr/lib/cups")
SECONDS = 10

_FILES = """\
ServerRoot {folder}/root
ServerBin {folder}/bin
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/spool/tmp
AccessLog {folder}/access_log
ErrorLog {folder}/error_log
PageLog {folder}/page_log
Printcap {folder}/printcap
"""
_DAEMON = """\
Listen {socket}
Browsing Off
WebInterface No
DefaultAuthType None
PreserveJobHistory Yes
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
# Called without arguments a backend says which devices it finds; with them it prints from standard input. What it was
# asked for beside (`media=A4 sides=…`) stands in a file beside the paper's.
_PRINTER = """\
#!/bin/sh
[ $# -eq 0 ] && exit 0
printf %s "$5" > "${DEVICE_URI#paper:}.options"
case "$DEVICE_URI" in
  paper:/jammed) echo "STATE: +media-jam-error" >&2; exit 1 ;;
  paper:/off) echo "STATE: +offline-report" >&2; sleep 60 ;;
  *) cat ${6:+"$6"} > "${DEVICE_URI#paper:}" ;;
esac
"""


class PrintSystem:
    """A running cupsd; `socket` is what CUPS_SERVER has to say to meet it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.socket = folder / "socket"
        self._daemon: subprocess.Popen[bytes] | None = None
        for name in ("root", "bin", "spool", "spool/tmp", "cache", "state"):
            (folder / name).mkdir()
        for name in ("cgi-bin", "daemon", "driver", "filter", "monitor", "notifier"):
            (folder / "bin" / name).symlink_to(PROGRAMS / name)
        (folder / "bin" / "backend").mkdir()
        printer = folder / "bin" / "backend" / "paper"
        printer.write_text(_PRINTER)
        printer.chmod(
            0o700
        )  # the owner's alone: cupsd runs it as who it is itself, so that it may write here
        (folder / "files.conf").write_text(_FILES.format(folder=folder))
        (folder / "daemon.conf").write_text(_DAEMON.format(socket=self.socket))

    def start(self) -> None:
        """Returns when it answers."""
        self._daemon = subprocess.Popen(
            [
                "/usr/sbin/cupsd",
                "-f",
                "-c",
                str(self.folder / "daemon.conf"),
                "-s",
                str(self.folder / "files.conf"),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        end = time.monotonic() + SECONDS
        while b"is running" not in self.run("lpstat", "-r", check=False):
            assert self._daemon.poll() is None, f"cupsd ended: see {self.folder / 'error_log'}"
            assert time.monotonic() < end, "cupsd does not answer"
            time.sleep(0.02)

    def stop(self) -> None:
        """Returns when it has ended; what was printed is kept."""
        if self._daemon is not None:
            self._daemon.terminate()
            self._daemon.wait(SECONDS)
            self._daemon = None

    def run(self, *command: str, check: bool = True) -> bytes:
        """A command of CUPS, said to this print system."""
        environment = {**os.environ, "CUPS_SERVER": str(self.socket), "LC_ALL": "C"}
        path = f"{environment.get('PATH', '')}:/usr/sbin:/sbin"
        done = subprocess.run(
            command, capture_output=True, check=check, timeout=SECONDS, env={**environment, "PATH": path}
        )
        return done.stdout

    def add(self, name: str, *, device: str = "", error_policy: str = "retry-job") -> Path:
        """A queue that takes and prints everything; the file its paper comes out at."""
        paper = self.folder / f"{name}.paper"
        paper.unlink(missing_ok=True)
        uri = f"paper:{device or paper}"
        self.run("lpadmin", "-p", name, "-E", "-v", uri, "-o", f"printer-error-policy={error_policy}")
        return paper


@contextmanager
def print_system(folder: Path) -> Iterator[PrintSystem]:
    """A print system in an empty folder, ended afterwards."""
    system = PrintSystem(folder)
    try:
        system.start()
        yield system
    finally:
        system.stop()
