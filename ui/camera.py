"""The camera of this computer, an optional part: PySide6_Addons brings QtMultimedia (LGPL).

Nothing here loads it but `LiveCamera`, and nobody makes one before a person presses *Camera*.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from enum import StrEnum
from typing import Any, NamedTuple

import PySide6
from PySide6.QtCore import QCameraPermission, QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QImage

OPTIONAL_PART = f"PySide6_Addons=={PySide6.__version__}"
"""What pip calls it, as `pyproject.toml` pins it: of the same version as the Qt that runs."""
LONGEST_SIDE = 1280
"""A frame is searched for codes no larger than this, in px: bars of a part's label are read at it."""


class Trouble(StrEnum):
    """Why there is no picture."""

    NOT_INSTALLED = "not_installed"
    NOT_IN_PACKAGE = "not_in_package"
    NO_CAMERA = "no_camera"
    NOT_ALLOWED = "not_allowed"
    DOES_NOT_START = "does_not_start"


class Seen(NamedTuple):
    """One frame, and what the codes in it say."""

    image: QImage
    codes: tuple[str, ...] = ()


class FrameSource(QObject):
    """Where frames come from.

    Signals:
        arrived(Callable[[], QImage]): a frame; calling makes its image, which takes time: not on the GUI thread.
        troubled(Trouble): there are no frames, or no more.
    """

    arrived = Signal(object)
    troubled = Signal(object)

    def start(self) -> None:
        """Begin to send frames, or say what is in the way."""
        raise NotImplementedError

    def stop(self) -> None:
        """Send no more, and leave the camera to others."""
        raise NotImplementedError

    @property
    def has_light(self) -> bool:
        """Whether there is a light to switch on."""
        return False

    def set_light(self, on: bool) -> None:
        """Switch the light on or off."""


def is_installed() -> bool:
    """Whether the optional part is there. Looks for the file; loads nothing."""
    return importlib.util.find_spec("PySide6.QtMultimedia") is not None


def why_missing(*, packaged: bool | None = None) -> Trouble:
    """Why the optional part is not there. Into an installed package nothing can be put with pip; None = as we run."""
    is_packaged = getattr(sys, "frozen", False) if packaged is None else packaged
    return Trouble.NOT_IN_PACKAGE if is_packaged else Trouble.NOT_INSTALLED


def open_camera(parent: QObject) -> FrameSource | None:
    """The camera of this computer; None without the optional part."""
    return LiveCamera(parent) if is_installed() else None


def look_at(
    make: Callable[[], QImage], read: Callable[[bytes, int, int, int], tuple[str, ...]] | None
) -> Seen:
    """A frame's image, and its codes when `read` (grey pixels, width, height, bytes a line) is given. On the pool."""
    image = make()
    if image.isNull() or read is None:
        return Seen(image)
    if max(image.width(), image.height()) > LONGEST_SIDE:
        image = image.scaled(
            LONGEST_SIDE,
            LONGEST_SIDE,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return Seen(image, read(bytes(grey.constBits()), grey.width(), grey.height(), grey.bytesPerLine()))


class LiveCamera(FrameSource):
    """The computer's default camera, through QtMultimedia. Runs from `start` to `stop`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from PySide6 import QtMultimedia

        self._multimedia: Any = QtMultimedia
        self._camera: Any = None
        self.sink: Any = QtMultimedia.QVideoSink(self)
        self.sink.videoFrameChanged.connect(self._pass_on)
        self._session: Any = QtMultimedia.QMediaCaptureSession(self)
        self._session.setVideoSink(self.sink)

    def start(self) -> None:
        """Ask the system for leave where it wants to be asked, then begin."""
        application = QCoreApplication.instance()
        permission = QCameraPermission()
        if application is None:
            return
        match application.checkPermission(permission):
            case Qt.PermissionStatus.Granted:
                self._begin()
            case Qt.PermissionStatus.Denied:
                self.troubled.emit(Trouble.NOT_ALLOWED)
            case Qt.PermissionStatus.Undetermined:
                application.requestPermission(permission, self, self._answered)

    def _answered(self, permission: Any) -> None:
        if permission.status() == Qt.PermissionStatus.Granted:
            self._begin()
        else:
            self.troubled.emit(Trouble.NOT_ALLOWED)

    def _begin(self) -> None:
        device = self._multimedia.QMediaDevices.defaultVideoInput()
        if device.isNull():
            self.troubled.emit(Trouble.NO_CAMERA)
            return
        self._camera = self._multimedia.QCamera(device, self)
        self._camera.errorOccurred.connect(self._failed)
        self._session.setCamera(self._camera)
        self._camera.start()

    def _failed(self, error: Any, _words: str) -> None:
        if error != self._multimedia.QCamera.Error.NoError:
            self.stop()
            self.troubled.emit(Trouble.DOES_NOT_START)

    def _pass_on(self, frame: Any) -> None:
        if frame.isValid():
            self.arrived.emit(self._multimedia.QVideoFrame(frame).toImage)

    def stop(self) -> None:
        """Switch the camera off."""
        if self._camera is not None:
            camera, self._camera = self._camera, None
            camera.stop()
            self._session.setCamera(None)
            camera.deleteLater()

    @property
    def has_light(self) -> bool:
        """Whether this camera has a lamp that can stay on."""
        torch = self._multimedia.QCamera.TorchMode.TorchOn
        return self._camera is not None and bool(self._camera.isTorchModeSupported(torch))

    def set_light(self, on: bool) -> None:
        """Switch the lamp."""
        modes = self._multimedia.QCamera.TorchMode
        if self._camera is not None:
            self._camera.setTorchMode(modes.TorchOn if on else modes.TorchOff)
