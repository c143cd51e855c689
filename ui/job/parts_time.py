"""The Parts & time tab: parts used from the car, travel and labour."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldapp.domain.screens.job import JobScreen, PartLine
from fieldapp.domain.screens.parts import StockLine
from fieldapp.domain.time_entries import TimeEntry, TimeKind
from ui import wording
from ui.formats import Formats, facts_in_a_row
from ui.job_tab import JobTab
from ui.widgets.asking import ask_pdf_path
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.column_row import ColumnRow
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.icon_text import IconText
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import empty, fill_with, tight_column, tight_row
from ui.widgets.leaving import let_go
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.section_title import SectionTitle
from ui.widgets.slices import Slices
from ui.widgets.stepper import Stepper
from ui.widgets.text_field import ChoiceField, TextField


class PartCard(Card):
    """One part of the job: how many were used, how many lie in the car.

    Signals:
        used(str, int, str): part id, quantity (+ used, - put back), serial number.
        tag_wanted(str, str): part id, its number: a tag for the old part that goes back.
    """

    used = Signal(str, int, str)
    tag_wanted = Signal(str, str)

    def __init__(self, line: PartLine, formats: Formats, currency: str) -> None:
        super().__init__(name=line.part.name)
        self.setObjectName(f"part-{line.part.number}")
        self._part = line
        words = tight_column()
        words.addWidget(WrapLabel(line.part.name, role="body_strong"))
        price = formats.money(line.part.price, currency)
        planned = self.tr("{count} planned").format(count=line.planned) if line.planned else ""
        words.addWidget(WrapLabel(f"{line.part.number} · {price}", role="caption", colour="text_muted"))
        stock = self.tr("{count} in this car").format(count=line.in_car)
        enough = line.in_car > 0 or line.used >= line.planned
        facts = facts_in_a_row((stock, planned))
        words.addWidget(
            IconText("parts", facts, role="caption", colour="text_muted" if enough else "attention")
        )
        self._stepper = Stepper(
            line.used,
            most=line.used + max(line.in_car, 0),
            name=self.tr("Used: {part}").format(part=line.part.name),
        )
        self._stepper.setObjectName(f"used-{line.part.number}")
        self._stepper.value_changed.connect(self._changed)
        serial = self.tr("Serial number of the new part")
        self._serial = TextField("", placeholder=serial, name=f"{serial}: {line.part.name}", identifier=True)
        self._serial.setObjectName(f"serial-{line.part.number}")
        row = tight_row(self.theme.space(3))
        row.addLayout(words, 1)
        row.addWidget(WrapLabel(self.tr("Used"), role="label", colour="text_muted"))
        row.addWidget(self._stepper)
        self.body.addLayout(row)
        self.body.addWidget(self._serial)
        self._serial.setVisible(line.in_car > 0)  # it goes with the next one that is taken
        if line.used:
            tag = Button(self.tr("Tag for the old part"), icon="print", kind="quiet")
            tag.setObjectName(f"tag-{line.part.number}")
            tag.setAccessibleName(f"{tag.text()}: {line.part.name}")
            tag.clicked.connect(lambda: self.tag_wanted.emit(line.part.id, line.part.number))
            self.body.addWidget(tag, 0, Qt.AlignmentFlag.AlignLeft)

    def _changed(self, value: int) -> None:
        difference = value - self._part.used
        if difference:
            self.used.emit(self._part.part.id, difference, self._serial.text.strip())


class PartsTimeTab(JobTab):
    """Parts at the left, time at the right.

    Signals:
        part_used(str, int, str): part id, quantity (negative puts back), serial number.
        catalogue_wanted(str): search the catalogue for these words.
        timer_started(str): kind of time.
        timer_stopped(): stop what runs.
        time_added(str, int, int): kind, minutes, kilometres (0 = none).
        part_tag_wanted(str, str): part id and where to write its tag.
        wheel_tags_wanted(str): where to write the tags of four wheels that go into store.
    """

    part_used = Signal(str, int, str)
    catalogue_wanted = Signal(str)
    timer_started = Signal(str)
    timer_stopped = Signal()
    time_added = Signal(str, int, int)
    part_tag_wanted = Signal(str, str)
    wheel_tags_wanted = Signal(str)

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("partsTimeTab")
        self._formats = formats
        self._number = ""
        self._parts_key: object = None
        self._time_key: object = None
        self._building = Slices(self)
        self._parts = ScrollColumn(top=True)
        self._time = ScrollColumn(left=False, top=True)
        self._cards: list[PartCard] = []
        self._no_parts = EmptyState(
            "parts", self.tr("No parts on this job"), self.tr("Search the catalogue. Works offline.")
        )
        self._add = self._build_add_part()
        found = QWidget()
        self._found = QVBoxLayout(found)
        self._found.setContentsMargins(0, 0, 0, 0)
        wheels = Button(self.tr("Tags for stored wheels"), icon="tyre", kind="quiet")
        wheels.setObjectName("wheelTags")
        wheels.clicked.connect(self._ask_wheel_tags)
        for widget in (SectionTitle(self.tr("Parts")), self._no_parts, self._add, found, wheels):
            self._parts.add(widget)
        self._parts.add_stretch()
        fill_with(self, ColumnRow([(self._parts, 1), (self._time, 1)]))

    def _build_add_part(self) -> TextField:
        field = TextField(self.tr("Add a part from the catalogue"), placeholder=self.tr("Number or name"))
        field.setObjectName("addPartField")
        field.edited.connect(self.catalogue_wanted)
        return field

    def show_job(self, screen: JobScreen) -> None:
        """Show the job's parts and time."""
        self._number = screen.job.shown_number
        self._building.start(self._works(screen))

    def _works(self, screen: JobScreen) -> Iterator[Callable[[], object]]:
        parts_key = (screen.parts, screen.currency)
        if parts_key != self._parts_key:
            self._parts_key = None  # until it stands
            self._parts.hold()
            yield from self._part_works(screen)
            self._parts_key = parts_key
            yield self._parts.release
        if screen.time_entries != self._time_key:
            self._time_key = None
            self._time.hold()
            yield from self._time_works(screen)
            self._time_key = screen.time_entries
            yield self._time.release

    def show_catalogue(self, lines: tuple[StockLine, ...]) -> None:
        """Show what the catalogue has for the words typed."""
        empty(self._found)
        for line in lines:
            stock = self.tr("{count} in this car").format(count=line.in_car)
            button = Button(f"{line.part.name} · {stock}", icon="plus")
            button.setObjectName(f"add-{line.part.number}")
            button.clicked.connect(lambda _=False, part_id=line.part.id: self._add_found(part_id))
            self._found.addWidget(button)

    def _add_found(self, part_id: str) -> None:
        self.part_used.emit(part_id, 1, "")
        self._add.set_text("")
        self.show_catalogue(())

    def _part_works(self, screen: JobScreen) -> Iterator[Callable[[], object]]:
        """A part at a time; the search below them stays as it is."""
        for card in self._cards:
            self._parts.column.removeWidget(card)
            let_go(card)
        self._cards = []
        self._no_parts.setVisible(not screen.parts)
        for line in screen.parts:
            yield partial(self._add_part_card, line, screen.currency)

    def _add_part_card(self, line: PartLine, currency: str) -> None:
        card = PartCard(line, self._formats, currency)
        card.used.connect(self.part_used)
        card.tag_wanted.connect(self._ask_part_tag)
        self._cards.append(card)
        self._parts.column.insertWidget(self._parts.column.indexOf(self._no_parts), card)

    def _ask_part_tag(self, part_id: str, number: str) -> None:
        if path := ask_pdf_path(self, self.tr("Save the tag"), number):
            self.part_tag_wanted.emit(part_id, path)

    def _ask_wheel_tags(self) -> None:
        if path := ask_pdf_path(self, self.tr("Save the tags"), f"{self._number}-wheels"):
            self.wheel_tags_wanted.emit(path)

    def _time_works(self, screen: JobScreen) -> Iterator[Callable[[], object]]:
        """An entry at a time, then what starts and stops, and the form."""
        self._time.clear()
        self._time.add(SectionTitle(self.tr("Time")))
        running = next((entry for entry in screen.time_entries if entry.ended_at is None), None)
        for entry in screen.time_entries:
            yield partial(self._add_entry, entry)
        yield partial(self._add_timers, running)
        yield self._add_by_hand
        self._time.add_stretch()

    def _add_entry(self, entry: TimeEntry) -> None:
        self._time.add(self._entry_card(entry))

    def _add_by_hand(self) -> None:
        self._time.add(self._by_hand_card())

    def _add_timers(self, running: TimeEntry | None) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons)
        if running is not None:
            stop = Button(self.tr("Stop the timer"), icon="stop")
            stop.setObjectName("stopTimer")
            stop.clicked.connect(self.timer_stopped)
            flow.addWidget(stop)
        for kind in (TimeKind.LABOUR, TimeKind.WAITING, TimeKind.BREAK, TimeKind.TRAVEL):
            if running is None or running.kind is not kind:
                button = Button(wording.time_word(kind), icon="timer")
                button.setObjectName(f"timer-{kind.value}")
                button.setAccessibleName(self.tr("Start: {kind}").format(kind=wording.time_word(kind)))
                button.clicked.connect(lambda _=False, value=kind.value: self.timer_started.emit(value))
                flow.addWidget(button)
        self._time.add(buttons)

    def _entry_card(self, entry: TimeEntry) -> Card:
        word = wording.time_word(entry.kind)
        card = Card(name=word, tone="selected" if entry.ended_at is None else "plain")
        when = self._formats.time(entry.started_at)
        if entry.ended_at is not None:
            when = self._formats.window(entry.started_at, entry.ended_at)
        if entry.by_hand:
            when = self.tr("entered by hand")
        length = self._formats.minutes(round((entry.seconds or 0) / 60)) if entry.seconds is not None else ""
        if entry.ended_at is None:
            length = self.tr("runs")
            when = self.tr("since {time}").format(time=when)
        if entry.kilometres:
            length = f"{length} · {entry.kilometres} km"
        row = tight_row(card.theme.space(3))
        words = tight_column()
        words.addWidget(WrapLabel(word, role="body_strong"))
        words.addWidget(WrapLabel(when, role="caption", colour="text_muted"))
        row.addLayout(words, 1)
        row.addWidget(WrapLabel(length, role="fact"))
        card.body.addLayout(row)
        if entry.clock_jumped:
            card.body.addWidget(
                IconText(
                    "attention",
                    self.tr("The clock or the laptop was reset meanwhile; check the length."),
                    role="caption",
                    colour="attention",
                )
            )
        return card

    def _by_hand_card(self) -> Card:
        card = Card(self.tr("Enter time by hand"))
        kind = ChoiceField(
            self.tr("What"),
            [(value.value, wording.time_word(value)) for value in (TimeKind.LABOUR, TimeKind.TRAVEL)],
        )
        kind.setObjectName("handKind")
        minutes = TextField(self.tr("Minutes"))
        minutes.setObjectName("handMinutes")
        kilometres = TextField(self.tr("Kilometres, if driven"))
        kilometres.setObjectName("handKilometres")
        add = Button(self.tr("Add time"), icon="plus")
        add.setObjectName("handAdd")

        def submit() -> None:
            length, distance = minutes.text.strip(), kilometres.text.strip() or "0"
            good_length = length.isdecimal() and 0 < int(length) <= 24 * 60
            good_distance = distance.isdecimal() and int(distance) <= 5000
            minutes.set_problem("" if good_length else self.tr("Whole minutes, 1 to 1440"))
            kilometres.set_problem("" if good_distance else self.tr("Whole kilometres"))
            if good_length and good_distance:
                minutes.set_text("")
                kilometres.set_text("")
                self.time_added.emit(kind.value, int(length), int(distance))

        add.clicked.connect(submit)
        row = tight_row(card.theme.space(3))
        for widget in (kind, minutes, kilometres):
            row.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(row)
        card.body.addWidget(add)
        return card
