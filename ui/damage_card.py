"""Damage on the car: numbered marks on its outline, what each is, and their words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from fieldapp.domain.damage import DamageKind, DamageMark, EarlierDamage
from ui import wording
from ui.drafts import Drafts, place
from ui.formats import Formats
from ui.pictures import PICTURE_FILTER, all_offered, offers_pictures
from ui.widgets.asking import ask_pictures
from ui.widgets.buttons import Button
from ui.widgets.car_outline import CarOutline
from ui.widgets.card import Card
from ui.widgets.damage_mark import MarkShape, OutlineMark, Place, view_word
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import empty, tight_column, tight_row
from ui.widgets.row_button import RowButton
from ui.widgets.text_field import ChoiceField, TextField

SHAPES: dict[DamageKind, MarkShape] = {
    DamageKind.SCRATCH: "circle",
    DamageKind.CHIP: "diamond",
    DamageKind.DENT: "square",
    DamageKind.CRACK: "triangle",
    DamageKind.RUST: "hexagon",
    DamageKind.MISSING: "wedge",
    DamageKind.OTHER: "tag",
}


class DamageCard(Card):
    """Choose what it is, tap where it is; each mark then has its words in place.

    Signals:
        marked(str, Place): kind; where.
        moved(str, Place): mark id; where to.
        described(str, str, str): mark id, kind, words.
        removed(str): mark id.
        photos_chosen(str, list): mark id; paths of pictures, or a picture's bytes.
    """

    marked = Signal(str, object)
    moved = Signal(str, object)
    described = Signal(str, str, str)
    removed = Signal(str)
    photos_chosen = Signal(str, list)

    def __init__(self, formats: Formats, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._formats = formats
        self._drafts = drafts
        self.setObjectName("damage")
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Damage on the car"))
        self._marks: tuple[DamageMark, ...] = ()
        self._chosen = ""
        self._next = DamageKind.SCRATCH
        self._await_new = False
        self.body.addWidget(WrapLabel(self.tr("Damage on the car"), role="fact"))
        self.body.addWidget(
            WrapLabel(self.tr("Choose what it is, then tap where it is."), colour="text_muted")
        )
        self.body.addWidget(self._kinds())
        self._outline = CarOutline(name=self.tr("Damage on the car"))
        self._outline.placed.connect(self._put)
        self._outline.moved.connect(self.moved)
        self._outline.opened.connect(self._choose)
        self._outline.remove_wanted.connect(self.removed)
        self.body.addWidget(self._outline)
        self._before = WrapLabel(role="caption", colour="text_muted")
        self._before.setObjectName("earlierMarks")
        self._before.hide()
        self.body.addWidget(self._before)
        self._detail = self._build_detail()
        self.body.addWidget(self._detail)
        self._rows = tight_column(self.theme.space(2))
        self.body.addLayout(self._rows)

    def _kinds(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        self._group = QButtonGroup(self)
        for kind in DamageKind:
            button = Button(wording.damage_word(kind), icon=f"mark-{SHAPES[kind]}")
            button.setObjectName(f"damage-{kind.value}")
            button.setCheckable(True)
            button.setChecked(kind is self._next)
            button.clicked.connect(lambda _on=False, chosen=kind: self._take_kind(chosen))
            self._group.addButton(button)
            flow.addWidget(button)
        return holder

    def _take_kind(self, kind: DamageKind) -> None:
        self._next = kind

    def _build_detail(self) -> Card:
        card = Card(tone="cell_selected")
        card.setObjectName("markDetail")
        self._what = WrapLabel(role="body_strong")
        self._kind = ChoiceField(
            self.tr("What is it?"), [(kind.value, wording.damage_word(kind)) for kind in DamageKind]
        )
        self._kind.setObjectName("markKind")
        self._kind.chosen.connect(lambda _key: self._describe())
        self._words = TextField(
            self.tr("In a few words"), placeholder=self.tr("For example: 8 cm, to the primer")
        )
        self._words.setObjectName("markWords")
        self._words.finished.connect(lambda _text: self._describe())
        photo = Button(self.tr("Add a photo"), icon="camera")
        photo.setObjectName("markPhoto")
        photo.clicked.connect(self._ask_photos)
        remove = Button(self.tr("Take the mark off"), icon="delete", kind="quiet")
        remove.setObjectName("removeMark")
        remove.clicked.connect(lambda: self.removed.emit(self._chosen))
        fields, buttons = tight_row(self.theme.space(3)), tight_row(self.theme.space(3))
        fields.addWidget(self._kind)
        fields.addWidget(self._words, 1)
        buttons.addWidget(photo)
        buttons.addWidget(remove)
        buttons.addStretch(1)
        card.body.addWidget(self._what)
        card.body.addLayout(fields)
        card.body.addLayout(buttons)
        card.hide()
        return card

    # Showing

    def show_marks(self, marks: tuple[DamageMark, ...]) -> None:
        """Show the job's marks; the one that was just put is the chosen one, ready for its words."""
        shown = tuple(sorted((m for m in marks if not m.removed), key=lambda mark: mark.number))
        if shown == self._marks:
            return
        known = {mark.id for mark in self._marks}
        fresh = [mark.id for mark in shown if mark.id not in known]
        self._marks = shown
        self._outline.set_marks(tuple(map(self._on_outline, shown)))
        if fresh and self._await_new:
            self._await_new = False
            self._chosen = fresh[-1]
        if self._chosen not in {mark.id for mark in shown}:
            self._chosen = ""
        self._show_rows()
        self._show_chosen()

    def show_earlier(self, earlier: EarlierDamage | None) -> None:
        """Show what was marked at the last visit: hollow on the outline, in words below it."""
        marks = earlier.marks if earlier is not None else ()
        self._outline.set_earlier(tuple(map(self._on_outline, marks)))
        self._before.setVisible(bool(marks))
        if earlier is None:
            return
        told = "; ".join(
            ", ".join(filter(None, (view_word(mark.view.value), wording.damage_word(mark.kind), mark.note)))
            for mark in marks
        )
        self._before.setText(
            self.tr("Dashed: seen on {day} already. {marks}").format(
                day=self._formats.short_date(earlier.on), marks=told
            )
        )

    def _on_outline(self, mark: DamageMark) -> OutlineMark:
        words = ", ".join(filter(None, (wording.damage_word(mark.kind), mark.note)))
        return OutlineMark(mark.id, mark.view.value, mark.x, mark.y, mark.number, SHAPES[mark.kind], words)

    def _show_rows(self) -> None:
        empty(self._rows)
        for mark in self._marks:
            text = f"{mark.number}  {wording.damage_word(mark.kind)}"
            line = " · ".join(filter(None, (view_word(mark.view.value), mark.note)))
            row = RowButton(f"mark-{SHAPES[mark.kind]}", text, line)
            row.setObjectName(f"markRow-{mark.id}")
            row.clicked.connect(lambda _on=False, key=mark.id: self._choose(key))
            self._rows.addWidget(row)

    def _show_chosen(self) -> None:
        self._outline.choose(self._chosen)
        mark = self._mark()
        self._detail.setVisible(mark is not None)
        if mark is None:
            return
        self._what.setText(f"{mark.number}  {view_word(mark.view.value)}")
        self._kind.set_value(mark.kind.value)
        self._drafts.follow(self._words, place("mark", mark.id), job_id=mark.job_id, kept=mark.note)

    def _mark(self) -> DamageMark | None:
        return next((mark for mark in self._marks if mark.id == self._chosen), None)

    # What the person does

    def _choose(self, mark_id: str) -> None:
        self._chosen = mark_id
        self._show_chosen()

    def _put(self, place: Place) -> None:
        self._await_new = True
        self.marked.emit(self._next.value, place)

    def _describe(self) -> None:
        mark, words = self._mark(), self._words.text.strip()
        kind = self._kind.value
        if mark is not None and (mark.kind.value, mark.note) != (kind, words):
            self.described.emit(mark.id, kind, words)

    def _ask_photos(self) -> None:
        words = self.tr("Pictures ({patterns})").format(patterns=PICTURE_FILTER)
        files = ask_pictures(self, self.tr("Choose pictures"), words)
        if files and self._chosen:
            self.photos_chosen.emit(self._chosen, files)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Pictures of the chosen mark may be dropped on the card."""
        if self._chosen and offers_pictures(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them in."""
        pictures = all_offered(event.mimeData())
        if self._chosen and pictures:
            self.photos_chosen.emit(self._chosen, pictures)
            event.acceptProposedAction()
