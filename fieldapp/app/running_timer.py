"""The timer in the window's strip: what runs, since when, and whether somebody is driving."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldapp.domain.changes import Changes
from fieldapp.domain.moments import Moment
from fieldapp.domain.screens.job import RunningTimer
from fieldapp.domain.time_entries import TimeEntry, TimeKind, measured_length
from ui import wording
from ui.widgets.timer_pill import TimerState

if TYPE_CHECKING:
    from fieldapp.app.shell import Shell


class TimerWatch(QObject):
    """Shows the running time entry, and the next one when it has changed.

    Signals:
        driving(bool): whether the technician is on the way; said again with each change.
    """

    driving = Signal(bool)

    def __init__(
        self,
        shell: Shell,
        *,
        read: Callable[[], RunningTimer | None],
        now: Callable[[], Moment],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._window = shell.window  # the shell's may be another by the time an answer comes
        self._read = read
        self._now = now
        shell.changes.changed.connect(self._on_changes)

    def refresh(self) -> None:
        """Ask what runs."""
        self._shell.tasks.run_read(self._read, owner=self, on_done=self._show, on_error=self._shell.say_error)

    def _on_changes(self, changes: Changes) -> None:
        if changes.touches("time_entry"):
            self.refresh()

    def _show(self, running: RunningTimer | None) -> None:
        driving = running is not None and running.entry.kind is TimeKind.TRAVEL
        self._window.set_driving(driving)
        self.driving.emit(driving)
        if running is None:
            self._window.set_timer(None)
            return
        self._window.set_timer(
            TimerState(wording.time_word(running.entry.kind), partial(self._ran, running.entry))
        )

    def _ran(self, entry: TimeEntry) -> float:
        """Seconds that would be kept if it ended now."""
        now = self._now()
        seconds, _jumped = measured_length(
            entry, ended_at=now.at, boot_seconds=now.boot_seconds, boot_id=now.boot_id
        )
        return seconds
