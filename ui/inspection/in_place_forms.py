"""Forms that open in place under a finding: checked again after a repair, and accepted as a deviation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from fieldapp.domain.people import Person
from inspections.presentation import Item, Question
from ui.drafts import DraftsOf
from ui.formats import Formats
from ui.inspection.known_by import KnownBy, KnownWords
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.date_field import DateField
from ui.widgets.icon_text import IconText
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import tight_column, tight_row
from ui.widgets.segments import Segments, verdict_options
from ui.widgets.text_field import ChoiceField, TextField


class InPlaceForm(Card):
    """A form in place, with Cancel; Escape cancels as well.

    Signals:
        cancelled(): closed without saving.
    """

    cancelled = Signal()

    def __init__(self, title: str, name: str) -> None:
        super().__init__(title, tone="cell_selected")
        self.setObjectName(name)
        self._problem = IconText("cross", "", role="label", colour="unsafe")
        self._problem.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is Cancel."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

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

    def _follow(self, field: TextField, drafts: DraftsOf, *names: str) -> None:
        """Keep what is typed into a field; Cancel throws it away."""
        drafts.follow(field, *names)
        self.cancelled.connect(lambda: drafts.forget(*names))

    def begin(self) -> None:
        """Put the keyboard into the first field."""

    def save(self) -> None:
        """Hand over what was filled in, or say what is missing."""


class RecheckForm(InPlaceForm):
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

    def keep_draft(self, drafts: DraftsOf, path: str) -> None:
        """Keep what is typed about the repair of an item."""
        self._follow(self._repair, drafts, "repair", path)

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


class AcceptForm(InPlaceForm):
    """Who sees to it, until when, who allows it, by PIN or by their own sign-in.

    Signals:
        saved(dict): owner, due_on, note, person_id, pin, user, password; `user` is "" unless the one who allows it
            signs in, which the office must be asked about.
    """

    saved = Signal(object)

    def __init__(
        self, approvers: tuple[Person, ...], owner: str, *, formats: Formats, today: Callable[[], date]
    ) -> None:
        super().__init__("", "deviationForm")
        self.setAccessibleName(self.tr("Accept as a deviation"))
        self._owner = TextField(self.tr("Who sees to it?"))
        self._owner.setObjectName("deviationOwner")
        self._owner.set_text(owner)
        self._due = DateField(self.tr("Until when?"), formats, today=today)
        self._due.setObjectName("deviationDue")
        self._note = TextField(self.tr("Note"))
        self._note.setObjectName("deviationNote")
        words = KnownWords(
            who=self.tr("Who allows it?"),
            pin=self.tr("PIN of the one who allows it"),
            pin_missing=self.tr("The PIN of the one who allows it"),
            password_missing=self.tr("The password of the one who allows it"),
        )
        names = {"person": "deviationApprover", "pin": "deviationPin", "user": "deviationUser"}
        names |= {"password": "deviationPassword", "other-way": "deviationOtherWay"}
        self._known = KnownBy(approvers, words, names.__getitem__)
        row = tight_row(self.theme.space(3))
        for field in (self._owner, self._due):
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.body.addWidget(self._known)
        self.body.addWidget(self._known.other_way, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._note)
        self._foot(self.tr("Accept"), "seen", self.tr("Cancel"))
        if not approvers:
            self.refuse(self.tr("No lead is known on this laptop yet. Sync, or have it repaired."))

    def keep_draft(self, drafts: DraftsOf, path: str) -> None:
        """Keep what is typed about the deviation of an item; never the secrets."""
        self._follow(self._note, drafts, "deviation", path)

    def begin(self) -> None:
        """Write who sees to it."""
        self._owner.setFocus()

    def save(self) -> None:
        """Owner, date and what the one who allows it is known by are needed."""
        owner = self._owner.text.strip()
        due = self._due.day if self._due.check() else None
        self._owner.set_problem("" if owner else self.tr("Somebody must see to it."))
        known = self._known.check()
        if not owner or due is None or not known:
            return
        facts = {
            "owner": owner,
            "due_on": due,
            "note": self._note.text.strip(),
            **self._known.take(),
        }
        self.refuse("")
        self.saved.emit(facts)
