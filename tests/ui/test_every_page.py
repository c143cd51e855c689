"""Every page can be used by finger and heard by a screen reader, in a wide and in a narrow window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import builders
import pytest
from calls import settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

import resources
from fieldapp.settings import Settings
from inspections.session import Session
from inspections.xform import load_template
from inspections.xlsform import compile_form
from ui.drafts import DraftsOf
from ui.formats import Formats
from ui.frame import Heading, Page
from ui.inspection.item_surroundings import ItemSurroundings
from ui.inspection.page import ChecklistPage
from ui.job.page import JobPage
from ui.jobs.new_job import NewJobPage
from ui.jobs.page import JobsPage
from ui.knowledge.page import ArticlePage, KnowledgePage
from ui.parts.page import PartsPage
from ui.printing import Printer
from ui.report.tab import ReportTab
from ui.settings.page import Look, SettingsPage
from ui.sign_in.page import SignInPage
from ui.sync_centre.page import SyncPage
from ui.today.page import TodayPage

FORMATS = Formats("en")
EDITORS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QListView)
WIDE, NARROW = 1254, 985


def today() -> Page:
    page = TodayPage(FORMATS)
    page.show_day(builders.travelling_screen(), today=builders.DAY)
    return page


def jobs() -> Page:
    page = JobsPage(FORMATS)
    page.show_jobs(builders.jobs_screen())
    return page


def job(tab: str) -> Callable[[], Page]:
    def build() -> Page:
        report = ReportTab(FORMATS)
        page = JobPage(FORMATS, report)
        page.show_job(builders.job_screen(reports=(builders.report(),), deliveries=(builders.delivery(),)))
        page.show_tab(tab)
        if tab == "report":
            report.show_pages((QImage(60, 85, QImage.Format.Format_RGB888),))
        if tab == "photos":
            page.photos._choose("photo-1")
        return page

    return build


def parts() -> Page:
    page = PartsPage(FORMATS)
    page.show_parts(builders.parts_screen())
    return page


def knowledge() -> Page:
    page = KnowledgePage()
    page.show_hits(builders.knowledge_screen())
    return page


def article() -> Page:
    page = ArticlePage()
    page.show_article(builders.OPENED_ARTICLE, "Know-how")
    return page


def sync() -> Page:
    page = SyncPage(FORMATS)
    page.show_sync(builders.sync_screen())
    return page


def settings() -> Page:
    page = SettingsPage(FORMATS)
    page.show_look(Look(language="en", theme="light", scale=100))
    page.show_settings(Settings(printer="Brother_PJ-883"))
    page.show_line(False)
    page.show_printers(
        (
            Printer("HP_LaserJet", is_default=True),
            Printer("Brother_PJ-883", is_default=False, trouble="empty"),
        )
    )
    page.show_profile(builders.profile_screen())
    return page


def checklist(section: int) -> Callable[[], Page]:
    def build() -> Page:
        page = ChecklistPage()
        file = next(file for file in resources.checklist_files() if "mobile" in file.name)
        xml = compile_form(file.read_bytes(), file_name=file.name).xform_xml
        session = Session(load_template(xml), now=lambda: datetime.now(UTC), context={}, language="en")
        around = ItemSurroundings(
            formats=FORMATS,
            now=lambda: datetime.now(UTC),
            previous={},
            people=builders.PEOPLE,
            customer_name="Fjordkraft Bygg AS",
            drafts=DraftsOf(page.drafts, "inspection-1", "job-1"),
        )
        for item in session.sections()[section].items:
            for question in item.questions:
                if question.kind == "verdict":
                    session.set(question.path, "not_ok")
        page.begin(Heading("Mobile-service visit", back="Job"), around)
        page.show_sections(session.sections(), finished=False)
        page.show_section(session.sections()[section].path)
        return page

    return build


PAGES: dict[str, Callable[[], Page]] = {
    "today": today,
    "jobs": jobs,
    "new job": NewJobPage,
    "plan": job("plan"),
    "checklists": job("checklists"),
    "parts and time": job("parts_time"),
    "photos": job("photos"),
    "customer": job("customer"),
    "report": job("report"),
    "parts": parts,
    "know-how": knowledge,
    "article": article,
    "sync": sync,
    "settings": settings,
    "sign-in": lambda: SignInPage(needs_passphrase=True),
    "before leaving": checklist(0),
    "arrival": checklist(1),
    "condition": checklist(4),
    "work": checklist(5),
    "close": checklist(6),
}


@pytest.fixture(params=list(PAGES))
def page(request: pytest.FixtureRequest, qtbot: QtBot) -> Page:
    built = PAGES[request.param]()
    qtbot.addWidget(built)
    built.resize(WIDE, 608)
    built.show()
    if isinstance(built, ChecklistPage):
        qtbot.waitUntil(lambda: not built.building)
    qtbot.wait(30)
    settle()
    return built


def targets(page: QWidget) -> list[QWidget]:
    """What a finger or the keyboard can go to."""
    found: list[QWidget] = []
    for widget in page.findChildren(QWidget):
        inside_list = isinstance(widget.parent(), QAbstractItemView)
        if widget.isVisible() and isinstance(widget, EDITORS) and not inside_list:
            found.append(widget)
    return found


def spoken(widget: QWidget) -> str:
    """What a screen reader says."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def described(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()!r} {widget.width()}×{widget.height()}"


def test_everything_one_can_use_has_a_name(page: Page) -> None:
    nameless = [described(widget) for widget in targets(page) if not spoken(widget).strip()]
    focusable = [
        described(widget)
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not spoken(widget).strip()
    ]
    assert nameless + focusable == []


def test_every_target_is_high_enough_for_a_cold_finger(page: Page) -> None:
    flat = [described(widget) for widget in targets(page) if widget.height() < 48]
    assert flat == []


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_nothing_reaches_past_the_right_edge(page: Page, qtbot: QtBot, width: int) -> None:
    page.set_compact(width == NARROW)
    page.resize(width, 542)
    qtbot.wait(30)
    settle()
    outside = []
    for widget in targets(page):
        right = widget.mapTo(page, widget.rect().topRight()).x()
        if right > page.width():
            outside.append(f"{described(widget)} ends at {right} of {page.width()}")
    assert outside == []
