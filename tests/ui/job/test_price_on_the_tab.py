"""The price on the Customer tab: what comes on top, the limit, and the customer's word."""

from dataclasses import replace
from decimal import Decimal

import builders
import pytest
from calls import find, settle, words
from invoice_samples import sample_invoice
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from fieldapp.domain.jobs import JobStatus
from fieldapp.domain.parties import Language
from fieldapp.domain.parts import Part, UsedPart
from fieldapp.domain.screens.job import JobScreen
from ui.drafts import Drafts
from ui.formats import Formats
from ui.job.agreement import AgreementCard
from ui.job.customer import CustomerTab
from ui.job.next_step import next_step
from ui.widgets.card import Card
from ui.widgets.price_meter import PriceMarks, PriceMeter
from ui.widgets.signature_pad import SignaturePad
from ui.widgets.text_field import ChoiceField, TextArea, TextField


def heard(signal: object) -> list[tuple[object, ...]]:
    got: list[tuple[object, ...]] = []
    signal.connect(lambda *arguments: got.append(arguments))  # type: ignore[attr-defined]
    return got


def risen(**changes: object) -> JobScreen:
    return replace(builders.job_screen(price=builders.risen_price(), invoice=sample_invoice()), **changes)  # type: ignore[arg-type]


@pytest.fixture
def tab(qtbot: QtBot, formats: Formats) -> CustomerTab:
    made = CustomerTab(formats, Drafts())
    qtbot.addWidget(made)
    made.resize(1254, 700)
    made.show()
    made.show_job(risen())
    return made


def sign(qtbot: QtBot, pad: SignaturePad) -> None:
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(30, 40))
    qtbot.mouseMove(pad, QPoint(90, 60))
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(90, 60))


def test_a_risen_price_is_told_line_by_line_with_the_limit(tab: CustomerTab) -> None:
    text = words(tab).replace("\xa0", " ").replace("\u202f", " ")
    for part in (
        "The price rises",
        "+25.3 %",
        "Faisceau de porte à réparer",
        "the work waits",
        "Invoice so far",
    ):
        assert part in text
    meter = tab.findChild(PriceMeter)
    assert meter is not None
    assert "limit" in meter.accessibleName()


def test_a_part_without_a_price_makes_the_sum_one_so_far(tab: CustomerTab) -> None:
    assert "To pay so far" not in words(tab)

    pump = Part(id="part-9", number="E-9", name="Pump", price="10", currency="EUR")
    open_sum = sample_invoice(parts=((pump, UsedPart(part_id="part-9", units=1)),))
    tab.show_job(risen(invoice=open_sum))

    assert "To pay so far" in words(tab)
    assert f"E-9 has no price in {open_sum.currency}" in words(tab)


def test_only_a_signed_new_price_can_be_saved(qtbot: QtBot, tab: CustomerTab) -> None:
    signed = heard(tab.price_signed)
    bar = tab.bar()
    assert bar is not None
    assert bar.next_step is not None
    assert bar.next_step.locked

    sign(qtbot, find(tab, SignaturePad, "agreementPad"))
    tab.act("agree")

    ((name, strokes, sentence, price),) = signed
    assert (name, price) == ("Dr. Anneliese Müller-Groß", "6240.00")
    assert strokes
    assert "6" in str(sentence)
    assert "Faisceau de porte à réparer" in str(sentence)


def test_the_customer_reads_what_they_sign_in_their_own_language(qtbot: QtBot, tab: CustomerTab) -> None:
    screen = risen()
    tab.show_job(replace(screen, customer=replace(screen.customer, language=Language.GERMAN)))
    signed = heard(tab.price_signed)

    sign(qtbot, find(tab, SignaturePad, "agreementPad"))
    tab.act("agree")

    assert str(signed[0][2]).startswith("Ich nehme den neuen Preis von")


def test_another_price_clears_the_pad(qtbot: QtBot, tab: CustomerTab) -> None:
    sign(qtbot, find(tab, SignaturePad, "agreementPad"))
    lines = (builders.price_line(1, "Harness", "2000.00"),)

    tab.show_job(risen(price=builders.risen_price(lines=lines)))

    assert find(tab, SignaturePad, "agreementPad").is_empty


def test_a_yes_on_the_phone_needs_the_words_that_were_said(tab: CustomerTab) -> None:
    phoned = heard(tab.price_phoned)
    find(tab, QPushButton, "agreementWay").click()
    tab.act("agree")
    assert phoned == []

    find(tab, TextArea, "agreementSaid").set_text("Yes, go ahead")
    tab.act("agree")

    assert phoned == [("Dr. Anneliese Müller-Groß", "+49 711 5550 123", "Yes, go ahead", "6240.00")]


def test_a_no_and_a_kept_price_are_one_tap_each(tab: CustomerTab) -> None:
    declined, kept = heard(tab.price_declined), heard(tab.price_kept)

    tab.act("decline")
    tab.act("keep")

    assert declined == [("Dr. Anneliese Müller-Groß",)]
    assert kept == [()]


def test_a_line_is_added_with_words_and_a_price(tab: CustomerTab) -> None:
    added = heard(tab.line_added)
    find(tab, QPushButton, "moreOnPrice").click()
    find(tab, ChoiceField, "lineKind").set_value("fee")
    find(tab, QPushButton, "addLine").click()
    assert added == []
    assert find(tab, TextField, "lineText").problem

    find(tab, TextField, "lineText").set_text("Towing")
    find(tab, TextField, "linePrice").set_text("900")
    find(tab, QPushButton, "addLine").click()

    assert added == [("fee", "Towing", "1", "900")]


def test_the_fields_of_a_line_take_the_keyboard_and_escape_closes_them(
    tab: CustomerTab, qtbot: QtBot
) -> None:
    more = find(tab, QPushButton, "moreOnPrice")
    field = find(tab, TextField, "lineText").editor
    for close in (
        lambda: qtbot.keyClick(field, Qt.Key.Key_Escape),
        lambda: find(tab, QPushButton, "closeLine").click(),
    ):
        more.click()
        qtbot.waitUntil(field.hasFocus)
        qtbot.keyClicks(field, "Tow")
        close()
        assert not field.isVisible()
        assert field.text() == ""
        assert more.hasFocus()


def test_a_line_is_taken_off_by_its_button(tab: CustomerTab) -> None:
    withdrawn = heard(tab.line_withdrawn)
    find(tab, QPushButton, "withdraw-line-2").click()
    assert withdrawn == [("line-2",)]


def test_a_price_within_the_limit_leaves_the_pad_to_the_work(tab: CustomerTab) -> None:
    lines = (builders.price_line(1, "Wiper", "100.00"),)
    tab.show_job(risen(price=builders.risen_price(lines=lines)))
    settle()

    assert tab.findChild(AgreementCard).isHidden()
    bar = tab.bar()
    assert bar is not None
    assert bar.next_step is not None
    assert bar.next_step.key == "sign"


def test_a_finished_job_asks_nobody(tab: CustomerTab) -> None:
    tab.show_job(risen(job=replace(builders.job(), status=JobStatus.COMPLETED)))
    settle()

    assert tab.findChild(AgreementCard).isHidden()
    assert tab.findChild(QPushButton, "moreOnPrice").isHidden()


def test_in_a_narrow_window_the_price_stands_under_the_pad(tab: CustomerTab) -> None:
    tab.set_compact(True)
    assert find(tab, Card, "priceCard").isVisible()
    tab.set_compact(False)
    assert find(tab, Card, "priceCard").isVisible()


def test_at_the_car_a_risen_price_is_the_next_step() -> None:
    for status in (JobStatus.ON_SITE, JobStatus.ON_HOLD, JobStatus.IN_PROGRESS):
        step = next_step(risen(job=replace(builders.job(), status=status))).next_step
        assert step is not None
        assert step.key == "customer"
    driving = next_step(risen(job=replace(builders.job(), status=JobStatus.TRAVELLING))).next_step
    assert driving is not None
    assert driving.key == "arrive"


def test_the_meter_fills_as_far_as_the_price_goes() -> None:
    marks = PriceMarks(Decimal(100), Decimal(115), Decimal(110), "a", "l", "p")
    ends = [(round(left, 3), round(right, 3), role) for left, right, role in marks.zones()]
    assert ends == [(0.0, 0.805, "text"), (0.805, 0.886, "text_muted")]
