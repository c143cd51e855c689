"""The checklist page before a vehicle leaves, all that can be open at once: for looking at and measuring."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

import builders
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QAbstractButton

import resources
from fieldapp.domain.damage import CarView, DamageKind, DamageMark, EarlierDamage
from fieldapp.domain.findings import Deviation, Finding, Severity
from fieldapp.domain.people import Person, Role
from inspections.session import Session
from inspections.xform import load_template
from inspections.xlsform import compile_form
from ui import wording
from ui.drafts import DraftsOf
from ui.formats import Formats
from ui.frame import Heading, Page
from ui.inspection.above_items import Standing
from ui.inspection.follow_up import FollowedUp
from ui.inspection.item_card import ItemCard
from ui.inspection.item_surroundings import ItemSurroundings
from ui.inspection.obstacles import Obstacle
from ui.inspection.page import ChecklistPage
from ui.inspection.section_items import ItemExtras
from ui.widgets.photo_strip import PhotoTile

LEAD = Person(id="person-9", name="Turid Moe-Gulbrandsen", role=Role.LEAD)
PAINT, FLUSH, SEALS = "/data/exterior/paint", "/data/exterior/panels_flush", "/data/exterior/seals"
CHIP = DamageMark(
    id="mark-1",
    job_id="job-1",
    number=1,
    view=CarView.LEFT,
    x=0.4,
    y=0.6,
    kind=DamageKind.CHIP,
    marked_at=builders.at(8, 20),
    note="8 mm",
)


@cache
def _xform() -> str:
    file = next(file for file in resources.checklist_files() if "pre_delivery" in file.name)
    return compile_form(file.read_bytes(), file_name=file.name).xform_xml


def release_page(formats: Formats) -> Page:
    """Three fails of a new car: one to be checked again, one to be accepted, one accepted; a finished form reopened."""
    page = ChecklistPage()
    filling = Session(
        load_template(_xform()), now=lambda: datetime.now(UTC), context={}, language=formats.language
    )
    section = filling.sections()[1]
    items = [item for item in section.items if item.questions and item.questions[0].kind == "verdict"][:3]
    for item in items:
        filling.set(item.questions[0].path, "not_ok")
    around = ItemSurroundings(
        formats=formats,
        now=lambda: builders.at(9),
        previous={},
        people=(*builders.PEOPLE, LEAD),
        customer_name="Fjordkraft Bygg AS",
        drafts=DraftsOf(page.drafts, "inspection-1", "job-1"),
    )
    page.begin(Heading("Fjordkraft Bygg AS", "EK 90117", back="Job"), around)
    page.show_sections(filling.sections(), finished=False)
    page.show_section(section.path)
    findings: dict[str, Finding] = {
        item.path: builders.finding(id=f"finding-{n}", item_path=item.path, severity=Severity.ATTENTION)
        for n, item in enumerate(items)
    }
    accepted = Deviation(
        id="d",
        job_id="job-1",
        inspection_id="inspection-1",
        finding_id="finding-2",
        owner="Ola Nordmann-Kristoffersen",
        due_on=date(2026, 12, 1),
        approved_by=LEAD.id,
        approved_at=builders.at(9, 30),
    )
    known = FollowedUp(gate=True, approvers=(LEAD,), people=(*builders.PEOPLE, LEAD), owner="Kari Nordli")
    picture = QPixmap(300, 200)
    picture.fill(QColor("grey"))
    when = formats.date_time(builders.at(9, 40))
    changed = wording.change_sentence(
        before="OK", after="Not OK", who="Kari Nordli", when=when, why="Daylight"
    )
    checked = wording.recheck_sentence(
        before="Not OK", after="OK", who="Kari Nordli", when=when, repair="Polished"
    )
    page.items.show_extras(
        ItemExtras(
            findings=findings,
            photos={item.path: (PhotoTile("photo-1", picture, "Photo"),) for item in items},
            followed={
                item.path: replace(known, deviation=accepted if n == 2 else None)
                for n, item in enumerate(items)
            },
            changes={items[0].path: (changed, checked)},
            marks=(CHIP,),
            earlier=EarlierDamage(
                on=date(2026, 5, 4), marks=(replace(CHIP, id="mark-0", view=CarView.REAR),)
            ),
        )
    )
    page.above.show_standing(Standing(in_the_way=7, reopened="Measured again in daylight after the wash"))
    return page


def open_everything(page: Page) -> None:
    """What a person opens: the check after a repair, the deviation, the drawing, the car, the reason, the obstacles."""
    assert isinstance(page, ChecklistPage)
    failed = [card for card in page.findChildren(ItemCard) if card.item.verdict == "not_ok"]
    for card, name in zip(failed, ("recheckItem", "acceptDeviation"), strict=False):
        _press(card, name)
    accepting = failed[1]
    _press(accepting, "save-deviationForm")
    _press(accepting, "photo_photo-1")
    for card in failed:
        _press(card, "markDamage")
    page.above.ask_reason(failed[0].item.title)
    obstacles = tuple(Obstacle(card.item.path, card.item.title, "cross") for card in failed)
    page.show_missing(obstacles, "")


def _press(card: ItemCard, name: str) -> None:
    button = card.findChild(QAbstractButton, name)
    if isinstance(button, QAbstractButton):
        button.click()
