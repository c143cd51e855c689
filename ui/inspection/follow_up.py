"""What becomes of a finding: the customer decides, it is repaired and checked again, or a lead accepts it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldapp.domain.findings import CustomerDecision, Deviation, Finding, Severity
from fieldapp.domain.inspections import Recheck
from fieldapp.domain.people import Person
from inspections.presentation import Item
from ui import wording
from ui.drafts import DraftsOf
from ui.formats import Formats
from ui.inspection.in_place_forms import AcceptForm, InPlaceForm, RecheckForm
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.icon_text import IconText
from ui.widgets.labels import SideLabel
from ui.widgets.layouts import tight_column, tight_row
from ui.widgets.scroll_column import show_whole
from ui.widgets.segments import Option, Segments


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedUp:
    """What is known besides the finding. `gate`: the vehicle leaves only when the fail is repaired or accepted."""

    gate: bool = False
    deviation: Deviation | None = None
    rechecks: tuple[Recheck, ...] = ()
    approvers: tuple[Person, ...] = ()
    people: tuple[Person, ...] = ()
    owner: str = ""


def decision_options() -> tuple[Option, ...]:
    """What a customer may want done about a finding."""
    looks = (
        (CustomerDecision.DO_NOW, "tool"),
        (CustomerDecision.LATER, "calendar"),
        (CustomerDecision.DECLINED, "cross"),
    )
    return tuple(
        Option(
            decision.value,
            wording.decision_word(decision),
            icon,
            "ink" if decision is CustomerDecision.DECLINED else "accent",
        )
        for decision, icon in looks
    )


class FollowUp(QWidget):
    """Decision, and for a vehicle that leaves: *Checked again* and *Accept as a deviation*, each opening in place.

    Signals:
        decided(str): the customer's decision.
        rechecked(object, str): values by node path; what was repaired.
        accepted(object): a dict with owner, due_on (a date), note, and what a `KnownBy` takes.
        acceptance_withdrawn(str): a deviation's id.
    """

    decided = Signal(str)
    rechecked = Signal(object, str)
    accepted = Signal(object)
    acceptance_withdrawn = Signal(str)

    def __init__(
        self,
        about: str,
        formats: Formats,
        *,
        today: Callable[[], date],
        drafts: DraftsOf,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._about = about
        self._formats = formats
        self._today = today
        self._known = FollowedUp()
        self._item: Item | None = None
        self._decision = Segments(
            decision_options(), name=self.tr("What the customer wants: {item}").format(item=about)
        )
        self._decision.setObjectName("findingDecision")
        self._decision.chosen.connect(self.decided)
        gap = self._decision.theme.space(3)
        row = tight_row(gap)
        self.wants = SideLabel(self.tr("Customer wants"))
        row.addWidget(self.wants)
        row.addWidget(self._decision, 1)
        self._done: IconText | None = None
        self._back: Button | None = None
        self._ways: QWidget | None = None
        self._accept: Button | None = None
        self._form: InPlaceForm | None = None
        self._accepted = tight_row(gap)
        self._column = tight_column(gap)
        self._column.addLayout(row)
        self._column.addLayout(self._accepted)
        self.setLayout(self._column)

    def _build_done(self) -> tuple[IconText, Button]:
        """Built when a deviation is first there: most findings never have one."""
        done = IconText("seen", "", colour="attention")
        done.setObjectName("followedUp")
        back = Button(self.tr("Take back"), icon="undo", kind="quiet")
        back.setObjectName("withdrawDeviation")
        back.setAccessibleName(self.tr("Take the deviation back: {item}").format(item=self._about))
        back.clicked.connect(self._withdraw)
        self._accepted.addWidget(done, 1)
        self._accepted.addWidget(back)
        return done, back

    def _build_ways(self) -> tuple[QWidget, Button]:
        """Built for a vehicle that leaves by a gate only."""
        holder = QWidget()
        ways = FlowLayout(holder)
        ways.addWidget(
            self._way("recheckItem", self.tr("Repaired: check again"), "retry", self._open_recheck)
        )
        accept = self._way("acceptDeviation", self.tr("Accept as a deviation"), "seen", self._open_accept)
        ways.addWidget(accept)
        self._column.insertWidget(2, holder)
        return holder, accept

    def _way(self, name: str, words: str, icon: str, call: Callable[[], None]) -> Button:
        button = Button(words, icon=icon)
        button.setObjectName(name)
        button.setAccessibleName(f"{words}: {self._about}")
        button.clicked.connect(call)
        return button

    def show_follow_up(self, finding: Finding | None, known: FollowedUp, item: Item) -> None:
        """Show what has become of the finding; an open form stays as it is being filled in."""
        self._item = item
        decision = finding.customer_decision if finding is not None else None
        self._decision.set_value(decision.value if decision is not None else None)
        self._known = known
        if known.gate and self._ways is None:
            self._ways, self._accept = self._build_ways()
        if self._accept is not None:
            unsafe = finding is not None and finding.severity is Severity.UNSAFE
            self._accept.lock(self.tr("What is unsafe must be repaired.") if unsafe else None)
        self._show_deviation(known.deviation)
        self._show_ways()

    def _show_deviation(self, deviation: Deviation | None) -> None:
        if deviation is not None and self._done is None:
            self._done, self._back = self._build_done()
        if self._done is not None and self._back is not None:
            words = self._accepted_words(deviation) if deviation is not None else ""
            self._done.set_words("seen", words, "attention")
            self._done.setVisible(bool(words))
            self._back.setVisible(bool(words))
        if deviation is not None and isinstance(self._form, AcceptForm):
            self._close()

    def _show_ways(self) -> None:
        if self._ways is not None:
            self._ways.setVisible(self._known.gate and self._form is None)

    def _accepted_words(self, deviation: Deviation) -> str:
        by = next(
            (p.name for p in self._known.people if p.id == deviation.approved_by), deviation.approved_by
        )
        return self.tr("Accepted by {lead}; {owner} sees to it until {day}").format(
            lead=by, owner=deviation.owner, day=self._formats.short_date(deviation.due_on)
        )

    def _withdraw(self) -> None:
        if self._known.deviation is not None:
            self.acceptance_withdrawn.emit(self._known.deviation.id)

    def _open_recheck(self) -> None:
        if self._item is not None:
            form = RecheckForm(self._item)
            form.saved.connect(self._rechecked)
            form.keep_draft(self._drafts, self._item.path)
            self._open(form, "recheckItem")

    def _rechecked(self, values: dict[str, str], repair: str) -> None:
        self._close()
        self.rechecked.emit(values, repair)

    def _open_accept(self) -> None:
        form = AcceptForm(self._known.approvers, self._known.owner, formats=self._formats, today=self._today)
        form.saved.connect(self.accepted)
        if self._item is not None:
            form.keep_draft(self._drafts, self._item.path)
        self._open(form, "acceptDeviation")

    def _open(self, form: InPlaceForm, way: str) -> None:
        self._close()
        self._form = form
        form.cancelled.connect(lambda: self._close(back_to=way))
        self._column.addWidget(form)
        form.show()
        form.begin()  # before its button hides: Qt would look for another place and scroll the form out of sight
        self._show_ways()
        show_whole(form)

    def _close(self, *, back_to: str = "") -> None:
        """Close the form; a cancelled one gives the keyboard back to the button that opened it."""
        form, self._form = self._form, None
        self._show_ways()
        if back_to and (way := self.findChild(Button, back_to)) is not None:
            way.setFocus()
        if form is not None:
            form.hide()
            form.deleteLater()

    def refuse(self, sentence: str) -> None:
        """Say in the open form what is wrong; nothing typed is lost."""
        if self._form is not None:
            self._form.refuse(sentence)
