"""What every page's presenter does alike: read, write, tell others what changed, word what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from ui.frame import Notice, Page
from ui.tasks import TaskRunner

if TYPE_CHECKING:
    from fieldapp.domain.changes import Changes
    from ui.steps import Step

T = TypeVar("T")
QUIET_MS = 1000


def file_saved(path: str) -> str:
    """What is said of a file that was written."""
    return QCoreApplication.translate("Presenter", "Saved: {path}").format(path=path)


def not_written() -> str:
    """What is said of a file that could not be."""
    return QCoreApplication.translate(
        "Presenter", "The file could not be written there. Choose another place."
    )


class ChangesSignal(QObject):
    """The one signal that carries what an operation or a sync round changed.

    Signals:
        changed(Changes): each presenter decides whether to ask its view again.
        made(Changes): somebody at this laptop changed something; it wants to be sent.
        stepped(DoneStep | AnswerStep): somebody did something that can be taken back.
    """

    changed = Signal(object)
    made = Signal(object)
    stepped = Signal(object)


class Presenter(QObject):
    """Base of presenters: runs callables off the GUI thread and brings results to the page.

    A subclass overrides `on_changes` to ask again, and calls `read` and `write`.
    """

    def __init__(self, page: Page, *, tasks: TaskRunner, changes: ChangesSignal) -> None:
        super().__init__(page)
        self._page = page
        self._tasks = tasks
        self._changes = changes
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(QUIET_MS)
        self._later.timeout.connect(self._catch_up)
        page.came_up.connect(self._came_up)
        changes.changed.connect(self.on_changes)

    def refresh(self) -> None:
        """Ask the view again."""

    def ask_again(self) -> None:
        """Ask the view again: at once while the page is looked at; else when it is, or when nothing has changed lately.

        A checklist makes hundreds of changes under pages that nobody sees; reading them meanwhile would only make what
        is looked at wait in line.
        """
        if self._page.isVisible():
            self._later.stop()
            self.refresh()
        else:
            self._later.start()

    def _came_up(self) -> None:
        if self._later.isActive():
            self._later.stop()
            self._catch_up()

    def _catch_up(self) -> None:
        if not self._tasks.is_closed:
            self.refresh()

    def on_changes(self, changes: Changes) -> None:
        """Something changed; ask again if it concerns this page."""

    def read(self, view: Callable[[], T], on_done: Callable[[T], None]) -> None:
        """Ask a view; `on_done` runs on the GUI thread, an error becomes a notice."""
        self._tasks.run_read(view, owner=self, on_done=on_done, on_error=self.say_error)

    def write(
        self,
        operation: Callable[[], Changes],
        on_done: Callable[[Changes], None] | None = None,
        on_error: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run an operation; everybody hears what changed, an error becomes a notice (or goes to `on_error`)."""

        def done(changes: Changes) -> None:
            self._changes.changed.emit(changes)
            if changes:
                self._changes.made.emit(changes)
            if on_done is not None:
                on_done(changes)

        self._tasks.run_write(operation, owner=self, on_done=done, on_error=on_error or self.say_error)

    def do(
        self,
        step: Step,
        on_done: Callable[[Changes], None] | None = None,
        on_error: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do something that can be taken back by Ctrl+Z; otherwise as `write`."""
        from ui.steps import DoneStep  # the first paint does nothing yet that could be

        def done(changes: Changes) -> None:
            if changes:
                self._changes.stepped.emit(DoneStep(step=step, changes=changes, at=datetime.now(UTC)))
            if on_done is not None:
                on_done(changes)

        self.write(step.do, done, on_error)

    def save_file(self, view: Callable[[], bytes], path: str) -> None:
        """Write what a view gives to a path a person chose, and say so."""

        def refused(error: Exception) -> None:
            if isinstance(error, OSError):
                self.say(not_written())
            else:
                self.say_error(error)

        self._tasks.run_read(
            lambda: Path(path).write_bytes(view()),
            owner=self,
            on_done=lambda _size: self.say(file_saved(path)),
            on_error=refused,
        )

    def compute(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run work that touches no database (pictures, PDF, printer) on the pool."""
        self._tasks.run_pool(work, owner=self, on_done=on_done, on_error=on_error or self.say_error)

    def say(self, sentence: str, *, undo_key: str = "") -> None:
        """Show a short message, with Undo if there is a key."""
        self._page.notice.emit(Notice(sentence, undo_key))

    def say_error(self, error: Exception) -> None:
        """Show what is wrong and what to do."""
        from ui.wording import error_sentence  # the first paint needs no words for errors

        self.say(error_sentence(error))
