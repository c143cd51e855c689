"""What a colleague at this laptop is known by: their PIN, or their own sign-in, which the office is asked about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fieldapp.domain.people import Person
from ui.widgets.buttons import Button
from ui.widgets.layouts import tight_row
from ui.widgets.text_field import ChoiceField, TextField


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownWords:
    """What the fields ask for, and what is said where a secret is missing."""

    who: str
    pin: str
    pin_missing: str
    password_missing: str


class KnownBy(QWidget):
    """Person and PIN; or, by the `other_way` button that its owner places, user name and password.

    `name_of` gives the object name of `person`, `pin`, `user`, `password` and `other-way`.
    """

    def __init__(self, people: Sequence[Person], words: KnownWords, name_of: Callable[[str], str]) -> None:
        super().__init__()
        self._words = words
        self._person = ChoiceField(words.who, [(person.id, person.name) for person in people])
        self._pin = TextField(words.pin, password=True)
        self._user = TextField(self.tr("User name"))
        self._password = TextField(self.tr("Password"), password=True)
        self.other_way = Button(self.tr("Sign in instead"), icon="key", kind="quiet")
        self.other_way.setObjectName(name_of("other-way"))
        self.other_way.clicked.connect(lambda: self._sign_in(not self._signs_in))
        row = tight_row(self._person.theme.space(3))
        for name, field in (
            ("person", self._person),
            ("pin", self._pin),
            ("user", self._user),
            ("password", self._password),
        ):
            field.setObjectName(name_of(name))
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row)
        self._user.hide()
        self._password.hide()

    @property
    def _signs_in(self) -> bool:
        return self._user.isVisibleTo(self)

    def _sign_in(self, wanted: bool) -> None:
        for field in (self._user, self._password):
            field.setVisible(wanted)
        for other in (self._person, self._pin):
            other.setVisible(not wanted)
        self.other_way.setText(self.tr("By PIN instead") if wanted else self.tr("Sign in instead"))
        (self._user if wanted else self._person).setFocus()

    def check(self) -> bool:
        """Whether nothing is missing; what is missing is said at its field."""
        if not self._signs_in:
            self._pin.set_problem("" if self._pin.text else self._words.pin_missing)
            return bool(self._pin.text)
        user = self._user.text.strip()
        self._user.set_problem("" if user else self.tr("Whose sign-in is it?"))
        self._password.set_problem("" if self._password.text else self._words.password_missing)
        return bool(user and self._password.text)

    def take(self) -> dict[str, str]:
        """person_id, pin, user, password; `user` is "" where the PIN is to decide. The secrets are forgotten here."""
        by_name = self._signs_in
        known = {
            "person_id": "" if by_name else self._person.value,
            "pin": "" if by_name else self._pin.text,
            "user": self._user.text.strip() if by_name else "",
            "password": self._password.text if by_name else "",
        }
        self._pin.set_text("")
        self._password.set_text("")
        return known
