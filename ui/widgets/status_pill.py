"""A small pill with icon and word: status of a job, severity of a finding, parts ready or missing."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import measures
from ui.widgets.painting import box, draw_icon, smooth, text_width
from ui.widgets.themed import Themed

Tone = Literal["neutral", "line", "info", "active", "ok", "attention", "unsafe", "solid"]
STRUCK_STATUS = "cancelled"


def job_status_word(status: str) -> str:
    """The word for a job's status as people read it; an unknown status is a KeyError."""
    words = {
        "prepared": QCoreApplication.translate("StatusPill", "Prepared"),
        "scheduled": QCoreApplication.translate("StatusPill", "Scheduled"),
        "dispatched": QCoreApplication.translate("StatusPill", "Dispatched"),
        "travelling": QCoreApplication.translate("StatusPill", "Travelling"),
        "on_site": QCoreApplication.translate("StatusPill", "On site"),
        "in_progress": QCoreApplication.translate("StatusPill", "In progress"),
        "on_hold": QCoreApplication.translate("StatusPill", "On hold"),
        "cannot_complete": QCoreApplication.translate("StatusPill", "Cannot complete"),
        "completed": QCoreApplication.translate("StatusPill", "Completed"),
        "closed": QCoreApplication.translate("StatusPill", "Closed"),
        "cancelled": QCoreApplication.translate("StatusPill", "Cancelled"),
        "resolved_remotely": QCoreApplication.translate("StatusPill", "Resolved remotely"),
    }
    return words[status]


def severity_word(severity: str) -> str:
    """The word for a finding's severity; an unknown one is a KeyError."""
    words = {
        "advice": QCoreApplication.translate("StatusPill", "Advice"),
        "attention": QCoreApplication.translate("StatusPill", "Attention"),
        "unsafe": QCoreApplication.translate("StatusPill", "Unsafe"),
    }
    return words[severity]


JOB_STATUS_LOOK: dict[str, tuple[str, Tone]] = {
    "prepared": ("report", "line"),
    "scheduled": ("calendar", "line"),
    "dispatched": ("report", "info"),
    "travelling": ("drive", "active"),
    "on_site": ("arrived", "active"),
    "in_progress": ("tool", "active"),
    "on_hold": ("pause", "attention"),
    "cannot_complete": ("cross", "unsafe"),
    "completed": ("check", "ok"),
    "closed": ("lock", "neutral"),
    "cancelled": ("cross", "neutral"),
    "resolved_remotely": ("laptop", "ok"),
}
SEVERITY_LOOK: dict[str, tuple[str, Tone]] = {
    "advice": ("advice", "info"),
    "attention": ("attention", "attention"),
    "unsafe": ("unsafe", "solid"),
}


class StatusPill(Themed, QLabel):
    """Icon and word on a tint. The word is the label's text, so a screen reader hears it."""

    def __init__(
        self,
        text: str = "",
        *,
        icon: str | None = None,
        tone: Tone = "neutral",
        struck: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon_name = icon
        self._tone: Tone = tone
        self._struck = struck
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.restyle()

    def set_words(self, text: str, *, icon: str | None, tone: Tone, struck: bool = False) -> None:
        """Show something else."""
        self._icon_name = icon
        self._tone = tone
        self._struck = struck
        self.setText(text)
        self.restyle()
        self.updateGeometry()
        self.update()

    def show_job_status(self, status: str) -> None:
        """Show one status of DOMAIN's list, by its key."""
        icon, tone = JOB_STATUS_LOOK[status]
        self.set_words(job_status_word(status), icon=icon, tone=tone, struck=status == STRUCK_STATUS)

    def show_severity(self, severity: str) -> None:
        """Show `advice`, `attention` or `unsafe`."""
        icon, tone = SEVERITY_LOOK[severity]
        self.set_words(severity_word(severity), icon=icon, tone=tone)

    @property
    def tone(self) -> Tone:
        """The tone that is on."""
        return self._tone

    def restyle(self) -> None:
        """The label font, struck through for what no longer counts."""
        font = self.theme.font("label")
        font.setStrikeOut(self._struck)
        self.setFont(font)

    def sizeHint(self) -> QSize:
        """As wide as icon and word need."""
        theme = self.theme
        width = theme.px(measures.TAG_PADDING_RIGHT) + text_width(self.text(), self.font()) + 1
        if self._icon_name:
            width += theme.px(measures.TAG_PADDING_LEFT) + theme.icon("inline") + theme.px(measures.TAG_GAP)
        else:
            width += theme.px(measures.TAG_PADDING_RIGHT)
        return QSize(width, theme.px(measures.TAG_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor]:
        """Ground, line, ink."""
        theme = self.theme
        colour = theme.colour
        looks: dict[Tone, tuple[QColor | None, QColor | None, QColor]] = {
            "neutral": (colour.sunken, None, colour.text_muted),
            "line": (None, colour.line_strong, colour.text_muted),
            "info": (colour.info_tint, None, colour.info),
            "active": (colour.accent_tint, None, colour.on_accent_tint),
            "ok": (colour.ok_tint, None, colour.ok),
            "attention": (colour.attention_tint, None, colour.attention),
            "unsafe": (colour.unsafe_tint, None, colour.unsafe),
            "solid": (colour.unsafe_solid, None, colour.on_unsafe_solid),
        }
        ground, line, ink = looks[self._tone]
        if self._tone == "neutral" and theme.name == "dark":
            ground, line = colour.raised, colour.line
        if theme.name == "sun":
            line = ink if self._tone != "solid" else None
        return ground, line, ink

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tint, icon, word."""
        theme = self.theme
        painter = smooth(self)
        ground, line, ink = self._colours()
        box(painter, QRectF(self.rect()), self.height() / 2, fill=ground, line=line, width=theme.line)
        left = theme.px(measures.TAG_PADDING_RIGHT)
        if self._icon_name:
            left = theme.px(measures.TAG_PADDING_LEFT)
            size = theme.icon("inline")
            draw_icon(painter, self, self._icon_name, ink, left, (self.height() - size) / 2, size)
            left += size + theme.px(measures.TAG_GAP)
        painter.setFont(self.font())
        painter.setPen(ink)
        painter.drawText(
            QRectF(left, 0, self.width() - left, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text()
        )
