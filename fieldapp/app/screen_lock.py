"""Hides the window after minutes without a touch, or on a key, until its person types the PIN.

The PIN guards the screen; what guards the data is the key (docs/decisions/0042-screen-lock.md).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPixmapCache, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from fieldapp.domain.screens.profile import ProfileScreen
from ui.frame import Notice
from ui.lock.page import UnlockPage
from ui.lock.presenter import UnlockPresenter
from ui.main_window import MainWindow, Section

if TYPE_CHECKING:
    from fieldapp.app.shell import Shell

_LOOK_MS = 2_000
_TOUCHES = frozenset(
    (
        *(QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel),
        *(QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TabletPress),
    )
)


class ScreenLock(QObject):
    """Locks one window.

    `seconds` is a clock that goes on while the laptop sleeps, so that a lid closed for minutes locks too. `read` says
    whether the person has a PIN; `try_pin` and `try_passphrase` raise when what was typed does not fit. All three run
    off the GUI thread.
    """

    def __init__(
        self,
        shell: Shell,
        *,
        seconds: Callable[[], float],
        read: Callable[[], ProfileScreen],
        try_pin: Callable[[str], None],
        try_passphrase: Callable[[str], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._window = shell.window
        self._seconds = seconds
        self._read = read
        self._try_pin = try_pin
        self._try_passphrase = try_passphrase
        self._touched = seconds()
        self._front: MainWindow | None = None
        self._hidden: list[QWidget] = []
        self._listen()
        # A screen reader's press comes as no event of a window: it is known by what it brings about.
        shell.changes.made.connect(self.touched)
        self._window.page_shown.connect(self.touched)
        self._window.action_pressed.connect(self.touched)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.applicationStateChanged.connect(self._state_changed)
            application.focusWindowChanged.connect(self._listen)

    @property
    def front(self) -> MainWindow | None:
        """The window that asks for the PIN, while it is locked."""
        return self._front

    @property
    def untouched_seconds(self) -> float:
        """How long nobody has touched the window."""
        return self._seconds() - self._touched

    def lock(self, *, told: bool = True) -> None:
        """Lock now; without PIN and passphrase nothing could open it again, so it stays open and says so if `told`."""
        if self._front is None and not self._shell.tasks.is_closed:
            self._touched = self._seconds()  # not asked for again while the answer is on its way
            self._shell.tasks.run_read(
                self._read,
                owner=self,
                on_done=lambda profile: self._lock(profile, told=told),
                on_error=self._shell.say_error,
            )

    def end(self) -> None:
        """The window is going to be another: lock it no more, and take the question away."""
        self._timer.stop()
        front, self._front = self._front, None
        self._hidden = []
        if front is not None:
            front.hide()
            front.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a touch."""
        if event.type() in _TOUCHES and isinstance(watched, QWindow):
            self.touched()
        return False

    def touched(self) -> None:
        """The person is there."""
        self._touched = self._seconds()

    def _listen(self) -> None:
        """Hear touches in every window of the program: menus, lists that drop down and file dialogs are some too.

        The windows' handles, not the application: they hear a touch once, not each event of each widget.
        """
        for handle in QGuiApplication.allWindows():
            handle.installEventFilter(self)  # one that is there already is not heard twice

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._look()

    def _look(self) -> None:
        self._listen()
        if self._front is None and self.untouched_seconds >= self._shell.settings.lock_minutes * 60:
            self.lock(told=False)

    def _lock(self, profile: ProfileScreen, *, told: bool) -> None:
        if self._front is not None:
            return
        if not profile.has_pin and profile.key_kept_in != "passphrase":
            if told:
                self._window.show_notice(Notice(self._no_pin()))
            return
        page = UnlockPage(pin_of=profile.person_name if profile.has_pin else "", at_start=False)
        check = self._try_pin if profile.has_pin else self._try_passphrase
        presenter = UnlockPresenter(page, check, tasks=self._shell.tasks)
        presenter.unlocked.connect(self._unlock)
        front = MainWindow([Section("locked", self.tr("Locked"), "key", page)])
        front.offer_search(False)
        front.setMinimumSize(self._window.minimumSize())
        front.setGeometry(self._window.geometry())
        front.setWindowIcon(self._window.windowIcon())
        front.setWindowState(self._window.windowState())
        self._front = front
        self._hidden = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        front.show()
        for one in self._hidden:
            one.hide()
        QPixmapCache.clear()
        page.take_focus()

    def _no_pin(self) -> str:
        return self.tr("You have no PIN yet to open the screen again. The office sets one; then sync.")

    def _unlock(self) -> None:
        front, self._front = self._front, None
        if front is None:
            return
        self._touched = self._seconds()
        if not front.isMaximized() and not front.isFullScreen():
            self._window.setGeometry(front.geometry())
        for one in self._hidden:
            if one.windowType() is not Qt.WindowType.Popup:
                one.show()
        self._hidden = []
        self._window.activateWindow()
        front.hide()
        front.deleteLater()
