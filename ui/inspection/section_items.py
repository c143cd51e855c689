"""The items of the section that is on: their cards, built in slices and kept, and the way from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from fieldapp.domain.attachments import Signature
from fieldapp.domain.damage import DamageMark, EarlierDamage
from fieldapp.domain.findings import Finding
from inspections.presentation import Item
from ui.inspection.follow_up import FollowedUp
from ui.inspection.item_card import ItemCard
from ui.inspection.item_surroundings import ItemSurroundings
from ui.widgets.leaving import let_go
from ui.widgets.photo_strip import PhotoTile
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.slices import Slices


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemExtras:
    """What hangs on items: findings by item path, photos by item or node path, signatures by node path.

    `followed` and `changes`, by item path: what became of the finding, and what was changed after finishing.
    `marks` are today's on the car, `earlier` those of its last visit.
    """

    findings: Mapping[str, Finding] = field(default_factory=dict)
    photos: Mapping[str, tuple[PhotoTile, ...]] = field(default_factory=dict)
    signatures: Mapping[str, Signature] = field(default_factory=dict)
    followed: Mapping[str, FollowedUp] = field(default_factory=dict)
    changes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    marks: tuple[DamageMark, ...] = ()
    earlier: EarlierDamage | None = None


class SectionItems(ScrollColumn):
    """One card under the other. A card whose item did not change is left alone.

    Signals:
        made(object): a new `ItemCard`; whoever wants to hear of it connects to it now.
        built(): every item has its widgets.
    """

    made = Signal(object)
    built = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("items")
        self.cards: dict[str, ItemCard] = {}  # by item path, in order
        self._around: ItemSurroundings | None = None
        self._extras = ItemExtras()
        self._spare: dict[str, ItemCard] = {}
        self._building = Slices(self)
        self._building.finished.connect(self._built)
        self._coming: dict[str, ItemCard] = {}  # built to take the place of others
        self._exchanging = Slices(self)
        self._exchanging.finished.connect(self.fit)
        self._jump = ""
        self._folded = False

    def begin(self, around: ItemSurroundings) -> None:
        """Start anew with another inspection."""
        self._around = around
        self._extras = ItemExtras()
        self._building.stop()
        self._forget_coming()
        self.release()
        self._jump = ""
        self.cards, self._spare = {}, {}
        self.clear()
        self.add_stretch()

    @property
    def building(self) -> bool:
        """Whether items still wait for their widgets."""
        return self._building.running

    def set_folded(self, folded: bool) -> None:
        """Answers under the titles instead of beside them."""
        if folded != self._folded:
            self._folded = folded
            for card in self.cards.values():
                card.set_folded(folded)

    # Showing

    def show_items(self, items: list[Item], *, anew: bool = False) -> None:
        """Show these, in this order; `anew` when another section, or another choice of its items, comes on."""
        if anew or self.building or [item.path for item in items] != list(self.cards):
            self._rebuild(items)
            return
        self._exchange([item for item in items if not self._show_item(item)])
        self.fit()

    def _show_item(self, item: Item) -> bool:
        """Whether the item has a card that can show it, be it one that is still being built."""
        shown = self.cards[item.path].show_item(item)
        coming = self._coming.get(item.path)
        if coming is None or coming.show_item(item):
            return shown or coming is not None
        let_go(self._coming.pop(item.path))
        return shown

    def show_extras(self, extras: ItemExtras) -> None:
        """Show what hangs on the items."""
        self._extras = extras
        for card in self.cards.values():
            self._show_extra(card)
        if not self.building:
            self.fit()

    def _show_extra(self, card: ItemCard) -> None:
        path, extras = card.item.path, self._extras
        card.show_finding(extras.findings.get(path), extras.photos.get(path, ()))
        for question in card.item.questions:
            if question.path in extras.photos:
                card.show_photos(question.path, extras.photos[question.path])
        card.show_signatures(extras.signatures)
        card.show_follow_up(extras.followed.get(path, FollowedUp()))
        card.show_changes(extras.changes.get(path, ()))
        card.show_marks(extras.marks, extras.earlier)

    def show_large(self, item_path: str, photo_id: str, image: QImage) -> None:
        """The whole of a photo that is open at an item, to draw on."""
        if item_path in self.cards:
            self.cards[item_path].show_large(photo_id, image)

    def show_as_kept(self, item_path: str) -> None:
        """Build an item anew, so that a gesture that did not count is seen to be gone."""
        if item_path in self.cards and not self.building:
            self._exchange([self.cards[item_path].item])

    def refuse(self, item_path: str, sentence: str) -> None:
        """Say in the form that is open at an item what is wrong with it."""
        if item_path in self.cards:
            self.cards[item_path].refuse(sentence)

    def refuse_signature(self, path: str, sentence: str) -> None:
        """Say at a signature question why the signature was not kept."""
        for card in self.cards.values():
            card.refuse_signature(path, sentence)

    # Building

    def _rebuild(self, items: list[Item]) -> None:
        """Cards that are still wanted are kept; the others are made in slices, an editor at a time."""
        self._forget_coming()
        wanted = {item.path for item in items}
        self._spare.update(self.cards)
        self.cards = {}
        for path in [path for path in self._spare if path not in wanted]:
            self._drop(self._spare.pop(path))
        self.hold()
        self._building.start(self._steps(items))

    def _steps(self, items: list[Item]) -> Iterator[Callable[[], object]]:
        for place, item in enumerate(items):
            yield partial(self._put, place, item)
            card = self.cards[item.path]
            yield from card.steps_left
            yield partial(self._show_extra, card)

    def _put(self, place: int, item: Item) -> None:
        card = self._spare.pop(item.path, None)
        if card is not None and not card.show_item(item):
            self._drop(card)
            card = None
        if card is None:
            card = self._card(item)
        self.cards[item.path] = card
        card.set_folded(self._folded)
        if self.column.indexOf(card) != place:
            self.column.insertWidget(place, card)

    def _built(self) -> None:
        self.release()
        if self._jump:
            self.go_to(self._jump)
        self.built.emit()

    def _drop(self, card: ItemCard) -> None:
        self.column.removeWidget(card)
        let_go(card)

    def _exchange(self, items: list[Item]) -> None:
        """Make these anew in slices; each stands in the old one's place once it is built."""
        for item in items:
            self._coming[item.path] = self._card(item)
        if self._coming:
            self._exchanging.start(self._exchange_steps())
        else:
            self._exchanging.stop()

    def _exchange_steps(self) -> Iterator[Callable[[], object]]:
        for path in list(self._coming):
            left = self._coming[path].steps_left
            while (
                step := next(left, None)
            ) is not None:  # `yield from` would end them when this is begun anew
                yield step
            yield partial(self._put_in_place, path)

    def _put_in_place(self, path: str) -> None:
        old, card = self.cards[path], self._coming.pop(path)
        had_focus = self.holds_focus(old)
        self.column.insertWidget(list(self.cards).index(path), card)
        self._drop(old)
        self.cards[path] = card
        self._show_extra(card)
        if had_focus:
            card.show()  # as in `go_to`
            card.setFocus()

    def _forget_coming(self) -> None:
        self._exchanging.stop()
        for card in self._coming.values():
            let_go(card)
        self._coming = {}

    def _card(self, item: Item) -> ItemCard:
        if self._around is None:
            raise RuntimeError("begin() comes first")
        card = ItemCard(item, self._around, self.widget())
        card.set_folded(self._folded)
        card.moved.connect(partial(self._move, card))
        card.grown.connect(self.fit)
        self.made.emit(card)
        return card

    # Moving

    @property
    def focused(self) -> str:
        """Path of the item that has the keyboard; "" when none has."""
        return next((path for path, card in self.cards.items() if self.holds_focus(card)), "")

    def holds_focus(self, card: ItemCard) -> bool:
        """Whether the keyboard is on a card or in it."""
        focus: QWidget | None = self.window().focusWidget()
        return focus is not None and (focus is card or card.isAncestorOf(focus))

    def go_to(self, item_path: str) -> None:
        """Give an item of the section the focus and bring it into view, as soon as it is built."""
        self._jump = item_path
        card = self.cards.get(item_path)
        if card is not None and not self.building:
            self._jump = ""
            card.show()  # one just put into the column is shown a turn later, and what is hidden takes no focus
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            self.bring(card)

    def bring(self, card: ItemCard) -> None:
        """Scroll so that the whole card is seen, or its top where it is higher than the page."""
        high = card.height() > self.viewport().height()
        if high:
            self.verticalScrollBar().setValue(card.y())
        else:
            self.ensureWidgetVisible(card, 0, self.theme.space(3))

    def _move(self, card: ItemCard, step: int) -> None:
        """Up and down go from item to item."""
        cards = list(self.cards.values())
        place = cards.index(card) + step
        if 0 <= place < len(cards):
            cards[place].setFocus(Qt.FocusReason.OtherFocusReason)
            self.bring(cards[place])
