"""Every widget once, as the tests look at them together."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.formats import Formats
from ui.frame import Action, ActionBarState
from ui.widgets.action_bar import ActionBar
from ui.widgets.annotator import Annotator
from ui.widgets.band_meter import Band, BandMeter, measurement_word
from ui.widgets.buttons import Button
from ui.widgets.car_outline import CarOutline
from ui.widgets.card import Card
from ui.widgets.connection_pill import ConnectionPill, ConnectionState
from ui.widgets.damage_mark import OutlineMark
from ui.widgets.date_field import DateField
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.icon_text import IconText
from ui.widgets.info_strip import InfoStrip
from ui.widgets.labels import NameLabel, WrapLabel
from ui.widgets.photo_strip import PhotoStrip, PhotoTile
from ui.widgets.plate_label import PlateLabel
from ui.widgets.rail_button import RailButton
from ui.widgets.row_button import RowButton
from ui.widgets.section_ring import SectionRing
from ui.widgets.section_title import SectionTitle
from ui.widgets.segments import Option, Segments, severity_options, step_grade_options, verdict_options
from ui.widgets.signature_pad import SignaturePad
from ui.widgets.status_line import StatusLine
from ui.widgets.status_pill import JOB_STATUS_LOOK, SEVERITY_LOOK, StatusPill
from ui.widgets.stepper import Stepper
from ui.widgets.switch import Switch
from ui.widgets.tab_bar import TabBar
from ui.widgets.text_field import ChoiceField, TextArea, TextField
from ui.widgets.timer_pill import TimerPill, TimerState
from ui.widgets.value_label import ValueLabel

LONG = "Die Fahrzeughalterin möchte vor der Hauptuntersuchung eine Bremsflüssigkeitsprüfung."
GERMAN = (
    Option("ok", "In Ordnung", "check", "ok"),
    Option("not_ok", "Nicht in Ordnung", "cross", "not_ok"),
    Option("na", "Entfällt", "not-applicable", "ink"),
)


def component_sheet() -> QWidget:
    """One column of everything; as wide as the caller makes it."""
    sheet = QWidget()
    column = QVBoxLayout(sheet)
    for widget in (*_words(), *_to_press(), *_to_fill_in(), *_to_look_at()):
        column.addWidget(widget)
    return sheet


def _words() -> list[QWidget]:
    pills = QWidget()
    flow = FlowLayout(pills)
    for status in JOB_STATUS_LOOK:
        pill = StatusPill()
        pill.show_job_status(status)
        flow.addWidget(pill)
    for severity in SEVERITY_LOOK:
        pill = StatusPill()
        pill.show_severity(severity)
        flow.addWidget(pill)
    icon, word, colour = measurement_word("low")
    card = Card("What the customer says")
    card.body.addWidget(WrapLabel(LONG, role="fact"))
    card.body.addWidget(IconText(icon, word, colour=colour))
    return [
        SectionTitle("Friday 20 November", "4 jobs, 1 done"),
        card,
        pills,
        NameLabel("Dr. Anneliese Müller-Groß"),
        PlateLabel("S-MG 2041E"),
        ValueLabel("12,05", "V"),
        InfoStrip("Changed by the office 07:20", LONG, action="Gesehen", action_icon="check"),
        EmptyState("parts", "No parts on this job", LONG, action="Add a part", action_icon="plus"),
    ]


def _to_press() -> list[QWidget]:
    locked = Button("Not yet")
    locked.lock("First sign.")
    bar = ActionBar()
    bar.set_state(
        ActionBarState(
            "1 von 3 Schritten bewertet",
            LONG,
            (Action("call", "Anrufen", "call"), Action("message", "Verspätung melden", "message")),
            Action("open", "Checkliste öffnen", "checklist"),
        )
    )
    pill = ConnectionPill()
    pill.set_state(ConnectionState("offline", "Offline", "7 changes and 4 photos wait on this laptop"))
    timer = TimerPill()
    timer.set_state(TimerState("Arbeit", lambda: 26 * 60))
    tabs = TabBar(name="Job")
    for key, text in (("plan", "Plan"), ("checks", "Checklisten"), ("report", "Bericht")):
        tabs.add_tab(key, text)
    tabs.set_count("checks", 2)
    rail = RailButton("Einstellungen", "settings")
    rail.set_count(11)
    return [
        Button("Drive", icon="drive", kind="next"),
        Button(icon="more", name="More"),
        locked,
        bar,
        pill,
        timer,
        tabs,
        rail,
        RowButton("know-how", "Article: 12 V battery, safe change", LONG),
        Switch("Only open"),
        Segments(verdict_options(), name="Windscreen"),
        Segments(GERMAN, name="Windscreen"),
        Segments(severity_options(), name="How bad?"),
        Segments(step_grade_options(), name="Replace the 12 V battery"),
    ]


def _to_fill_in() -> list[QWidget]:
    vin = TextField("VIN", identifier=True)
    vin.set_text("LRWYGCEK8PC48291")
    vin.set_problem("16 of 17 characters. Look at the label in the door frame.")
    photos = PhotoStrip(name="Photos")
    photos.set_photos((PhotoTile("1", None, "Windscreen", "Waits", 0.41),))
    return [
        vin,
        TextArea("Note"),
        ChoiceField("Language", [("nb", "Norwegian"), ("de", "German")]),
        Stepper(2, name="Cabin filter"),
        DateField("Until when?", Formats("de"), today=lambda: date(2026, 11, 20)),
        photos,
        SignaturePad("Sign here", name="Customer"),
        annotator(),
        car_outline(),
    ]


def annotator() -> Annotator:
    """A grey photo with a circle and an arrow on it."""
    picture = QPixmap(480, 320)
    picture.fill(QColor("#8FA6B2"))
    widget = Annotator(name="Windscreen")
    widget.set_picture(picture, (((0.2, 0.2), (0.5, 0.6), (0.7, 0.3)),))
    return widget


def car_outline() -> CarOutline:
    """A scratch, a chip, a dent and a missing part."""
    outline = CarOutline()
    outline.set_marks(
        (
            OutlineMark("a", "right", 0.4, 0.6, 1, "circle", "Scratch, rear door, 8 cm"),
            OutlineMark("b", "top", 0.1, 0.5, 2, "diamond", "Chip, bonnet edge"),
            OutlineMark("c", "left", 0.85, 0.6, 3, "square", "Dent, rear wing"),
            OutlineMark("d", "front", 0.5, 0.3, 4, "triangle", "Crack, windscreen"),
            OutlineMark("e", "left", 0.4, 0.75, 5, "hexagon", "Rust, sill"),
            OutlineMark("f", "rear", 0.5, 0.6, 6, "wedge", "Number plate missing"),
            OutlineMark("g", "right", 0.2, 0.7, 17, "tag", "Something else"),
        )
    )
    return outline


def _to_look_at() -> list[QWidget]:
    band = Band(low=3.0, warn_low=4.0, value=2.8, last=4.9, low_text="3,0")
    return [
        BandMeter(band, name="Tread"),
        StatusLine(("Zugeteilt", "Unterwegs", "Vor Ort", "In Arbeit", "Fertig"), 3, name="Status"),
        SectionRing(5, 13, name="5 of 13"),
    ]
