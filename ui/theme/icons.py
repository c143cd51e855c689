"""Icons: one SVG per name, tinted and rendered when first asked for."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from ui.theme.tokens import resource_folder

PLAIN_STROKE = 2.0


def pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0, stroke: float = PLAIN_STROKE) -> QPixmap:
    """Icon `name` in one colour, `size` logical px square, sharp at the screen's device pixel `ratio`.

    `stroke` is in units of the 24 grid. An unknown name is a FileNotFoundError.
    """
    return _render(name, colour.name(QColor.NameFormat.HexArgb), size, ratio, stroke)


def names() -> list[str]:
    """Every icon there is."""
    return sorted(path.stem for path in resource_folder("icons").glob("*.svg"))


@cache
def source(name: str) -> str:
    """The SVG text of one icon, with `currentColor` still in it."""
    return (resource_folder("icons") / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _render(name: str, argb: str, size: int, ratio: float, stroke: float) -> QPixmap:
    # QtSvg is loaded with the first icon, not with the theme: the import costs more than the drawing.
    from PySide6.QtSvg import QSvgRenderer

    colour = QColor(argb)
    text = source(name).replace("currentColor", colour.name())
    if stroke != PLAIN_STROKE:
        text = text.replace('stroke-width="2"', f'stroke-width="{stroke}"')
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setOpacity(colour.alphaF())
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
