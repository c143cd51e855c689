"""Listens to the running sync, and keeps the connection pill true."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from fieldapp.domain.screens.sync_centre import Connection, ConnectionState
from fieldapp.errors import DeviceRevoked, NotSignedIn
from sync.client.loop import SyncEvent, SyncState
from sync.client.revocation import wipe_is_due
from ui.frame import Notice
from ui.sync_bridge import SyncBridge
from ui.sync_centre.words import pill_words
from ui.widgets.connection_pill import ConnectionKind
from ui.widgets.connection_pill import ConnectionState as PillState

if TYPE_CHECKING:
    from fieldapp.app.shell import Shell

_PILL_KINDS: dict[ConnectionState, ConnectionKind] = {
    ConnectionState.ALL_SENT: "sent",
    ConnectionState.SENDING: "sending",
    ConnectionState.OFFLINE: "offline",
    ConnectionState.NEEDS_YOU: "attention",
    ConnectionState.SIGNED_OUT: "attention",
}
_CALM_MS = 200


class SyncWatch(QObject):
    """What the sync's own thread says, on the thread of the window.

    Signals:
        heard(object): the `Changes` that came from the office, after every page was told of them.
        stale(): what is shown of the connection may be out of date; said once for the events of a moment.
    """

    heard = Signal(object)
    stale = Signal()

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._window = shell.window  # the shell's may be another by the time an answer comes
        self._live: SyncEvent | None = None
        self._leaving = False
        self._bridge = SyncBridge(self)
        self._bridge.arrived.connect(self._said)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self.stale)

    def post(self, event: SyncEvent) -> None:
        """Take an event from the sync's thread."""
        self._bridge.post(event)

    def fall_silent(self) -> None:
        """Hear of sync no more."""
        self._calm.stop()
        self._bridge.blockSignals(True)

    def with_live(self, kept: Connection) -> Connection:
        """What the store knows, and what only the running loop knows."""
        live = self._live
        if live is None:
            return kept
        state = kept.state
        problem, next_try = "", live.next_try
        if live.state is SyncState.OFFLINE:
            state = ConnectionState.OFFLINE
        elif live.state is SyncState.SIGNED_OUT or isinstance(live.error, NotSignedIn):
            state = ConnectionState.SIGNED_OUT
        elif live.state is SyncState.REFUSED or kept.state is ConnectionState.NEEDS_YOU:
            state = ConnectionState.NEEDS_YOU
        elif kept.changes_waiting or kept.photos_waiting:
            state = ConnectionState.SENDING
        else:
            state = ConnectionState.ALL_SENT
        if live.error is not None:
            problem = live.error.code
        return dataclasses.replace(kept, state=state, problem=problem, next_try=next_try)

    def show(self, connection: Connection) -> None:
        """Let pill and navigation say how the connection stands."""
        title, line = pill_words(connection, self._shell.formats)
        kind = "attention" if connection.out_of_service else _PILL_KINDS[connection.state]
        self._window.set_connection(PillState(kind, title, line))
        if connection.out_of_service and not self._leaving:
            self._window.show_notice(
                Notice(self.tr("The office takes this laptop out of service. Your work is sent first."))
            )
        self._leaving = connection.out_of_service
        self._window.set_waiting("sync", connection.changes_waiting + connection.photos_waiting)

    def _said(self, event: SyncEvent) -> None:
        if isinstance(event.error, DeviceRevoked) and wipe_is_due(event.error):
            self._shell.out_of_service(event.error)
            return
        # An attempt is no contact yet: offline stays offline until something came through.
        trying = event.state is SyncState.SYNCING and not event.changes and not event.file_sent
        if not (trying and self._live is not None and self._live.state is SyncState.OFFLINE):
            self._live = event
        if event.changes:
            self._shell.changes.changed.emit(event.changes)
            self.heard.emit(event.changes)
        if not self._calm.isActive():
            self._calm.start()
