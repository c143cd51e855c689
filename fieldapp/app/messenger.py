"""Tells news of the office and the printer: above the action bar, and in the system's tray while another window is in
front.

Never by a box that wants an answer, and nothing at all to whoever drives: that is told on arrival, together.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from fieldapp.domain.changes import Changes
from fieldapp.domain.screens.news import News, NewsKind
from ui.frame import Notice
from ui.wording import printer_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSystemTrayIcon

    from fieldapp.app.shell import Shell
    from ui.printing import Printer


_LOOK_AGAIN_MS = 500
_MOST_SAID = 3


class Messenger(QObject):
    """Says what a sync round brought and what a printer does not print. `known` and `read` run off the GUI thread."""

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
        self._driving = False
        self._held: list[str] = []  # what waits for arrival, or for an Undo that is still offered
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LOOK_AGAIN_MS)
        self._later.timeout.connect(self._say_held)
        shell.tasks.run_read(known, owner=self, on_done=self._begin, on_error=shell.say_error)

    def _begin(self, known: frozenset[str]) -> None:
        self._known = known

    def made_here(self, changes: Changes) -> None:
        """The person at this laptop changed these rows: a job among them is none the office could bring as new."""
        if self._known is not None:
            self._known |= changes.of_kind("job")

    def heard(self, changes: Changes) -> None:
        """A round changed these rows."""
        if self._known is None or not changes.touches("job", "conflict", "report_delivery", "late_work"):
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
        self._say([*said, *(self._words(one) for one in others)])

    def set_driving(self, driving: bool) -> None:
        """Whether the person drives; what came meanwhile is told when they do not any more."""
        self._driving = driving
        self._say_held()

    def print_stuck(self, title: str, printer: Printer) -> None:
        """What is called so waits at a printer that does not print now."""
        self._say(
            [
                self.tr("{title} waits at {printer}. {trouble}").format(
                    title=title, printer=printer.name, trouble=printer_words(printer)
                )
            ]
        )

    def print_failed(self, title: str, printer: str) -> None:
        """What is called so will not come out of this printer."""
        words = self.tr("{printer} did not print {title}. Print it again, or on another printer.")
        self._say([words.format(title=title, printer=printer)])

    def _say(self, sentences: list[str]) -> None:
        self._held += [sentence for sentence in sentences if sentence not in self._held]
        self._say_held()

    def _say_held(self) -> None:
        if self._driving or not self._held:
            return
        window = self._shell.window
        if window.offers_undo:  # a message over it would take the Undo away
            self._later.start()
            return
        held, self._held = self._held, []
        more = len(held) - _MOST_SAID
        said = held[:_MOST_SAID]
        if more > 0:
            said.append(self.tr("And %n more.", "", more))
        window.show_notice(Notice(" ".join(said)))
        if not window.isVisible():  # locked: whoever looks at the screen is not told names
            self._to_tray(self.tr("There is news."))
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
            case NewsKind.LATE_WORK:
                job = news.who or self.tr("an earlier job")
                return self.tr("Your work on {job} came too late. The office decides about it.").format(
                    job=job
                )
            case NewsKind.LATE_WORK_DECIDED:
                job = news.who or self.tr("an earlier job")
                return self.tr("The office has decided about your late work on {job}. Sync says how.").format(
                    job=job
                )

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
