"""What became of each hand-over of a report."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldapp.domain.attachments import DeliveryChannel, DeliveryState, ReportDelivery, may_withdraw
from ui import wording
from ui.formats import Formats
from ui.theme import Colour
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.icon_text import IconText
from ui.widgets.info_strip import StripIcon
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import empty, tight_row
from ui.widgets.themed import Themed

GOOD = frozenset({DeliveryState.ACCEPTED, DeliveryState.PRINTED})
BAD = frozenset({DeliveryState.BOUNCED, DeliveryState.FAILED})
_PIECE = re.compile(r"[^@._+\s-]{1,24}[@._+\s-]*|[@._+\s-]+")


def in_order(
    deliveries: Iterable[ReportDelivery],
) -> tuple[tuple[ReportDelivery, ...], tuple[ReportDelivery, ...]]:
    """What is under way and how the last e-mail and the last print ended; then what ended before. Newest first.

    What was taken back is in neither.
    """
    shown = [one for one in deliveries if one.state is not DeliveryState.WITHDRAWN]
    shown.sort(key=lambda one: (one.requested_at, one.id), reverse=True)
    newest = {one.channel: one.id for one in reversed(shown)}
    first = tuple(one for one in shown if one.state not in GOOD | BAD or one.id == newest[one.channel])
    return first, tuple(one for one in shown if one not in first)


class DeliveryCards(Themed, QWidget):
    """A card for each e-mail and print; away where there is none.

    Signals:
        withdraw_wanted(str): take this delivery back; it has not left.
        came_out(str): this print, of which nothing was heard, lies in the printer's tray.
        again_wanted(str, str, str): it does not; the delivery, its report, its printer.
    """

    withdraw_wanted = Signal(str)
    came_out = Signal(str)
    again_wanted = Signal(str, str, str)

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._cards = QVBoxLayout(self)
        self.restyle()

    def restyle(self) -> None:
        """The air between the cards at the present scale."""
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(self.theme.space(2))

    def show_deliveries(
        self, deliveries: Sequence[ReportDelivery], *, unwatched: Collection[str] = ()
    ) -> None:
        """`unwatched`: ids of prints that no print system will say anything of."""
        self.setVisible(bool(deliveries))
        empty(self._cards)
        for delivery in deliveries:
            self._cards.addWidget(self._card(delivery, unwatched=delivery.id in unwatched))

    def _card(self, delivery: ReportDelivery, *, unwatched: bool) -> Card:
        good, bad = delivery.state in GOOD, delivery.state in BAD
        icon = "mail" if delivery.channel is DeliveryChannel.EMAIL else "print"
        card = Card(name=delivery.recipient)
        card.setObjectName(f"delivery-{delivery.channel.value}")
        to = tight_row(self.theme.space(2))
        to.addWidget(StripIcon(icon, "text"))
        to.addWidget(_address(delivery.recipient), 1)
        card.body.addLayout(to)
        held = may_withdraw(delivery, now=datetime.now(UTC))
        words = self._became(delivery, held=held, unwatched=unwatched)
        colour: Colour = "ok" if good else "unsafe" if bad else "text_muted"
        card.body.addWidget(
            IconText("check" if good else "cross" if bad else "clock", words, role="body", colour=colour)
        )
        told = bad or delivery.state in (DeliveryState.ACCEPTED, DeliveryState.SENDING)
        if delivery.detail and told:
            card.body.addWidget(WrapLabel(delivery.detail, role="caption", colour="text_muted"))
        if held:
            undo = Button(self.tr("Take back"), icon="undo")
            undo.clicked.connect(
                lambda _=False, delivery_id=delivery.id: self.withdraw_wanted.emit(delivery_id)
            )
            card.body.addWidget(undo)
        if unwatched:
            self._ask_what_became(card, delivery)
        return card

    def _became(self, delivery: ReportDelivery, *, held: bool, unwatched: bool) -> str:
        """How far it got, and when."""
        if held and delivery.leaves_at is not None:
            return self.tr("At the office, leaves {time}").format(time=self._formats.time(delivery.leaves_at))
        if unwatched:
            # Nothing will be heard of it: what is known is when it was handed over.
            return self.tr("Handed to the printer {time}").format(
                time=self._formats.date_time(delivery.requested_at)
            )
        if delivery.channel is DeliveryChannel.PRINT and delivery.state is DeliveryState.FAILED:
            return self.tr("Not printed")
        words = wording.delivery_word(delivery.state)
        return words if delivery.state_at is None else f"{words} {self._formats.time(delivery.state_at)}"

    def _ask_what_became(self, card: Card, delivery: ReportDelivery) -> None:
        """The computer hears nothing of this print: the person at the printer says what became of it."""
        told = self.tr("This computer is not told whether it came out. Look at the printer.")
        card.body.addWidget(WrapLabel(told, role="caption", colour="text_muted"))
        out = Button(self.tr("It came out"), icon="check")
        out.setObjectName("printCameOut")
        out.clicked.connect(lambda _=False: self.came_out.emit(delivery.id))
        again = Button(self.tr("Print again"), icon="print", kind="quiet")
        again.setObjectName("printAgain")
        again.clicked.connect(
            lambda _=False: self.again_wanted.emit(delivery.id, delivery.report_id, delivery.recipient)
        )
        card.body.addWidget(out)
        card.body.addWidget(again)


def _address(recipient: str) -> WrapLabel:
    """The whole of an address, broken behind its signs where a line is too short: its end is what is mistyped."""
    label = WrapLabel("\u200b".join(_PIECE.findall(recipient)), role="body_strong")
    label.setAccessibleName(recipient)
    return label
