"""The price on the Customer tab: agreed, what comes on top, the limit, and the invoice as it stands."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldapp.domain.estimates import Decision, EstimateApproval, EstimateLine, LineKind, PriceStanding
from fieldapp.domain.invoices import InvoiceDraft, InvoiceLine
from ui.formats import Formats
from ui.theme import TypeRole
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.icon_text import IconText
from ui.widgets.info_strip import InfoStrip
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import empty, tight_row
from ui.widgets.price_meter import PriceMarks, PriceMeter
from ui.widgets.status_pill import StatusPill, Tone
from ui.widgets.text_field import ChoiceField, TextField
from ui.widgets.themed import Themed


class LineEditor(Themed, QWidget):
    """Puts a line on the price: what it is for, how much of it, at which price without VAT.

    Signals:
        line_added(str, str, str, str): kind, text, quantity, price per unit ("" = the company's own).
        closed(): by its button or Escape, without a line.
    """

    line_added = Signal(str, str, str, str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kinds = [
            (LineKind.LABOUR.value, self.tr("Labour, hours")),
            (LineKind.PART.value, self.tr("Part")),
            (LineKind.FEE.value, self.tr("Fee")),
            (LineKind.DISCOUNT.value, self.tr("Discount")),
        ]
        self._kind = ChoiceField(self.tr("Kind"), kinds)
        self._kind.setObjectName("lineKind")
        self._text = TextField(self.tr("What for?"))
        self._text.setObjectName("lineText")
        self._quantity = TextField(self.tr("Quantity"))
        self._quantity.setObjectName("lineQuantity")
        self._price = TextField(self.tr("Price without VAT"))
        self._price.setObjectName("linePrice")
        add = Button(self.tr("Add to the price"), icon="plus")
        add.setObjectName("addLine")
        add.clicked.connect(self._add)
        close = Button(icon="cross", kind="quiet", name=self.tr("Close"))
        close.setObjectName("closeLine")
        close.clicked.connect(self.closed)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._rows = [tight_row(), tight_row(), tight_row(), tight_row()]
        self._rows[0].addWidget(self._kind, 1)
        self._rows[1].addWidget(self._text, 1)
        self._rows[2].addWidget(self._quantity, 1)
        self._rows[2].addWidget(self._price, 1)
        self._rows[3].addWidget(add, 1)
        self._rows[3].addWidget(close)
        for row in self._rows:
            column.addLayout(row)
        self.start_again()
        self.restyle()

    def restyle(self) -> None:
        """Distances at the present scale."""
        self._column.setSpacing(self.theme.space(2))
        for row in self._rows:
            row.setSpacing(self.theme.space(3))

    def begin(self) -> None:
        """The keyboard goes to the words."""
        self._text.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def start_again(self) -> None:
        """Empty fields."""
        self._text.set_text("")
        self._quantity.set_text("1")
        self._price.set_text("")
        for field in (self._text, self._price, self._quantity):
            field.set_problem("")

    def _add(self) -> None:
        text, price = self._text.text.strip(), self._price.text.strip()
        kind = self._kind.value
        self._text.set_problem("" if text else self.tr("Write a few words first."))
        needs_price = not price and kind != LineKind.LABOUR
        self._price.set_problem(self.tr("Give a price, for example 790.") if needs_price else "")
        if text and not needs_price:
            self.line_added.emit(kind, text, self._quantity.text.strip() or "1", price)


class PriceCard(Card):
    """Agreed price, lines on top, the new price with its meter, and what the law says about it.

    Signals:
        line_added(str, str, str, str): as `LineEditor`.
        line_withdrawn(str): take a line off again.
    """

    line_added = Signal(str, str, str, str)
    line_withdrawn = Signal(str)

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(name="", parent=parent)
        self.setObjectName("priceCard")
        self._formats = formats
        self._facts = QVBoxLayout()
        self.body.addLayout(self._facts)
        self._more = Button(self.tr("Something on top"), icon="plus")
        self._more.setObjectName("moreOnPrice")
        self._more.clicked.connect(self._open_editor)
        self._editor = LineEditor()
        self._editor.setObjectName("lineEditor")
        self._editor.hide()
        self._editor.line_added.connect(self._added)
        self._editor.closed.connect(self._close_editor)
        self.body.addWidget(self._more)
        self.body.addWidget(self._editor)

    def show_standing(self, standing: PriceStanding, *, may_change: bool) -> None:
        """Show where the price stands; without `may_change` nothing can be put on it."""
        empty(self._facts)
        self._facts.setSpacing(self.theme.space(2))
        rises = standing.agreed is not None and standing.expected > standing.agreed
        title = self.tr("The price rises") if rises else self.tr("Price")
        self.setAccessibleName(title)
        head = tight_row(self.theme.space(3))
        head.addWidget(WrapLabel(title, role="fact"), 1)
        if rises and standing.rise is not None:
            tone: Tone = "attention" if standing.needs_yes else "neutral"
            share = self._formats.number(standing.rise * 100, decimals=1)
            icon = "attention" if standing.needs_yes else None
            head.addWidget(StatusPill(f"+{share} %", icon=icon, tone=tone))
        self._facts.addLayout(head)
        self._show_lines(standing)
        if standing.agreed is None and not standing.open_lines:
            self._facts.addWidget(
                WrapLabel(self.tr("No price was agreed for this job."), colour="text_muted")
            )
        elif rises or standing.open_lines:
            self._show_new_price(standing)
        if standing.needs_yes and standing.limit is not None:
            limit = self._formats.money(str(standing.limit), standing.currency)
            words = self.tr("Above 15 % ({limit}), the work waits for the customer's signed yes.")
            self._facts.addWidget(InfoStrip(words.format(limit=limit), tone="attention", icon="lock"))
        elif standing.last is not None:
            self._facts.addWidget(self._last_word(standing.last))
        self._more.setVisible(may_change and self._editor.isHidden())
        if not may_change:
            self._editor.hide()

    def _show_lines(self, standing: PriceStanding) -> None:
        if standing.agreed is not None:
            self._row(self.tr("Agreed price, VAT included"), self._money(standing.agreed, standing))
        for line in standing.open_lines:
            self._extra(line, standing)
        beyond = (
            standing.expected
            - (standing.agreed or Decimal(0))
            - sum((line.amount for line in standing.open_lines), Decimal(0))
        )
        if beyond > 0 and standing.agreed is not None:
            self._row(self.tr("Parts and work so far go beyond it"), f"+ {self._money(beyond, standing)}")

    def _show_new_price(self, standing: PriceStanding) -> None:
        self._row(
            self.tr("New price"), self._money(standing.expected, standing), role="fact", value_role="title"
        )
        self._facts.addWidget(WrapLabel(self.tr("VAT included"), role="caption", colour="text_muted"))
        if standing.agreed is None or standing.limit is None:
            return
        marks = PriceMarks(
            agreed=standing.agreed,
            limit=standing.limit,
            price=standing.expected,
            agreed_word=self.tr("agreed"),
            limit_word=self.tr("limit"),
            price_word=self.tr("new price"),
        )
        spoken = self.tr("Agreed {agreed}, limit {limit}, new price {price}").format(
            agreed=self._money(standing.agreed, standing),
            limit=self._money(standing.limit, standing),
            price=self._money(standing.expected, standing),
        )
        self._facts.addWidget(PriceMeter(marks, name=spoken))

    def _row(
        self, words: str, value: str, *, role: TypeRole = "body", value_role: TypeRole = "body_strong"
    ) -> None:
        row = tight_row(self.theme.space(3))
        row.addWidget(WrapLabel(words, role=role), 1)
        row.addWidget(WrapLabel(value, role=value_role))
        self._facts.addLayout(row)

    def _extra(self, line: EstimateLine, standing: PriceStanding) -> None:
        row = tight_row(self.theme.space(2))
        row.addWidget(WrapLabel(line.text), 1)
        sign = "−" if line.amount < 0 else "+"
        row.addWidget(WrapLabel(f"{sign} {self._money(abs(line.amount), standing)}", role="body_strong"))
        away = Button(
            icon="cross", kind="quiet", name=self.tr("Take off the price: {line}").format(line=line.text)
        )
        away.setObjectName(f"withdraw-{line.id}")
        away.clicked.connect(lambda _=False, line_id=line.id: self.line_withdrawn.emit(line_id))
        row.addWidget(away)
        self._facts.addLayout(row)

    def _last_word(self, last: EstimateApproval) -> IconText:
        time = self._formats.date_time(last.decided_at)
        match last.decision:
            case Decision.ACCEPTED:
                words = self.tr("{name} agreed, {time}").format(name=last.name, time=time)
                return IconText("check", words, colour="ok")
            case Decision.DECLINED:
                return IconText(
                    "cross", self.tr("The customer declined, {time}").format(time=time), colour="text_muted"
                )
            case Decision.KEPT:
                return IconText(
                    "check", self.tr("The agreed price is kept, {time}").format(time=time), colour="ok"
                )

    def _money(self, amount: Decimal, standing: PriceStanding) -> str:
        return self._formats.money(str(amount), standing.currency)

    def _open_editor(self) -> None:
        self._editor.show()
        self._editor.begin()
        self._more.hide()

    def _close_editor(self) -> None:
        self._editor.start_again()
        self._more.show()
        self._more.setFocus()
        self._editor.hide()

    def _added(self, kind: str, text: str, quantity: str, price: str) -> None:
        self._editor.start_again()
        self._editor.hide()
        self._more.show()
        self.line_added.emit(kind, text, quantity, price)


class InvoiceCard(Card):
    """The invoice as it stands: what was used and worked, VAT, the sum."""

    def __init__(self, formats: Formats, draft: InvoiceDraft, parent: QWidget | None = None) -> None:
        super().__init__(name="", parent=parent)
        self.setObjectName("invoiceCard")
        self._formats = formats
        self._currency = draft.currency
        self.setAccessibleName(self.tr("Invoice so far"))
        self.body.addWidget(WrapLabel(self.tr("Invoice so far"), role="fact"))
        for line in draft.lines:
            self._row(self._words(line), line.net)
        for allowance in draft.allowances:
            words = self.tr("Down to the agreed price") if allowance.agreed else allowance.text
            self._row(words, -allowance.amount)
        for number in draft.unpriced:
            words = self.tr("{part} has no price in {currency}; the office sets it.")
            self.body.addWidget(
                IconText("attention", words.format(part=number, currency=draft.currency), colour="attention")
            )
        percent = formats.number(draft.rate.percent)
        self._row(self.tr("VAT {percent} %").format(percent=percent), draft.vat)
        to_pay = self.tr("To pay so far") if draft.unpriced else self.tr("To pay")
        self._row(to_pay, draft.total, strong=True)
        self.body.addWidget(
            WrapLabel(self.tr("A draft; the office sends the invoice."), role="caption", colour="text_muted")
        )

    def _words(self, line: InvoiceLine) -> str:
        if line.kind is LineKind.LABOUR:
            return self.tr("Labour, {minutes}").format(minutes=self._formats.minutes(int(line.quantity)))
        quantity = self._formats.number(line.quantity)
        return line.text if line.quantity == 1 else f"{quantity} × {line.text}"

    def _row(self, words: str, amount: Decimal, *, strong: bool = False) -> None:
        row = tight_row(self.theme.space(3))
        role: TypeRole = "body_strong" if strong else "body"
        row.addWidget(WrapLabel(words, role=role), 1)
        row.addWidget(WrapLabel(self._formats.money(str(amount), self._currency), role=role))
        self.body.addLayout(row)
