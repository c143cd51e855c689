"""A job found on site: another car, another fault. It gets its number when the network is back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from fieldapp.domain.vehicles import vin_problem
from ui import wording
from ui.drafts import Drafts, place
from ui.frame import Action, ActionBarState, Heading, Page
from ui.language import LANGUAGES
from ui.widgets.card import Card
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text_field import ChoiceField, TextArea, TextField


class NewJobPage(Page):
    """Signals: created(object) – the fields as a dict of text."""

    created = Signal(object)

    def __init__(self, drafts: Drafts | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("newJobPage")
        self._drafts = drafts or Drafts(parent=self)
        self.set_heading(Heading(self.tr("New job on site"), self.tr("Works offline"), back=self.tr("Jobs")))
        self._fields: dict[str, TextField] = {}
        self._concern = TextArea(self.tr("What the customer says"))
        self._concern.setObjectName("newConcern")
        self._drafts.follow(self._concern, place("new_job", "concern"))
        self._language = ChoiceField(
            self.tr("Language of the customer"), [(key, wording.language_word(key)) for key in LANGUAGES]
        )
        self._language.setObjectName("newLanguage")
        self._language.set_value("nb")
        column = ScrollColumn()
        column.add(self._car_card())
        column.add(self._customer_card())
        column.add_stretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)
        self.set_actions(
            ActionBarState(
                fact=self.tr("It gets its number when the network is back"),
                next_step=Action("create", self.tr("Create job"), "plus"),
            )
        )
        self.action_triggered.connect(self._act)

    def _field(self, key: str, label: str, *, identifier: bool = False) -> TextField:
        field = TextField(label, identifier=identifier)
        field.setObjectName(f"new-{key}")
        self._drafts.follow(field, place("new_job", key))
        self._fields[key] = field
        return field

    def _car_card(self) -> Card:
        card = Card(self.tr("The car and what is wrong"))
        grid = QGridLayout()
        grid.addWidget(self._field("vin", self.tr("VIN"), identifier=True), 0, 0)
        grid.addWidget(self._field("plate", self.tr("Plate")), 0, 1)
        grid.addWidget(self._field("make", self.tr("Make")), 1, 0)
        grid.addWidget(self._field("model", self.tr("Model")), 1, 1)
        card.body.addLayout(grid)
        card.body.addWidget(self._concern)
        return card

    def _customer_card(self) -> Card:
        card = Card(self.tr("The customer and the place"))
        grid = QGridLayout()
        grid.addWidget(self._field("customer_name", self.tr("Name")), 0, 0)
        grid.addWidget(self._language, 0, 1)
        grid.addWidget(self._field("phone", self.tr("Phone")), 1, 0)
        grid.addWidget(self._field("email", self.tr("E-mail")), 1, 1)
        grid.addWidget(self._field("street", self.tr("Street")), 2, 0)
        grid.addWidget(self._field("postcode", self.tr("Postcode")), 2, 1)
        grid.addWidget(self._field("city", self.tr("Town")), 3, 0)
        card.body.addLayout(grid)
        return card

    def _act(self, key: str) -> None:
        if key != "create":
            return
        values = {name: field.text.strip() for name, field in self._fields.items()}
        values["vin"] = values["vin"].upper().replace(" ", "")
        missing = self.tr("Needed")
        for name in ("customer_name", "street"):
            self._fields[name].set_problem("" if values[name] else missing)
        bad_vin = vin_problem(values["vin"])
        self._fields["vin"].set_problem(self.tr("17 letters and digits, never I, O or Q") if bad_vin else "")
        concern = self._concern.text.strip()
        self._concern.set_problem("" if concern else missing)
        if values["customer_name"] and values["street"] and concern and not bad_vin:
            self.created.emit({**values, "concern": concern, "language": self._language.value})

    def clear(self) -> None:
        """Empty fields for the next one."""
        for key in (*self._fields, "concern"):
            self._drafts.forget(place("new_job", key))
        for field in self._fields.values():
            field.set_text("")
        self._concern.set_text("")
