"""Photos side by side, and the tile that adds one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.pictures import all_offered, offers_pictures
from ui.theme import measures
from ui.widgets.flow import FlowLayout
from ui.widgets.leaving import let_go
from ui.widgets.painting import box, draw_icon, smooth, text_in
from ui.widgets.strokes import Stroke, paint_marks
from ui.widgets.themed import Themed


@dataclass(frozen=True)
class PhotoTile:
    """One photo. `word` stands under it ("Waits"); `progress` 0 to 1 draws a foot, None draws none.

    `strokes` were drawn over it, in fractions of the whole photo.
    """

    key: str
    picture: QPixmap | None
    name: str
    word: str = ""
    progress: float | None = None
    strokes: tuple[Stroke, ...] = ()


class _Tile(Themed, QPushButton):
    """One photo, cut to fill its box."""

    def __init__(self, tile: PhotoTile, *, small: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._tile = tile
        self._small = small
        self.setObjectName(f"photo_{tile.key}")
        self.setAccessibleName(f"{tile.name}, {tile.word}" if tile.word else tile.name)
        self.setToolTip(tile.name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _picture_size(self) -> QSize:
        px = self.theme.px
        if self._small:
            return QSize(px(measures.PHOTO_SMALL_WIDTH), px(measures.PHOTO_SMALL_HEIGHT))
        return QSize(px(measures.PHOTO_WIDTH), px(measures.PHOTO_HEIGHT))

    def sizeHint(self) -> QSize:
        size = self._picture_size()
        if self._tile.word:
            foot = self.theme.line_height("caption") + self.theme.px(measures.PHOTO_TEXT_GAP)
            size.setHeight(size.height() + foot)
        return size

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme
        painter = smooth(self)
        area = QRectF(0, 0, self._picture_size().width(), self._picture_size().height())
        radius = theme.radius("control")
        shape = QPainterPath()
        shape.addRoundedRect(area, radius, radius)
        painter.setClipPath(shape)
        painter.fillPath(shape, theme.colour.sunken)
        if self._tile.picture is not None and not self._tile.picture.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            cut = self._cut(area, self._tile.picture)
            painter.drawPixmap(area, self._tile.picture, cut)
            paint_marks(painter, self._tile.strokes, self._whole(area, cut, self._tile.picture), thin=True)
        if self._tile.progress is not None:
            foot = theme.px(measures.PHOTO_PROGRESS)
            bar = QRectF(area.left(), area.bottom() - foot, area.width(), foot)
            painter.fillRect(bar, theme.colour.sunken)
            bar.setWidth(bar.width() * self._tile.progress)
            painter.fillRect(bar, theme.colour.accent)
        painter.setClipping(False)
        line = theme.colour.accent if self.isDown() else theme.colour.line
        box(painter, area, radius, fill=None, line=line, width=theme.line)
        if self._tile.word:
            words = QRectF(0, area.bottom(), self.width(), self.height() - area.bottom())
            text_in(painter, words, self._tile.word, theme.font("caption"), theme.colour.text_muted)

    @staticmethod
    def _whole(area: QRectF, cut: QRectF, picture: QPixmap) -> QRectF:
        """The box the whole photo would fill, of which the tile shows the middle."""
        factor = area.width() / cut.width()
        return QRectF(
            area.left() - cut.left() * factor,
            area.top() - cut.top() * factor,
            picture.width() * factor,
            picture.height() * factor,
        )

    @staticmethod
    def _cut(area: QRectF, picture: QPixmap) -> QRectF:
        """The middle part of the picture that has the shape of the box."""
        wide, high = float(picture.width()), float(picture.height())
        factor = min(wide / area.width(), high / area.height())
        cut_wide, cut_high = area.width() * factor, area.height() * factor
        return QRectF((wide - cut_wide) / 2, (high - cut_high) / 2, cut_wide, cut_high)


class _AddTile(Themed, QPushButton):
    """The dashed tile."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(self.tr("Photo"))
        self.setObjectName("addPhoto")
        self.setAccessibleName(self.tr("Add a photo"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        px = self.theme.px
        return QSize(px(measures.PHOTO_ADD_WIDTH), px(measures.PHOTO_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme
        colour = theme.colour
        painter = smooth(self)
        ink = colour.on_accent_tint if self.isDown() else colour.text
        box(
            painter,
            QRectF(self.rect()),
            theme.radius("control"),
            fill=colour.accent_tint if self.isDown() else None,
            line=colour.line_strong,
            width=theme.px(measures.PLATE_LINE),
            dashed=True,
        )
        size = theme.icon("rail")
        line = theme.line_height("label")
        top = (self.height() - size - line - theme.space(1)) / 2
        draw_icon(painter, self, "camera", ink, (self.width() - size) / 2, top, size)
        words = QRectF(0, top + size + theme.space(1), self.width(), line)
        text_in(painter, words, self.text(), theme.font("label"), ink)


class PhotoStrip(Themed, QWidget):
    """Photos in rows that wrap; files and pictures may be dropped on it.

    Signals:
        opened(str): a photo was tapped; its key.
        add_requested(): the add tile was tapped.
        dropped(list): paths of files dropped on the strip, or a picture's bytes.
    """

    opened = Signal(str)
    add_requested = Signal()
    dropped = Signal(list)

    def __init__(
        self, *, name: str = "", small: bool = False, can_add: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._small = small
        self._tiles: list[_Tile] = []
        self._flow = FlowLayout(self)
        self._add = _AddTile(parent=self)
        self._add.setVisible(can_add)
        self._add.clicked.connect(self.add_requested)
        self._flow.addWidget(self._add)
        self.setAcceptDrops(can_add)
        self.setAccessibleName(name)

    def set_photos(self, photos: tuple[PhotoTile, ...]) -> None:
        """Show these photos, in this order, before the add tile."""
        for tile in self._tiles:
            self._flow.removeWidget(tile)
            let_go(tile)
        self._flow.removeWidget(self._add)
        self._tiles = [_Tile(photo, small=self._small, parent=self) for photo in photos]
        for tile, photo in zip(self._tiles, photos, strict=True):
            tile.clicked.connect(lambda _on=False, key=photo.key: self.opened.emit(key))
            self._flow.addWidget(tile)
            tile.show()
        self._flow.addWidget(self._add)
        self.setProperty("count", len(photos))
        self.updateGeometry()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and pictures."""
        if offers_pictures(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand them on."""
        if offered := all_offered(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(offered)
