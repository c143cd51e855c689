"""`fieldapp` without a command: one window for a profile; a second start brings the first one forward."""

from __future__ import annotations

import gc
import sys
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from fieldapp import logs
from fieldapp.app.desktop import Desktop
from fieldapp.errors import FieldAppError, ProfileInUse
from fieldapp.paths import Profile, open_profile
from fieldapp.store.profile_lock import ProfileLock
from ui.theme.applying import make_application

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_ANSWER_MS = 1500
_KNOCK_SECONDS = 0.05


def run(profile_dir: Path | None) -> int:
    """Open the window and stay until it is closed; gives the exit code."""
    application = make_application(sys.argv[1:0])
    try:
        profile = open_profile(profile_dir)
        lock = ProfileLock(profile.window_lock)
    except ProfileInUse as error:
        if call_forward(open_profile(profile_dir)):
            return 0
        return _say(error)
    except FieldAppError as error:
        return _say(error)
    logs.set_up(profile.logs)
    desktop = Desktop(application, profile)
    _catch_bugs(desktop)
    doorbell = Doorbell(profile, desktop)
    desktop.painted.connect(doorbell.listen, Qt.ConnectionType.SingleShotConnection)
    desktop.painted.connect(gc.enable, Qt.ConnectionType.SingleShotConnection)
    try:
        desktop.open()
        code = application.exec()
        doorbell.close()
        return code
    finally:
        desktop.close()
        lock.release()


def _say(error: FieldAppError) -> int:
    print(error.sentence, file=sys.stderr)  # noqa: T201 - there is no window to say it in
    return error.exit_code


def _catch_bugs(desktop: Desktop) -> None:
    """An unexpected error in a slot is logged and said in one sentence; the window stays."""

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        logs.log_unexpected(kind, error, trace)
        desktop.say_error(error)

    sys.excepthook = caught
    threading.excepthook = logs.log_unexpected_in_thread


def _door(profile: Profile) -> str:
    import hashlib  # not for the first paint

    return "fieldapp-" + hashlib.sha256(str(profile.folder).encode()).hexdigest()[:24]


def call_forward(profile: Profile) -> bool:
    """Ask the window that has this profile open to come forward; whether it answered."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    until = time.monotonic() + _ANSWER_MS / 1000
    socket.connectToServer(_door(profile))
    while not socket.waitForConnected(_ANSWER_MS):
        if time.monotonic() > until:
            return False
        time.sleep(_KNOCK_SECONDS)  # a window that is just opening listens after its first paint
        socket.connectToServer(_door(profile))
    socket.write(b"forward\n")
    socket.waitForBytesWritten(_ANSWER_MS)
    socket.disconnectFromServer()
    return True


class Doorbell(QObject):
    """Listens for a second start and brings the window forward."""

    def __init__(self, profile: Profile, desktop: Desktop) -> None:
        super().__init__()
        self._profile = profile
        self._desktop = desktop
        self._server: QLocalServer | None = None

    def listen(self) -> None:
        """Begin to listen. The network module is loaded only now, after the first paint."""
        from PySide6.QtNetwork import QLocalServer

        door = _door(self._profile)
        QLocalServer.removeServer(door)  # a killed program leaves its socket behind; the lock says it is ours
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._rung)
        self._server.listen(door)

    def _rung(self) -> None:
        while self._server is not None and (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
            self._desktop.come_forward()

    def close(self) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.close()
