"""The window opens as large as it was and on the screen it was on, if that screen is still there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fieldapp.app import window_frame
from fieldapp.app.desktop import FIRST_SIZE, LEAST_SIZE, Desktop
from fieldapp.app.window_frame import FrameMemory, WindowFrame, fills, place_for
from fieldapp.paths import open_profile

LAPTOP = QRect(0, 0, 1920, 1160)
BESIDE = QRect(1920, 0, 2560, 1400)
DESK = {"eDP-1": LAPTOP, "HDMI-1": BESIDE}


def frame(x: int, y: int, width: int, height: int, screen: str) -> WindowFrame:
    return WindowFrame(x, y, width, height, screen)


@pytest.mark.parametrize(
    ("kept", "opens"),
    [
        (frame(100, 80, 1366, 768, "eDP-1"), QRect(100, 80, 1366, 768)),
        (frame(2200, 200, 1366, 768, "HDMI-1"), QRect(2200, 200, 1366, 768)),
        (frame(1800, 900, 1366, 768, "eDP-1"), QRect(554, 392, 1366, 768)),  # it hung over the edge
        (frame(-3000, -50, 1366, 768, "eDP-1"), QRect(0, 0, 1366, 768)),  # the screen was moved on the desk
        (frame(0, 0, 3840, 2160, "eDP-1"), LAPTOP),  # it was larger than the screen is now
    ],
)
def test_the_window_opens_whole_on_the_screen_it_was_on(kept: WindowFrame, opens: QRect) -> None:
    assert place_for(kept, DESK) == opens


@pytest.mark.parametrize(
    ("room", "whole"),
    [
        (QSize(1366, 768), True),  # the title bar would push the main button over the edge
        (QSize(1280, 720), True),
        (QSize(1366, 792), False),
        (QSize(1920, 1160), False),
        (QSize(800, 800), False),  # smaller than the window can be
    ],
)
def test_on_a_small_screen_the_window_opens_maximised(room: QSize, whole: bool) -> None:
    assert fills(QSize(*FIRST_SIZE), room, title_bar=24, least=QSize(*LEAST_SIZE)) is whole


def test_on_a_screen_that_is_gone_no_place_is_taken_up() -> None:
    assert place_for(frame(2200, 200, 1366, 768, "HDMI-1"), {"eDP-1": LAPTOP}) is None


@pytest.mark.parametrize(
    "kept",
    [
        *("", "[]", "null", "{", "7", '{"x": 1}'),
        '{"x": "a", "y": 0, "width": 1, "height": 1, "screen": "s", "maximised": false}',
        '{"x": true, "y": 0, "width": 900, "height": 900, "screen": "s", "maximised": false}',
        '{"x": 0, "y": 0, "width": 0, "height": 900, "screen": "s", "maximised": false}',
        '{"x": 0, "y": 0, "width": 1e9, "height": 900, "screen": "s", "maximised": false}',
        '{"x": 0, "y": 0, "width": 900, "height": 900, "screen": 4, "maximised": false}',
        '{"x": 0, "y": 0, "width": 900, "height": 900, "screen": "s", "maximised": "yes"}',
        '{"x": 0, "y": 0, "width": 900, "height": 900, "screen": "s", "colour": "blue"}',
    ],
)
def test_a_broken_file_is_as_none(tmp_path: Path, kept: str) -> None:
    (tmp_path / "window.json").write_text(kept)
    assert window_frame.load(tmp_path / "window.json") is None


def test_a_frame_comes_back_as_kept_and_a_full_disk_is_no_trouble(tmp_path: Path) -> None:
    kept = WindowFrame(12, -34, 1366, 768, "DP-2", maximised=True)
    window_frame.save(tmp_path / "window.json", kept)
    assert window_frame.load(tmp_path / "window.json") == kept
    window_frame.save(tmp_path / "no folder" / "window.json", kept)


def test_a_window_that_is_pulled_is_kept_once_it_rests(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    kept: list[WindowFrame] = []
    memory = FrameMemory(window, kept.append)
    window.resize(500, 400)
    memory.note()  # as it opens
    window.show()
    for width in range(510, 600, 10):
        window.resize(width, 400)
    assert len(kept) == 1
    qtbot.waitUntil(lambda: len(kept) == 2)
    assert (kept[1].width, kept[1].height) == (590, 400)
    memory.note()
    assert len(kept) == 2


def opened(qapp: QApplication, folder: Path, qtbot: QtBot) -> Desktop:
    desktop = Desktop(qapp, open_profile(folder))
    desktop.open()
    qtbot.waitExposed(desktop.window)
    return desktop


def closed(desktop: Desktop) -> None:
    desktop.window.close()
    desktop.close()


def test_after_a_restart_it_is_as_large_as_it_was_and_each_profile_has_its_own(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    first = opened(qapp, tmp_path / "one", qtbot)
    assert (first.window.width(), first.window.height()) == FIRST_SIZE
    first.window.resize(1111, 777)
    closed(first)

    again = opened(qapp, tmp_path / "one", qtbot)
    other = opened(qapp, tmp_path / "two", qtbot)

    screen = QGuiApplication.primaryScreen().availableGeometry()
    least = again.window.minimumSize()
    assert again.window.width() == max(least.width(), min(1111, screen.width()))
    assert again.window.height() == max(least.height(), min(777, screen.height()))
    assert (other.window.width(), other.window.height()) == FIRST_SIZE
    closed(again)
    closed(other)


def test_a_maximised_window_opens_maximised_and_knows_how_large_it_was(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    first = opened(qapp, tmp_path, qtbot)
    first.window.setGeometry(20, 30, 1100, 700)
    first.window.showMaximized()
    closed(first)
    kept = json.loads((tmp_path / "window.json").read_text())
    assert (kept["maximised"], kept["x"], kept["y"], kept["width"], kept["height"]) == (
        *(True, 20, 30),
        *(1100, 700),
    )

    again = opened(qapp, tmp_path, qtbot)
    assert again.window.isMaximized()
    entrance = again.window
    again.open()  # the window becomes another: it stays as large
    assert again.window is not entrance
    assert again.window.isMaximized()
    closed(again)


def test_it_is_kept_though_the_program_is_killed(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    first = opened(qapp, tmp_path, qtbot)
    first.window.resize(1234, 700)

    def width() -> int:
        path = tmp_path / "window.json"
        return json.loads(path.read_text())["width"] if path.exists() else 0

    qtbot.waitUntil(lambda: width() == 1234)
    closed(first)


STARTS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from fieldapp.app.desktop import Desktop
from fieldapp.paths import open_profile
from ui.theme.applying import make_application

application = make_application([])
desktop = Desktop(application, open_profile(Path(sys.argv[1])))

def look():
    window = desktop.window
    if len(sys.argv) > 2:
        window.setGeometry(2000, 150, 1200, 800)
    area = window.geometry()
    print(window.screen().name(), area.x(), area.y(), area.width(), area.height())
    application.quit()

desktop.painted.connect(look)
desktop.open()
application.exec()
desktop.close()
"""


def start_on(screens: list[dict[str, object]], folder: Path, *arguments: str) -> str:
    """Starts the program on a desk of these screens; says on which the window stood and where."""
    folder.mkdir(exist_ok=True)
    desk = folder / "desk.json"
    whole = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    desk.write_text(json.dumps({"screens": [{**whole, **screen} for screen in screens]}))
    done = subprocess.run(
        [sys.executable, "-c", STARTS, str(folder / "profile"), *arguments],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={desk}"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_the_screen_in_the_workshop_is_used_again_and_without_it_the_laptops_own(tmp_path: Path) -> None:
    own: dict[str, object] = {"name": "laptop", "x": 0, "y": 0, "width": 1440, "height": 900}
    wall: dict[str, object] = {"name": "wall", "x": 1440, "y": 0, "width": 1920, "height": 1200}

    assert start_on([own, wall], tmp_path, "move") == "wall 2000 150 1200 800"
    assert start_on([own, wall], tmp_path) == "wall 2000 150 1200 800"
    on_the_road = start_on([own], tmp_path).split()
    assert (on_the_road[0], on_the_road[3:]) == ("laptop", ["1200", "800"])
