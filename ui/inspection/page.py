"""The Checklist page: sections at the left, the items of one section at the right."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from inspections.presentation import Item, Section
from ui.drafts import Drafts
from ui.formats import Formats
from ui.frame import Action, ActionBarState, Heading, Page
from ui.inspection.above_items import AboveItems
from ui.inspection.cell import MeasureCell
from ui.inspection.cell_pad import CellPad
from ui.inspection.item_card import ItemCard
from ui.inspection.item_search import ItemSearch
from ui.inspection.item_surroundings import ItemSurroundings
from ui.inspection.obstacles import Obstacle, ObstaclePanel
from ui.inspection.section_items import SectionItems
from ui.inspection.sections import SectionLine
from ui.inspection.side import ChecklistSide
from ui.pictures import PICTURE_FILTER
from ui.theme import measures
from ui.widgets.asking import ask_pictures
from ui.widgets.layouts import tight_column
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.themed import Themed

MOST_NOTES = 0.55  # of the page's height
WRITTEN_INTO = (QLineEdit, QPlainTextEdit)


def is_open(item: Item) -> bool:
    """Whether the item still waits for an answer."""
    return not item.answered and any(
        q.kind not in ("note", "calculated") and not q.readonly for q in item.questions
    )


class ChecklistPage(Themed, Page):
    """One inspection.

    Signals:
        answered(str, str): node path, value.
        noted(str, str), graded(str, str): item path; note or severity of its finding.
        photos_offered(str, str, list): "finding" or "answer"; item or node path; files, or a picture's bytes.
        signed(str, object, str), waived(str, str, str): path, facts or reason, role.
        entry_added(str), entry_removed(str): repeat path; entry path.
        marked_up(str, str, tuple): item path; what was drawn or marked, as `ItemCard.marked_up`.
        followed(str, str, object): item path; decided, rechecked, accepted or acceptance_withdrawn; its value.
        reason_given(str), change_left(): of a change to a finished checklist.
        release_wanted(): what keeps the vehicle here.
        finish_wanted(): the person is done.
        section_built(): every item of the section that is on has its widgets.
    """

    steps_back = True
    answered = Signal(str, str)
    noted = Signal(str, str)
    graded = Signal(str, str)
    photos_offered = Signal(str, str, list)
    signed = Signal(str, object, str)
    waived = Signal(str, str, str)
    entry_added = Signal(str)
    entry_removed = Signal(str)
    marked_up = Signal(str, str, object)
    followed = Signal(str, str, object)
    reason_given = Signal(str)
    change_left = Signal()
    release_wanted = Signal()
    finish_wanted = Signal()
    section_built = Signal()

    def __init__(self, drafts: Drafts | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checklistPage")
        self.drafts = drafts or Drafts(parent=self)
        self._formats = Formats()
        self._sections: tuple[Section, ...] = ()
        self._current = ""
        self._finished = False
        self._side = ChecklistSide(self)
        self._side.chosen.connect(self.show_section)
        self._side.only_open_toggled.connect(lambda _on: self._show_items(anew=True))
        self._side.find_wanted.connect(self.find_item)
        self._side.items_wanted.connect(self._enter_items)
        self._obstacles = ObstaclePanel()
        self._obstacles.setObjectName("missingItems")
        self._obstacles.jump_wanted.connect(self.jump_to)
        self._obstacles.closed.connect(self.restyle)
        self.above = AboveItems()
        self.above.reason_given.connect(self.reason_given)
        self.above.change_left.connect(self.change_left)
        self.above.release_wanted.connect(self.release_wanted)
        self.above.changed.connect(self.restyle)
        self._find = ItemSearch()
        self._find.chosen.connect(self.jump_to)
        self._find.changed.connect(self.restyle)
        self.items = SectionItems()
        self.items.made.connect(self._wire)
        self.items.built.connect(self.section_built)
        self._pad = CellPad(self, lambda: [card.cells for card in self.items.cards.values()])
        self._pad.answered.connect(self.answered)
        self._pad.shown.connect(self.items.ensureWidgetVisible)
        self._row = QHBoxLayout(self)
        right = tight_column(self.theme.space(2))
        self._notes = ScrollColumn()
        self._notes.setObjectName("notes")
        for note in (self._find, self.above, self._obstacles):
            self._notes.add(note)
        right.addWidget(self._notes)
        right.addWidget(self.items, 1)
        self._row.addWidget(self._side)
        self._row.addLayout(right, 1)
        self.action_triggered.connect(self._act)
        self.restyle()

    def restyle(self) -> None:
        """Distances at the present scale."""
        theme = self.theme
        self._row.setContentsMargins(theme.frame("page_padding"), 0, 0, 0)
        self._row.setSpacing(0)
        self._fold_items()
        self._fit_notes()

    def _fold_items(self) -> None:
        """Answers stand beside the titles, or under them where the items' column is narrow."""
        column = self.width() - self.theme.frame("page_padding") - self._side.maximumWidth()
        self.items.set_folded(column < self.theme.px(measures.ITEMS_FOLD_BELOW))

    def _fit_notes(self) -> None:
        """As high as what there is to say, but never so high that no item is seen: then it scrolls.

        Only a question is shown whole, with the buttons that answer it, also where it leaves the items no room.
        """
        shown = any(not part.isHidden() for part in (self._find, self._obstacles, self.above))
        self._notes.setVisible(shown)
        if shown:
            self._notes.fit()
            column = self._notes.column
            wanted = column.totalSizeHint().height()
            if column.hasHeightForWidth():
                wanted = column.totalHeightForWidth(self._notes.viewport().width())
            most = int(self.height() * MOST_NOTES)
            if self.above.asks:
                most = max(most, min(self.height(), self.above.geometry().bottom() + 1))
            self._notes.setFixedHeight(min(wanted, most))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower means more lines."""
        super().resizeEvent(event)
        self._fold_items()
        self._fit_notes()

    def set_compact(self, compact: bool) -> None:
        """Rings only."""
        super().set_compact(compact)
        self._side.set_compact(compact)
        self._fold_items()
        self._obstacles.set_compact(compact)

    def begin(self, heading: Heading, around: ItemSurroundings) -> None:
        """Start anew with another inspection."""
        self.set_heading(heading)
        self._formats = around.formats
        self._sections = ()
        self._current = ""
        self._finished = False
        self.items.begin(around)
        self.show_missing((), "")
        self.above.begin(around.drafts)
        self._find.hide()
        self._side.set_only_open(False)
        self.set_actions(ActionBarState())

    # Showing

    def show_sections(self, sections: tuple[Section, ...], *, finished: bool) -> None:
        """Show the checklist as it stands; what did not change is left alone."""
        self._sections = sections
        self._finished = finished
        self._find.look_in(sections)
        if self._current not in {section.path for section in sections} and sections:
            self._current = next((s.path for s in sections if any(map(is_open, s.items))), sections[0].path)
        self._side.show_sections(tuple(map(self._line, sections)), self._current)
        self._show_items()
        self._show_bar()

    def _line(self, section: Section) -> SectionLine:
        counted = [item for item in section.items if item.number is not None or item.questions]
        answered = sum(1 for item in counted if not is_open(item))
        not_ok = sum(1 for item in counted if item.verdict == "not_ok")
        return SectionLine(section.path, section.title, answered, len(counted), not_ok)

    @property
    def building(self) -> bool:
        """Whether items of the section that is on still wait for their widgets."""
        return self.items.building

    def show_section(self, path: str) -> None:
        """Turn to a section."""
        if path != self._current:
            self._current = path
            self._side.show_sections(tuple(map(self._line, self._sections)), path)
            self._show_items(anew=True)
            self.items.verticalScrollBar().setValue(0)

    def _wanted(self, *, anew: bool) -> list[Item]:
        """The section's items. What has just been answered stays, so that nothing vanishes under a finger."""
        section = next((section for section in self._sections if section.path == self._current), None)
        items = list(section.items) if section is not None else []
        if not self._side.only_open:
            return items
        return [item for item in items if is_open(item) or (not anew and item.path in self.items.cards)]

    def _show_items(self, *, anew: bool = False) -> None:
        self.items.show_items(self._wanted(anew=anew), anew=anew)

    def _wire(self, card: ItemCard) -> None:
        card.answered.connect(self.answered)
        card.pad_wanted.connect(self._open_pad)
        card.noted.connect(self.noted)
        card.graded.connect(self.graded)
        card.photo_wanted.connect(self._ask_photos)
        card.photos_dropped.connect(self.photos_offered)
        card.signed.connect(self.signed)
        card.waived.connect(self.waived)
        card.entry_added.connect(self.entry_added)
        card.entry_removed.connect(self.entry_removed)
        card.followed.connect(self.followed)
        card.marked_up.connect(self.marked_up)

    def show_missing(self, obstacles: tuple[Obstacle, ...], sentence: str) -> None:
        """Say what keeps the checklist from being finished, and jump to the first; an empty sentence is silent."""
        self._obstacles.show_obstacles(sentence, obstacles)
        self.restyle()
        first = next((obstacle.item_path for obstacle in obstacles if obstacle.item_path), "")
        if first:
            self.jump_to(first)

    @property
    def says_missing(self) -> bool:
        """Whether it is said that something is in the way."""
        return not self._obstacles.isHidden()

    def keep_missing(self, item_paths: Collection[str]) -> None:
        """Of what was said to be in the way, only these items still are."""
        self._obstacles.keep(item_paths)

    # Moving

    def find_item(self) -> None:
        """Open the search for an item."""
        self._find.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """/ finds an item; a field that is written into has taken the key before.

        A key for an item – a digit, or ↓ – while none has the keyboard goes to the first open one and answers nothing:
        nobody has seen yet which item it would be.
        """
        digit = event.text() in ("1", "2", "3")
        down = event.key() == Qt.Key.Key_Down and not isinstance(self.window().focusWidget(), WRITTEN_INTO)
        if event.text() == "/":
            self.find_item()
        elif (digit or down) and not self.items.focused:
            self._enter_items()
        else:
            super().keyPressEvent(event)

    def _enter_items(self) -> None:
        items = self._wanted(anew=False)
        if first := next((item for item in items if is_open(item)), items[0] if items else None):
            self.items.go_to(first.path)

    def _show_bar(self) -> None:
        items = [item for section in self._sections for item in section.items]
        done = sum(1 for item in items if not is_open(item))
        fact = self.tr("{answered} of {total} answered").format(answered=done, total=len(items))
        if self._finished:
            finished = Action("back", self.tr("Back to the job"), "chevron-left")
            self.set_actions(ActionBarState(fact=self.tr("Finished"), line=fact, next_step=finished))
            return
        finish = Action("finish", self.tr("Finish…"), "checklist")
        line = self.tr("Each answer is on disk. Keys 1 2 3 answer, P photo, N note, / search, Ctrl+Z back.")
        if done == len(items):
            self.set_actions(ActionBarState(fact=fact, line=line, next_step=finish))
        else:
            step = Action("next", self.tr("Next open"), "arrow-down")
            self.set_actions(ActionBarState(fact=fact, line=line, secondary=(finish,), next_step=step))

    def _act(self, key: str) -> None:
        if key == "next":
            self.next_open()
        elif key == "finish":
            self.finish_wanted.emit()
        elif key == "back":
            self.back_requested.emit()

    def next_open(self) -> None:
        """Go to the next item that waits for an answer, after the one that has the focus."""
        items = [item for section in self._sections for item in section.items]
        focused = self.items.focused
        start = next((i + 1 for i, item in enumerate(items) if item.path == focused), 0)
        for item in (*items[start:], *items[:start]):
            if is_open(item):
                self.jump_to(item.path)
                return

    def show_item(self, item_path: str) -> None:
        """Bring an item into view if it is not; the keyboard goes there too when it is nowhere else."""
        card = self.items.cards.get(item_path)
        if card is None or self.items.building:
            self.jump_to(item_path)
        elif not self.items.holds_focus(card):
            self.items.bring(card)

    def jump_to(self, item_path: str) -> None:
        """Show an item, wherever it is, and give it the focus."""
        section = next((s for s in self._sections if any(i.path == item_path for i in s.items)), None)
        if section is None:
            return
        if section.path != self._current:
            self.show_section(section.path)
        item = next(item for item in section.items if item.path == item_path)
        if self._side.only_open and not is_open(item) and item_path not in self.items.cards:
            self._side.set_only_open(False)
        self.items.go_to(item_path)

    def _open_pad(self, cell: MeasureCell) -> None:
        self._pad.open(cell, self._formats)

    def _ask_photos(self, subject: str, path: str) -> None:
        files = ask_pictures(
            self, self.tr("Choose pictures"), self.tr("Pictures ({patterns})").format(patterns=PICTURE_FILTER)
        )
        if files:
            self.photos_offered.emit(subject, path, files)
