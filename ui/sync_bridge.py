"""Carries what the sync thread has to say onto the GUI thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal


class SyncBridge(QObject):
    """`post` may be called from any thread; `arrived` is emitted on this object's own.

    Signals:
        arrived(object): what was posted.
    """

    arrived = Signal(object)
    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._posted.connect(self.arrived, Qt.ConnectionType.QueuedConnection)

    def post(self, event: object) -> None:
        """Say something from any thread."""
        self._posted.emit(event)
