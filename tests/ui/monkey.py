"""A monkey at the window: taps, keys, wheels, drops, pasting, sizes, themes, languages, pages, all from one seed.

`monkey.py --minutes 5` lets it loose for a time, from a new seed; what it finds is printed with
the seed that repeats it.
"""

from __future__ import annotations

import argparse
import gc
import random
import secrets
import sys
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from gallery import VIEWS, Gallery
from PySide6.QtCore import (
    QMimeData,
    QPoint,
    QPointF,
    QSize,
    Qt,
    QTimer,
    QtMsgType,
    QUrl,
    qInstallMessageHandler,
)
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui import theme
from ui.language import LANGUAGES, ScreenLanguage
from ui.theme import THEME_NAMES

LONGEST_STALL_MS = 100.0
PAGE_EVENTS = 25
SCREENSHOT = (3840, 2160)
"""In px: a picture another program puts on the clipboard. Encoding it would take the GUI thread half a second."""
SCALES = (1.0, 1.25, 1.5, 1.75)
KEY_NAMES = """
Tab Backtab Return Space Down Up Left Right Escape Delete Backspace F1 Question Plus Minus Slash Comma
0 1 2 3 9 A N P Z PageDown PageUp Home End
"""
KEYS = tuple(Qt.Key[f"Key_{name}"] for name in KEY_NAMES.split())
MODIFIERS = (
    *(Qt.KeyboardModifier.NoModifier,) * 6,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
HARMLESS = "This plugin does not support"  # said by Qt's offscreen screen, of raising windows and the like


@dataclass
class Found:
    """What went wrong, and how much was done."""

    seed: int
    done: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    slowest: list[tuple[float, str]] = field(default_factory=list)

    @property
    def stalls(self) -> list[str]:
        """Gestures that took the GUI thread more than 100 ms of its processor's time."""
        return [f"{name}: {ms:.0f} ms" for ms, name in self.slowest if ms > LONGEST_STALL_MS]

    def stalls_again(self, again: Found) -> list[str]:
        """Stalls that came in a second play of the same seed too, by page and kind of gesture.

        What the program does costs the same each time. What other programs do to the processor – its caches emptied,
        its other half at work – is counted as this thread's time too, but does not come again at the same place.
        """
        places = {_place(stall) for stall in again.stalls}
        return [stall for stall in self.stalls if _place(stall) in places]

    def took(self, name: str, ms: float) -> None:
        """Remember the slowest few."""
        self.slowest = sorted([*self.slowest, (ms, name)], reverse=True)[:20]


def _place(stall: str) -> str:
    """`job-plan: tap`, of `job-plan: tap nextStep: 120 ms`."""
    page, _, rest = stall.partition(": ")
    return f"{page}: {rest.partition(' ')[0]}"


class Monkey:
    """Plays with the gallery's window. Nothing is behind the pages: what they ask for, nobody does."""

    def __init__(self, speech: ScreenLanguage, application: QApplication, folder: Path, seed: int) -> None:
        self._speech = speech
        self._application = application
        self._dice = random.Random(seed)
        self._gallery: Gallery | None = None
        self._view = ""
        self._top: QWidget | None = None
        self.found = Found(seed)
        self._drops = _things_to_drop(folder)
        # A person closes a dialog that came up; here that is any of the system's choosing of files.
        self._closing = QTimer()
        self._closing.setInterval(20)
        self._closing.timeout.connect(self._close_what_waits)

    def play(self, *, events: int, until: float | None = None) -> Found:
        """Make `events` gestures, or as many as fit until the monotonic time `until`."""
        usual = sys.excepthook
        sys.excepthook = self._caught
        handler = qInstallMessageHandler(self._said)
        self._closing.start()
        gc.collect()
        gc.freeze()  # as the app does: what a whole run of tests left behind is not the window's to look through
        try:
            while self.found.done.total() < events and (until is None or time.monotonic() < until):
                self._dress()
                for name in self._dice.sample(list(VIEWS), 8):
                    self._look_at(name)
        finally:
            gc.unfreeze()
            self._closing.stop()
            sys.excepthook = usual
            qInstallMessageHandler(handler)
            QApplication.clipboard().clear()  # what Python put there must not be the last to go
            if self._gallery is not None:
                self._gallery.close()
        return self.found

    # Gestures

    def _dress(self) -> None:
        """Another theme, another language, another size."""
        if self._gallery is not None:
            self._gallery.close()
        dice = self._dice
        theme.apply(self._application, dice.choice(THEME_NAMES), dice.choice(SCALES))
        size = QSize(dice.randrange(1024, 1920), dice.randrange(640, 1200))
        self._gallery = Gallery(self._speech, dice.choice(LANGUAGES), size=size)
        self.found.done["dress"] += 1

    def _look_at(self, name: str) -> None:
        assert self._gallery is not None
        window = self._gallery.show(name)
        self._view = name
        self.found.done["page"] += 1
        gestures = (self._tap, self._key, self._wheel, self._drop, self._resize, self._paste)
        for _ in range(PAGE_EVENTS):
            (gesture,) = self._dice.choices(gestures, weights=(50, 30, 8, 6, 3, 3))
            kind = gesture.__name__.strip("_")
            began = time.thread_time()
            what = gesture(window)
            QApplication.processEvents()
            self.found.took(f"{name}: {kind} {what}", (time.thread_time() - began) * 1000)
            self.found.done[kind] += 1

    def _anywhere(self, window: QWidget) -> tuple[QWidget, QPoint]:
        top = self._top = (
            QApplication.activePopupWidget() or window
        )  # kept: its children's wrappers end with its own
        place = QPoint(self._dice.randrange(top.width()), self._dice.randrange(top.height()))
        target = top.childAt(place)
        target = target or top
        return target, target.mapFrom(top, place)

    def _tap(self, window: QWidget) -> str:
        target, place = self._anywhere(window)
        what = _named(target)
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=place)
        return what

    def _key(self, window: QWidget) -> str:
        target = self._top = QApplication.activePopupWidget() or window.focusWidget() or window
        key, modifier = self._dice.choice(KEYS), self._dice.choice(MODIFIERS)
        what = f"{key.name} on {_named(target)}"
        QTest.keyClick(target, key, modifier)
        return what

    def _wheel(self, window: QWidget) -> str:
        target, place = self._anywhere(window)
        point = QPointF(place)
        turn = QPoint(0, self._dice.choice((-240, -120, 120, 240)))
        event = QWheelEvent(
            point,
            QPointF(target.mapToGlobal(place)),
            QPoint(),
            turn,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(target, event)
        return _named(target)

    def _drop(self, window: QWidget) -> str:
        target, place = self._anywhere(window)
        while not target.acceptDrops() and (above := target.parentWidget()) is not None:
            place, target = target.mapTo(above, place), above
        name, data = self._dice.choice(self._drops)
        way = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        enter = QDragEnterEvent(place, *way)
        QApplication.sendEvent(target, enter)
        if enter.isAccepted():
            QApplication.sendEvent(target, QDropEvent(QPointF(place), *way))
        return f"{name} on {_named(target)}"

    def _paste(self, window: QWidget) -> str:
        name, data = self._dice.choice(self._drops)
        copy = QMimeData()
        if data.hasImage():
            copy.setImageData(data.imageData())
        else:
            for kind in data.formats():
                copy.setData(kind, data.data(kind))
        QApplication.clipboard().setMimeData(copy)
        target = window.focusWidget() or window
        QTest.keyClick(target, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        return f"{name} on {_named(target)}"

    def _resize(self, window: QWidget) -> str:
        window.resize(self._dice.randrange(1024, 1920), self._dice.randrange(640, 1200))
        return f"{window.width()}×{window.height()}"

    # What goes wrong

    def _close_what_waits(self) -> None:
        if (dialog := QApplication.activeModalWidget()) is not None:
            self.found.done["dialog closed"] += 1
            dialog.close()

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self.found.wrong.append(f"{self._view}: " + "".join(traceback.format_exception(kind, error, trace)))

    def _said(self, kind: QtMsgType, _place: object, words: str | None) -> None:
        loud = kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
        if loud and words and not words.startswith(HARMLESS):
            self.found.wrong.append(f"{self._view}: Qt: {words}")


def _named(widget: QWidget) -> str:
    return (widget.objectName() or type(widget).__name__) if isValid(widget) else "what is gone"


def _things_to_drop(folder: Path) -> list[tuple[str, QMimeData]]:
    """A photo, a broken photo, a text file, a file that is gone, words, a picture without a file."""
    photo = QImage(800, 600, QImage.Format.Format_RGB32)
    photo.fill(QColor("#557799"))
    photo.save(str(folder / "photo.jpg"))
    (folder / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nno more")
    (folder / "words.txt").write_text("Front left 4.1 mm", "utf-8")
    found = []
    for name in ("photo.jpg", "broken.png", "words.txt", "gone.heic"):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(folder / name))])
        found.append((name, data))
    words, picture = QMimeData(), QMimeData()
    words.setText("5YJ3E7EB7KF418206 – Ünïcode ✓ \u202e")
    picture.setImageData(photo.scaled(*SCREENSHOT))
    return [*found, ("words", words), ("a picture", picture)]


def main() -> int:
    """Play for a time; 1 if anything was found."""
    import tempfile

    from ui.theme.applying import make_application

    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=1)
    options.add_argument("--seed", type=int, default=secrets.randbelow(2**32))
    options.add_argument("--events", type=int, default=10**9)
    chosen = options.parse_args()
    application = make_application()
    with tempfile.TemporaryDirectory() as folder:
        monkey = Monkey(ScreenLanguage(application), application, Path(folder), chosen.seed)
        found = monkey.play(events=chosen.events, until=time.monotonic() + chosen.minutes * 60)
    done = ", ".join(f"{count} {name}" for name, count in found.done.most_common())
    print(f"monkey: seed {found.seed}, {found.done.total()} events ({done})")
    print("slowest:", *(f"  {ms:.0f} ms {name}" for ms, name in found.slowest[:8]), sep="\n")
    for one in found.wrong + found.stalls:
        print(one, file=sys.stderr)
    return 1 if found.wrong or found.stalls else 0


if __name__ == "__main__":
    sys.exit(main())
