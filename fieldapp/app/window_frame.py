"""Where the window stood on the desk: kept per profile, and taken up again where that screen still is.

The file holds six numbers and words and nothing personal. It is no setting – nobody chooses it – so it has a file of
its own and is never worth an error: one that cannot be read or written is one that is not there.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyle, QWidget

from fieldapp import settings
from fieldapp.errors import StorageReadOnly

_CALM_MS = 700
_CHANGES = frozenset((QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange))


@dataclass(frozen=True, slots=True)
class WindowFrame:
    """A window's place in logical pixels of the whole desk, as it stands when it is not maximised.

    `screen` is the system's name of the screen it was on.
    """

    x: int
    y: int
    width: int
    height: int
    screen: str
    maximised: bool = False


def frame_of(window: QWidget) -> WindowFrame:
    """Where a window stands."""
    rect = window.normalGeometry() if window.isMaximized() or window.isMinimized() else window.geometry()
    return WindowFrame(
        rect.x(), rect.y(), rect.width(), rect.height(), window.screen().name(), window.isMaximized()
    )


def load(path: Path) -> WindowFrame | None:
    """The frame kept at `path`; None where there is none that can be used."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        frame = WindowFrame(**kept)
    except (OSError, ValueError, TypeError):
        return None
    numbers = (frame.x, frame.y, frame.width, frame.height)
    fits = all(type(number) is int and abs(number) < 100_000 for number in numbers)
    if not fits or type(frame.screen) is not str or type(frame.maximised) is not bool:
        return None
    return frame if frame.width > 0 and frame.height > 0 else None


def save(path: Path, frame: WindowFrame) -> None:
    """Keep `frame` at `path`; a full or read-only disk is told by what a person does, not by this."""
    with contextlib.suppress(StorageReadOnly):
        settings.keep_whole(path, dataclasses.asdict(frame))


def place_for(frame: WindowFrame, screens: Mapping[str, QRect]) -> QRect | None:
    """The rectangle to open at, all of it on the screen it was on; None when that screen is gone.

    `screens`: the room each screen has for windows, by name. A screen that moved or became smaller still gets its
    window: pushed inside, and no larger than the screen.
    """
    room = screens.get(frame.screen)
    if room is None:
        return None
    size = QSize(frame.width, frame.height).boundedTo(room.size())
    x = max(room.left(), min(frame.x, room.left() + room.width() - size.width()))
    y = max(room.top(), min(frame.y, room.top() + room.height() - size.height()))
    return QRect(x, y, size.width(), size.height())


def fills(size: QSize, room: QSize, *, title_bar: int, least: QSize) -> bool:
    """Whether a window of `size` and its title bar leave nothing of `room`, so that it had better be maximised.

    On a laptop of 1366 × 768 or 1280 × 720 the main button would lie below the edge of the screen. A screen that is
    smaller than `least` cannot hold the window maximised either.
    """
    if room.width() < least.width() or room.height() < least.height():
        return False
    return size.width() > room.width() or size.height() + title_bar > room.height()


def _maximise_if_it_fills(window: QWidget, size: QSize, room: QSize) -> None:
    title_bar = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    if fills(size, room, title_bar=title_bar, least=window.minimumSize()):
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def open_first(window: QWidget, size: QSize) -> None:
    """Open a window – not shown yet – for the first time: as large as `size`, or the whole of a small screen."""
    window.resize(size)
    _maximise_if_it_fills(window, size, window.screen().availableSize())


def take_up(window: QWidget, frame: WindowFrame) -> None:
    """Open a window – not shown yet – where it was; on another screen if it must, but as large and as maximised."""
    rooms = {screen.name(): screen.availableGeometry() for screen in QGuiApplication.screens()}
    place = place_for(frame, rooms)
    if place is not None:
        window.setGeometry(place)
    else:
        window.resize(QSize(frame.width, frame.height).boundedTo(window.screen().availableSize()))
    if frame.maximised:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
    else:
        room = rooms[frame.screen].size() if place is not None else window.screen().availableSize()
        _maximise_if_it_fills(window, window.size(), room)


def stand_where(old: QWidget, new: QWidget) -> None:
    """Put a window that takes another's stead – not shown yet – exactly where that one is."""
    is_large = old.isMaximized()
    new.setGeometry(old.normalGeometry() if is_large else old.geometry())
    if is_large:
        new.setWindowState(new.windowState() | Qt.WindowState.WindowMaximized)


class FrameMemory(QObject):
    """Keeps where one window stands a moment after it was moved; `keep` gets the frame whenever it is another."""

    def __init__(self, window: QWidget, keep: Callable[[WindowFrame], None]) -> None:
        super().__init__(window)
        self._window = window
        self._keep = keep
        self._kept: WindowFrame | None = None
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self.note)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait until the window has come to rest."""
        if event.type() in _CHANGES and self._window.isVisible():
            self._calm.start()
        return False

    def note(self) -> None:
        """Keep where the window stands now."""
        self._calm.stop()
        frame = frame_of(self._window)
        if frame != self._kept:
            self._kept = frame
            self._keep(frame)
