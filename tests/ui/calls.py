"""Plain functions that write down how they were called, for presenters to be given as operations and views."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QWidget

from fieldapp.domain.changes import Changes
from ui.frame import Page
from ui.widgets.slices import Slices

SETTLED_SECONDS = 30


class Calls:
    """`calls.operation("drive")` is a function; `calls.made` says who was called with what, in order."""

    def __init__(self) -> None:
        self.made: list[tuple[Any, ...]] = []

    def operation(self, name: str, changes: Changes | None = None) -> Callable[..., Changes]:
        """Writes the call down and says what changed."""

        def run(*arguments: Any) -> Changes:
            self.made.append((name, *arguments))
            return Changes.of("job", "job-1") if changes is None else changes

        return run

    def view(self, name: str, value: Any) -> Callable[..., Any]:
        """Writes the call down and gives a value."""

        def run(*arguments: Any) -> Any:
            self.made.append((name, *arguments))
            return value

        return run

    def failing(self, error: Exception) -> Callable[..., Any]:
        """Raises."""

        def run(*_arguments: Any) -> Any:
            raise error

        return run

    def named(self, name: str) -> list[tuple[Any, ...]]:
        """The arguments of each call of one name."""
        return [call[1:] for call in self.made if call[0] == name]


def notices(page: Page) -> list[str]:
    """What the page says from now on."""
    said: list[str] = []
    page.notice.connect(lambda notice: said.append(notice.text))
    return said


def settle() -> None:
    """Let Qt show what was just put into a layout, a round of events later, and slices of work be done."""
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    works = [work for window in QApplication.topLevelWidgets() for work in window.findChildren(Slices)]
    end = time.monotonic() + SETTLED_SECONDS
    # What is deleted with its page never says that it is done, and a timeout raised inside a slot ends no loop here.
    while any(shiboken6.isValid(work) and work.running for work in works):
        QApplication.processEvents()
        assert time.monotonic() < end, "slices of work that never end"


def find(parent: QWidget, kind: type[Any], name: str) -> Any:
    """A widget that is there and not about to go, by its object name."""
    settle()
    found = [widget for widget in parent.findChildren(kind, name) if not widget.isHidden()]
    assert found, f"there is no {name}"
    return found[-1]


def words(parent: QWidget) -> str:
    """Every text a person can read under `parent`, one after the other."""
    from PySide6.QtWidgets import QAbstractButton, QLabel

    settle()
    texts = [w.text() for w in parent.findChildren(QLabel) if w.isVisibleTo(parent)]
    texts += [w.text() for w in parent.findChildren(QAbstractButton) if w.isVisibleTo(parent)]
    return "\n".join(texts).replace("\N{NO-BREAK SPACE}", " ")  # which only says where a line may break


def drop_on(widget: QWidget, offered: QMimeData) -> bool:
    """Drag something over the middle of a widget and let go there; whether it was taken."""
    where, keys = QPointF(widget.rect().center()), Qt.KeyboardModifier.NoModifier
    copy, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    over = QDragEnterEvent(where.toPoint(), copy, offered, button, keys)
    over.ignore()
    widget.dragEnterEvent(over)
    if not over.isAccepted():
        return False
    let_go = QDropEvent(where, copy, offered, button, keys)
    widget.dropEvent(let_go)
    return True


def files(*paths: object) -> QMimeData:
    """Files as a file manager gives them."""
    offered = QMimeData()
    offered.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return offered


def a_picture() -> QMimeData:
    """A picture as another program gives it."""
    image = QImage(8, 6, QImage.Format.Format_RGB888)
    image.fill(0)
    offered = QMimeData()
    offered.setImageData(image)
    return offered
