"""Furnishes the window: every page with its presenter, one a turn of the event loop so that no turn takes long."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from fieldapp import credentials
from fieldapp.app.commands import WindowCommands
from fieldapp.app.messenger import Messenger
from fieldapp.app.palette import Palette
from fieldapp.app.screen_lock import ScreenLock
from fieldapp.app.session import pace_for
from fieldapp.app.tidying import Tidying
from fieldapp.clock import now as moment_now
from fieldapp.domain.changes import Changes
from fieldapp.domain.drafts import Draft
from fieldapp.domain.screens.job import RunningTimer
from fieldapp.domain.screens.jobs import SearchHit
from fieldapp.domain.screens.profile import WindowPlace
from fieldapp.domain.screens.sync_centre import Connection, ConnectionState
from fieldapp.domain.time_entries import TimeEntry, TimeKind, measured_length
from fieldapp.errors import DeviceRevoked, NotSignedIn
from sync.client.loop import SyncEvent, SyncState
from sync.client.revocation import wipe_is_due
from ui import wording
from ui.drafts import Drafts
from ui.frame import Notice
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
from ui.sync_bridge import SyncBridge
from ui.sync_centre.page import SyncPage
from ui.sync_centre.presenter import SyncPresenter
from ui.sync_centre.words import pill_words
from ui.today.presenter import TodayPresenter
from ui.undoing import Undoing
from ui.warming import Warming
from ui.widgets.connection_pill import ConnectionKind
from ui.widgets.connection_pill import ConnectionState as PillState
from ui.widgets.timer_pill import TimerState

if TYPE_CHECKING:
    from fieldapp.app.session import Session
    from fieldapp.app.shell import Shell
    from fieldapp.settings import Settings

_PILL_KINDS: dict[ConnectionState, ConnectionKind] = {
    ConnectionState.ALL_SENT: "sent",
    ConnectionState.SENDING: "sending",
    ConnectionState.OFFLINE: "offline",
    ConnectionState.NEEDS_YOU: "attention",
    ConnectionState.SIGNED_OUT: "attention",
}
OWN_KEYS = ("Ctrl++", "Ctrl+-", "Ctrl+L")
"""Keys of commands that the window does not listen to anyway."""
_CALM_MS = 200


class Rooms(QObject):
    """The pages of one window and what ties them together."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._session = session
        self._window = shell.window
        self._actions = session.actions(shell.formats.language)
        self.drafts = Drafts(session.drafts, keep=self._keep_drafts, parent=self)
        self._live: SyncEvent | None = None
        self._place = WindowPlace()
        self._leaving = False
        self._bridge = SyncBridge(self)
        self._bridge.arrived.connect(self._sync_said)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self._refresh_pill)
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
        self._calm.stop()
        self.drafts.end()
        self._bridge.blockSignals(True)
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
        actions = self._actions.sync(connection=self._with_live, wake=self._session.wake)
        self._sync_presenter = SyncPresenter(page, actions, tasks=shell.tasks, changes=shell.changes)
        self._sync_presenter.connection_changed.connect(self._show_connection)
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
        kept = shell.settings
        look = Look(language=shell.formats.language, theme=kept.theme, scale=round(kept.scale * 100))
        self._settings_presenter = SettingsPresenter(
            page,
            SettingsActions(
                read=self._actions.profile, sync=self._session.wake, open_folder=open_by_the_system
            ),
            look,
            kept=kept,
            printing=self._printing,
            tasks=shell.tasks,
            changes=shell.changes,
        )
        self._settings_presenter.look_chosen.connect(self._put_on)
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

    def _put_on(self, look: Look) -> None:
        self._shell.put_on(language=look.language, theme_name=look.theme, scale=look.scale)

    def _begin(self) -> None:
        shell = self._shell
        shell.changes.changed.connect(self._on_changes)
        shell.changes.made.connect(lambda _changes: self._session.something_made())
        self._messenger = Messenger(
            shell, known=self._actions.known_jobs, read=self._actions.news, parent=self
        )
        shell.changes.made.connect(self._messenger.made_here)
        self._printing.stuck.connect(self._messenger.print_stuck)
        self._printing.failed.connect(self._messenger.print_failed)
        self._report_presenter.follow_again()
        self._refresh_timer()
        self._refresh_pill()
        self._ask(self._actions.place, self._go_where_it_was)
        self._session.start_sync(self._bridge.post)
        Tidying(lambda: self.lock.untouched_seconds, self)

    def _warm(self) -> None:
        window = self._window
        for page in (self.job_page, self.checklist_page):
            window.adopt(page)
        Warming(self).start(window.pages)

    # Where the window is

    def _go_where_it_was(self, place: WindowPlace) -> None:
        """Open what was open – unless the person has gone somewhere meanwhile – and remember from now on."""
        window = self._window
        window.page_shown.connect(lambda _page: self._keep_place())
        self.job_page.tab_shown.connect(lambda _tab: self._keep_place())
        if window.current_page is not self._shell.today_page:
            self._keep_place()
            return
        if place.job_id:
            self.open_job(place.job_id, place.tab or "plan")
        elif place.section != "today":
            window.show_section(place.section)
        if place.inspection_id:
            self._open_checklist(place.inspection_id)

    def _keep_place(self) -> None:
        window, page = self._window, self._window.current_page
        place = WindowPlace(section=window.current_section)
        if page in (self.job_page, self.checklist_page):
            place = WindowPlace(
                section=window.current_section,
                job_id=self._job_presenter.job_id,
                tab=self.job_page.current_tab,
                inspection_id=self._checklist_presenter.inspection_id if page is self.checklist_page else "",
            )
        if place != self._place:
            self._place = place
            self._shell.tasks.run_write(
                partial(self._actions.keep_place, place),
                owner=self,
                on_done=lambda _changes: None,
                on_error=self._shell.say_error,
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

    # What the strip says

    def _on_changes(self, changes: Changes) -> None:
        if changes.touches("time_entry"):
            self._refresh_timer()

    def _refresh_timer(self) -> None:
        self._ask(self._actions.running_timer, self._show_timer)

    def _ask(self, view: Callable[[], object], on_done: Callable[..., None]) -> None:
        self._shell.tasks.run_read(view, owner=self, on_done=on_done, on_error=self._shell.say_error)

    def _show_timer(self, running: RunningTimer | None) -> None:
        driving = running is not None and running.entry.kind is TimeKind.TRAVEL
        self._window.set_driving(driving)
        self._messenger.set_driving(driving)
        if running is None:
            self._window.set_timer(None)
            return
        self._window.set_timer(
            TimerState(wording.time_word(running.entry.kind), partial(self._ran, running.entry))
        )

    def _ran(self, entry: TimeEntry) -> float:
        """Seconds that would be kept if it ended now."""
        now = self._actions.now()
        seconds, _jumped = measured_length(
            entry, ended_at=now.at, boot_seconds=now.boot_seconds, boot_id=now.boot_id
        )
        return seconds

    def _sync_said(self, event: SyncEvent) -> None:
        if isinstance(event.error, DeviceRevoked) and wipe_is_due(event.error):
            self._shell.out_of_service(event.error)
            return
        trying = event.state is SyncState.SYNCING and not event.changes and not event.file_sent
        if not (trying and self._live is not None and self._live.state is SyncState.OFFLINE):
            self._live = (
                event  # an attempt is no contact yet: offline stays offline until something came through
            )
        if event.changes:
            self._shell.changes.changed.emit(event.changes)
            self._messenger.heard(event.changes)
        if not self._calm.isActive():
            self._calm.start()

    def _refresh_pill(self) -> None:
        self._sync_presenter.refresh()
        self._settings_presenter.refresh_if_seen()

    def _with_live(self, kept: Connection) -> Connection:
        """What the store knows, and what only the running loop knows."""
        live = self._live
        if live is None:
            return kept
        state = kept.state
        problem, next_try = "", live.next_try
        if live.state is SyncState.OFFLINE:
            state = ConnectionState.OFFLINE
        elif live.state is SyncState.SIGNED_OUT or isinstance(live.error, NotSignedIn):
            state = ConnectionState.SIGNED_OUT
        elif live.state is SyncState.REFUSED or kept.state is ConnectionState.NEEDS_YOU:
            state = ConnectionState.NEEDS_YOU
        elif kept.changes_waiting or kept.photos_waiting:
            state = ConnectionState.SENDING
        else:
            state = ConnectionState.ALL_SENT
        if live.error is not None:
            problem = live.error.code
        return dataclasses.replace(kept, state=state, problem=problem, next_try=next_try)

    def _show_connection(self, connection: Connection) -> None:
        title, line = pill_words(connection, self._shell.formats)
        kind = "attention" if connection.out_of_service else _PILL_KINDS[connection.state]
        self._window.set_connection(PillState(kind, title, line))
        if connection.out_of_service and not self._leaving:
            self._window.show_notice(
                Notice(self.tr("The office takes this laptop out of service. Your work is sent first."))
            )
        self._leaving = connection.out_of_service
        self._window.set_waiting("sync", connection.changes_waiting + connection.photos_waiting)

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
