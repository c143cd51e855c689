"""One item of the checklist: number, title, verdict, and its other questions below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from fieldapp.domain.attachments import Signature
from fieldapp.domain.findings import Finding
from fieldapp.domain.people import Person
from inspections.presentation import Item, Question
from ui.formats import Formats
from ui.inspection.cell import MeasureCell
from ui.inspection.fields import QuestionField
from ui.inspection.finding_box import FindingBox
from ui.inspection.signing import SigningCard
from ui.theme import measures
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.icon_text import IconText
from ui.widgets.labels import WrapLabel
from ui.widgets.photo_strip import PhotoStrip, PhotoTile
from ui.widgets.segments import Segments, verdict_options
from ui.widgets.status_pill import StatusPill

NUMBERS = frozenset({"integer", "decimal", "range"})
WHEELS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemSurroundings:
    """What an item needs besides itself."""

    formats: Formats
    now: Callable[[], datetime]
    previous: dict[str, str]
    people: tuple[Person, ...]
    customer_name: str


class ItemCard(Card):
    """An item; its line turns red when it is not OK and the finding opens below.

    Signals:
        answered(str, str): path, value.
        pad_wanted(object): the `MeasureCell` to open the pad beside.
        noted(str, str), graded(str, str): item path; note or severity.
        photo_wanted(str, str), photos_dropped(str, str, list): "finding" or "answer", path (and files).
        signed(str, object, str), waived(str, str, str): path, facts or reason, role.
        entry_added(str), entry_removed(str): repeat path; entry path.
    """

    answered = Signal(str, str)
    pad_wanted = Signal(object)
    noted = Signal(str, str)
    graded = Signal(str, str)
    photo_wanted = Signal(str, str)
    photos_dropped = Signal(str, str, list)
    signed = Signal(str, object, str)
    waived = Signal(str, str, str)
    entry_added = Signal(str)
    entry_removed = Signal(str)

    def __init__(self, item: Item, around: ItemSurroundings, parent: QWidget | None = None) -> None:
        super().__init__(name=item.title, parent=parent)
        self.item = item
        self._around = around
        self.setObjectName(f"item-{item.number}" if item.number is not None else f"item-{item.path}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.cells: dict[str, MeasureCell] = {}
        self._fields: dict[str, QuestionField] = {}
        self._strips: dict[str, PhotoStrip] = {}
        self._signing: dict[str, SigningCard] = {}
        self._verdict: Segments | None = None
        self._verdict_path = ""
        self._pill = StatusPill()
        self._head = QHBoxLayout()
        self.body.addLayout(self._head)
        self._build_head()
        self._content = QVBoxLayout()
        self.body.addLayout(self._content)
        self._shape = self._shape_of(item)
        self._build_content()
        wanted = any(question.photos_wanted for question in item.questions)
        self._finding = FindingBox(photo_needed=wanted)
        self._finding.hide()
        self._finding.noted.connect(lambda text: self.noted.emit(self.item.path, text))
        self._finding.graded.connect(lambda severity: self.graded.emit(self.item.path, severity))
        self._finding.photo_wanted.connect(lambda: self.photo_wanted.emit("finding", self.item.path))
        self._finding.photos_dropped.connect(
            lambda files: self.photos_dropped.emit("finding", self.item.path, files)
        )
        self.body.addWidget(self._finding)
        self._show_verdict()

    # Building

    @staticmethod
    def _shape_of(item: Item) -> tuple[object, ...]:
        return (
            tuple((q.path, q.kind, q.label) for q in item.questions),
            tuple(e.path for e in item.instances),
        )

    def _build_head(self) -> None:
        item = self.item
        if item.number is not None:
            self._head.addWidget(WrapLabel(str(item.number), role="fact", weight=400, colour="text_muted"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(WrapLabel(item.title, role="fact"))
        if item.hint:
            words.addWidget(WrapLabel(item.hint, role="caption", colour="text_muted"))
        self._head.addLayout(words, 1)
        verdict = next((question for question in item.questions if question.kind == "verdict"), None)
        if verdict is None:
            self._head.addWidget(self._pill)
            return
        self._verdict_path = verdict.path
        self._verdict = Segments(verdict_options(), name=item.title)
        self._verdict.setObjectName("verdict")
        self._verdict.setMinimumWidth(3 * self.theme.px(measures.SEGMENT_MIN_WIDTH))
        self._verdict.chosen.connect(lambda value: self.answered.emit(self._verdict_path, value))
        self._head.addWidget(self._verdict)
        self._pill.setParent(self)
        self._pill.hide()

    def _build_content(self) -> None:
        rest = [question for question in self.item.questions if question.path != self._verdict_path]
        if self.item.instances or self.item.can_add:
            self._build_entries(rest)
            return
        numbers = [question for question in rest if question.kind in NUMBERS]
        if numbers:
            self._content.addWidget(self._grid(numbers))
        for question in rest:
            if question.kind not in NUMBERS:
                self._content.addWidget(self._editor(question))

    def _build_entries(self, questions: list[Question]) -> None:
        by_path = {question.path: question for question in questions}
        for entry in self.item.instances:
            holder = Card(entry.title, tone="cell")
            inside = [by_path[path] for path in entry.questions if path in by_path]
            numbers = [question for question in inside if question.kind in NUMBERS]
            if numbers:
                holder.body.addWidget(self._grid(numbers))
            for question in inside:
                if question.kind not in NUMBERS:
                    holder.body.addWidget(self._editor(question))
            if self.item.can_add and len(self.item.instances) > 1:
                remove = Button(self.tr("Remove"), icon="delete", kind="quiet")
                remove.clicked.connect(lambda _=False, path=entry.path: self.entry_removed.emit(path))
                holder.body.addWidget(remove)
            self._content.addWidget(holder)
        if self.item.can_add:
            add = Button(self.tr("Add another"), icon="plus")
            add.setObjectName("addEntry")
            add.clicked.connect(lambda: self.entry_added.emit(self.item.path))
            self._content.addWidget(add)

    def _grid(self, questions: list[Question]) -> QWidget:
        """Cells side by side, four at most; twelve on four wheels stand as four columns of three."""
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self.theme.space(3))
        wheels = self.item.layout == "wheels" and len(questions) % WHEELS == 0
        per_wheel = len(questions) // WHEELS if wheels else 1
        for place, question in enumerate(questions):
            cell = MeasureCell(question, self._around.formats, self._around.previous.get(question.path, ""))
            cell.pad_wanted.connect(lambda _path, wanted=cell: self.pad_wanted.emit(wanted))
            self.cells[question.path] = cell
            if wheels:
                grid.addWidget(cell, place % per_wheel, place // per_wheel)
            else:
                grid.addWidget(cell, place // WHEELS, place % WHEELS)
        for column in range(WHEELS):
            grid.setColumnStretch(column, 1)
        return holder

    def _editor(self, question: Question) -> QWidget:
        if question.kind in ("image", "draw", "file"):
            return self._photo_editor(question)
        if question.kind == "signature":
            card = SigningCard(
                question, self._around.people, self._around.customer_name, self._around.formats
            )
            card.signed.connect(lambda path, facts, role=card.role.value: self.signed.emit(path, facts, role))
            card.waived.connect(
                lambda path, reason, role=card.role.value: self.waived.emit(path, reason, role)
            )
            self._signing[question.path] = card
            return card
        field = QuestionField(question, self.answered.emit, now=self._around.now)
        field.setObjectName(f"question-{question.path.rpartition('/')[2]}")
        self._fields[question.path] = field
        return field

    def _photo_editor(self, question: Question) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        strip = PhotoStrip(name=question.label)
        strip.setObjectName(f"photos-{question.path.rpartition('/')[2]}")
        strip.add_requested.connect(lambda path=question.path: self.photo_wanted.emit("answer", path))
        strip.dropped.connect(
            lambda files, path=question.path: self.photos_dropped.emit("answer", path, files)
        )
        self._strips[question.path] = strip
        column.addWidget(WrapLabel(question.label, role="label", colour="text_muted"))
        column.addWidget(strip)
        if question.required:
            column.addWidget(
                IconText("camera", self.tr("A photo is needed"), role="caption", colour="text_muted")
            )
        return holder

    # Showing

    def show_item(self, item: Item) -> bool:
        """Show the item as it stands now; False when its questions are others and it must be built anew."""
        if self._shape_of(item) != self._shape:
            return False
        self.item = item
        for question in item.questions:
            if question.path in self.cells:
                self.cells[question.path].show_question(question)
            elif question.path in self._fields:
                self._fields[question.path].show_question(question)
        self._show_verdict()
        return True

    def _show_verdict(self) -> None:
        bad = self.item.verdict == "not_ok"
        self.set_tone("unsafe" if bad else "plain")
        self._finding.setVisible(bad)
        if self._verdict is not None:
            value = next((q.value for q in self.item.questions if q.path == self._verdict_path), "")
            self._verdict.set_value(value or None)
            return
        self._pill.setVisible(self.item.verdict in ("ok", "not_ok"))
        if self.item.verdict == "ok":
            self._pill.set_words(self.tr("Good"), icon="check", tone="ok")
        elif bad:
            self._pill.set_words(self.tr("Not OK"), icon="cross", tone="unsafe")

    def show_finding(self, finding: Finding | None, photos: tuple[PhotoTile, ...]) -> None:
        """The item's finding and its photos."""
        self._finding.show_finding(finding, photos)

    def show_photos(self, path: str, photos: tuple[PhotoTile, ...]) -> None:
        """Photos of one image question."""
        if path in self._strips:
            self._strips[path].set_photos(photos)

    def show_signatures(self, by_path: dict[str, Signature]) -> None:
        """Who signed at each signature question."""
        for path, card in self._signing.items():
            card.show_signature(by_path.get(path))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 2 3 answer, P takes a photo, N goes to the note."""
        keys = {Qt.Key.Key_1: "ok", Qt.Key.Key_2: "not_ok", Qt.Key.Key_3: "na"}
        key = Qt.Key(event.key())
        if key in keys and self._verdict is not None:
            self.answered.emit(self._verdict_path, keys[key])
        elif key == Qt.Key.Key_P and (self._strips or self.item.verdict == "not_ok"):
            path = next(iter(self._strips), "")
            self.photo_wanted.emit("answer" if path else "finding", path or self.item.path)
        elif key == Qt.Key.Key_N and self.item.verdict == "not_ok":
            self._finding.focus_note()
        else:
            super().keyPressEvent(event)
