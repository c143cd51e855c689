"""Fills a checklist through its page, item by item, the way a technician does."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from fieldapp.demo.hands import DayStopped, Hands
from inspections.presentation import Question
from ui.inspection.cell import MeasureCell
from ui.inspection.item_card import ItemCard
from ui.inspection.page import ChecklistPage
from ui.inspection.signing import SigningCard
from ui.widgets.numeric_pad import NumericPad
from ui.widgets.photo_strip import PhotoStrip
from ui.widgets.segments import Segments
from ui.widgets.switch import Switch

MOST_ITEMS = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What is special about this filling: items that are not OK (with a note), and measured values by node name.

    `photo` shows the finding; `photos` are those of other questions, by the end of the node's name, and `tools` words
    of the tool to choose, by node name.
    """

    photo: Path
    photos: dict[str, Path] = field(default_factory=dict)
    tools: dict[str, str] = field(default_factory=dict)
    not_ok: dict[int, str] = field(default_factory=dict)
    measured: dict[str, str] = field(default_factory=dict)
    second_person: str = ""
    second_pin: str = ""


class Filling:
    """One checklist on the page that is open."""

    def __init__(self, hands: Hands, wishes: Wishes) -> None:
        self._hands = hands
        self._wishes = wishes

    @property
    def _page(self) -> ChecklistPage:
        page = self._hands.window.current_page
        if not isinstance(page, ChecklistPage):
            raise DayStopped("Stopped: the checklist is not open.")
        return page

    def fill(self, name: str) -> int:
        """Answer every open item, finish, and give how many items were answered."""
        hands = self._hands
        hands.wait(lambda: self._page.bar_state.next_step, "opening the checklist")
        answered = 0
        last = ""
        while (step := self._page.bar_state.next_step) is not None and step.key == "next":
            hands.press(hands.one("nextStep"))
            hands.wait(partial(self._went_on, last), f"going on from {last}", seconds=10)
            card = self._focused()
            if card is None or answered > MOST_ITEMS:
                raise DayStopped(f"Stopped: item {last} stays open.")
            last = card.item.path
            self._answer(card.item.path)
            answered += 1
            if answered in (8, 27, 37):
                hands.picture(f"{name}-{answered}")
        hands.picture(f"{name}-filled")
        hands.next_step("finish")
        return answered

    def _went_on(self, last: str) -> bool:
        card = self._focused()
        return card is not None and card.item.path != last

    def _focused(self) -> ItemCard | None:
        widget: QWidget | None = self._hands.window.focusWidget()
        while widget is not None and not isinstance(widget, ItemCard):
            widget = widget.parentWidget()
        return widget

    def _find(self, path: str) -> ItemCard | None:
        return next((card for card in self._hands.every(ItemCard) if card.item.path == path), None)

    def _card(self, path: str) -> ItemCard:
        """The item's card; one whose questions became others is built anew, so wait for it."""
        self._hands.wait(lambda: self._find(path) is not None, f"looking for item {path}", seconds=10)
        card = self._find(path)
        if card is None:
            raise DayStopped(f"Stopped: item {path} is not on the page.")
        return card

    def _answer(self, path: str) -> None:
        """Answer what is open in an item; answering may bring new questions, so look again after each."""
        for _ in range(40):
            card = self._card(path)
            question = next((q for q in card.item.questions if self._is_open(q)), None)
            if question is None:
                break
            before = question.value
            self._give(card, question)
            self._hands.wait(
                partial(self._changed, path, question.path, before),
                f"answering {question.path}",
                seconds=20,
            )
        number = self._card(path).item.number
        if number in self._wishes.not_ok:
            self._note_finding(path, self._wishes.not_ok[number])
        # One answer can make a finding of another item: the customer is asked about each as it appears.
        for decision in self._hands.every(Segments, "findingDecision"):
            if decision.value is None:
                self._hands.press(self._hands.one("segment_later", decision))

    def _changed(self, item_path: str, path: str, before: str) -> bool:
        card = self._find(item_path)
        if card is None:
            return False
        return next((q.value for q in card.item.questions if q.path == path), "gone") != before

    @staticmethod
    def _is_open(question: Question) -> bool:
        if question.kind in ("note", "calculated") or question.readonly or question.value:
            return False
        return question.required or question.kind in ("verdict", "integer", "decimal", "image", "signature")

    def _give(self, card: ItemCard, question: Question) -> None:
        hands, name = self._hands, question.path.rpartition("/")[2]
        if question.kind == "verdict":
            number = card.item.number
            bad = number in self._wishes.not_ok and question is self._first_verdict(card)
            self._press_verdict(card, question, "not_ok" if bad else "ok")
        elif question.kind in ("integer", "decimal", "range"):
            self._measure(hands.one(f"cell-{name}", card, MeasureCell), question)
        elif question.kind in ("image", "draw", "file"):
            hands.drop(hands.one(f"photos-{name}", card, PhotoStrip), self._photo_of(name))
        elif question.kind == "signature":
            self._sign(hands.one(f"sign-{question.signer or 'customer'}", card, SigningCard))
        else:
            self._reply(hands.one(f"question-{name}", card), question)

    def _photo_of(self, name: str) -> Path:
        of = self._wishes.photos
        return next((of[end] for end in of if name.endswith(end)), self._wishes.photo)

    @staticmethod
    def _first_verdict(card: ItemCard) -> Question | None:
        return next((q for q in card.item.questions if q.kind == "verdict"), None)

    def _press_verdict(self, card: ItemCard, question: Question, verdict: str) -> None:
        name = question.path.rpartition("/")[2]
        first = question is self._first_verdict(card)
        holder: QWidget = (
            self._hands.one("verdict", card) if first else self._hands.one(f"question-{name}", card)
        )
        self._hands.press(self._hands.one(f"segment_{verdict}", holder))

    def _measure(self, cell: MeasureCell, question: Question) -> None:
        name = question.path.rpartition("/")[2]
        value = self._wishes.measured.get(name) or sensible_value(question)
        self._hands.press(cell)
        pad = self._page.findChild(NumericPad)
        if pad is None:
            raise DayStopped("Stopped: no numeric pad.")
        self._hands.type(pad, value)
        QTest.keyClick(pad, Qt.Key.Key_Return)
        # "Next" opens the pad at the neighbour; this pair of hands asks for each cell itself.
        pad.hide()

    def _reply(self, question_field: QWidget, question: Question) -> None:
        hands = self._hands
        segments = question_field.findChildren(Segments)
        switches = question_field.findChildren(Switch)
        combos = question_field.findChildren(QComboBox)
        if segments:
            first = question.choices[0].name
            hands.press(hands.one(f"segment_{CHOICES.get(_name(question), first)}", segments[0]))
        elif switches:
            hands.press(switches[0])
        elif combos:
            self._choose(combos[0], self._wishes.tools.get(_name(question), ""))
        elif question.kind in ("date", "time", "datetime"):
            buttons = [b for b in question_field.findChildren(QWidget) if b.objectName() == "now"]
            hands.press(buttons[0])
        else:
            editor = _editor(question_field)
            editor.setFocus()
            self._hands.type(editor, _text(question))
            editor.clearFocus()

    def _choose(self, combo: QComboBox, words: str) -> None:
        """Go down with the arrow key to the entry that holds `words`, or to the first."""
        combo.setFocus()
        for _ in range(combo.count()):
            QTest.keyClick(combo, Qt.Key.Key_Down)
            if words in combo.currentText():
                return

    def _sign(self, card: SigningCard) -> None:
        hands, role = self._hands, card.role.value
        if role == "second_person":
            person = hands.one("person-second_person", card).focusProxy()
            if isinstance(person, QComboBox):
                self._hands.type(person, self._wishes.second_person)
            hands.write("pin-second_person", self._wishes.second_pin, card)
        hands.sign(f"pad-{role}", card)
        hands.press_named(f"save-signature-{role}", card)

    def _note_finding(self, path: str, note: str) -> None:
        hands = self._hands
        card = self._card(path)
        hands.wait(lambda: hands.every(PhotoStrip, "findingPhotos", card), "opening the finding")
        hands.pause(300)
        hands.drop(hands.one("findingPhotos", card), self._wishes.photo)
        hands.wait(
            lambda: hands.one("findingPhotos", card).property("count"),
            "taking the finding's photo",
            seconds=15,
        )
        hands.write("findingNote", note, card)
        hands.press(hands.one("segment_attention", hands.one("findingSeverity", card)))
        hands.pause(1000)
        hands.picture("not-ok")


def sensible_value(question: Question) -> str:
    """A value inside the limits, as a technician would type it."""
    measurement = question.measurement
    whole = question.kind == "integer"
    low = measurement.limit_low if measurement else None
    high = measurement.limit_high if measurement else None
    if measurement is not None:
        low = measurement.warn_low if measurement.warn_low is not None else low
        high = measurement.warn_high if measurement.warn_high is not None else high
    if low is not None and high is not None:
        value = (low + high) / 2
    elif low is not None:
        value = low * Decimal("1.125") if low > 0 else low + 1
    elif high is not None:
        value = high / 2
    else:
        value = Decimal(60)
    return str(int(value)) if whole else str(value.quantize(Decimal("0.01")).normalize().__format__("f"))


TEXTS = {
    "plan_questions": "Ingen, planen er klar",
    "access": "Portkode 2290, plass 31, Torunn møter",
    "concern_words": "Om morgenen er skjermen treg",
    "hv_meter": "MM-07",
    "alerts_log": "VV-LV-01 lagret 09:12",
    "symptom_how": "Kald bil, etter natten",
    "hypothesis_why": "12,02 V i ro, faller til 10,4 V",
    "software_before": "2026.38.7",
    "software_version_after": "2026.44.2",
    "software_version": "2026.44.2",
    "old_part_serial": "LV-2019-88314",
    "new_part_serial": "LV-2026-10577",
    "torque_joint": "Polklemme pluss",
    "follow_up_text": "Frontrute, verkstedet, innen 14 dager",
    "recalls_list": "Ingen åpne",
    "transport_damage": "Ingen, skjema T-2210",
    "fault_alerts_list": "Ingen",
    "road_test_notes": "Stille og rett, bremser jevnt",
}
"""What the technician of the demo writes, by the question's name; the reports tell it to the customer."""

CHOICES = {"deviations_open": "no"}
"""Where the first choice would not fit the day: by the question's name, the choice's."""


def _name(question: Question) -> str:
    return question.path.rsplit("/", 1)[-1]


def _text(question: Question) -> str:
    return TEXTS.get(_name(question), "Ingen anmerkning" if question.kind == "text" else "A-1042")


def _editor(holder: QWidget) -> QWidget:
    for several in holder.findChildren(QPlainTextEdit):
        return several
    return holder.findChildren(QLineEdit)[0]
