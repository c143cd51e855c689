"""While the person drives, no box opens in front of them: every button of every page is pressed to see."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from gallery import VIEWS, Gallery
from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog
from pytestqt.qtbot import QtBot

from ui.language import ScreenLanguage
from ui.main_window import MainWindow
from ui.widgets.toast import Toast

ROOT = Path(__file__).resolve().parents[2]
ONLY_HERE = ROOT / "ui" / "widgets" / "asking.py"
BOXES = {"QFileDialog", "QMessageBox", "QInputDialog", "QDialog", "QProgressDialog", "QErrorMessage"} | {
    "QColorDialog",
    "QFontDialog",
    "QPrintDialog",
    "QWizard",
}


class Watchman:
    """Closes every box that opens, and knows which ones did."""

    def __init__(self) -> None:
        self.met: list[str] = []
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QDialog):
            self.met.append(box.windowTitle())
            box.reject()
        elif box is not None:
            self.met.append(type(box).__name__)
            box.close()

    def stop(self) -> None:
        self._timer.stop()


@pytest.fixture
def watchman() -> Iterator[Watchman]:
    watchman = Watchman()
    yield watchman
    watchman.stop()


@pytest.fixture
def gallery(qapp: QApplication) -> Iterator[Gallery]:
    made = Gallery(ScreenLanguage(qapp), "en", size=QSize(1280, 720))
    yield made
    made.close()


def press_everything(window: MainWindow) -> int:
    """Presses what can be pressed on the page; a button that went away meanwhile is not pressed."""
    page = window.current_page
    pressed = 0
    for action in page.bar_state.secondary:
        page.action_triggered.emit(action.key)
    for button in page.findChildren(QAbstractButton):
        try:
            if button.isVisible() and button.isEnabled():
                button.click()
                pressed += 1
        except RuntimeError:  # what was pressed before took it away
            continue
    return pressed


def test_no_button_opens_a_box_while_driving(qtbot: QtBot, gallery: Gallery, watchman: Watchman) -> None:
    pressed = 0
    for name, view in VIEWS.items():
        if view.section == "sign_in":  # nobody is signed in who could drive
            continue
        window = gallery.show(name)
        window.set_driving(True)
        pressed += press_everything(window)
    assert watchman.met == []
    assert pressed > 100


def test_the_same_buttons_open_boxes_where_nobody_drives(
    qtbot: QtBot, gallery: Gallery, watchman: Watchman
) -> None:
    """What shows that the walk above comes to where boxes are."""
    for name in ("job-photos", "parts"):
        press_everything(gallery.show(name))
    assert {"Choose pictures", "Choose a picture of the label"} <= set(watchman.met)


def test_who_presses_it_while_driving_is_told_how_it_goes_on(qtbot: QtBot, gallery: Gallery) -> None:
    window = gallery.show("parts")
    window.set_driving(True)
    press_everything(window)
    toast = window.findChild(Toast, "toast")
    assert toast is not None
    assert toast.accessibleName() == "While you drive, nothing opens in front of you. Press Arrived first."


def test_boxes_are_opened_at_one_place_only() -> None:
    """Whoever adds a box elsewhere goes round the question whether the person drives."""
    found = [
        f"{path.relative_to(ROOT)}: {alias.name}"
        for room in ("ui", "fieldapp/app")
        for path in sorted((ROOT / room).rglob("*.py"))
        if path != ONLY_HERE
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.name in BOXES
    ]
    assert found == []
