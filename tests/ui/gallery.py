"""Every page in its states inside the real window, from frozen values: what tests measure and `make screenshots` draws.

`gallery.py FOLDER` draws each view in every theme and language and puts them on one contact sheet per language.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import builders
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from release_page import open_everything, release_page

import resources
from fieldapp.domain.screens.out_of_service import OutOfService
from fieldapp.settings import Settings
from inspections.session import Session
from inspections.xform import load_template
from inspections.xlsform import compile_form
from ui import theme
from ui.drafts import DraftsOf
from ui.formats import Formats
from ui.frame import Heading, Page
from ui.help.page import AboutPage, GuidePage, HelpPage, KeyGroup, KeysPage
from ui.inspection.item_surroundings import ItemSurroundings
from ui.inspection.page import ChecklistPage
from ui.job.page import JobPage
from ui.jobs.new_job import NewJobPage
from ui.jobs.page import JobsPage
from ui.knowledge.page import ArticlePage, KnowledgePage
from ui.language import LANGUAGES, ScreenLanguage
from ui.lock.page import UnlockPage
from ui.main_window import MainWindow, Section
from ui.out_of_service.page import OutOfServicePage
from ui.parts.page import PartsPage
from ui.printing import Printer
from ui.report.tab import ReportTab
from ui.settings.page import Look, SettingsPage
from ui.sign_in.page import SignInPage
from ui.sync_centre.page import SyncPage
from ui.sync_centre.words import pill_words
from ui.theme import THEME_NAMES, ThemeName
from ui.theme.applying import make_application
from ui.today.page import TodayPage
from ui.widgets.card import Card
from ui.widgets.connection_pill import ConnectionState
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.slices import Slices
from ui.widgets.timer_pill import TimerState

ZONE = "Europe/Oslo"
LONGEST_BUILD_MS = 3000
TURNS = 8
SIZE = QSize(1366, 768)


@dataclass(frozen=True)
class View:
    """One page in one state. `opened` means over a place of the rail, with an arrow back; `then` opens things on it."""

    section: str
    build: Callable[[Formats], Page]
    opened: bool = False
    then: Callable[[Page], None] | None = None


def _today(**changes: object) -> Callable[[Formats], Page]:
    def build(formats: Formats) -> Page:
        page = TodayPage(formats)
        screen = builders.travelling_screen() if not changes else builders.today_screen(**changes)
        page.show_day(screen, today=builders.DAY)
        return page

    return build


def _jobs(formats: Formats) -> Page:
    page = JobsPage(formats)
    page.show_jobs(builders.jobs_screen())
    return page


def _no_jobs(formats: Formats) -> Page:
    page = JobsPage(formats)
    page.show_jobs(builders.JobsScreen(lines=(), total=0, offset=0))
    return page


def _job(tab: str, **changes: object) -> Callable[[Formats], Page]:
    def build(formats: Formats) -> Page:
        report = ReportTab(formats)
        page = JobPage(formats, report)
        wanted = {"reports": (builders.report(),), "deliveries": (builders.delivery(),)} | changes
        page.show_job(builders.job_screen(**wanted))
        page.show_tab(tab)
        if tab == "report":
            report.show_printers((Printer("Brother_PJ-883", is_default=True),))
            report.show_pages(tuple(_sheet(number) for number in range(3)))
        return page

    return build


def _sheet(number: int) -> QImage:
    """A page of paper with bars for its lines."""
    sheet = QImage(595, 842, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.white)
    painter = QPainter(sheet)
    for line in range(30 - 8 * number):
        painter.fillRect(60, 70 + 24 * line, 475 - 90 * (line % 3), 8, Qt.GlobalColor.lightGray)
    painter.end()
    return sheet


def _reports_told(page: Page) -> None:
    """Down to what became of the reports."""
    card = page.findChild(Card, "reportHistory")
    for area in page.findChildren(ScrollColumn):
        if area.isAncestorOf(card):
            area.ensureWidgetVisible(card)


def _parts(formats: Formats) -> Page:
    page = PartsPage(formats)
    page.show_parts(builders.parts_screen())
    return page


def _knowledge(formats: Formats) -> Page:
    page = KnowledgePage()
    page.show_hits(builders.knowledge_screen())
    return page


def _article(formats: Formats) -> Page:
    page = ArticlePage()
    page.show_article(builders.OPENED_ARTICLE, QCoreApplication.translate("Desktop", "Know-how"))
    return page


def _sync(formats: Formats) -> Page:
    page = SyncPage(formats)
    page.show_sync(builders.sync_screen())
    return page


def _sync_copy(formats: Formats) -> Page:
    page = SyncPage(formats)
    page.set_metered(True)
    page.show_sync(builders.sync_screen(conflicts=()))
    page.action_triggered.emit("copy")
    return page


def _sync_quiet(formats: Formats) -> Page:
    page = SyncPage(formats)
    page.show_sync(builders.quiet_sync())
    return page


def _sync_late(formats: Formats) -> Page:
    page = SyncPage(formats)
    page.show_sync(builders.late_sync())
    return page


def _settings(formats: Formats) -> Page:
    page = SettingsPage(formats)
    page.show_look(Look(language=formats.language, theme="light", scale=100))
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


def _checklist(section: int) -> Callable[[Formats], Page]:
    def build(formats: Formats) -> Page:
        page = ChecklistPage()
        file = next(file for file in resources.checklist_files() if "mobile" in file.name)
        xml = compile_form(file.read_bytes(), file_name=file.name).xform_xml
        filling = Session(
            load_template(xml), now=lambda: datetime.now(UTC), context={}, language=formats.language
        )
        around = ItemSurroundings(
            formats=formats,
            now=lambda: builders.at(9),
            previous={},
            people=builders.PEOPLE,
            customer_name="Fjordkraft Bygg AS",
            drafts=DraftsOf(page.drafts, "inspection-1", "job-1"),
        )
        sections = filling.sections()
        for number, item in enumerate(sections[section].items):
            for question in item.questions:
                if question.kind == "verdict":
                    filling.set(question.path, "ok" if number % 3 else "not_ok")
        page.begin(Heading("Fjordkraft Bygg AS", "EK 90117", back="Job"), around)
        page.show_sections(filling.sections(), finished=False)
        page.show_section(sections[section].path)
        return page

    return build


def _help(formats: Formats) -> Page:
    page = HelpPage()
    text = resources.help_texts(formats.language)["job"]
    page.show_help(text.title, text.body)
    return page


def _keys(formats: Formats) -> Page:
    keys = (("Ctrl+K", "Find anything"), ("1 2 3", "OK, not OK, not applicable"), ("Alt+Left", "Back"))
    return KeysPage([KeyGroup("Everywhere", keys), KeyGroup("Checklist", keys)])


def _about(formats: Formats) -> Page:
    return AboutPage((("Version", "0.1.0"), ("Server", "https://office.nordfjordmobil.example")))


VIEWS: dict[str, View] = {
    "today": View("today", _today()),
    "today-empty": View("today", _today(jobs=(), next_job_id=None, minutes_left=0)),
    "today-much": View("today", _today(**builders.much_to_do())),
    "jobs": View("jobs", _jobs),
    "jobs-none": View("jobs", _no_jobs),
    "new-job": View("jobs", lambda _formats: NewJobPage(), opened=True),
    "job-plan": View("jobs", _job("plan"), opened=True),
    "job-checklists": View("jobs", _job("checklists"), opened=True),
    "job-parts-time": View("jobs", _job("parts_time"), opened=True),
    "job-photos": View("jobs", _job("photos"), opened=True),
    "job-customer": View("jobs", _job("customer"), opened=True),
    "job-report": View("jobs", _job("report"), opened=True),
    "job-report-told": View(
        "jobs", _job("report", **builders.told_reports()), opened=True, then=_reports_told
    ),
    "job-much": View("jobs", _job("photos", **builders.much()), opened=True),
    "job-done": View("jobs", _job("customer", **builders.done()), opened=True),
    "checklist-condition": View("jobs", _checklist(4), opened=True),
    "checklist-close": View("jobs", _checklist(6), opened=True),
    "checklist-release": View("jobs", release_page, opened=True, then=open_everything),
    "parts": View("parts", _parts),
    "know-how": View("know_how", _knowledge),
    "article": View("know_how", _article, opened=True),
    "sync": View("sync", _sync),
    "sync-copy": View("sync", _sync_copy),
    "sync-quiet": View("sync", _sync_quiet),
    "sync-late": View("sync", _sync_late),
    "settings": View("settings", _settings),
    "help": View("jobs", _help, opened=True),
    "keys": View("settings", _keys, opened=True),
    "about": View("settings", _about, opened=True),
    "guide": View("today", lambda _formats: GuidePage(), opened=True),
    "sign-in": View("sign_in", lambda _formats: SignInPage(needs_passphrase=True)),
    "unlock": View("sign_in", lambda _formats: UnlockPage()),
    "out-of-service": View(
        "sign_in", lambda _formats: OutOfServicePage(OutOfService(handed_over=True, changes=3, files=2))
    ),
    "locked": View("sign_in", lambda _formats: UnlockPage(pin_of="Kari Nordli", at_start=False)),
}


class Gallery:
    """One window in one language; `show` puts a view into it."""

    def __init__(self, speech: ScreenLanguage, language: str, *, size: QSize = SIZE) -> None:
        speech.use(language)
        self.formats = Formats(language, ZONE)
        self.window: MainWindow | None = None
        self._size = size
        self._entrance = False

    def show(self, name: str) -> MainWindow:
        """The window with that view, laid out and painted."""
        view = VIEWS[name]
        page = view.build(self.formats)
        entrance = view.section == "sign_in"
        if self.window is None or entrance or self._entrance:
            self.close()
            self.window = self._make(view.section if entrance else "")
        self._entrance = entrance
        window = self.window
        window.resize(self._size)
        window.show()
        if view.opened:
            window.open_page(page, section=view.section)
        else:
            window.put_page(view.section, page)
            window.show_section(view.section)
        end = self._built(page)
        if view.then is not None:
            view.then(page)
        self._laid_out()
        if view.then is not None:
            self._rest(end)
        return window

    def resize(self, size: QSize) -> None:
        """Drag the window to another size; it is laid out and painted again."""
        assert self.window is not None
        self.window.resize(size)
        self._built(self.window)
        self._laid_out()

    def _built(self, within: QWidget) -> float:
        """Slices of work are done; returns until when building may last, in monotonic seconds."""
        end = time.monotonic() + LONGEST_BUILD_MS / 1000
        QTest.qWait(1)
        while any(work.running for work in within.findChildren(Slices)) and time.monotonic() < end:
            QTest.qWait(5)
        return end

    def _laid_out(self) -> None:
        """What waits for its turn has had it: nothing of a page's own waits longer, so turns are counted, not time."""
        for _ in range(TURNS):
            QApplication.sendPostedEvents()
            QTest.qWait(1)

    def _rest(self, end: float) -> None:
        """Until what was opened is laid out and scrolled to, however busy the machine is."""
        assert self.window is not None
        before, now = QImage(), self.window.grab().toImage()
        while before != now and time.monotonic() < end:
            QTest.qWait(50)
            before, now = now, self.window.grab().toImage()

    def _make(self, only: str) -> MainWindow:
        words = {
            "today": "Today",
            "jobs": "Jobs",
            "parts": "Parts",
            "know_how": "Know-how",
            "sync": "Sync",
            "settings": "Settings",
            "sign_in": "Sign in",
        }
        icons = {"know_how": "know-how", "sign_in": "key"}
        keys = [only] if only else list(words)[:-1]
        window = MainWindow(
            [
                Section(key, QCoreApplication.translate("Desktop", words[key]), icons.get(key, key), Page())
                for key in keys
            ]
        )
        window.offer_search(not only)
        if not only:
            title, line = pill_words(builders.connection(), self.formats)
            window.set_connection(ConnectionState("offline", title, line))
            window.set_waiting("sync", 11)
            window.set_timer(TimerState(QCoreApplication.translate("Wording", "Travel"), lambda: 26 * 60))
        return window

    def close(self) -> None:
        """Take the window down."""
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def contact_sheet(pictures: Sequence[QImage], *, columns: int, width: int) -> QImage:
    """The pictures side by side, each `width` px wide."""
    height = max(picture.height() * width // picture.width() for picture in pictures)
    rows = -(-len(pictures) // columns)
    sheet = QImage(columns * width, rows * height, QImage.Format.Format_RGB888)
    sheet.fill(0xFFFFFF)
    painter = QPainter(sheet)
    for place, picture in enumerate(pictures):
        row, column = divmod(place, columns)
        small = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        painter.drawImage(column * width, row * height, small)
    painter.end()
    return sheet


def draw(
    folder: Path,
    *,
    languages: Sequence[str] = LANGUAGES,
    themes: Sequence[ThemeName] = THEME_NAMES,
    views: Sequence[str] = tuple(VIEWS),
    size: QSize = SIZE,
    scale: float = 1.0,
) -> None:
    """Write `LANGUAGE/THEME/VIEW.png` and `sheet-LANGUAGE-THEME.png` under `folder`."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    speech = ScreenLanguage(application)
    for language in languages:
        for name in themes:
            theme.apply(application, name, scale)
            gallery = Gallery(speech, language, size=size)
            place = folder / language / name
            place.mkdir(parents=True, exist_ok=True)
            pictures = []
            for view in views:
                picture = gallery.show(view).grab().toImage()
                picture.save(str(place / f"{view}.png"))
                pictures.append(picture)
            gallery.close()
            contact_sheet(pictures, columns=4, width=683).save(str(folder / f"sheet-{language}-{name}.png"))


def main() -> None:
    """Draw everything, or what the arguments choose."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--languages", nargs="+", default=LANGUAGES)
    options.add_argument("--themes", nargs="+", default=THEME_NAMES)
    options.add_argument("--views", nargs="+", default=tuple(VIEWS))
    options.add_argument("--size", default="1366x768")
    options.add_argument("--scale", type=float, default=1.0)
    chosen = options.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    width, height = (int(part) for part in chosen.size.split("x"))
    application = make_application()
    draw(
        chosen.folder,
        languages=chosen.languages,
        themes=chosen.themes,
        views=chosen.views,
        size=QSize(width, height),
        scale=chosen.scale,
    )
    del application


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    main()
