"""A measurement: a big number, its verdict in colour and word, its band, the limit, the last visit's value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from fieldapp.domain.screens.checklist import EarlierValue
from inspections.presentation import Question
from ui.formats import Formats
from ui.inspection.wear_line import WearLine
from ui.widgets.band_meter import Band, BandMeter, measurement_word
from ui.widgets.card import Card
from ui.widgets.icon_text import IconText
from ui.widgets.labels import WrapLabel
from ui.widgets.value_label import ValueLabel


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _decimals(value: Decimal | None) -> int:
    """How many decimals a number was given with."""
    exponent = value.as_tuple().exponent if value is not None else 0
    return max(0, -exponent) if isinstance(exponent, int) else 0


class MeasureCell(Card):
    """One number of an item. A tap, Enter or a digit opens the numeric pad beside it.

    Signals:
        pad_wanted(str): the question's path.
    """

    pad_wanted = Signal(str)

    def __init__(
        self,
        question: Question,
        formats: Formats,
        last: str = "",
        *,
        label: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tone="cell", parent=parent)
        self.path = question.path
        self.question = question
        self.last = last
        self._formats = formats
        self.setObjectName(f"cell-{question.path.rpartition('/')[2]}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusInside", True)
        self._label = WrapLabel(question.label if label is None else label, role="label")
        self._value = ValueLabel()
        self._verdict = IconText("", "", role="body_strong")
        self._meter = BandMeter()
        self._last = WrapLabel(role="caption", colour="text_muted")
        self._wear: WearLine | None = None
        self._wear_facts: tuple[date, int | None] | None = None
        self.body.addWidget(self._label)
        self._label.setVisible(bool(self._label.text()))
        self.body.addWidget(self._value)
        for widget in (self._verdict, self._meter, self._last):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.show_question(question)

    def show_question(self, question: Question) -> None:
        """Show the question as it stands now."""
        self.question = question
        measurement = question.measurement
        unit = measurement.unit if measurement else ""
        shown = self._formats.number(question.value) if question.value else "–"
        self._value.set_value(shown, unit)
        verdict = measurement.verdict if measurement else None
        # The verdict's line is kept free from the start: a cell that grew would move everything under the finger.
        judged = measurement is not None and (
            measurement.limit_low is not None or measurement.limit_high is not None
        )
        self._verdict.setVisible(judged or verdict is not None or question.problem is not None)
        spoken = ""
        if question.problem:
            self._verdict.set_words("cross", question.problem, "unsafe")
            spoken = question.problem
        elif verdict is not None:
            icon, spoken, colour = measurement_word(verdict)
            self._verdict.set_words(icon, spoken, colour)
        else:
            self._verdict.set_words("", "", "text")
        self._show_band(question)
        if self._wear is not None and self._wear_facts is not None and measurement is not None:
            spoken = ", ".join(
                filter(None, (spoken, self._wear.show_measurement(measurement, *self._wear_facts)))
            )
        self._last.setVisible(bool(self.last))
        if self.last:
            self._last.setText(
                self.tr("Last visit {value} {unit}")
                .format(value=self._formats.number(self.last), unit=unit)
                .strip()
                .replace(f" {unit}", f"\u00a0{unit}")
            )
        self.setAccessibleName(" ".join(filter(None, (question.label, shown, unit, spoken))))

    def add_wear(self, earlier: tuple[EarlierValue, ...], today: date, odometer_km: int | None) -> None:
        """Show how the place wears, from the values of earlier visits and today's."""
        self._wear = WearLine(earlier, self._formats)
        self._wear_facts = (today, odometer_km)
        self.body.insertWidget(self.body.indexOf(self._last) + 1, self._wear)
        self.show_question(self.question)

    def _show_band(self, question: Question) -> None:
        measurement = question.measurement
        limits = (measurement.limit_low, measurement.limit_high) if measurement else (None, None)
        self._meter.setVisible(measurement is not None and any(limit is not None for limit in limits))
        if measurement is None:
            return
        low, high = limits
        decimals = max(_decimals(low), _decimals(high), _decimals(measurement.value))
        self._meter.set_band(
            Band(
                low=_number(low),
                warn_low=_number(measurement.warn_low),
                warn_high=_number(measurement.warn_high),
                high=_number(high),
                value=_number(measurement.value),
                last=float(self.last) if self.last else None,
                low_text=self._formats.number(low, decimals=decimals) if low is not None else "",
                high_text=self._formats.number(high, decimals=decimals) if high is not None else "",
            )
        )

    def set_active(self, active: bool) -> None:
        """The violet line while the pad is open for this cell."""
        self.set_tone("cell_selected" if active else "cell")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the pad."""
        if event.button() == Qt.MouseButton.LeftButton and not self.question.readonly:
            self.setFocus()
            self.pad_wanted.emit(self.path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Space or a digit open the pad."""
        wanted = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        digit = event.text().isascii() and event.text().isdigit()
        if not self.question.readonly and (event.key() in wanted or digit):
            self.pad_wanted.emit(self.path)
            pad = QApplication.activePopupWidget()
            if digit and pad is not None:
                QApplication.sendEvent(pad, event)
        else:
            super().keyPressEvent(event)
