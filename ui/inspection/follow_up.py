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
from inspections.presentation import Item, Question
from ui import wording
from ui.formats import Formats
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.icon_text import IconText
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import tight_column, tight_row
from ui.widgets.segments import Option, Segments, verdict_options
from ui.widgets.text_field import ChoiceField, TextField


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
        accepted(object): a dict with owner, due_on (a date), approver_id, pin and note.
        acceptance_withdrawn(str): a deviation's id.
    """

    decided = Signal(str)
    rechecked = Signal(object, str)
    accepted = Signal(object)
    acceptance_withdrawn = Signal(str)

    def __init__(self, about: str, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = about
        self._formats = formats
        self._known = FollowedUp()
        self._item: Item | None = None
        self._decision = Segments(
            decision_options(), name=self.tr("What the customer wants: {item}").format(item=about)
        )
        self._decision.setObjectName("findingDecision")
        self._decision.chosen.connect(self.decided)
        gap = self._decision.theme.space(3)
        row = tight_row(gap)
        row.addWidget(WrapLabel(self.tr("Customer wants"), role="label", colour="text_muted"))
        row.addWidget(self._decision, 1)
        self._done = IconText("check", "", colour="ok")
        self._done.setObjectName("followedUp")
        self._done.hide()
        self._back = Button(self.tr("Take back"), icon="undo", kind="quiet")
        self._back.setObjectName("withdrawDeviation")
        self._back.setAccessibleName(self.tr("Take the deviation back: {item}").format(item=about))
        self._back.clicked.connect(self._withdraw)
        done = tight_row(gap)
        done.addWidget(self._done, 1)
        done.addWidget(self._back)
        self._ways = QWidget()
        ways = FlowLayout(self._ways)
        self._again = self._way("recheckItem", self.tr("Repaired: check again"), "retry", self._open_recheck)
        self._accept = self._way(
            "acceptDeviation", self.tr("Accept as a deviation"), "seen", self._open_accept
        )
        ways.addWidget(self._again)
        ways.addWidget(self._accept)
        self._form: _Form | None = None
        self._column = tight_column(gap)
        self._column.addLayout(row)
        self._column.addLayout(done)
        self._column.addWidget(self._ways)
        self.setLayout(self._column)
        self._show()

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
        unsafe = finding is not None and finding.severity is Severity.UNSAFE
        self._accept.lock(self.tr("What is unsafe must be repaired.") if unsafe else None)
        self._show()

    def _show(self) -> None:
        deviation = self._known.deviation
        words = self._accepted_words(deviation) if deviation is not None else ""
        self._done.set_words("seen", words, "attention")
        self._done.setVisible(bool(words))
        self._back.setVisible(bool(words))
        self._ways.setVisible(self._known.gate and self._form is None)
        if deviation is not None and isinstance(self._form, AcceptForm):
            self._close()

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
            self._open(form)

    def _rechecked(self, values: dict[str, str], repair: str) -> None:
        self._close()
        self.rechecked.emit(values, repair)

    def _open_accept(self) -> None:
        form = AcceptForm(self._known.approvers, self._known.owner)
        form.saved.connect(self.accepted)
        self._open(form)

    def _open(self, form: _Form) -> None:
        self._close()
        self._form = form
        form.cancelled.connect(self._close)
        self._column.addWidget(form)
        self._ways.hide()
        form.begin()

    def _close(self) -> None:
        form, self._form = self._form, None
        if form is not None:
            form.hide()
            form.deleteLater()
        self._ways.setVisible(self._known.gate)

    def refuse(self, sentence: str) -> None:
        """Say in the open form what is wrong; nothing typed is lost."""
        if self._form is not None:
            self._form.refuse(sentence)


class _Form(Card):
    """A form in place, with Cancel.

    Signals:
        cancelled(): closed without saving.
    """

    cancelled = Signal()

    def __init__(self, title: str, name: str) -> None:
        super().__init__(title, tone="cell_selected")
        self.setObjectName(name)
        self._problem = IconText("cross", "", role="label", colour="unsafe")
        self._problem.hide()

    def _foot(self, words: str, icon: str, no: str) -> None:
        save = Button(words, icon=icon)
        save.setObjectName(f"save-{self.objectName()}")
        save.clicked.connect(self.save)
        cancel = Button(no, kind="quiet")
        cancel.setObjectName(f"cancel-{self.objectName()}")
        cancel.clicked.connect(self.cancelled)
        row = tight_row(self.theme.space(3))
        row.addWidget(save)
        row.addWidget(cancel)
        row.addStretch(1)
        self.body.addWidget(self._problem)
        self.body.addLayout(row)

    def refuse(self, sentence: str) -> None:
        """What is wrong."""
        self._problem.set_words("cross", sentence, "unsafe")
        self._problem.setVisible(bool(sentence))

    def begin(self) -> None:
        """Put the keyboard into the first field."""

    def save(self) -> None:
        """Hand over what was filled in, or say what is missing."""


class RecheckForm(_Form):
    """What was repaired, and what the check shows now.

    Signals:
        saved(dict, str): values by node path; what was repaired.
    """

    saved = Signal(object, str)

    def __init__(self, item: Item) -> None:
        super().__init__("", "recheckForm")
        self.setAccessibleName(item.title)
        self._repair = TextField(self.tr("What was repaired?"))
        self._repair.setObjectName("repairWords")
        self.body.addWidget(self._repair)
        self._inputs: dict[str, Callable[[], str]] = {}
        for question in item.questions:
            if question.verdict == "not_ok":
                self.body.addWidget(self._input(question))
        self._foot(self.tr("Save the check"), "check", self.tr("Cancel"))

    def _input(self, question: Question) -> QWidget:
        holder = QWidget()
        column = tight_column(self.theme.space(1))
        holder.setLayout(column)
        name = f"recheck-{question.path.rpartition('/')[2]}"
        if question.kind == "verdict":
            column.addWidget(WrapLabel(question.label, role="label", colour="text_muted"))
            segments = Segments(verdict_options(), name=question.label)
            segments.setObjectName(name)
            column.addWidget(segments)
            self._inputs[question.path] = lambda: segments.value or ""
        elif question.choices:
            choice = ChoiceField(question.label, [("", "–"), *((c.name, c.label) for c in question.choices)])
            choice.setObjectName(name)
            column.addWidget(choice)
            self._inputs[question.path] = lambda: choice.value
        else:
            unit = question.measurement.unit if question.measurement else ""
            field = TextField(f"{question.label} ({unit})" if unit else question.label)
            field.setObjectName(name)
            column.addWidget(field)
            self._inputs[question.path] = lambda: field.text.strip().replace(",", ".")
        return holder

    def begin(self) -> None:
        """Write what was repaired."""
        self._repair.setFocus()

    def save(self) -> None:
        """Both the repair and the new values are needed."""
        repair = self._repair.text.strip()
        self._repair.set_problem("" if repair else self.tr("Say in a few words what was repaired."))
        values = {path: read() for path, read in self._inputs.items() if read()}
        if not values:
            self.refuse(self.tr("Enter what the check shows now."))
        elif repair:
            self.saved.emit(values, repair)


class AcceptForm(_Form):
    """Who sees to it, until when, who allows it, by PIN.

    Signals:
        saved(dict): owner, due_on, approver_id, pin, note.
    """

    saved = Signal(object)

    def __init__(self, approvers: tuple[Person, ...], owner: str) -> None:
        super().__init__("", "deviationForm")
        self.setAccessibleName(self.tr("Accept as a deviation"))
        self._owner = TextField(self.tr("Who sees to it?"))
        self._owner.setObjectName("deviationOwner")
        self._owner.set_text(owner)
        self._due = TextField(self.tr("Until when?"), placeholder="2026-12-01")
        self._due.setObjectName("deviationDue")
        self._note = TextField(self.tr("Note"))
        self._note.setObjectName("deviationNote")
        self._who = ChoiceField(self.tr("Who allows it?"), [(p.id, p.name) for p in approvers])
        self._who.setObjectName("deviationApprover")
        self._pin = TextField(self.tr("PIN of the one who allows it"), password=True)
        self._pin.setObjectName("deviationPin")
        gap = self.theme.space(3)
        for fields in ((self._owner, self._due), (self._who, self._pin)):
            row = tight_row(gap)
            for field in fields:
                row.addWidget(field, 1)
            self.body.addLayout(row)
        self.body.addWidget(self._note)
        self._foot(self.tr("Accept"), "seen", self.tr("Cancel"))
        if not approvers:
            self.refuse(self.tr("No lead is known on this laptop yet. Sync, or have it repaired."))

    def begin(self) -> None:
        """Write who sees to it."""
        self._owner.setFocus()

    def save(self) -> None:
        """Owner, date and PIN are needed."""
        owner, pin = self._owner.text.strip(), self._pin.text
        try:
            due = date.fromisoformat(self._due.text.strip())
        except ValueError:
            due = None
        example = self.tr("Write it like {example}").format(example="2026-12-01")
        self._owner.set_problem("" if owner else self.tr("Somebody must see to it."))
        self._due.set_problem("" if due is not None else example)
        self._pin.set_problem("" if pin else self.tr("The PIN of the one who allows it"))
        if not owner or due is None or not pin:
            return
        facts = {
            "owner": owner,
            "due_on": due,
            "approver_id": self._who.value,
            "pin": pin,
            "note": self._note.text.strip(),
        }
        self._pin.set_text("")
        self.refuse("")
        self.saved.emit(facts)
