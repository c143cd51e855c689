"""The camera in place: a code in sight is looked for, a photo goes to the job, and every trouble has a sentence.

Frames come from a source of our own; `test_with_camera_frames.py` sends them through QtMultimedia's sink.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import builders
import pytest
import zxingcpp
from calls import Calls, notices
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from fieldapp.operations import barcodes
from ui.camera import OPTIONAL_PART, FrameSource, Seen, Trouble, look_at, why_missing
from ui.camera_card import LEAST_MS, CameraCard
from ui.drafts import Drafts
from ui.formats import Formats
from ui.job.photos import PhotosTab
from ui.parts.page import PartsPage
from ui.parts.presenter import PartsActions, PartsPresenter
from ui.presenter import ChangesSignal
from ui.tasks import TaskRunner

NUMBER = "1095050-00-A"


def label_frame(text: str = NUMBER, *, width: int = 1920, height: int = 1080) -> QImage:
    """A camera's frame with a part's label somewhere in it."""
    drawn = memoryview(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.Code128).to_image(scale=3))
    rows, columns = drawn.shape
    code = QImage(drawn.tobytes(), columns, rows, columns, QImage.Format.Format_Grayscale8)
    frame = QImage(width, height, QImage.Format.Format_RGB32)
    frame.fill(QColor("#d8d4cc"))
    painter = QPainter(frame)
    painter.drawImage(width // 4, height // 3, code)
    painter.end()
    return frame


class Frames(FrameSource):
    """A camera that sees what the test holds before it."""

    def __init__(self, parent: QObject | None = None, *, trouble: Trouble | None = None) -> None:
        super().__init__(parent)
        self.trouble = trouble
        self.is_on = False
        self.light: list[bool] = []

    def start(self) -> None:
        if self.trouble is None:
            self.is_on = True
        else:
            self.troubled.emit(self.trouble)

    def stop(self) -> None:
        self.is_on = False

    @property
    def has_light(self) -> bool:
        return True

    def set_light(self, on: bool) -> None:
        self.light.append(on)

    def hold(self, image: QImage) -> None:
        self.arrived.emit(lambda: image)


class Stand:
    """The Parts page with a camera."""

    def __init__(self, formats: Formats, tasks: TaskRunner, changes: ChangesSignal) -> None:
        self.source = Frames()
        self.calls = Calls()
        self.page = PartsPage(formats, open_camera=lambda _parent: self.source)
        actions = PartsActions(
            read=self.calls.view("read", builders.parts_screen()),
            count=self.calls.operation("count"),
            load=self.calls.operation("load"),
            bring_back=self.calls.operation("bring_back"),
            tag=self.calls.view("tag", b""),
            scan=self.calls.view("scan", ()),
            scan_frame=barcodes.read_frame,
        )
        self.presenter = PartsPresenter(self.page, actions, tasks=tasks, changes=changes)
        self.page.resize(1120, 560)
        self.page.show()

    def open(self) -> None:
        button(self.page, "scanByCamera").click()


def button(parent: Any, name: str) -> QPushButton:
    found = parent.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


@pytest.fixture
def stand(qtbot: QtBot, formats: Formats, tasks: TaskRunner, changes: ChangesSignal) -> Stand:
    stand = Stand(formats, tasks, changes)
    qtbot.addWidget(stand.page)
    return stand


def test_a_label_before_the_camera_is_looked_for_and_the_camera_let_go(qtbot: QtBot, stand: Stand) -> None:
    said = notices(stand.page)
    stand.open()
    assert stand.source.is_on
    stand.source.hold(label_frame())
    qtbot.waitUntil(lambda: stand.page.words == NUMBER)
    assert said == [f"Read: {NUMBER}"]
    assert not stand.source.is_on
    assert stand.page.camera.isHidden()


def test_a_frame_without_a_code_is_shown_and_the_camera_stays(qtbot: QtBot, stand: Stand) -> None:
    stand.open()
    wall = QImage(640, 480, QImage.Format.Format_RGB32)
    wall.fill(Qt.GlobalColor.gray)
    stand.source.hold(wall)
    view = stand.page.camera._view
    qtbot.waitUntil(lambda: not view.image.isNull())
    assert stand.source.is_on
    assert stand.page.words == ""
    assert button(stand.page, "takePhoto").isHidden(), "a label is read, not kept"


def test_frames_are_looked_at_one_at_a_time_and_not_too_many(qtbot: QtBot, stand: Stand) -> None:
    given: list[Callable[[], QImage]] = []
    card = CameraCard(lambda _parent: stand.source, photos=False)
    qtbot.addWidget(card)
    card.frame_given.connect(given.append)
    card.open()
    wall = label_frame(width=64, height=48)
    for _ in range(5):
        stand.source.hold(wall)
    assert len(given) == 1
    card.show_seen(Seen(wall))
    stand.source.hold(wall)
    assert len(given) == 1, "too soon after the one before"
    qtbot.wait(LEAST_MS + 20)
    stand.source.hold(wall)
    assert len(given) == 2


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (Trouble.NO_CAMERA, "Plug one in"),
        (Trouble.NOT_ALLOWED, "settings for privacy"),
        (Trouble.DOES_NOT_START, "Close other programs"),
    ],
)
def test_each_trouble_says_what_to_do(stand: Stand, trouble: Trouble, words: str) -> None:
    stand.source.trouble = trouble
    stand.open()
    sentence = stand.page.findChild(QLabel, "cameraTrouble")
    assert isinstance(sentence, QLabel)
    assert sentence.isVisible()
    assert words in sentence.text()


def test_without_the_optional_part_one_sentence_says_how_to_get_it(qtbot: QtBot, formats: Formats) -> None:
    page = PartsPage(formats, open_camera=lambda _parent: None)
    qtbot.addWidget(page)
    page.show()
    button(page, "scanByCamera").click()
    sentence = page.findChild(QLabel, "cameraTrouble")
    assert isinstance(sentence, QLabel)
    assert f'pip install "{OPTIONAL_PART}"' in sentence.text()
    assert f'"{OPTIONAL_PART}"' in (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    button(page, "closeCamera").click()
    assert page.camera.isHidden()


def test_an_installed_package_names_no_command_that_cannot_work_in_it() -> None:
    assert why_missing() is Trouble.NOT_INSTALLED
    assert why_missing(packaged=True) is Trouble.NOT_IN_PACKAGE


def test_nothing_is_filmed_while_nobody_looks(stand: Stand) -> None:
    stand.open()
    assert stand.source.is_on
    stand.page.hide()
    assert not stand.source.is_on


def test_the_light_is_switched_where_there_is_one(qtbot: QtBot, stand: Stand) -> None:
    stand.open()
    stand.source.hold(QImage(64, 48, QImage.Format.Format_RGB32))
    light = button(stand.page, "cameraLight")
    qtbot.waitUntil(light.isVisible)
    light.click()
    light.click()
    assert stand.source.light == [False, True, False]


def test_a_photo_is_taken_for_the_job_as_large_as_the_camera_sees(qtbot: QtBot, formats: Formats) -> None:
    source = Frames()
    tab = PhotosTab(formats, Drafts(), open_camera=lambda _parent: source)
    qtbot.addWidget(tab)
    tab.resize(1120, 560)
    tab.show()
    button(tab, "openCamera").click()
    assert not button(tab, "takePhoto").isEnabled()
    tab.camera.show_seen(look_at(label_frame, None))
    with qtbot.waitSignal(tab.pasted) as taken:
        button(tab, "takePhoto").click()
    assert taken.args is not None
    photo = QImage.fromData(taken.args[0])
    assert (photo.width(), photo.height()) == (1920, 1080)
    assert source.is_on, "the next photo may be taken at once"


def test_the_pages_load_no_multimedia_before_the_camera_is_opened() -> None:
    code = (
        "import sys, ui.parts.page, ui.job.page, ui.camera_card; from ui.camera import is_installed; is_installed();"
        "assert not any('Multimedia' in name for name in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
