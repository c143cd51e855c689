"""Hands a letter to the person's own mail program: by `xdg-email` where there is one, else as an `.eml` file.

Both need a file in clear, the one thing a person asked for by name. It lies in a folder only they can read and goes
away when the program ends.
"""

from __future__ import annotations

import atexit
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from fieldapp.errors import NoMailProgram

_SECONDS = 20


def open_by_the_system(path: Path) -> bool:
    """Open a file with the program the system has for its kind."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


@dataclass
class MailProgram:
    """Opens letters; `open_file` opens a file by the system's own choice and says whether that went well."""

    open_file: Callable[[Path], bool] = open_by_the_system
    folder: Path | None = field(default=None, init=False)

    def write_letter(self, eml: bytes) -> None:
        """Open a letter for writing. Waits for the mail program to take it: call it off the GUI thread.

        Raises:
            NoMailProgram: none took it.
        """
        if self.folder is None:
            self.folder = Path(tempfile.mkdtemp(prefix="fieldapp-letter-"))  # nobody else may look in
            atexit.register(self.close)
        if shutil.which("xdg-email"):
            self._by_xdg_email(eml, self.folder)
            return
        path = self.folder / "report.eml"
        path.write_bytes(eml)
        if not self.open_file(path):
            raise NoMailProgram("No mail program opened the letter.")

    def close(self) -> None:
        """Remove what was handed over."""
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
            atexit.unregister(self.close)
            self.folder = None

    def _by_xdg_email(self, eml: bytes, folder: Path) -> None:
        letter = message_from_bytes(eml, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        body = letter.get_body(("plain",))
        command = ["xdg-email", "--utf8", "--subject", str(letter["subject"])]
        command += ["--body", body.get_content() if body is not None else ""]
        for part in letter.iter_attachments():
            path = folder / Path(part.get_filename() or "report.pdf").name
            path.write_bytes(part.get_content())
            command += ["--attach", str(path)]
        command.append(letter["to"].addresses[0].addr_spec)
        try:
            done = subprocess.run(  # noqa: S603 - a fixed program, no shell; every text is one argument
                command, capture_output=True, timeout=_SECONDS, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NoMailProgram("No mail program opened the letter.") from error
        if done.returncode != 0:
            raise NoMailProgram("No mail program opened the letter.")
