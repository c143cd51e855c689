"""What became of each hand-over: what asks for a person stands first, nothing of an address is cut off."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import builders
import pytest
from calls import find
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from fieldapp.domain.attachments import DeliveryChannel, DeliveryState, ReportDelivery
from ui.formats import Formats
from ui.report.deliveries import DeliveryCards, in_order
from ui.report.tab import ReportTab
from ui.widgets.card import Card
from ui.widgets.labels import WrapLabel

FIRST = builders.delivery()


def handed(
    number: int, state: DeliveryState, channel: DeliveryChannel = DeliveryChannel.EMAIL, **more: object
) -> ReportDelivery:
    """The higher the number the later it was handed over."""
    at = FIRST.requested_at + timedelta(minutes=number)
    made = replace(FIRST, id=f"d{number}", state=state, channel=channel, requested_at=at, leaves_at=None)
    return replace(made, **more)  # type: ignore[arg-type]  # fields of a delivery


def test_what_is_under_way_and_how_the_last_ended_stand_first() -> None:
    paper = DeliveryChannel.PRINT
    given = (
        handed(1, DeliveryState.QUEUED),
        handed(2, DeliveryState.BOUNCED),
        handed(3, DeliveryState.ACCEPTED),
        handed(4, DeliveryState.FAILED, paper),
        handed(5, DeliveryState.AT_PRINTER, paper),
        handed(6, DeliveryState.PRINTED, paper),
        handed(7, DeliveryState.WITHDRAWN),
    )

    first, rest = in_order(given)

    assert [one.id for one in first] == ["d6", "d5", "d3", "d1"]
    assert [one.id for one in rest] == ["d4", "d2"]


def test_a_mail_that_can_be_taken_back_stands_above_what_sends_another(
    qtbot: QtBot, formats: Formats
) -> None:
    tab = ReportTab(formats)
    qtbot.addWidget(tab)
    tab.resize(1254, 620)
    tab.show_job(
        builders.job_screen(reports=(builders.report(),), deliveries=(handed(1, DeliveryState.QUEUED),))
    )
    tab.show()
    qtbot.waitExposed(tab)

    card = find(tab, Card, "delivery-email")
    again = find(tab, QPushButton, "sendAgain")
    assert card.mapTo(tab, card.rect().bottomLeft()).y() < again.mapTo(tab, again.rect().topLeft()).y()
    assert card.mapTo(tab, card.rect().bottomLeft()).y() < tab.height()


@pytest.mark.parametrize("width", [280, 340])
def test_an_address_is_shown_to_its_end(qtbot: QtBot, formats: Formats, width: int) -> None:
    address = "anneliese.mueller-gross@beispielunternehmen.example"
    cards = DeliveryCards(formats)
    qtbot.addWidget(cards)
    cards.show_deliveries((handed(1, DeliveryState.QUEUED, recipient=address),))
    cards.resize(width, 400)
    cards.show()

    (label,) = [one for one in cards.findChildren(WrapLabel) if one.accessibleName() == address]
    parts = label.text().split("\u200b")
    assert "".join(parts) == address
    assert max(label.fontMetrics().horizontalAdvance(part) for part in parts) <= label.width()
    assert label.heightForWidth(label.width()) <= label.height()


def test_without_a_delivery_there_is_no_room_taken(qtbot: QtBot, formats: Formats) -> None:
    cards = DeliveryCards(formats)
    qtbot.addWidget(cards)
    cards.show_deliveries(())

    assert cards.isHidden()
