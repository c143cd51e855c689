"""The Job page: header, tabs, one next step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from fieldapp.domain.screens.job import JobScreen
from ui.drafts import Drafts, place
from ui.formats import Formats
from ui.frame import ActionBarState, Heading, Page
from ui.job.checklists import ChecklistsTab
from ui.job.customer import CustomerTab
from ui.job.header import JobHeader
from ui.job.next_step import next_step
from ui.job.parts_time import PartsTimeTab
from ui.job.photos import PhotosTab
from ui.job.plan import PlanTab
from ui.job_tab import JobTab
from ui.pictures import all_offered, offers_pictures
from ui.widgets.buttons import Button
from ui.widgets.layouts import tight_row
from ui.widgets.loading_bars import LoadingBars
from ui.widgets.switch import Switch
from ui.widgets.tab_bar import TabBar
from ui.widgets.text_field import TextField
from ui.widgets.themed import Themed


class ReasonStrip(Themed, QWidget):
    """Asks, in place, why a job is put on hold or cannot be completed.

    Signals:
        given(str, str, bool): "hold" or "cannot", the reason, whether a follow-up is wanted.
    """

    given = Signal(str, str, bool)

    def __init__(self, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._key = self._place = ""
        self._reason = TextField(self.tr("Why does the job wait?"))
        self._reason.setObjectName("statusReason")
        self._follow_up = Switch(self.tr("A new visit is needed"))
        self._follow_up.setObjectName("followUp")
        give = Button(self.tr("Save reason"), icon="check")
        give.setObjectName("saveReason")
        give.clicked.connect(self._give)
        stop = Button(icon="cross", kind="quiet", name=self.tr("Close"))
        stop.clicked.connect(self._leave)
        self._row = tight_row()
        self._row.addWidget(self._reason)
        for widget in (self._follow_up, give, stop):
            self._reason.put_beside(after=widget)
        self.setLayout(self._row)
        self.restyle()
        self.hide()

    def restyle(self) -> None:
        """Distances at the present scale."""
        theme = self.theme
        side = theme.frame("page_padding")
        self._row.setContentsMargins(side, theme.space(3), side - theme.space(3), 0)

    def ask(self, key: str, job_id: str) -> None:
        """Open for `hold` or `cannot`."""
        self._key, self._place = key, place(key, job_id)
        self._drafts.follow(self._reason, self._place, job_id=job_id)
        self._reason.set_problem("")
        questions = {
            "hold": self.tr("Why does the job wait?"),
            "cannot": self.tr("Why can the job not be completed?"),
        }
        self._reason.set_label(questions[key])
        self._follow_up.setVisible(key == "cannot")
        self.show()
        self._reason.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes without a reason."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def close_unasked(self) -> None:
        """The job went on instead: the question is no longer one. What was typed is kept as a draft."""
        self.hide()

    def _leave(self) -> None:
        self._drafts.forget(self._place)
        self.hide()

    def _give(self) -> None:
        reason = self._reason.text.strip()
        self._reason.set_problem("" if reason else self.tr("Say why, in a few words."))
        if reason:
            self.hide()
            self.given.emit(self._key, reason, self._follow_up.isChecked())


class _TabRow(Themed, QWidget):
    """The tab bar on the page's left edge, its line from edge to edge."""

    def __init__(self, bar: TabBar) -> None:
        super().__init__()
        self._row = tight_row()
        self._row.addWidget(bar)
        self.setLayout(self._row)
        self.restyle()

    def restyle(self) -> None:
        """The page's padding at the present scale."""
        self._row.setContentsMargins(self.theme.frame("page_padding"), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line under the tabs."""
        theme = self.theme
        QPainter(self).fillRect(0, self.height() - theme.line, self.width(), theme.line, theme.colour.line)


class JobPage(Page):
    """One job. `report_tab` is built by the report room and put in by whoever builds the page.

    Signals:
        step_wanted(str): drive, arrive, start, resume, complete.
        reason_given(str, str, bool): see `ReasonStrip`.
        checklist_opened(str): form id.
        tab_shown(str): key of the tab that is on now.
        day_wanted(): this job is done; to the next one.

    Attributes:
        drafts: what is typed into its fields and not saved yet.
    """

    steps_back = True
    step_wanted = Signal(str)
    reason_given = Signal(str, str, bool)
    checklist_opened = Signal(str)
    tab_shown = Signal(str)
    day_wanted = Signal()

    def __init__(
        self,
        formats: Formats,
        report_tab: JobTab,
        *,
        drafts: Drafts | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("jobPage")
        self.setAcceptDrops(True)
        self.drafts = drafts or Drafts(parent=self)
        self._formats = formats
        self.shown: JobScreen | None = None
        self.header = JobHeader()
        self.plan = PlanTab(formats, self.drafts)
        self.checklists = ChecklistsTab(formats)
        self.parts_time = PartsTimeTab(formats)
        self.photos = PhotosTab(formats, self.drafts)
        self.customer = CustomerTab(formats, self.drafts)
        self.report = report_tab
        self._tabs: dict[str, JobTab] = {}
        self._stale: set[str] = set()
        self._bar = TabBar(name=self.tr("Parts of the job"))
        self._bar.setObjectName("jobTabs")
        self._stack = QStackedWidget()
        self._reason = ReasonStrip(self.drafts)
        self._reason.given.connect(self.reason_given)
        self._loading = LoadingBars()
        self._build()
        self.checklists.opened.connect(self.checklist_opened)
        self.action_triggered.connect(self._act)

    def _build(self) -> None:
        for key, words, tab in (
            ("plan", self.tr("Plan"), self.plan),
            ("checklists", self.tr("Checklists"), self.checklists),
            ("parts_time", self.tr("Parts && time").replace("&&", "&"), self.parts_time),
            ("photos", self.tr("Photos"), self.photos),
            ("customer", self.tr("Customer"), self.customer),
            ("report", self.tr("Report"), self.report),
        ):
            self._tabs[key] = tab
            self._bar.add_tab(key, words)
            self._stack.addWidget(tab)
            tab.bar_changed.connect(self._show_bar)
        self._bar.chosen.connect(self.show_tab)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(_TabRow(self._bar))
        layout.addWidget(self._reason)
        layout.addWidget(self._loading)
        layout.addWidget(self._stack, 1)

    def show_loading(self) -> None:
        """Nothing here yet; still bars appear if it takes longer than a glance."""
        self.shown = None
        self._reason.hide()
        self._stack.hide()
        self._loading.start()
        self.set_actions(ActionBarState())

    def show_job(self, screen: JobScreen) -> None:
        """Show a job in its header and every tab."""
        self.shown = screen
        self._loading.stop()
        self._stack.show()
        job = screen.job
        day = self._formats.local(job.window_start).date()
        window = self._formats.window(job.window_start, job.window_end)
        self.set_heading(
            Heading(
                job.shown_number,
                f"{self._formats.day(day)}, {window}",
                back=self.tr("Back"),
                shorter=f"{self._formats.short_day(day)}, {window}",
            )
        )
        self.header.show_job(screen)
        self._show_counts(screen)
        self._stale = set(self._tabs)
        self._show_current()

    def show_as_kept(self) -> None:
        """A tap did not count, and must be seen not to: show the job once more."""
        for tab in self._tabs.values():
            tab.forget_shown()
        if self.shown is not None:
            self.show_job(self.shown)

    def _show_current(self) -> None:
        """A tab is filled when it is looked at: six at once would hold the window up."""
        key = self.current_tab
        if self.shown is not None and key in self._stale:
            self._stale.discard(key)
            self._tabs[key].show_job(self.shown)
        self._show_bar()

    def _show_counts(self, screen: JobScreen) -> None:
        self._bar.set_count("plan", sum(1 for step in screen.steps if step.grade is None))
        self._bar.set_count("checklists", sum(1 for line in screen.checklists if line.finished_at is None))
        self._bar.set_count("photos", sum(1 for photo in screen.photos if not photo.removed))

    @property
    def current_tab(self) -> str:
        """Key of the tab that is on."""
        return self._bar.current_key

    def show_tab(self, key: str) -> None:
        """Turn to a tab: plan, checklists, parts_time, photos, customer, report."""
        self._bar.set_current(key)
        self._stack.setCurrentWidget(self._tabs[key])
        self._show_current()
        self.tab_shown.emit(key)

    def set_compact(self, compact: bool) -> None:
        """Pass it on."""
        super().set_compact(compact)
        self.header.set_compact(compact)
        for tab in self._tabs.values():
            tab.set_compact(compact)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Pictures may be dropped anywhere on a job."""
        if self.shown is not None and offers_pictures(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """They are photos of the job; its photos are shown."""
        if all_offered(event.mimeData()):
            self.show_tab("photos")
            self.photos.take(event.mimeData())
            event.acceptProposedAction()

    def _show_bar(self) -> None:
        if self.shown is not None:
            own = self._tabs[self.current_tab].bar()
            self.set_actions(own if own is not None else next_step(self.shown))

    def _act(self, key: str) -> None:
        if self.shown is None:
            return
        if self._tabs[self.current_tab].bar() is not None:
            self._tabs[self.current_tab].act(key)
        elif key.startswith("checklist:"):
            self.checklist_opened.emit(key.partition(":")[2])
        elif key in self._tabs:
            self.show_tab(key)
        elif key in ("hold", "cannot"):
            self._reason.ask(key, self.shown.job.id)
        elif key == "day":
            self.day_wanted.emit()
        else:
            self._reason.close_unasked()
            self.step_wanted.emit(key)
