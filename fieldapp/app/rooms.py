"""Furnishes the window: every page with its presenter, one a turn of the event loop so that no turn takes long."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from fieldapp import credentials
from fieldapp.app.commands import WindowCommands
from fieldapp.app.last_place import LastPlace
from fieldapp.app.messenger import Messenger
from fieldapp.app.palette import Palette
from fieldapp.app.running_timer import TimerWatch
from fieldapp.app.screen_lock import ScreenLock
from fieldapp.app.session import pace_for
from fieldapp.app.sync_watch import SyncWatch
from fieldapp.app.tidying import Tidying
from fieldapp.clock import now as moment_now
from fieldapp.domain.drafts import Draft
from fieldapp.domain.screens.jobs import SearchHit
from fieldapp.domain.screens.profile import WindowPlace
from ui.drafts import Drafts
from ui.inspection.page import ChecklistPage
from ui.inspection.presenters import attend
from ui.job.marks_presenter import MarksPresenter
from ui.job.page import JobPage
from ui.job.presenter import JobPresenter
from ui.job.work_presenter import WorkPresenter
from ui.jobs.new_job import NewJobPage
from ui.jobs.page import JobsPage
from ui.jobs.presenter import JobsPresenter
from ui.knowledge.page import ArticlePage, KnowledgePage
from ui.knowledge.presenter import KnowledgePresenter
from ui.mail_program import open_by_the_system
from ui.network import NetworkHint
from ui.paper import Paper, PrintWatch
from ui.parts.page import PartsPage
from ui.parts.presenter import PartsPresenter
from ui.report.presenter import ReportPresenter
from ui.report.tab import ReportTab
from ui.settings.page import Look, SettingsPage
from ui.settings.presenter import SettingsActions, SettingsPresenter
from ui.sync_centre.page import SyncPage
from ui.sync_centre.presenter import SyncPresenter
from ui.today.presenter import TodayPresenter
from ui.undoing import Undoing
from ui.warming import Warming

if TYPE_CHECKING:
    from fieldapp.app.session import Session
    from fieldapp.app.shell import Shell
    from fieldapp.settings import Settings

OWN_KEYS = ("Ctrl++", "Ctrl+-", "Ctrl+L")
"""Keys of commands that the window does not listen to anyway."""


class Rooms(QObject):
    """The pages of one window and what ties them together."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._session = session
        self._window = shell.window
        self._actions = session.actions(shell.formats.language)
        self.drafts = Drafts(session.drafts, keep=self._keep_drafts, parent=self)
        self._sync_watch = SyncWatch(shell, self)
        self._sync_watch.stale.connect(self._refresh_connection)
        self._last_place = LastPlace(
            shell, where=self._where, go=self._go_where_it_was, keep=self._actions.keep_place, parent=self
        )
        self.commands: WindowCommands
        self.lock = ScreenLock(
            self._shell,
            seconds=lambda: moment_now().boot_seconds,
            read=self._actions.profile,
            try_pin=self._actions.check_own_pin,
            try_passphrase=partial(credentials.from_passphrase, self._shell.profile.key_file),
            parent=self,
        )
        self.jobs_page: JobsPage
        self.parts_page: PartsPage
        self.job_page: JobPage
        self.checklist_page: ChecklistPage

    def furnish(self, done: Callable[[], None]) -> None:
        """Build everything, then call `done`; after that the pages are dressed behind what the person does."""
        steps = [
            self._today,
            self._jobs,
            self._job,
            self._checklist,
            self._undoing,
            self._parts,
            self._knowledge,
            self._sync,
            self._settings,
            self._furnish_palette,
            self._begin,
            done,
            self._warm,
        ]

        def step() -> None:
            steps.pop(0)()
            if steps:
                QTimer.singleShot(0, self, step)

        step()

    def leave(self) -> None:
        """Stop sync and listening; the window is going to be another."""
        self.drafts.flush()
        self._session.drafts = self.drafts.all
        self.fall_silent()
        self._session.stop_sync()

    def fall_silent(self) -> None:
        """Hear of sync no more, lock no more, write nothing down any more."""
        self._sync_watch.fall_silent()
        self.drafts.end()
        self.lock.end()

    # One room each

    def _today(self) -> None:
        shell = self._shell
        self._today_presenter = TodayPresenter(
            shell.today_page, self._actions.today(), tasks=shell.tasks, changes=shell.changes
        )
        self._today_presenter.job_opened.connect(self.open_job)
        self._today_presenter.show_day(None)

    def _jobs(self) -> None:
        shell = self._shell
        self._new_job_page = NewJobPage(self.drafts)
        page = self.jobs_page = JobsPage(shell.formats)
        self._jobs_presenter = JobsPresenter(
            page, self._new_job_page, self._actions.jobs(), tasks=shell.tasks, changes=shell.changes
        )
        page.new_job_wanted.connect(lambda: self._window.open_page(self._new_job_page, section="jobs"))
        self._jobs_presenter.job_opened.connect(self.open_job)
        self._window.put_page("jobs", page)
        self._jobs_presenter.refresh()

    def _job(self) -> None:
        shell = self._shell
        tab = self._report_tab = ReportTab(shell.formats)
        page = self.job_page = JobPage(shell.formats, tab, drafts=self.drafts)
        paper = Paper(size=lambda: "letter" if shell.settings.paper == "letter" else "a4")
        self._printing = PrintWatch(paper, tasks=shell.tasks, parent=self)
        self._print_as(shell.settings)
        tasks, changes = shell.tasks, shell.changes
        self._job_presenter = JobPresenter(page, self._actions.job(), tasks=tasks, changes=changes)
        self._work_presenter = WorkPresenter(page, self._actions.work(), tasks=tasks, changes=changes)
        MarksPresenter(page, self._actions.marks(), tasks=tasks, changes=changes)
        report = self._report_presenter = ReportPresenter(
            page, tab, self._actions.report(), printing=self._printing, tasks=tasks, changes=changes
        )
        page.tab_shown.connect(lambda key: report.refresh() if key == "report" else None)
        page.day_wanted.connect(lambda: self._window.show_section("today"))
        self._job_presenter.checklist_opened.connect(self._open_checklist)
        self._job_presenter.article_opened.connect(self._open_article)

    def _checklist(self) -> None:
        shell = self._shell
        page = self.checklist_page = ChecklistPage(self.drafts)
        identify = self._session.identify
        self._checklist_presenter = attend(
            page,
            filling=self._actions.checklist(identify),
            follow_up=self._actions.follow_up(identify),
            marks=self._actions.marks(),
            formats=shell.formats,
            tasks=shell.tasks,
            changes=shell.changes,
        )

    def _undoing(self) -> None:
        shell, checklist = self._shell, self._checklist_presenter
        undoing = Undoing(
            self._actions.check_may_undo,
            self._actions.bring_back_signatures,
            tasks=shell.tasks,
            changes=shell.changes,
            parent=self,
        )
        undoing.attach(self.job_page, lambda: self._job_presenter.job_id)
        undoing.attach(self.checklist_page, lambda: checklist.job_id)
        undoing.attach(shell.today_page, str)

    def _parts(self) -> None:
        shell = self._shell
        page = self.parts_page = PartsPage(shell.formats)
        presenter = PartsPresenter(page, self._actions.parts(), tasks=shell.tasks, changes=shell.changes)
        self._window.put_page("parts", page)
        presenter.refresh()

    def _knowledge(self) -> None:
        shell = self._shell
        page, article = KnowledgePage(), ArticlePage()
        self._knowledge_presenter = KnowledgePresenter(
            page, article, self._actions.knowledge(), tasks=shell.tasks, changes=shell.changes
        )
        self._knowledge_presenter.article_shown.connect(
            lambda: self._window.open_page(article, section=self._window.current_section)
        )
        self._window.put_page("know_how", page)
        self._knowledge_presenter.refresh()

    def _sync(self) -> None:
        shell = self._shell
        page = SyncPage(shell.formats)
        actions = self._actions.sync(connection=self._sync_watch.with_live, wake=self._session.wake)
        self._sync_presenter = SyncPresenter(page, actions, tasks=shell.tasks, changes=shell.changes)
        self._sync_presenter.connection_changed.connect(self._sync_watch.show)
        self._sync_page = page
        page.job_wanted.connect(self.open_job)
        self._window.put_page("sync", page)
        self._window.connection_pressed.connect(lambda: self._window.show_section("sync"))
        self._window.section_changed.connect(
            lambda key: self._sync_presenter.refresh() if key == "sync" else None
        )

    def _settings(self) -> None:
        shell = self._shell
        self._network = NetworkHint(self)
        self._network.returned.connect(self._session.network_changed)
        self._network.metered_changed.connect(lambda _metered: self._use_line())
        page = self._settings_page = SettingsPage(shell.formats)
        self._settings_presenter = SettingsPresenter(
            page,
            SettingsActions(
                read=self._actions.profile, sync=self._session.wake, open_folder=open_by_the_system
            ),
            self._look(shell.settings),
            kept=shell.settings,
            printing=self._printing,
            tasks=shell.tasks,
            changes=shell.changes,
        )
        self._settings_presenter.look_chosen.connect(self._put_on)
        shell.kept.connect(self._show_kept)
        self._settings_presenter.setting_chosen.connect(self._keep_setting)
        self._use_line()
        self._window.put_page("settings", page)
        self._settings_presenter.refresh()

    def _keep_setting(self, name: str, value: Any) -> None:
        """Keep one setting and go by it at once."""
        shell = self._shell
        kept = dataclasses.replace(shell.settings, **{name: value})
        shell.keep(kept)
        self._print_as(kept)
        self._use_line()

    def _print_as(self, kept: Settings) -> None:
        self._report_tab.begin_with(printer=kept.printer, copies=kept.copies, both_sides=kept.both_sides)

    def _use_line(self) -> None:
        """Talk to the office as the settings say for the line there is."""
        pace = pace_for(self._shell.settings, metered=self._network.metered)
        self._session.use_pace(pace)
        self._sync_page.set_metered(not pace.originals)
        self._settings_page.show_line(self._network.metered if self._network.tells_metered else None)

    def _put_on(self, choice: Look) -> None:
        self._shell.put_on(language=choice.language, theme_name=choice.theme, scale=choice.scale)

    def _look(self, kept: Settings) -> Look:
        return Look(language=self._shell.formats.language, theme=kept.theme, scale=round(kept.scale * 100))

    def _show_kept(self, kept: Settings) -> None:
        """Settings says what holds, also where it was chosen by a key or by Ctrl+K."""
        self._settings_page.show_look(self._look(kept))
        self._settings_page.show_settings(kept)

    def _begin(self) -> None:
        shell = self._shell
        shell.changes.made.connect(lambda _changes: self._session.something_made())
        self._messenger = Messenger(
            shell, known=self._actions.known_jobs, read=self._actions.news, parent=self
        )
        shell.changes.made.connect(self._messenger.made_here)
        self._printing.stuck.connect(self._messenger.print_stuck)
        self._printing.failed.connect(self._messenger.print_failed)
        self._report_presenter.follow_again()
        self._sync_watch.heard.connect(self._messenger.heard)
        actions = self._actions
        timer = TimerWatch(shell, read=actions.running_timer, now=actions.now, parent=self)
        timer.driving.connect(self._messenger.set_driving)
        timer.refresh()
        self._refresh_connection()
        shell.tasks.run_read(
            self._actions.place, owner=self, on_done=self._begin_remembering, on_error=shell.say_error
        )
        self._session.start_sync(self._sync_watch.post)
        Tidying(lambda: self.lock.untouched_seconds, self)

    def _warm(self) -> None:
        window = self._window
        for page in (self.job_page, self.checklist_page):
            window.adopt(page)
        Warming(self).start(window.pages)

    # Where the window is

    def _begin_remembering(self, place: WindowPlace) -> None:
        self._window.page_shown.connect(lambda _page: self._last_place.remember())
        self.job_page.tab_shown.connect(lambda _tab: self._last_place.remember())
        self._last_place.go_back_to(place)

    def _go_where_it_was(self, place: WindowPlace) -> None:
        if place.job_id:
            self.open_job(place.job_id, place.tab or "plan")
        elif place.section != "today":
            self._window.show_section(place.section)
        if place.inspection_id:
            self._open_checklist(place.inspection_id)

    def _where(self) -> WindowPlace:
        section, page = self._window.current_section, self._window.current_page
        if page not in (self.job_page, self.checklist_page):
            return WindowPlace(section=section)
        return WindowPlace(
            section=section,
            job_id=self._job_presenter.job_id,
            tab=self.job_page.current_tab,
            inspection_id=self._checklist_presenter.inspection_id if page is self.checklist_page else "",
        )

    def _keep_drafts(self, typed: tuple[Draft, ...], not_kept: Callable[[], None]) -> None:
        def refused(error: Exception) -> None:
            not_kept()
            self._shell.say_error(error)

        self._shell.tasks.run_write(
            partial(self._actions.keep_drafts, typed),
            owner=self,
            on_done=lambda _none: None,
            on_error=refused,
        )

    # From page to page

    def open_job(self, job_id: str, tab: str = "plan") -> None:
        """Show a job."""
        self._job_presenter.open(job_id, tab)
        self._window.open_page(self.job_page, section="jobs")

    def _open_checklist(self, inspection_id: str) -> None:
        self._checklist_presenter.open(inspection_id)
        self._window.open_page(self.checklist_page, section="jobs")

    def _open_article(self, article_id: str) -> None:
        self._knowledge_presenter.open(article_id)

    def _refresh_connection(self) -> None:
        self._sync_presenter.refresh()
        self._settings_presenter.refresh_if_seen()

    # What Ctrl+K does

    def _furnish_palette(self) -> None:
        doings: dict[str, Callable[[], None]] = {
            "new_job": lambda: self._window.open_page(self._new_job_page, section="jobs"),
            "send_now": self._session.wake,
            "stop_timer": self._work_presenter.stop_timer,
            "undo": self._window.undo,
            "redo": self._window.redo,
            "lock": self.lock.lock,
        }
        self.commands = WindowCommands(self._shell, doings=doings, parent=self)
        self._settings_page.about_wanted.connect(self.commands.show_about)
        Palette(
            self._shell,
            find=self._actions.search,
            go=self._go_to,
            commands=self.commands.all,
            parent=self,
        )
        for command in self.commands.all:
            if command.keys in OWN_KEYS:
                self._window.add_key(command.keys, command.run)

    def _go_to(self, hit: SearchHit) -> None:
        if hit.kind == "job":
            self.open_job(hit.id)
        elif hit.kind == "article":
            self._knowledge_presenter.open(hit.id)
        elif hit.kind == "part":
            self._window.show_section("parts")
            self.parts_page.look_for(hit.detail)
        else:
            self._window.show_section("jobs")
            self.jobs_page.look_for(hit.title)
