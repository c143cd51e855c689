"""One page that shows whether a printer prints: its edges, small and large type, greys and both ends of the sheet."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPainter, QPdfWriter, QPen

from ui.printing import PAGE_SIZES, PaperSize

_DPI = 300
_MM = _DPI / 25.4
_EDGE_MM = 15
_GREYS = 8


def trial_page(paper: PaperSize, printer: str) -> bytes:
    """A PDF of one sheet for `printer`. Draws text: call it off the GUI thread, after the fonts were loaded."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setPageSize(PAGE_SIZES[paper])
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    writer.setTitle(QCoreApplication.translate("TrialPage", "Test page"))
    painter = QPainter(writer)
    _draw(painter, QRectF(0, 0, writer.width(), writer.height()), paper, printer)
    painter.end()
    buffer.close()
    return bytes(kept.data())


def _font(millimetres: float, *, bold: bool = False) -> QFont:
    font = QFont("Inter")
    font.setPixelSize(round(millimetres * _MM))
    font.setBold(bold)
    return font


def _draw(painter: QPainter, sheet: QRectF, paper: PaperSize, printer: str) -> None:
    edge = _EDGE_MM * _MM
    frame = sheet.adjusted(edge, edge, -edge, -edge)
    painter.setPen(_ink(0.4 * _MM))
    painter.drawRect(frame)
    _corners(painter, frame)
    inner = frame.adjusted(edge, edge, -edge, -edge)
    line = QCoreApplication.translate("TrialPage", "{printer}, paper {paper}").format(
        printer=printer, paper="A4" if paper == "a4" else "Letter"
    )
    look = QCoreApplication.translate(
        "TrialPage",
        "The printer works if the frame is whole on all four sides, every grey differs from the next, and the small "
        "line can be read.",
    )
    small = QCoreApplication.translate("TrialPage", "Small line")
    top = inner.top()
    for text, font in (
        (QCoreApplication.translate("TrialPage", "Test page"), _font(9, bold=True)),
        (line, _font(5)),
        (look, _font(5)),
        (f"{small}: 0123456789 ÆØÅ ÄÖÜß ÉÈÇŒ", _font(2.2)),
    ):
        painter.setFont(font)
        room = QRectF(inner.left(), top, inner.width(), inner.bottom() - top)
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
        top += painter.boundingRect(room, flags, text).height() + 4 * _MM
        painter.drawText(room, flags, text)
    _greys(painter, QRectF(inner.left(), top + 4 * _MM, inner.width(), 20 * _MM))


def _corners(painter: QPainter, frame: QRectF) -> None:
    arm = 8 * _MM
    for corner, across, down in (
        (frame.topLeft(), 1, 1),
        (frame.topRight(), -1, 1),
        (frame.bottomLeft(), 1, -1),
        (frame.bottomRight(), -1, -1),
    ):
        painter.drawLine(corner, corner + QPointF(across * arm, down * arm))


def _greys(painter: QPainter, room: QRectF) -> None:
    width = room.width() / _GREYS
    for place in range(_GREYS):
        shade = round(255 * place / (_GREYS - 1))
        painter.fillRect(
            QRectF(room.left() + place * width, room.top(), width, room.height()), QColor(shade, shade, shade)
        )
    painter.setPen(_ink(0.2 * _MM))
    painter.drawRect(room)


def _ink(width: float) -> QPen:
    """Paper's own black, whatever theme the window wears."""
    pen = QPen()
    pen.setWidthF(width)
    return pen
