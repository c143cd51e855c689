"""Reports before the newest, of this job and of earlier visits to the car."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldapp.domain.attachments import DeliveryState
from fieldapp.domain.screens.reports import ReportLine
from ui import wording
from ui.formats import Formats
from ui.report.deliveries import BAD, GOOD
from ui.widgets.card import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import empty
from ui.widgets.row_button import RowButton, RowState

MOST = 8


class EarlierReports(Card):
    """A row for each, the newest first; away where there is none.

    Signals:
        chosen(object): show this `ReportLine` and act on it.
    """

    chosen = Signal(object)

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("Earlier reports of this car"))
        self.setObjectName("reportHistory")
        self._formats = formats
        self._rows = QVBoxLayout()
        self._shown: tuple[ReportLine, ...] | None = None
        self.body.addWidget(WrapLabel(self.tr("Earlier reports of this car"), role="fact"))
        self.body.addLayout(self._rows)

    def show_lines(self, lines: tuple[ReportLine, ...]) -> None:
        """Rows are made anew only when something changed: one may be under a finger."""
        self.setVisible(bool(lines))
        if lines == self._shown:
            return
        self._shown = lines
        empty(self._rows)
        for line in lines[:MOST]:
            row = RowButton("", line.job_number, self._told(line), state=_delivered(line.delivery))
            row.setObjectName(f"earlier-{line.report.id}")
            row.clicked.connect(lambda _=False, earlier=line: self.chosen.emit(earlier))
            self._rows.addWidget(row)

    def _told(self, line: ReportLine) -> str:
        day = self._formats.short_date(self._formats.local(line.report.made_at).date())
        words = self.tr("{day}, version {version}").format(day=day, version=line.report.version)
        words = words.replace(f" {line.report.version}", f"\N{NO-BREAK SPACE}{line.report.version}")
        if line.told is None:
            return words
        return ", ".join(part for part in (words, line.told.technician, *line.told.findings[:2]) if part)


def _delivered(delivery: DeliveryState | None) -> RowState | None:
    """How far a report got, if it was handed over."""
    if delivery is None:
        return None
    words = wording.delivery_word(delivery)
    if delivery in GOOD:
        return RowState(words, "check", "ok")
    if delivery in BAD:
        return RowState(words, "cross", "unsafe")
    return RowState(words, "undo" if delivery is DeliveryState.WITHDRAWN else "clock", "neutral")
