"""Tells what the office sent: above the action bar, and in the system's tray while another window is in front.

Never by a box that wants an answer: whoever drives must not be asked anything.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fieldapp.domain.changes import Changes
from fieldapp.domain.screens.news import News, NewsKind
from ui.frame import Notice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSystemTrayIcon

    from fieldapp.app.shell import Shell


class Messenger(QObject):
    """Says what a sync round brought. `known` and `read` run off the GUI thread."""

    def __init__(
        self,
        shell: Shell,
        *,
        known: Callable[[], frozenset[str]],
        read: Callable[[Changes, frozenset[str]], tuple[News, ...]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._read = read
        self._known: frozenset[str] | None = None
        self._tray: QSystemTrayIcon | None = None
        shell.tasks.run_read(known, owner=self, on_done=self._begin, on_error=shell.say_error)

    def _begin(self, known: frozenset[str]) -> None:
        self._known = known

    def made_here(self, changes: Changes) -> None:
        """The person at this laptop changed these rows: a job among them is none the office could bring as new."""
        if self._known is not None:
            self._known |= changes.of_kind("job")

    def heard(self, changes: Changes) -> None:
        """A round changed these rows."""
        if self._known is None or not changes.touches("job", "conflict", "report_delivery"):
            return
        self._shell.tasks.run_read(
            partial(self._read, changes, self._known),
            owner=self,
            on_done=self._tell,
            on_error=self._shell.say_error,
        )

    def _tell(self, news: tuple[News, ...]) -> None:
        new = [one for one in news if one.kind is NewsKind.NEW_JOB]
        self._known = (self._known or frozenset()) | {one.row_id for one in new}
        others = [one for one in news if one.kind is not NewsKind.NEW_JOB]
        said = [self.tr("%n new job(s)", "", len(new))] if len(new) > 1 else [self._words(one) for one in new]
        said += [self._words(one) for one in others]
        if not said:
            return
        window = self._shell.window
        window.show_notice(Notice(" ".join(said[:2])))
        if not window.isVisible():  # locked: whoever looks at the screen is not told names
            self._to_tray(self.tr("News from the office."))
        elif not window.isActiveWindow():
            self._to_tray("\n".join(said))

    def _words(self, news: News) -> str:
        formats = self._shell.formats
        match news.kind:
            case NewsKind.NEW_JOB:
                when = formats.date_time(news.at) if news.at else ""
                return self.tr("New job: {customer}, {when}.").format(customer=news.who, when=when)
            case NewsKind.CHANGED_JOB:
                return self.tr("Changed by the office: {customer}.").format(customer=news.who)
            case NewsKind.CONFLICT:
                return self.tr("You and the office wrote in the same place. Sync shows both.")
            case NewsKind.MAIL_CAME_BACK:
                return self.tr("The e-mail to {address} came back.").format(address=news.who)

    def _to_tray(self, words: str) -> None:
        # Loaded only when there is something to say; many systems have no tray.
        from PySide6.QtWidgets import QSystemTrayIcon

        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        window = self._shell.window
        if self._tray is None:
            self._tray = QSystemTrayIcon(window.windowIcon(), window)
            self._tray.setToolTip(window.windowTitle())
            self._tray.messageClicked.connect(window.activateWindow)
            self._tray.activated.connect(lambda _reason: window.activateWindow())
            self._tray.show()
        self._tray.showMessage(window.windowTitle(), words)
