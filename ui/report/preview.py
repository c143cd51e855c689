"""The PDF's pages as pictures: a strip of small ones and the chosen one large."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from ui.theme import measures
from ui.widgets.painting import box
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.slices import Slices
from ui.widgets.themed import Themed

A4_RATIO = 297 / 210


class PageButton(Themed, QAbstractButton):
    """A small picture of one page."""

    def __init__(self, number: int, image: QImage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Scaled once and smoothly: painting the whole page so small leaves out most of its lines.
        self._image = image.scaledToWidth(
            round(self.theme.px(measures.REPORT_STRIP) * self.devicePixelRatioF()),
            Qt.TransformationMode.SmoothTransformation,
        )
        self._number = number
        self.setCheckable(True)
        self.setObjectName(f"reportPage{number}")
        self.setAccessibleName(self.tr("Page {number}").format(number=number))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.restyle()

    def sizeHint(self) -> QSize:
        """The strip's width, the page's ratio, and room for its number."""
        width = self.theme.px(measures.REPORT_STRIP)
        return QSize(width, round(width * A4_RATIO) + self.theme.line_height("label"))

    def minimumSizeHint(self) -> QSize:
        """A page is never squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Page, line, number."""
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        page = QRectF(0, 0, self.width(), self.height() - theme.line_height("label"))
        painter.drawImage(page, self._image)
        chosen = self.isChecked()
        line = theme.colour.accent if chosen else theme.colour.line_strong
        box(
            painter,
            page,
            theme.radius("small"),
            fill=None,
            line=line,
            width=theme.line_selected if chosen else theme.line,
        )
        painter.setFont(theme.font("label"))
        painter.setPen(theme.colour.text if chosen else theme.colour.text_muted)
        painter.drawText(
            self.rect().adjusted(0, round(page.height()), 0, 0),
            Qt.AlignmentFlag.AlignCenter,
            str(self._number),
        )


class PageView(Themed, QWidget):
    """One page, as wide as there is room, on sunken ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Page of the report"))

    def show_image(self, image: QImage) -> None:
        """Show this page."""
        self._image = image
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """The page keeps its ratio."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The page's height at this width, with its margins."""
        margin = self.theme.space(4)
        ratio = self._image.height() / self._image.width() if not self._image.isNull() else A4_RATIO
        return round((min(width, self.theme.px(measures.REPORT_PAGE)) - 2 * margin) * ratio) + 2 * margin

    def sizeHint(self) -> QSize:
        """The design's page width."""
        width = self.theme.px(measures.REPORT_PAGE)
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and page."""
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        box(painter, QRectF(self.rect()), theme.radius("card"), fill=theme.colour.sunken)
        if self._image.isNull():
            return
        margin = theme.space(4)
        width = min(self.width(), theme.px(measures.REPORT_PAGE)) - 2 * margin
        height = width * self._image.height() / self._image.width()
        page = QRectF((self.width() - width) / 2, margin, width, height)
        painter.drawImage(page, self._image)
        painter.setPen(theme.colour.line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(page)


class Preview(Themed, QWidget):
    """Strip and large page.

    Signals:
        page_chosen(int): number of the page tapped, from 0.
    """

    page_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportPreview")
        self._strip = ScrollColumn(padded=False, top=True)
        self._strip.setAccessibleName(self.tr("Pages of the report"))
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._choose)
        self._images: tuple[QImage, ...] = ()
        self._chosen = 0
        self._tall = False
        self._building = Slices(self)
        self._view = PageView()
        self._column = ScrollColumn(padded=False, top=True)
        self._column.add(self._view)
        self._column.add_stretch()
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._strip)
        self._row.addWidget(self._column, 1)
        self.restyle()

    def restyle(self) -> None:
        """Distances at the present scale."""
        theme = self.theme
        self._row.setContentsMargins(theme.frame("page_padding"), 0, theme.space(5), 0)
        self._row.setSpacing(theme.space(5))
        self._strip.setFixedWidth(self.theme.px(measures.REPORT_STRIP) + self.theme.space(5))

    def set_tall(self, tall: bool) -> None:
        """As high as its page is at its width, left to whoever is around it to scroll; or as high as there is room."""
        self._tall = tall
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wider page is a higher one."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right() - self._strip.width() - self._row.spacing()
        column = self._column.column
        page = self._view.heightForWidth(max(1, room)) + column.contentsMargins().top() + column.spacing()
        self.setMinimumHeight(page if self._tall else 0)

    def show_pages(self, images: tuple[QImage, ...]) -> None:
        """Show these pages, the first one large."""
        self._images = images
        for gone in self._group.buttons():
            self._group.removeButton(gone)
        self._strip.clear()
        if images:
            self._choose(0)
        self._building.start(self._works(images))
        self._fit()

    def _works(self, images: tuple[QImage, ...]) -> Iterator[Callable[[], object]]:
        """A page of the strip at a time: to make one small takes 5 ms."""
        for number, image in enumerate(images):
            yield partial(self._add_to_strip, number, image)
        self._strip.add_stretch()

    def _add_to_strip(self, number: int, image: QImage) -> None:
        button = PageButton(number + 1, image)
        self._group.addButton(button, number)
        button.setChecked(number == self._chosen)
        self._strip.add(button)

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._images)

    def _choose(self, number: int) -> None:
        self._chosen = number
        self._view.show_image(self._images[number])
        button = self._group.button(number)
        if button is not None:
            button.setChecked(True)
        self.page_chosen.emit(number)
