"""The job's header: whom, which car, how far."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from fieldapp.domain.jobs import JobStatus
from fieldapp.domain.screens.job import JobScreen
from ui import wording
from ui.theme import measures
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.icon_text import IconText
from ui.widgets.labels import NameLabel, WrapLabel
from ui.widgets.plate_label import PlateLabel
from ui.widgets.status_line import StatusLine
from ui.widgets.status_pill import StatusPill
from ui.widgets.themed import Themed

CAR_GAP = 12
_LINE = (
    JobStatus.DISPATCHED,
    JobStatus.TRAVELLING,
    JobStatus.ON_SITE,
    JobStatus.IN_PROGRESS,
    JobStatus.COMPLETED,
)


class JobHeader(Themed, QWidget):
    """Name, car, language and the status line (one pill in a narrow window or off the line).

    Signals:
        copied(str): the VIN was put on the clipboard.
    """

    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compact = False
        self._on_line = True
        self._narrow = False
        self._vin_text = ""
        self._spoken = ""
        self._name = NameLabel(role="hero")
        self._plate = PlateLabel("")
        self._model = WrapLabel(role="body")
        self._vin = WrapLabel(role="body", colour="text_muted", identifier=True)
        self._copy = Button(icon="copy", kind="quiet", name=self.tr("Copy the VIN"))
        self._copy.setObjectName("copyVin")
        self._copy.clicked.connect(self._copy_vin)
        self._language = IconText("language", "", role="body", colour="text_muted")
        self._steps = StatusLine(self._words(), 0, name=self.tr("Status of the job"))
        self._pill = StatusPill()
        self._car = QWidget()
        flow = FlowLayout(self._car, gap=CAR_GAP)
        for widget in (self._plate, self._model, self._vin, self._copy, self._language):
            flow.addWidget(widget)
        top = Qt.AlignmentFlag.AlignTop
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self._name, 0, 0)
        self._grid.addWidget(self._steps, 0, 1, 2, 1, top)
        self._grid.addWidget(self._pill, 0, 2, top)
        self._place_car()
        self.restyle()

    def _place_car(self) -> None:
        """Beside the line; under the name and the pill where the window is narrow, so that the car is one row."""
        self._grid.removeWidget(self._car)
        self._grid.addWidget(self._car, 1, 0, 1, 3 if self._compact else 1)

    def _words(self) -> tuple[str, ...]:
        return tuple(wording.status_word(status) for status in _LINE)

    def restyle(self) -> None:
        """Distances at the present scale."""
        theme = self.theme
        pad = theme.frame("page_padding")
        self._grid.setContentsMargins(pad, 0, pad, 0)
        self._grid.setHorizontalSpacing(theme.space(4))
        self._grid.setVerticalSpacing(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorter steps and words where the line would take the car's room."""
        super().resizeEvent(event)
        self._narrow = self.width() < self.theme.px(measures.STEP_NARROW_BELOW)
        self._steps.set_narrow(self._narrow)
        self._say_language()

    def set_compact(self, compact: bool) -> None:
        """In a narrow window the line becomes one pill."""
        if compact != self._compact:
            self._compact = compact
            self._place_car()
        self._steps.setVisible(self._on_line and not compact)
        self._pill.setVisible(compact or not self._on_line)

    def show_job(self, screen: JobScreen) -> None:
        """Show this job's header."""
        vehicle, job = screen.vehicle, screen.job
        self._name.setText(screen.customer.name)
        self._plate.set_plate(vehicle.plate)
        self._plate.setVisible(bool(vehicle.plate))
        self._model.setText(" ".join(str(part) for part in (vehicle.model, vehicle.model_year) if part))
        self._vin_text = vehicle.vin
        self._vin.setText(vehicle.vin)
        self._spoken = wording.language_word(screen.customer.language.value)
        self._say_language()
        self._on_line = job.status in _LINE
        if self._on_line:
            self._steps.set_steps(self._words(), _LINE.index(job.status))
        self._pill.show_job_status(job.status.value)
        self.set_compact(self._compact)

    def _say_language(self) -> None:
        """Beside its icon the language's name alone is understood, where the sentence would take a line of its own."""
        sentence = self.tr("speaks {language}").format(language=self._spoken) if self._spoken else ""
        self._language.set_words("language", self._spoken if self._narrow else sentence, "text_muted")
        self._language.setAccessibleName(sentence)

    def _copy_vin(self) -> None:
        QGuiApplication.clipboard().setText(self._vin_text)
        self.copied.emit(self._vin_text)
