"""How an article stands with its reader, as the state of a row that opens it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from fieldapp.domain.knowledge import ReadState
from ui.widgets.row_button import RowState


def read_state(read: ReadState) -> RowState:
    """Read, changed since, or new to this person."""
    translate = QCoreApplication.translate
    match read:
        case ReadState.READ:
            return RowState(translate("ReadMarks", "Read"), "seen", "neutral")
        case ReadState.CHANGED:
            return RowState(translate("ReadMarks", "Changed"), "retry", "info")
        case ReadState.NEW:
            return RowState(translate("ReadMarks", "New"), "info", "active")
