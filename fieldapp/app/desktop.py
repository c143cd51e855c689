"""The desktop app for one profile: first paint from a bare query, the rest behind it, sync in the background."""

from __future__ import annotations

import dataclasses
import gc
import sys
import threading
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from fieldapp import credentials, settings
from fieldapp.app import window_frame
from fieldapp.app.window_frame import FrameMemory, WindowFrame
from fieldapp.domain.screens.today import TodayScreen
from fieldapp.errors import DatabaseDamaged, DeviceRevoked, FieldAppError, KeyUnavailable
from fieldapp.paths import Profile
from fieldapp.views import first_screen
from ui import theme
from ui.formats import Formats
from ui.frame import Notice, Page
from ui.language import ScreenLanguage, system_language
from ui.main_window import MainWindow, Section
from ui.presenter import ChangesSignal
from ui.tasks import TaskRunner
from ui.theme.tokens import resource_folder
from ui.today.page import TodayPage

if TYPE_CHECKING:
    from fieldapp.app.rooms import Rooms
    from fieldapp.app.session import Session
    from fieldapp.domain.screens.out_of_service import OutOfService

FIRST_SIZE = (1366, 768)
LEAST_SIZE = (1024, 640)
_GIVE_WAY_SECONDS = 0.001


class FirstPaint(QObject):
    """Tells once when a window has painted for the first time.

    Signals:
        painted(): after the paint, from the event loop.
    """

    painted = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._told = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint event."""
        if event.type() == QEvent.Type.Paint and not self._told:
            self._told = True
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.painted.emit)
        return False


class WaitingPage(Page):
    """Stands in for a page whose room is still being loaded."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"waiting-{name}")
        from PySide6.QtWidgets import QVBoxLayout

        from ui.widgets.loading_bars import LoadingBars

        bars = LoadingBars(rows=5)
        layout = QVBoxLayout(self)
        layout.addWidget(bars)
        layout.addStretch(1)
        bars.start()


class Desktop(QObject):
    """Everything of one open profile. `open()` shows the window, `close()` ends what runs in the background.

    Signals:
        painted(): a window has painted for the first time; whatever it did not need may be loaded now.
        ready(): every page is there and sync runs.
        kept(Settings): other settings hold, wherever they were chosen.
    """

    painted = Signal()
    ready = Signal()
    kept = Signal(object)

    def __init__(self, application: QApplication, profile: Profile) -> None:
        super().__init__()
        # A worker that computes gives way to the window after 1 ms. Python's usual 5 ms are waited for anew at
        # each of the dozens of times one gesture lets go of the interpreter, which made stalls of 100 ms.
        sys.setswitchinterval(_GIVE_WAY_SECONDS)
        self._application = application
        self.profile = profile
        self.settings = settings.load(profile.settings_file)
        self._writing_settings = threading.Lock()
        self._speech = ScreenLanguage(application)
        hints = application.styleHints()
        self._system_scheme = hints.colorScheme()
        hints.colorSchemeChanged.connect(self._system_turned)
        self.tasks = TaskRunner(self)
        self.changes = ChangesSignal(self)
        self.formats = Formats()
        self._window: MainWindow | None = None
        self._frame_memory: FrameMemory | None = None
        self._key: bytes | None = None
        self._first_day = False
        self.session: Session | None = None
        self._rooms: Rooms | None = None
        self.today_page: TodayPage

    @property
    def window(self) -> MainWindow:
        """The window that is open."""
        if self._window is None:
            raise RuntimeError("open() comes first")
        return self._window

    @property
    def rooms(self) -> Rooms:
        """The pages behind the window, once `ready` was said."""
        if self._rooms is None:
            raise RuntimeError("the pages are not there yet")
        return self._rooms

    # Opening

    def open(self) -> None:
        """Show the window: today's jobs if this profile has them, else what is needed first."""
        self._dress()
        if self.profile.farewell.exists():
            self._show_farewell(None)
            self._was_wiped()
            return
        try:
            first = self._first_screen()
        except KeyUnavailable:
            self._show_entrance(locked=True)
            return
        except FieldAppError as error:
            self._show_trouble(error)
            return
        if self._key is None:
            self._show_entrance(locked=False)
            return
        self._show_window(first)

    def _dress(self) -> None:
        self._speech.use(self.settings.language or system_language())
        self._put_on_theme()
        self.formats = Formats(self._speech.language, "")

    def _put_on_theme(self) -> None:
        name = self.settings.theme
        if name == "system":
            name = "dark" if self._system_scheme is Qt.ColorScheme.Dark else "light"
        theme.apply(
            self._application,
            "dark" if name == "dark" else "sun" if name == "sun" else "light",
            self.settings.scale,
        )

    def _system_turned(self, scheme: Qt.ColorScheme) -> None:
        """The system went dark at dusk, or light again."""
        self._system_scheme = scheme
        if self.settings.theme == "system" and self._window is not None and not self.tasks.is_closed:
            self._put_on_theme()

    def _first_screen(self) -> TodayScreen | None:
        if credentials.kept_in(self.profile.key_file) is None:
            return None
        if self._key is None:
            self._key = credentials.unlock(self.profile.key_file)
        try:
            return first_screen.read(self.profile.database, self._key, day=date.today())  # noqa: DTZ011 - the person's day
        except DatabaseDamaged:
            return None  # the full start tells damage from a wrong key, and sets the damaged file aside

    def _new_window(self, sections: list[Section]) -> MainWindow:
        old = self._window
        window = MainWindow(sections)
        window.setMinimumSize(*LEAST_SIZE)
        self._window = window
        if old is not None:
            window_frame.stand_where(old, window)
        elif (frame := window_frame.load(self.profile.window_file)) is not None:
            window_frame.take_up(window, frame)
        else:
            window_frame.open_first(window, QSize(*FIRST_SIZE))
        self._frame_memory = FrameMemory(window, self._keep_frame)
        FirstPaint(window).painted.connect(self.painted)
        return window

    def _keep_frame(self, frame: WindowFrame) -> None:
        if self.tasks.is_closed:
            return
        self.tasks.run_pool(
            partial(window_frame.save, self.profile.window_file, frame),
            owner=self,
            on_done=lambda _none: None,
            on_error=self.say_error,
        )

    def _swap(self, window: MainWindow, old: MainWindow | None) -> None:
        window.show()
        if old is not None:
            old.hide()
            old.deleteLater()

    def _section(self, key: str, page: Page | Callable[[], Page]) -> Section:
        words = {
            "today": self.tr("Today"),
            "jobs": self.tr("Jobs"),
            "parts": self.tr("Parts"),
            "know_how": self.tr("Know-how"),
            "sync": self.tr("Sync"),
            "settings": self.tr("Settings"),
        }
        icons = {"know_how": "know-how"}
        return Section(key, words[key], icons.get(key, key), page)

    def _show_window(self, first: TodayScreen | None) -> None:
        old = self._window
        page = self.today_page = TodayPage(self.formats)
        if first is not None:
            page.show_day(first, today=first.day)
        later = ["jobs", "parts", "know_how", "sync", "settings"]
        window = self._new_window(
            [self._section("today", page), *(self._section(key, partial(WaitingPage, key)) for key in later)]
        )
        self.painted.connect(self._load, Qt.ConnectionType.SingleShotConnection)
        self._swap(window, old)

    def _show_entrance(self, *, locked: bool) -> None:
        from fieldapp.app.entrance import Entrance

        old = self._window
        entrance = Entrance(self, self, locked=locked)
        entrance.opened.connect(self._entered)
        self._first_day = not locked
        window = self._new_window([Section("sign_in", self.tr("Sign in"), "key", entrance.page)])
        window.offer_search(False)
        self._swap(window, old)

    def _entered(self, key: bytes) -> None:
        self._key = key
        self.open()

    def _show_trouble(self, error: FieldAppError) -> None:
        from fieldapp.app.entrance import trouble_page

        old = self._window
        page = trouble_page(error)
        page.action_triggered.connect(lambda _key: self.open())
        window = self._new_window([Section("trouble", self.tr("Problem"), "attention", page)])
        window.offer_search(False)
        self._swap(window, old)

    # Loading what the first paint did not need

    def _load(self) -> None:
        key = self._key
        if key is None:
            return
        from fieldapp.app.tidying import tidy_rarely

        tidy_rarely()

        def load() -> Session:
            from fieldapp.app.session import Session

            return Session.begin(self.profile, key, previous=self.session)

        self.tasks.run_pool(load, owner=self, on_done=self._loaded, on_error=self._load_failed)

    def _load_failed(self, error: Exception) -> None:
        if isinstance(error, FieldAppError):
            self._show_trouble(error)
        else:
            self.say_error(error)

    def _loaded(self, session: Session) -> None:
        from fieldapp.app.rooms import Rooms

        if not session.person.person_id:
            session.end()
            self._show_entrance(locked=False)
            return
        self.session = session
        self._rooms = Rooms(self, session)
        self._rooms.furnish(self._furnished)

    def _furnished(self) -> None:
        # Modules and pages stay for as long as the program runs. Left among what is collected, their half a
        # million objects would stop the window for a tenth of a second each time all garbage is looked for.
        gc.freeze()
        if self._first_day and not self.settings.guide_seen:
            self.rooms.commands.show_guide()
        self._first_day = False
        from PySide6.QtGui import QIcon

        self.window.setWindowIcon(QIcon(str(resource_folder("") / "app-icon.svg")))
        self.ready.emit()

    # While it runs

    def put_on(self, *, language: str = "", theme_name: str = "", scale: int = 0) -> None:
        """Keep a new look and wear it at once; another language builds the pages anew. What is left out stays."""
        spoken, now = self._speech.language, self.settings
        self.keep(
            dataclasses.replace(
                now,
                language=language or now.language,
                theme=theme_name or now.theme,
                scale=scale / 100 if scale else now.scale,
            )
        )
        if not language or language == spoken:
            self._put_on_theme()
            return
        self._dress()
        if self._rooms is not None:
            self._rooms.leave()
        self._show_window(None)

    def keep(self, wanted: settings.Settings) -> None:
        """Keep other settings; they are written behind what the person does."""
        self.settings = wanted
        self.kept.emit(wanted)
        self.tasks.run_pool(
            self._write_settings, owner=self, on_done=lambda _none: None, on_error=self.say_error
        )

    def _write_settings(self) -> None:
        # What holds now: of two choices soon after one another the pool may write the earlier one last.
        with self._writing_settings:
            settings.save(self.profile.settings_file, self.settings)

    def say_error(self, error: BaseException) -> None:
        """Show one sentence about an error in the window."""
        from ui.wording import error_sentence  # the first paint needs no words for errors

        if self._window is not None:
            self._window.show_notice(Notice(error_sentence(error)))

    def out_of_service(self, error: DeviceRevoked) -> None:
        """Show nothing more, destroy the key and what it opens, and say so – unless work was done since that the office
        wants first: then the window comes back and sync goes on.
        """
        session, key = self.session, self._key
        if session is None:  # it is under way
            return
        self.session, self._key = None, None
        if self._rooms is not None:
            self._rooms.fall_silent()
            self._rooms = None
        self._show_farewell(None)

        def end() -> OutOfService | None:
            from fieldapp.clock import now
            from fieldapp.operations.wiping import farewell, wipe
            from sync.client.revocation import is_handed_over, still_to_hand_over

            session.stop_sync()
            first, at = is_handed_over(error), now().at
            if first and still_to_hand_over(session.store, now=at):
                return None
            told = farewell(session.store, handed_over=first, now=at)
            session.end()
            wipe(self.profile, told)
            return told

        def ended(told: OutOfService | None) -> None:
            if told is None:
                self.session, self._key = session, key
                self._show_window(None)
            else:
                self._show_farewell(told)

        # After every write that was asked for before: what was saved on the screen is in the outbox by then.
        self.tasks.run_write(end, owner=self, on_done=ended, on_error=self._load_failed)

    def _was_wiped(self) -> None:
        """Say again what happened to this laptop, having finished it if it was cut short."""
        from fieldapp.operations.wiping import wiped

        self.tasks.run_pool(
            lambda: wiped(self.profile),
            owner=self,
            on_done=self._show_farewell,
            on_error=self._load_failed,
        )

    def _show_farewell(self, told: OutOfService | None) -> None:
        from ui.out_of_service.page import OutOfServicePage

        old = self._window
        page = OutOfServicePage(told)
        page.sign_in_wanted.connect(self._begin_anew)
        window = self._new_window([Section("out_of_service", self.tr("Problem"), "attention", page)])
        window.offer_search(False)
        self._swap(window, old)
        for other in QApplication.topLevelWidgets():
            if other is not window and other.isVisible():
                other.close()  # nothing that was open shows the work any more

    def _begin_anew(self) -> None:
        from fieldapp.operations.wiping import begin_anew

        self.tasks.run_pool(
            lambda: begin_anew(self.profile),
            owner=self,
            on_done=lambda _none: self.open(),
            on_error=self._load_failed,
        )

    def come_forward(self) -> None:
        """Show the window in front of the others."""
        locked = self._rooms.lock.front if self._rooms is not None else None
        window = locked or self.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()

    def close(self) -> None:
        """End sync, finish what is being written, close the store."""
        if self._rooms is not None:
            self._rooms.leave()
        if self._frame_memory is not None:
            self._frame_memory.note()
            self._frame_memory = None
        self.changes.blockSignals(True)  # what is still being written has nobody left to tell
        self.tasks.close()
        if self.session is not None:
            self.session.end()
