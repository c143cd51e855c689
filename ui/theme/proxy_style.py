"""The style under the sheet: Fusion everywhere, without its own focus rectangle and with touch-sized parts."""

from __future__ import annotations

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget

MENU_DELAY_MS = 0


class CompanionStyle(QProxyStyle):
    """Draws no focus rectangle, because `FocusRing` draws ours 2 px outside the widget, where no style can."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element != QStyle.PrimitiveElement.PE_FrameFocusRect:
            super().drawPrimitive(element, option, painter, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803  # Qt's name, passed by keyword
    ) -> int:
        if hint == QStyle.StyleHint.SH_Menu_SubMenuPopupDelay:
            return MENU_DELAY_MS
        return super().styleHint(hint, option, widget, returnData)
