"""A pair of hands for the demo: presses, types, draws and drops on the real windows, and waits like a person does."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar, overload

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from fieldapp.errors import DataProblem
from ui import theme
from ui.heartbeat import Heartbeat
from ui.main_window import MainWindow
from ui.tasks import TaskRunner
from ui.theme import ThemeName
from ui.widgets.signature_pad import SignaturePad
from ui.widgets.slices import Slices
from ui.widgets.tab_bar import TabBar
from ui.widgets.toast import Toast

W = TypeVar("W", bound=QWidget)
PATIENCE_SECONDS = 30.0
REST_SECONDS = 2.0
RESTING_TURNS = 3
GLANCE_MS = 15
TURN_MS = 1


class DayStopped(DataProblem):
    """The day could not go on; says what was being done. The last screen shows where."""


class Hands:
    """Works on whatever window `window()` gives, and leaves pictures in `screens`.

    Between two taps or keys the application gets a turn, as it does between those of a person; so a stall is
    what one gesture took. Looking and taking pictures happen aside of `heartbeat`: the hands' own work is no
    stall of the app. `touched` is told of each gesture: these hands touch widgets, which the window does not hear.
    """

    def __init__(
        self,
        window: Callable[[], MainWindow],
        screens: Path,
        heartbeat: Heartbeat,
        *,
        tasks: TaskRunner,
        looks: tuple[ThemeName, ...] = ("light",),
        touched: Callable[[], None] = lambda: None,
    ) -> None:
        self._window = window
        self._tasks = tasks
        self._touched = touched
        self._screens = screens
        self._heartbeat = heartbeat
        self._looks = looks
        self._shots = 0
        for look in looks:
            self._album(look).mkdir(parents=True, exist_ok=True)

    @property
    def window(self) -> MainWindow:
        """The window in front of us."""
        return self._window()

    def wait(
        self,
        condition: Callable[[], object],
        doing: str,
        *,
        seconds: float = PATIENCE_SECONDS,
        every_ms: int = GLANCE_MS,
    ) -> None:
        """Let the application work until `condition` holds.

        Raises:
            DayStopped: it did not within `seconds`.
        """
        end = time.monotonic() + seconds
        while not self._holds(condition):
            if time.monotonic() > end:
                self.picture("stopped")
                raise DayStopped(f"Stopped while {doing}.")
            QTest.qWait(every_ms)

    def _holds(self, condition: Callable[[], object]) -> bool:
        with self._heartbeat.aside():
            return bool(condition())

    def pause(self, milliseconds: int) -> None:
        """Look for a moment."""
        QTest.qWait(milliseconds)

    def picture(self, name: str, *, with_message: bool = False) -> None:
        """Keep what the window shows once it rests, or what it shows after two seconds of work.

        A message over it is tapped away first, unless it belongs to the picture. Taken in each of the `looks`.
        """
        self._shots += 1
        if not with_message:
            for message in self.every(Toast):
                QTest.mouseClick(message, Qt.MouseButton.LeftButton, pos=QPoint(2, message.height() // 2))
        for look in self._looks:
            self._wear(look)
            self._rest()
            with self._heartbeat.aside():
                self.window.grab().save(str(self._album(look) / f"{self._shots:02d}-{name}.png"))
        self._wear(self._looks[0])

    def _album(self, look: ThemeName) -> Path:
        return self._screens if look == self._looks[0] else self._screens / look

    def _wear(self, look: ThemeName) -> None:
        application = QApplication.instance()
        if len(self._looks) > 1 and isinstance(application, QApplication):
            with self._heartbeat.aside():
                theme.apply(application, look, 1.0)

    def _rest(self) -> None:
        end = time.monotonic() + REST_SECONDS
        rested = 0
        while rested < RESTING_TURNS and time.monotonic() < end:
            QTest.qWait(GLANCE_MS)  # deferred layouts and paints come in these turns
            rested = rested + 1 if self._holds(self._at_rest) else 0

    def _at_rest(self) -> bool:
        return self._tasks.is_idle and not any(work.running for work in self.window.findChildren(Slices))

    # Finding

    def every(self, kind: type[W], name: str = "", within: QWidget | None = None) -> list[W]:
        """Visible widgets of a kind, by object name if one is given."""
        with self._heartbeat.aside():
            parent = within or self.window
            found: Iterable[W] = parent.findChildren(kind, name) if name else parent.findChildren(kind)
            return [widget for widget in found if widget.isVisible()]

    @overload
    def one(self, name: str, within: QWidget | None = None) -> QWidget: ...
    @overload
    def one(self, name: str, within: QWidget | None, kind: type[W]) -> W: ...
    def one(self, name: str, within: QWidget | None = None, kind: type[QWidget] = QWidget) -> QWidget:
        """The visible widget of that name; waits for it to appear.

        Raises:
            DayStopped: there is none.
        """
        self.wait(lambda: self.every(kind, name, within), f"looking for {name}", seconds=20)
        return self.every(kind, name, within)[0]

    # Doing

    def touch(self) -> None:
        """A key that does nothing but tell that somebody is there."""
        QTest.keyClick(self.window.windowHandle(), Qt.Key.Key_Shift)

    def _begin(self, gesture: str) -> None:
        self._heartbeat.doing = gesture
        self._touched()

    def _bring(self, widget: QWidget) -> None:
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()

    def press(self, widget: QWidget, doing: str = "") -> None:
        """Tap in the middle; `doing` says what that means, if the widget's name does not."""
        self._begin(doing or f"press {widget.objectName() or type(widget).__name__}")
        self._bring(widget)
        QTest.mouseClick(
            widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, widget.rect().center()
        )
        QTest.qWait(TURN_MS)

    def press_named(self, name: str, within: QWidget | None = None) -> None:
        """Tap the widget of that name."""
        self.press(self.one(name, within))

    def next_step(self, key: str) -> None:
        """Press the big button once it offers `key`."""

        def offered() -> bool:
            step = self.window.current_page.bar_state.next_step
            return step is not None and step.key == key and not step.locked

        self.wait(offered, f"waiting for the next step {key}")
        self.press(self.one("nextStep"), f"next step {key}")

    def write(self, name: str, text: str, within: QWidget | None = None) -> None:
        """Type into the field of that name, in the stead of what it holds."""
        field = self.one(name, within)
        editor = field.focusProxy() or field
        self._begin(f"write into {name}")
        self._bring(field)
        editor.setFocus()
        if isinstance(editor, QLineEdit | QPlainTextEdit):
            editor.selectAll()
        self.type(editor, text)
        editor.clearFocus()

    def type(self, editor: QWidget, text: str) -> None:
        """Type key by key."""
        for letter in text:
            QTest.keyClicks(editor, letter)
            QTest.qWait(TURN_MS)

    def tab(self, name: str, key: str) -> None:
        """Tap a tab."""
        bar = self.one(name, None, TabBar)
        self._begin(f"tab {key}")
        place = bar.place_of(key)
        QTest.mouseClick(
            bar, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, bar.tabRect(place).center()
        )
        QTest.qWait(TURN_MS)

    def sign(self, name: str, within: QWidget | None = None) -> None:
        """Draw something like a signature on a pad."""
        pad = self.one(name, within, SignaturePad)
        self._begin(f"sign {name}")
        self._bring(pad)
        width, height = pad.width(), pad.height()
        points = [
            QPoint(
                round(width * (0.12 + 0.07 * step)),
                round(height * (0.55 - 0.22 * (-1) ** step / (1 + step / 6))),
            )
            for step in range(11)
        ]
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[0])
        for point in points[1:]:
            QTest.mouseMove(pad, point)
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[-1])

    def drop(self, target: QWidget, *files: Path) -> None:
        """Drop files on a widget."""
        self._begin(f"drop on {target.objectName()}")
        self._bring(target)
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        place, copy = target.rect().center(), Qt.DropAction.CopyAction
        nothing = Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(place, copy, carried, Qt.MouseButton.LeftButton, nothing)
        QApplication.sendEvent(target, enter)
        drop = QDropEvent(QPointF(place), copy, carried, Qt.MouseButton.LeftButton, nothing)
        QApplication.sendEvent(target, drop)

    def choose_file(self, button: str, file: Path) -> None:
        """Press a button that opens the file dialog, type the path, Enter."""

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QFileDialog):
                editor = dialog.findChild(QLineEdit, "fileNameEdit")
                if editor is not None:
                    editor.setText(str(file))
                    QTest.keyClick(editor, Qt.Key.Key_Return)
                    return
            QTimer.singleShot(50, answer)

        QTimer.singleShot(50, answer)
        self.press_named(button)
