"""The editors of one item's questions: which there are, where they stand, and what they show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from fieldapp.domain.attachments import Signature
from inspections.presentation import Instance, Item, Question
from ui import theme
from ui.inspection.cell import MeasureCell
from ui.inspection.fields import QuestionField
from ui.inspection.item_surroundings import ItemSurroundings
from ui.inspection.photo_question import PhotoQuestion
from ui.inspection.signing import SigningCard
from ui.inspection.tool_field import ToolField, asks_for_tool
from ui.inspection.wear_line import wears
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.layouts import tight_column
from ui.widgets.photo_strip import PhotoTile

NUMBERS = frozenset({"integer", "decimal", "range"})
PICTURES = frozenset({"image", "draw", "file"})
WHEELS = 4


class ItemEditors(QObject):
    """Builds into `column`, an editor a step, whatever an item asks besides its verdict.

    Signals:
        answered(str, str): path, value.
        pad_wanted(object): the `MeasureCell` to open the pad beside.
        photo_wanted(str), photos_dropped(str, list): path of the image question (and files).
        photo_opened(str): a photo was tapped; its key.
        signed(str, object, str), waived(str, str, str): path, facts or reason, role.
        entry_added(str), entry_removed(str): repeat path; entry path.
    """

    answered = Signal(str, str)
    pad_wanted = Signal(object)
    photo_wanted = Signal(str)
    photos_dropped = Signal(str, list)
    photo_opened = Signal(str)
    signed = Signal(str, object, str)
    waived = Signal(str, str, str)
    entry_added = Signal(str)
    entry_removed = Signal(str)

    def __init__(self, item: Item, around: ItemSurroundings, *, parent: QObject) -> None:
        super().__init__(parent)
        self._item = item
        self._shape = _shape_of(item)
        self._around = around
        self.column = tight_column(theme.current().space(3))
        self.cells: dict[str, MeasureCell] = {}
        self._fields: dict[str, QuestionField | ToolField] = {}
        self._pictures: dict[str, PhotoQuestion] = {}
        self._signing: dict[str, SigningCard] = {}

    # Showing

    def show_item(self, item: Item) -> bool:
        """Show the questions as they stand now; False when there are others too and all must be built anew."""
        before = {question.path: question for question in self._item.questions}
        same = _shape_of(item) == self._shape
        if same:
            self._item = item
        for question in item.questions:
            old = before.get(question.path)
            if old is None or question is old or question == old or question.kind != old.kind:
                continue
            if question.path in self.cells:
                self.cells[question.path].show_question(question)
            elif question.path in self._fields:
                self._fields[question.path].show_question(question)
        return same

    def show_photos(self, path: str, photos: tuple[PhotoTile, ...]) -> None:
        """Photos of one image question."""
        if path in self._pictures:
            self._pictures[path].show_photos(photos)

    def show_signatures(self, by_path: Mapping[str, Signature]) -> None:
        """Who signed at each signature question."""
        for path, card in self._signing.items():
            card.show_signature(by_path.get(path))

    def refuse_signature(self, path: str, sentence: str) -> None:
        """Say at a signature question, if it is one of this item, why the signature was not kept."""
        if path in self._signing:
            self._signing[path].refuse(sentence)

    @property
    def first_picture(self) -> str:
        """Path of the item's first image question; "" when it has none, or it is not built yet."""
        return next(iter(self._pictures), "")

    # Placing

    def steps(self, besides: str) -> Iterator[Callable[[], object]]:
        """What builds them, one after another; `besides` is the path of the question that has its editor already."""
        paths = [question.path for question in self._item.questions if question.path != besides]
        if self._item.instances or self._item.can_add:
            yield from self._build_entries(paths)
        else:
            yield from self._fill(self.column, paths)

    def _question(self, path: str) -> Question:
        """As it stands now: another state may have been shown between two steps."""
        return next(question for question in self._item.questions if question.path == path)

    def _fill(
        self, column: QVBoxLayout, paths: list[str], across: int = WHEELS
    ) -> Iterator[Callable[[], object]]:
        """Numbers side by side, then pictures side by side, then everything else one under the other."""
        kinds = {path: self._question(path).kind for path in paths}
        beside: tuple[tuple[frozenset[str], Callable[[Question], QWidget]], ...] = (
            (NUMBERS, self._cell),
            (PICTURES, self._photo_editor),
        )
        for group, build in beside:
            grouped = [path for path in paths if kinds[path] in group]
            if grouped:
                grid = self._grid(column, across)
                for number, path in enumerate(grouped):
                    place = self._place(number, len(grouped), across)
                    yield partial(self._put_beside, grid, place, build, path)
        for path in paths:
            if kinds[path] not in NUMBERS | PICTURES:
                yield partial(self._put_below, column, path)

    def _put_beside(
        self, grid: QGridLayout, place: tuple[int, int], build: Callable[[Question], QWidget], path: str
    ) -> None:
        grid.addWidget(build(self._question(path)), *place)

    def _put_below(self, column: QVBoxLayout, path: str) -> None:
        column.addWidget(self._editor(self._question(path)))

    def _build_entries(self, paths: list[str]) -> Iterator[Callable[[], object]]:
        """An entry each: four wheels stand beside each other, anything else one under the other."""
        item = self._item
        beside = item.layout == "wheels" and len(item.instances) == WHEELS
        grid = self._grid(self.column, WHEELS) if beside else None
        across = 1 if beside else WHEELS
        for place, entry in enumerate(item.instances):
            holder = Card(entry.title, tone="cell")
            if grid is None:
                self.column.addWidget(holder)
            else:
                grid.addWidget(holder, 0, place)
            yield from self._fill(holder.body, [path for path in entry.questions if path in paths], across)
            if item.can_add and len(item.instances) > 1:
                holder.body.addWidget(self._remove_button(entry), 0, Qt.AlignmentFlag.AlignRight)
        if item.can_add:
            self.column.addWidget(self._add_button(item))

    def _remove_button(self, entry: Instance) -> Button:
        remove = Button(self.tr("Remove"), icon="delete", kind="quiet")
        remove.setObjectName("removeEntry")
        remove.setAccessibleName(self.tr("Remove {entry}").format(entry=entry.title))
        remove.clicked.connect(lambda: self.entry_removed.emit(entry.path))
        return remove

    def _add_button(self, item: Item) -> Button:
        add = Button(self.tr("Add another"), icon="plus")
        add.setObjectName("addEntry")
        add.setAccessibleName(self.tr("Add another: {item}").format(item=item.title))
        add.clicked.connect(lambda: self.entry_added.emit(item.path))
        return add

    def _grid(self, column: QVBoxLayout, across: int) -> QGridLayout:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.current().space(3))
        for place in range(across):
            grid.setColumnStretch(place, 1)
        column.addWidget(holder)
        return grid

    def _place(self, number: int, count: int, across: int) -> tuple[int, int]:
        """Row and column side by side; twelve on four wheels stand as four columns of three."""
        if self._item.layout == "wheels" and across == WHEELS and count % WHEELS == 0:
            per_wheel = count // WHEELS
            return number % per_wheel, number // per_wheel
        return number // across, number % across

    # Building one

    def _label_of(self, question: Question) -> str:
        """A question that is the whole item does not repeat the item's title."""
        return "" if question.label == self._item.title else question.label

    def _hint_of(self, question: Question) -> str:
        return "" if question.hint == self._item.hint else question.hint

    def _cell(self, question: Question) -> QWidget:
        cell = MeasureCell(
            question,
            self._around.formats,
            self._around.previous.get(question.path, ""),
            label=self._label_of(question),
        )
        earlier = self._around.history.get(question.path, ())
        if wears(question.measurement, earlier):
            cell.add_wear(earlier, self._around.now().date(), self._around.odometer_km)
        cell.pad_wanted.connect(lambda _path, wanted=cell: self.pad_wanted.emit(wanted))
        self.cells[question.path] = cell
        return cell

    def _editor(self, question: Question) -> QWidget:
        if question.kind == "signature":
            return self._signing_card(question)
        if asks_for_tool(question) and self._around.tools:
            return self._tool_field(question)
        editor = QuestionField(
            question,
            self.answered.emit,
            now=self._around.now,
            formats=self._around.formats,
            drafts=self._around.drafts,
            label=self._label_of(question),
            hint=self._hint_of(question),
        )
        editor.setObjectName(f"question-{question.path.rpartition('/')[2]}")
        self._fields[question.path] = editor
        return editor

    def _signing_card(self, question: Question) -> SigningCard:
        card = SigningCard(
            question,
            self._around.people,
            self._around.customer_name,
            self._around.formats,
            self._around.drafts,
            decided=partial(self._around.decided, question.path),
        )
        card.signed.connect(lambda path, facts, role=card.role.value: self.signed.emit(path, facts, role))
        card.waived.connect(lambda path, reason, role=card.role.value: self.waived.emit(path, reason, role))
        self._signing[question.path] = card
        return card

    def _tool_field(self, question: Question) -> ToolField:
        editor = ToolField(
            question,
            self.answered.emit,
            tools=self._around.tools,
            today=lambda: self._around.now().date(),
            formats=self._around.formats,
        )
        editor.setObjectName(f"question-{question.path.rpartition('/')[2]}")
        self._fields[question.path] = editor
        return editor

    def _photo_editor(self, question: Question) -> QWidget:
        editor = PhotoQuestion(question, label=self._label_of(question))
        path = question.path
        editor.add_requested.connect(lambda: self.photo_wanted.emit(path))
        editor.dropped.connect(lambda files: self.photos_dropped.emit(path, files))
        editor.opened.connect(self.photo_opened)
        self._pictures[path] = editor
        return editor


def _shape_of(item: Item) -> tuple[object, ...]:
    return (
        tuple((q.path, q.kind, q.label, q.readonly) for q in item.questions),
        tuple(e.path for e in item.instances),
    )
