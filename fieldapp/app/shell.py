"""What the rooms and the entrance need of the app around them, so that they need not know who that is."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import SignalInstance

from fieldapp.errors import DeviceRevoked
from fieldapp.paths import Profile
from fieldapp.settings import Settings
from ui.formats import Formats
from ui.main_window import MainWindow
from ui.presenter import ChangesSignal
from ui.tasks import TaskRunner
from ui.today.page import TodayPage


class Shell(Protocol):
    """One open profile: its window, its work off the thread, its look.

    Signals:
        kept(Settings): other settings hold, wherever they were chosen.
    """

    profile: Profile
    settings: Settings
    kept: SignalInstance
    tasks: TaskRunner
    changes: ChangesSignal
    formats: Formats
    today_page: TodayPage

    @property
    def window(self) -> MainWindow:
        """The window that is open."""
        ...

    def put_on(self, *, language: str = "", theme_name: str = "", scale: int = 0) -> None:
        """Keep a new look and wear it at once; `scale` in per cent. What is left out stays as it is."""
        ...

    def keep(self, wanted: Settings) -> None:
        """Keep other settings."""
        ...

    def say_error(self, error: BaseException) -> None:
        """Tell the person in one sentence."""
        ...

    def out_of_service(self, error: DeviceRevoked) -> None:
        """The office wants this laptop wiped now: nothing of it is shown or kept any more."""
        ...
