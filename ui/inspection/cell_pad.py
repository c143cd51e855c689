"""The numeric pad beside the cell that is being filled, and its way to the next one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from inspections.presentation import Measurement
from ui.formats import Formats
from ui.inspection.cell import MeasureCell
from ui.widgets.band_meter import measurement_word
from ui.widgets.numeric_pad import NumericPad, PadRequest

Cells = Callable[[], Iterable[dict[str, MeasureCell]]]


class CellPad(QObject):
    """Opens the pad for a cell. It keeps the cell's path only: answering may build the item anew.

    Signals:
        answered(str, str): path, value, after each key.
        shown(object): the `MeasureCell` the pad now stands beside.
    """

    answered = Signal(str, str)
    shown = Signal(object)

    def __init__(self, parent: QWidget, cells: Cells) -> None:
        """`cells` gives the cells of each item that is shown, in order."""
        super().__init__(parent)
        self._cells = cells
        self._formats = Formats()
        self._path = ""
        self.pad = NumericPad(parent)
        self.pad.edited.connect(self._edited)
        self.pad.accepted.connect(lambda _value: self._closed())
        self.pad.next_requested.connect(lambda _value: self._go_on())

    def open(self, cell: MeasureCell, formats: Formats) -> None:
        """Open the pad beside a cell."""
        self._formats = formats
        measurement = cell.question.measurement
        self._path = cell.path
        cell.set_active(True)
        request = PadRequest(
            label=cell.question.label,
            value=cell.question.value,
            unit=measurement.unit if measurement else "",
            lines=self._limits(measurement) if measurement else (),
            decimal=formats.number("0.5")[1],
            has_next=self._following(cell.path) is not None,
        )
        self.shown.emit(cell)
        self.pad.open_beside(cell, request)
        self._say_verdict(cell)

    def _limits(self, measurement: Measurement) -> tuple[str, ...]:
        lines = []
        for limit, words in (
            (measurement.limit_low, self.tr("At least {limit} {unit}")),
            (measurement.limit_high, self.tr("At most {limit} {unit}")),
        ):
            if limit is not None:
                lines.append(words.format(limit=self._formats.number(limit), unit=measurement.unit).strip())
        return tuple(lines)

    def _cell(self, path: str) -> MeasureCell | None:
        return next((cells[path] for cells in self._cells() if path in cells), None)

    def _following(self, path: str) -> MeasureCell | None:
        """The next cell of the same item that a person may fill."""
        for cells in self._cells():
            if path in cells:
                paths = list(cells)
                rest = (cells[other] for other in paths[paths.index(path) + 1 :])
                return next((cell for cell in rest if not cell.question.readonly), None)
        return None

    def _say_verdict(self, cell: MeasureCell) -> None:
        measurement = cell.question.measurement
        verdict = measurement.verdict if measurement is not None else None
        if verdict is None:
            self.pad.set_verdict("", "", "text")
        else:
            self.pad.set_verdict(*measurement_word(verdict))

    def _edited(self, value: str) -> None:
        if self._path:
            self.answered.emit(self._path, value)
        cell = self._cell(self._path)
        if cell is not None:
            self._say_verdict(cell)

    def _closed(self) -> None:
        cell = self._cell(self._path)
        self._path = ""
        if cell is not None:
            cell.set_active(False)
            cell.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        following = self._following(self._path)
        self._closed()
        if following is not None:
            following.setFocus(Qt.FocusReason.OtherFocusReason)
            self.open(following, self._formats)
