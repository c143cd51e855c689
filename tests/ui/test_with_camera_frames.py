"""Frames through QtMultimedia's own sink; collected where the optional part `camera` is installed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QMediaDevices, QVideoFrame
from pytestqt.qtbot import QtBot
from test_camera_card import NUMBER, label_frame

from fieldapp.operations import barcodes
from ui.camera import LiveCamera, Trouble, is_installed, look_at, open_camera

# Which of the system's libraries for video are missing is told to whoever asks.
QLoggingCategory.setFilterRules("qt.multimedia.*=false")
pytestmark = pytest.mark.qt_log_ignore(
    "No RHI backend", extend=True
)  # said where no graphics card converts frames


def test_the_code_in_a_video_frame_is_read_off_what_the_sink_passes_on(qtbot: QtBot) -> None:
    camera = LiveCamera()
    arrived: list[Callable[[], QImage]] = []
    camera.arrived.connect(arrived.append)
    camera.sink.setVideoFrame(QVideoFrame(label_frame().convertToFormat(QImage.Format.Format_ARGB32)))
    camera.sink.setVideoFrame(QVideoFrame())
    assert len(arrived) == 1, "an empty frame is none"
    seen = look_at(arrived[0], barcodes.read_frame)
    assert seen.codes == (NUMBER,)
    assert seen.image.width() == 1280
    camera.stop()


def test_the_computer_s_camera_starts_or_says_why_not(qtbot: QtBot) -> None:
    assert is_installed()
    camera = open_camera(None)  # type: ignore[arg-type]  # nobody owns it here
    assert isinstance(camera, LiveCamera)
    troubles: list[Trouble] = []
    camera.troubled.connect(troubles.append)
    camera.start()
    if QMediaDevices.defaultVideoInput().isNull():
        assert troubles == [Trouble.NO_CAMERA]
    camera.stop()
    assert not camera.has_light
