"""What every tab of a job offers the page that holds it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldapp.domain.screens.job import JobScreen
from ui.frame import ActionBarState


class JobTab(QWidget):
    """A tab. The page shows `bar` while the tab is on; None leaves the bar to the job's own next step.

    Signals:
        bar_changed(): the bar has something else to say.
    """

    bar_changed = Signal()

    def show_job(self, screen: JobScreen) -> None:
        """Show the job as it is now."""
        raise NotImplementedError

    def forget_shown(self) -> None:
        """A tap did not count: what is shown next is shown anew, also where it equals what was shown before."""

    def bar(self) -> ActionBarState | None:
        """The action bar while this tab is on."""
        return None

    def act(self, key: str) -> None:
        """A button of this tab's bar was pressed."""

    def set_compact(self, compact: bool) -> None:
        """The window became narrow or wide."""
