"""The Checklist page: sections at the left, the items of one section at the right."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldapp.domain.attachments import Signature
from fieldapp.domain.damage import DamageMark, EarlierDamage
from fieldapp.domain.findings import Finding
from inspections.presentation import Item, Section
from ui.drafts import Drafts
from ui.frame import Action, ActionBarState, Heading, Page
from ui.inspection.above_items import AboveItems
from ui.inspection.cell import MeasureCell
from ui.inspection.cell_pad import CellPad
from ui.inspection.follow_up import FollowedUp
from ui.inspection.item_card import ItemCard
from ui.inspection.item_surroundings import ItemSurroundings
from ui.inspection.obstacles import Obstacle, ObstaclePanel
from ui.inspection.sections import SectionLine
from ui.inspection.side import ChecklistSide
from ui.pictures import PICTURE_FILTER
from ui.theme import measures
from ui.widgets.asking import ask_pictures
from ui.widgets.layouts import tight_column
from ui.widgets.leaving import let_go
from ui.widgets.photo_strip import PhotoTile
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.search_field import SearchField
from ui.widgets.slices import Slices
from ui.widgets.suggestion import Suggestion
from ui.widgets.themed import Themed

MOST_FOUND = 7
MOST_NOTES = 0.55  # of the page's height


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
        self._around: ItemSurroundings | None = None
        self._sections: tuple[Section, ...] = ()
        self._current = ""
        self._cards: dict[str, ItemCard] = {}
        self._spare: dict[str, ItemCard] = {}
        self._building = Slices(self)
        self._building.finished.connect(self._built)
        self._jump = ""
        self._folded = False
        self._finished = False
        self._findings: dict[str, Finding] = {}
        self._photos: dict[str, tuple[PhotoTile, ...]] = {}
        self._signatures: dict[str, Signature] = {}
        self._followed: Mapping[str, FollowedUp] = {}
        self._changes: Mapping[str, tuple[str, ...]] = {}
        self._marks: tuple[DamageMark, ...] = ()
        self._earlier: EarlierDamage | None = None
        self._side = ChecklistSide(self)
        self._side.chosen.connect(self.show_section)
        self._side.only_open_toggled.connect(lambda _on: self._show_items(anew=True))
        self._side.find_wanted.connect(self.find_item)
        self._obstacles = ObstaclePanel()
        self._obstacles.setObjectName("missingItems")
        self._obstacles.jump_wanted.connect(self.jump_to)
        self._obstacles.closed.connect(self.restyle)
        self.above = AboveItems()
        self.above.reason_given.connect(self.reason_given)
        self.above.change_left.connect(self.change_left)
        self.above.release_wanted.connect(self.release_wanted)
        self.above.changed.connect(self.restyle)
        self._find = SearchField(self.tr("Find an item: number or word"))
        self._find.setObjectName("findItem")
        self._find.edited.connect(self._look_for)
        self._find.chosen.connect(self.jump_to)
        self._find.left.connect(self._stop_finding)
        self._find.hide()
        self._items = ScrollColumn()
        self._items.setObjectName("items")
        self._pad = CellPad(self, lambda: [card.cells for card in self._cards.values()])
        self._pad.answered.connect(self.answered)
        self._pad.shown.connect(self._items.ensureWidgetVisible)
        self._row = QHBoxLayout(self)
        right = tight_column(self.theme.space(2))
        self._notes = ScrollColumn()
        self._notes.setObjectName("notes")
        for note in (self._find, self.above, self._obstacles):
            self._notes.add(note)
        right.addWidget(self._notes)
        right.addWidget(self._items, 1)
        self._row.addWidget(self._side)
        self._row.addLayout(right, 1)
        self.action_triggered.connect(self._act)
        self.restyle()

    def restyle(self) -> None:
        """Distances at the present scale."""
        theme = self.theme
        self._row.setContentsMargins(theme.frame("page_padding"), 0, 0, 0)
        self._row.setSpacing(0)
        self._find.setMinimumWidth(theme.px(measures.LONG_TEXT_WIDTH))
        self._fold_items()
        self._fit_notes()

    def _fold_items(self) -> None:
        """Answers stand beside the titles, or under them where the items' column is narrow."""
        column = self.width() - self.theme.frame("page_padding") - self._side.maximumWidth()
        folded = column < self.theme.px(measures.ITEMS_FOLD_BELOW)
        if folded != self._folded:
            self._folded = folded
            for card in self._cards.values():
                card.set_folded(folded)

    def _fit_notes(self) -> None:
        """As high as what there is to say, but never so high that no item is seen: then it scrolls."""
        shown = any(not part.isHidden() for part in (self._find, self._obstacles, self.above))
        self._notes.setVisible(shown)
        if shown:
            self._notes.fit()
            column = self._notes.column
            wanted = column.totalSizeHint().height()
            if column.hasHeightForWidth():
                wanted = column.totalHeightForWidth(self._notes.viewport().width())
            self._notes.setFixedHeight(min(wanted, int(self.height() * MOST_NOTES)))

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
        self._around = around
        self._sections = ()
        self._current = ""
        self.show_missing((), "")
        self.above.begin(around.drafts)
        self._find.hide()
        self._finished = False
        self._building.stop()
        self._items.release()
        self._jump = ""
        self._cards, self._spare = {}, {}
        self._items.clear()
        self._items.add_stretch()
        self._findings, self._photos, self._signatures = {}, {}, {}
        self._followed, self._changes = {}, {}
        self._marks, self._earlier = (), None
        self._side.set_only_open(False)
        self.set_actions(ActionBarState())

    # Showing

    def show_sections(self, sections: tuple[Section, ...], *, finished: bool) -> None:
        """Show the checklist as it stands; what did not change is left alone."""
        self._sections = sections
        self._finished = finished
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
        return self._building.running

    def show_section(self, path: str) -> None:
        """Turn to a section."""
        if path != self._current:
            self._current = path
            self._side.show_sections(tuple(map(self._line, self._sections)), path)
            self._show_items(anew=True)
            self._items.verticalScrollBar().setValue(0)

    def _wanted(self, *, anew: bool) -> list[Item]:
        """The section's items. What has just been answered stays, so that nothing vanishes under a finger."""
        section = next((section for section in self._sections if section.path == self._current), None)
        items = list(section.items) if section is not None else []
        if not self._side.only_open:
            return items
        return [item for item in items if is_open(item) or (not anew and item.path in self._cards)]

    def _show_items(self, *, anew: bool = False) -> None:
        wanted = self._wanted(anew=anew)
        if anew or self._building.running or [item.path for item in wanted] != list(self._cards):
            self._rebuild(wanted)
            return
        for place, item in enumerate(wanted):
            if not self._cards[item.path].show_item(item):
                self._replace(place, item)
        self._items.fit()

    def _rebuild(self, items: list[Item]) -> None:
        """Cards that are still wanted are kept; the others are made in slices, an editor at a time."""
        wanted = {item.path for item in items}
        self._spare.update(self._cards)
        self._cards = {}
        for path in [path for path in self._spare if path not in wanted]:
            self._drop(self._spare.pop(path))
        self._items.hold()
        self._building.start(self._steps(items))

    def _steps(self, items: list[Item]) -> Iterator[Callable[[], object]]:
        for place, item in enumerate(items):
            yield partial(self._put, place, item)
            card = self._cards[item.path]
            yield from card.steps_left
            yield partial(self._show_extra, card)

    def _put(self, place: int, item: Item) -> None:
        card = self._spare.pop(item.path, None)
        if card is not None and not card.show_item(item):
            self._drop(card)
            card = None
        if card is None:
            card = self._card(item)
        self._cards[item.path] = card
        card.set_folded(self._folded)
        if self._items.column.indexOf(card) != place:
            self._items.column.insertWidget(place, card)

    def _built(self) -> None:
        self._items.release()
        if self._jump:
            self.jump_to(self._jump)
        self.section_built.emit()

    def _drop(self, card: ItemCard) -> None:
        self._items.column.removeWidget(card)
        let_go(card)

    def _replace(self, place: int, item: Item) -> None:
        old = self._cards[item.path]
        had_focus = self._holds_focus(old)
        card = self._card(item).finish()
        self._items.column.insertWidget(place, card)
        self._drop(old)
        self._cards[item.path] = card
        self._show_extra(card)
        if had_focus:
            card.setFocus()

    def _card(self, item: Item) -> ItemCard:
        if self._around is None:
            raise RuntimeError("begin() comes first")
        card = ItemCard(item, self._around)
        card.set_folded(self._folded)
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
        card.moved.connect(partial(self._move, card))
        card.followed.connect(self.followed)
        card.grown.connect(self._items.fit)
        card.marked_up.connect(self.marked_up)
        return card

    def show_extras(
        self,
        *,
        findings: dict[str, Finding],
        photos: dict[str, tuple[PhotoTile, ...]],
        signatures: dict[str, Signature],
        followed: Mapping[str, FollowedUp] | None = None,
        changes: Mapping[str, tuple[str, ...]] | None = None,
        marks: tuple[DamageMark, ...] = (),
        earlier: EarlierDamage | None = None,
    ) -> None:
        """What hangs on items: findings by item path, photos by item or node path, signatures by node path.

        `followed` and `changes`, by item path: what became of the finding, and what was changed after finishing.
        `marks` are today's on the car, `earlier` those of its last visit.
        """
        self._findings, self._photos, self._signatures = findings, photos, signatures
        self._followed, self._changes = followed or {}, changes or {}
        self._marks, self._earlier = marks, earlier
        self._show_extras()

    def _show_extras(self) -> None:
        for card in self._cards.values():
            self._show_extra(card)
        if not self._building.running:
            self._items.fit()

    def _show_extra(self, card: ItemCard) -> None:
        path = card.item.path
        card.show_finding(self._findings.get(path), self._photos.get(path, ()))
        for question in card.item.questions:
            if question.path in self._photos:
                card.show_photos(question.path, self._photos[question.path])
        card.show_signatures(self._signatures)
        card.show_follow_up(self._followed.get(path, FollowedUp()))
        card.show_changes(self._changes.get(path, ()))
        card.show_marks(self._marks, self._earlier)

    def show_large(self, item_path: str, photo_id: str, image: QImage) -> None:
        """The whole of a photo that is open at an item, to draw on."""
        if item_path in self._cards:
            self._cards[item_path].show_large(photo_id, image)

    def show_as_kept(self, item_path: str) -> None:
        """Build an item anew, so that a gesture that did not count is seen to be gone."""
        place = list(self._cards).index(item_path) if item_path in self._cards else -1
        if place >= 0 and not self._building.running:
            self._replace(place, self._cards[item_path].item)

    def refuse(self, item_path: str, sentence: str) -> None:
        """Say in the form that is open at an item what is wrong with it."""
        if item_path in self._cards:
            self._cards[item_path].refuse(sentence)

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

    # Finding

    def find_item(self) -> None:
        """Open the search for an item."""
        self._find.show()
        self.restyle()
        self._find.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _look_for(self, text: str) -> None:
        words = text.casefold().split()
        found = [
            Suggestion(item.path, f"{item.number or ''} {item.title}".strip(), section.title, "checklist")
            for section in self._sections
            for item in section.items
            if words and all(word in f"{item.number or ''} {item.title}".casefold() for word in words)
        ]
        exact = [row for row in found if row.title.split()[:1] == words[:1]]
        self._find.set_suggestions(tuple([*exact, *(row for row in found if row not in exact)][:MOST_FOUND]))

    def _stop_finding(self) -> None:
        if self._find.isVisibleTo(self):
            self._find.hide()
            self._find.clear()
            self.restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """/ finds an item; a field that is written into has taken the key before."""
        if event.text() == "/":
            self.find_item()
        else:
            super().keyPressEvent(event)

    # Moving

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
        focused = next((p for p, card in self._cards.items() if self._holds_focus(card)), None)
        start = next((i + 1 for i, item in enumerate(items) if item.path == focused), 0)
        for item in (*items[start:], *items[:start]):
            if is_open(item):
                self.jump_to(item.path)
                return

    def _holds_focus(self, card: ItemCard) -> bool:
        focus: QWidget | None = self.window().focusWidget()
        return focus is not None and (focus is card or card.isAncestorOf(focus))

    def show_item(self, item_path: str) -> None:
        """Bring an item into view if it is not; the keyboard goes there too when it is nowhere else."""
        card = self._cards.get(item_path)
        if card is None or self._building.running:
            self.jump_to(item_path)
        elif not self._holds_focus(card):
            self._bring(card)

    def jump_to(self, item_path: str) -> None:
        """Show an item, wherever it is, and give it the focus."""
        section = next((s for s in self._sections if any(i.path == item_path for i in s.items)), None)
        if section is None:
            return
        self._jump = item_path
        if section.path != self._current:
            self.show_section(section.path)
        item = next(item for item in section.items if item.path == item_path)
        if self._side.only_open and not is_open(item) and item_path not in self._cards:
            self._side.set_only_open(False)
        card = self._cards.get(item_path)
        if card is not None and not self._building.running:
            self._jump = ""
            card.show()  # one just put into the column is shown a turn later, and what is hidden takes no focus
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            self._bring(card)

    def _bring(self, card: ItemCard) -> None:
        """Scroll so that the whole card is seen, or its top where it is higher than the page."""
        high = card.height() > self._items.viewport().height()
        if high:
            self._items.verticalScrollBar().setValue(card.y())
        else:
            self._items.ensureWidgetVisible(card, 0, self.theme.space(3))

    def _move(self, card: ItemCard, step: int) -> None:
        """Up and down go from item to item."""
        cards = list(self._cards.values())
        place = cards.index(card) + step
        if 0 <= place < len(cards):
            cards[place].setFocus(Qt.FocusReason.OtherFocusReason)
            self._bring(cards[place])

    def _open_pad(self, cell: MeasureCell) -> None:
        if self._around is not None:
            self._pad.open(cell, self._around.formats)

    def _ask_photos(self, subject: str, path: str) -> None:
        files = ask_pictures(
            self, self.tr("Choose pictures"), self.tr("Pictures ({patterns})").format(patterns=PICTURE_FILTER)
        )
        if files:
            self.photos_offered.emit(subject, path, files)
