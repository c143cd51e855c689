"""Draws the pictures of the authors' guide anew from the present window: `guide_pictures.py FOLDER`."""

from __future__ import annotations

import argparse
import os
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import builders
from gallery import VIEWS, Gallery, View
from PIL import Image
from PySide6.QtCore import QBuffer, QSize
from PySide6.QtGui import QImage, QPixmap

import resources
from fieldapp.domain.findings import Severity
from fieldapp.domain.screens.checklist import EarlierValue
from inspections.session import Session
from inspections.xform import load_template
from inspections.xlsform import compile_form
from ui import theme
from ui.drafts import DraftsOf
from ui.formats import Formats
from ui.frame import Heading, Page
from ui.inspection.follow_up import FollowedUp
from ui.inspection.item_surroundings import ItemSurroundings
from ui.inspection.obstacles import Obstacle
from ui.inspection.page import ChecklistPage
from ui.inspection.section_items import ItemExtras
from ui.language import ScreenLanguage
from ui.theme.applying import make_application
from ui.widgets.photo_strip import PhotoTile

SIZE = QSize(1280, 720)
COLOURS = 64
TODAY = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
VISITS = ((date(2025, 5, 12), 21_400, 2.2), (date(2026, 4, 20), 36_900, 1.0))
TREADS = ("6.1", "6.2", "6.0", "5.9", "5.9", "5.8", "3.4", "3.9", "3.7", "2.8", "3.6", "3.5")


def _session(form: str, formats: Formats) -> Session:
    file = next(file for file in resources.checklist_files() if file.name == f"{form}.xlsx")
    xml = compile_form(file.read_bytes(), file_name=file.name).xform_xml
    return Session(load_template(xml), now=lambda: TODAY, context={}, language=formats.language)


def _begin(page: ChecklistPage, title: str, **known: object) -> None:
    around = ItemSurroundings(
        formats=Formats("en"),
        now=lambda: TODAY,
        people=builders.PEOPLE,
        customer_name="Fjordkraft Bygg AS",
        drafts=DraftsOf(page.drafts, "inspection-1", "job-1"),
        **{"previous": {}, **known},  # type: ignore[arg-type]  # passed through
    )
    page.begin(Heading(title, "Fjordkraft Bygg AS · EK 90117", back="Job"), around)


def measured(formats: Formats) -> Page:
    """Tread of four wheels with bands, the last visit's values and wear."""
    page, filling = ChecklistPage(), _session("mobile_visit", formats)
    section = next(one for one in filling.sections() if one.path == "/data/condition")
    treads = section.items[0].questions[:12]
    history, previous = {}, {}
    for question, value in zip(treads, TREADS, strict=True):
        filling.set(question.path, value)
        earlier = tuple(
            EarlierValue(on=on, value=f"{float(value) + more:.1f}", odometer_km=km) for on, km, more in VISITS
        )
        history[question.path], previous[question.path] = earlier, earlier[-1].value
    _begin(page, "Mobile-service visit", previous=previous, history=history, odometer_km=48_200)
    page.show_sections(filling.sections(), finished=False)
    page.show_section(section.path)
    return page


def not_ok(formats: Formats) -> Page:
    """Paint that is not OK, with photo and note, and what keeps the vehicle."""
    page, filling = ChecklistPage(), _session("pre_delivery_ev", formats)
    section = filling.sections()[1]
    paint = next(item for item in section.items if item.number == 8)
    filling.set(paint.questions[0].path, "not_ok")
    _begin(page, "EV pre-delivery inspection")
    page.show_sections(filling.sections(), finished=False)
    page.show_section(section.path)
    door = next(photo for photo in resources.demo_photos() if Path(photo.name).stem == "door")
    found = builders.finding(
        item_path=paint.path,
        severity=Severity.ATTENTION,
        title=paint.title,
        note="Scratch 4 cm, rear right, down to the primer.",
    )
    page.items.show_extras(
        ItemExtras(
            findings={paint.path: found},
            photos={
                paint.path: (PhotoTile("p", QPixmap.fromImage(QImage.fromData(door.read_bytes())), "Door"),)
            },
            followed={paint.path: FollowedUp(gate=True, people=builders.PEOPLE, owner="Kari Nordli")},
        )
    )
    page.above.show_release(2)
    return page


def show_obstacles(page: Page) -> None:
    """What still keeps the vehicle, and the item that fails."""
    assert isinstance(page, ChecklistPage)
    items = {item.number: item for section in page._sections for item in section.items}
    in_the_way = (
        Obstacle(items[8].path, f"8 {items[8].title}", "cross"),
        Obstacle(items[54].path, "Second person", "sign"),
    )
    page.show_missing(in_the_way, "Before the vehicle may leave")


PICTURES: dict[str, View] = {
    "checklist-measured": View("jobs", measured, opened=True),
    "checklist-not-ok": View("jobs", not_ok, opened=True, then=show_obstacles),
}


def small(picture: QImage) -> bytes:
    """A PNG of few colours."""
    whole = QBuffer()
    picture.save(whole, "PNG")  # type: ignore[call-overload]  # PySide takes the name of a format as text too
    out = BytesIO()
    with Image.open(BytesIO(bytes(whole.data().data()))) as image:
        image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def main() -> None:
    """Draw both."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    folder = options.parse_args().folder
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application()
    theme.apply(application, "light", 1.0)
    VIEWS.update(PICTURES)
    for name in PICTURES:
        gallery = Gallery(ScreenLanguage(application), "en", size=SIZE)
        (folder / f"{name}.png").write_bytes(small(gallery.show(name).grab().toImage()))
        gallery.close()


if __name__ == "__main__":
    main()
