"""What the camera sees, in place: codes are read by themselves, or a photo is taken of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QElapsedTimer, QIODevice, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.camera import OPTIONAL_PART, FrameSource, Seen, Trouble, why_missing
from ui.theme import measures
from ui.widgets.announcing import announce
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.icon_text import IconText
from ui.widgets.layouts import tight_column, tight_row
from ui.widgets.painting import box, smooth
from ui.widgets.themed import Themed

LEAST_MS = 80
"""Frames that come sooner after one another than this are let go: more would only warm the laptop."""
JPEG_QUALITY = 92
OpenCamera = Callable[[QObject], FrameSource | None]


class CameraView(Themed, QWidget):
    """The newest frame, whole, as large as fits."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as a camera's picture is at a width to aim by."""
        return QSize(self.theme.px(measures.CAMERA_HEIGHT) * 16 // 9, self.theme.px(measures.CAMERA_HEIGHT))

    @property
    def image(self) -> QImage:
        """What is shown; null before the first frame."""
        return self._image

    def show_image(self, image: QImage) -> None:
        """Show another frame."""
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture on sunken ground."""
        painter = smooth(self)
        theme = self.theme
        box(painter, QRectF(self.rect()), theme.radius("control"), fill=theme.colour.sunken)
        if not self._image.isNull():
            size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
            painter.drawImage(QRectF(left, top, size.width(), size.height()), self._image)


class CameraCard(Card):
    """Opens by `open`, closes by its button, when it is hidden, or by `close_camera`.

    Signals:
        frame_given(Callable[[], QImage]): look at it off the GUI thread and answer with `show_seen`, or `let_go`.
        code_read(str): a code came into sight; the card has closed.
        taken(bytes): a photo, as JPEG.
    """

    frame_given = Signal(object)
    code_read = Signal(str)
    taken = Signal(bytes)

    def __init__(self, open_camera: OpenCamera, *, photos: bool) -> None:
        super().__init__(name=self.tr("Camera"))
        self.setObjectName("cameraCard")
        self._open_camera = open_camera
        self._source: FrameSource | None = None
        self._is_looking = False
        self._since = QElapsedTimer()
        self._is_lit = False
        self._view = CameraView(name=self.tr("What the camera sees"))
        self._view.setObjectName("cameraView")
        self._trouble = IconText("attention", "", role="body", colour="attention")
        self._trouble.setObjectName("cameraTrouble")
        self._take = Button(self.tr("Take the photo"), icon="camera", kind="tint")
        self._take.setObjectName("takePhoto")
        self._take.clicked.connect(self._take_photo)
        self._light = Button("", icon="advice")
        self._light.setObjectName("cameraLight")
        self._light.clicked.connect(self._switch_light)
        close = Button(self.tr("Close"), icon="cross")
        close.setAccessibleName(self.tr("Close the camera"))
        close.setObjectName("closeCamera")
        close.clicked.connect(self.close_camera)
        # Beside the picture: below it they would lie under the fold of a low screen.
        beside = tight_column(self.theme.space(3))
        for button in (self._take, self._light, close):
            beside.addWidget(button)
        beside.addStretch(1)
        row = tight_row(self.theme.space(4))
        row.addWidget(self._view, 1)
        row.addWidget(self._trouble, 1)
        row.addLayout(beside)
        self.body.addLayout(row)
        self._photos = photos
        self.hide()

    def open(self) -> None:
        """Show what the camera sees, or why not."""
        if self._source is not None:
            return
        self._show_trouble(None)
        self._take.setEnabled(False)
        self._light.hide()
        self.show()
        source = self._source = self._open_camera(self)
        if source is None:
            self._show_trouble(why_missing())
            return
        self._set_light(False)
        source.arrived.connect(self._arrived)
        source.troubled.connect(self._troubled)
        source.start()

    def close_camera(self) -> None:
        """Leave the camera to others and put the card away."""
        self._let_source_go()
        self._view.show_image(QImage())
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: nothing is filmed."""
        super().hideEvent(event)
        if self._source is not None:
            self.close_camera()

    def _let_source_go(self) -> None:
        source, self._source = self._source, None
        self._is_looking = False
        if source is not None:
            source.stop()
            source.deleteLater()

    def _troubled(self, trouble: Trouble) -> None:
        self._let_source_go()
        self._show_trouble(trouble)

    def _show_trouble(self, trouble: Trouble | None) -> None:
        self._view.setVisible(trouble is None)
        self._take.setVisible(trouble is None and self._photos)
        self._trouble.setVisible(trouble is not None)
        if trouble is not None:
            self._light.hide()
            self._trouble.set_words("attention", self._sentence(trouble), "attention")
            announce(self, self._sentence(trouble))

    def _sentence(self, trouble: Trouble) -> str:
        match trouble:
            case Trouble.NOT_INSTALLED:
                return self.tr(
                    "The camera is an optional part that is not installed here: pip install {part}. "
                    "A picture from a phone does as well."
                ).format(part=f'"{OPTIONAL_PART}"')
            case Trouble.NOT_IN_PACKAGE:
                return self.tr(
                    "The installed program comes without the camera part. "
                    "Take the picture with a phone; then choose it, drop it here or paste it."
                )
            case Trouble.NO_CAMERA:
                return self.tr("No camera found. Plug one in and open this again, or choose a picture.")
            case Trouble.NOT_ALLOWED:
                return self.tr(
                    "This computer lets no program use its camera, or not this one. "
                    "Allow it in the system’s settings for privacy."
                )
            case Trouble.DOES_NOT_START:
                return self.tr("The camera does not start. Close other programs that may be using it.")

    def _arrived(self, make: Callable[[], QImage]) -> None:
        if self._is_looking or (self._since.isValid() and self._since.elapsed() < LEAST_MS):
            return
        self._is_looking = True
        self._since.start()
        self.frame_given.emit(make)

    def let_go(self) -> None:
        """The frame given last is of no use; the next one comes."""
        self._is_looking = False

    def show_seen(self, seen: Seen) -> None:
        """Show a frame that was looked at; a code in it closes the card."""
        self._is_looking = False
        if self._source is None or seen.image.isNull():
            return
        self._view.show_image(seen.image)
        self._take.setEnabled(True)
        self._light.setVisible(self._source.has_light)
        if seen.codes:
            self.close_camera()
            self.code_read.emit(seen.codes[0])

    def _switch_light(self) -> None:
        self._set_light(not self._is_lit)

    def _set_light(self, on: bool) -> None:
        self._is_lit = on
        self._light.set_words(self.tr("Light off") if on else self.tr("Light on"), "advice")
        if self._source is not None:
            self._source.set_light(on)

    def _take_photo(self) -> None:
        if self._view.image.isNull():
            return
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._view.image.save(buffer, "JPEG", JPEG_QUALITY)  # type: ignore[call-overload]  # the stub wants bytes
        self.taken.emit(bytes(buffer.data().data()))
