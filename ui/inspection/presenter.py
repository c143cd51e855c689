"""Holds the filling of one checklist: rules answer at once on the screen, the store keeps each answer behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal

from fieldapp.domain.attachments import Signature
from fieldapp.domain.changes import Changes
from fieldapp.domain.inspections import RELEASE_KINDS
from fieldapp.domain.screens.checklist import ChecklistScreen
from fieldapp.domain.signing import decided_sentences
from inspections.engine import Delta
from inspections.session import Session
from inspections.xform import load_template
from ui.drafts import DraftsOf
from ui.formats import Formats
from ui.frame import ActionBarState, Heading
from ui.inspection.above_items import Standing
from ui.inspection.followed import ChangeLines, closing_signature, followed_of
from ui.inspection.in_the_way import obstacles_of
from ui.inspection.item_photos import ItemPhotos
from ui.inspection.item_surroundings import ItemSurroundings
from ui.inspection.page import ChecklistPage
from ui.inspection.section_items import ItemExtras
from ui.inspection.tool_field import measured_with
from ui.presenter import ChangesSignal, Presenter
from ui.steps import Kept, Step
from ui.tasks import TaskRunner

HANGS_ON_ITEMS = (
    "finding",
    "photo",
    "signature",
    "inspection",
    "deviation",
    "recheck",
    "correction",
    "damage_mark",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistActions:
    """What the checklist asks of the rest. Paths are node paths of the form."""

    read: Callable[[str], ChecklistScreen]
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    answer: Callable[[str, Mapping[str, str | None], str | None], Changes]  # inspection, values by path, tool
    set_finding: Callable[
        [str, str, str, str | None], Changes
    ]  # inspection, item, severity, note; "" or None stays
    prepare_photo: Callable[[bytes, str], object]
    record_photo: Callable[[str, object, str, str], Changes]  # job, prepared, subject kind, subject id
    remove_photo: Callable[[str], Changes]
    preview: Callable[[str], bytes]
    sign: Callable[[str, str, str, str, Mapping[str, object]], Changes]  # job, inspection, path, role, facts
    identify: Callable[[str, str], str]  # name, password of a sign-in -> person id; asks the server
    waive: Callable[[str, str, str, str, str], Changes]  # job, inspection, path, role, reason
    finish: Callable[[str], Changes]


class ChecklistPresenter(Presenter):
    """Opens a checklist on its page and keeps what is answered; what else is done with it asks here what is open.

    Signals:
        answering(str, str, str, object): an answer is about to be given: path, value before, value after, and a set
            that holds the ids of the signatures it voids once it is kept.
        refreshed(): what hangs on items was read again.
    """

    answering = Signal(str, str, str, object)
    refreshed = Signal()

    def __init__(
        self,
        page: ChecklistPage,
        actions: ChecklistActions,
        formats: Formats,
        *,
        tasks: TaskRunner,
        changes: ChangesSignal,
    ) -> None:
        super().__init__(page, tasks=tasks, changes=changes)
        self._view = page
        self._actions = actions
        self._formats = formats
        self._screen: ChecklistScreen | None = None
        self.inspection_id = ""
        self._session: Session | None = None
        self._photos = ItemPhotos(page, actions.preview, tasks=tasks, changes=changes)
        self._photos.loaded.connect(self._show_extras)
        self.drafts = DraftsOf(page.drafts, "", "")
        self._held: tuple[str, Callable[[], None]] | None = None
        page.answered.connect(self._answered)
        page.noted.connect(lambda item, note: self._finding(item, note=note))
        page.graded.connect(lambda item, severity: self._finding(item, severity=severity))
        page.entry_added.connect(lambda path: self.unless_finished(path, partial(self._add_entry, path)))
        page.entry_removed.connect(
            lambda path: self.unless_finished(path.rpartition("[")[0], partial(self._remove_entry, path))
        )

    def open(self, inspection_id: str, then: Callable[[], None] | None = None) -> None:
        """Show an inspection; `then` is called once it is open."""
        self.inspection_id = inspection_id
        self._screen = self._session = None
        self._held = None
        self._view.set_actions(ActionBarState())  # what the one before offered is not on offer here
        language, now = self._formats.language, self._actions.now

        def load() -> tuple[ChecklistScreen, Session]:
            screen = self._actions.read(inspection_id)
            session = Session(
                load_template(screen.xform),
                now=lambda: (self._screen or screen).inspection.judged_at(now()).astimezone(),
                answers=screen.answers,
                repeats=screen.repeats,
                context=screen.context,
                language=language,
            )
            session.sections()  # kept by the session: the window finds them ready
            return screen, session

        def opened(loaded: tuple[ChecklistScreen, Session]) -> None:
            self._opened(loaded)
            if then is not None:
                then()

        self.read(load, opened)

    def _opened(self, loaded: tuple[ChecklistScreen, Session]) -> None:
        self._screen, self._session = loaded
        screen = self._screen
        line = " · ".join(filter(None, (screen.customer_name, screen.plate)))
        inspection = screen.inspection
        self.drafts = DraftsOf(self._view.drafts, inspection.id, inspection.job_id)
        around = ItemSurroundings(
            formats=self._formats,
            now=self._actions.now,
            previous=dict(screen.previous),
            people=screen.people,
            customer_name=screen.customer_name,
            tools=screen.tools,
            history=dict(screen.history),
            odometer_km=_kilometres(screen.context.get("odometer", "")),
            decided=partial(self._decided_at, closing_signature(self._session.template)),
            drafts=self.drafts,
        )
        self._view.begin(Heading(screen.title, line, back=self.tr("Job")), around)
        self._show_sections()
        self._show_extras()

    def _decided_at(self, closing: str, path: str) -> tuple[str, ...]:
        """What the customer decided, where the customer signs for the whole."""
        if self._screen is None or path != closing:
            return ()
        return decided_sentences(self._screen.findings.values(), language=self._formats.language)

    def _show_sections(self) -> None:
        if self._session is not None and self._screen is not None:
            finished = self._screen.inspection.finished_at is not None
            self._view.show_sections(self._session.sections(), finished=finished)

    def show(self) -> None:
        """Show what the rules say now."""
        self._show_sections()

    def refresh(self) -> None:
        """Read what hangs on items again."""
        if self._screen is not None:
            self.read(partial(self._actions.read, self._screen.inspection.id), self._refreshed)

    @property
    def screen(self) -> ChecklistScreen | None:
        """What was last read; None while nothing is open."""
        return self._screen

    @property
    def session(self) -> Session | None:
        """The rules of what is open."""
        return self._session

    def unless_finished(self, item_path: str, gesture: Callable[[], None]) -> None:
        """Do it; in a finished checklist hold it until the person has said why."""
        screen, session = self._screen, self._session
        if screen is None or session is None:
            return
        if screen.inspection.finished_at is None:
            gesture()
            return
        self._held = (item_path, gesture)
        titles = {item.path: item.title for section in session.sections() for item in section.items}
        self._view.above.ask_reason(titles.get(item_path, screen.title))

    def opened_again(self, reason: str) -> None:
        """The checklist is open for changes: do what was held."""
        if self._screen is not None:
            inspection = replace(self._screen.inspection, finished_at=None, reopen_reason=reason)
            self._screen = replace(self._screen, inspection=inspection)
        held, self._held = self._held, None
        if held is not None:
            held[1]()
        self._show_sections()
        self._show_extras()

    def leave_finished(self) -> None:
        """It stays as it was; what the gesture had changed on the screen goes back."""
        held, self._held = self._held, None
        if held is not None:
            self.drafts.forget("note", held[0])
            self._view.items.show_as_kept(held[0])

    def _answered(self, path: str, value: str) -> None:
        if self._session is not None:
            item = self._session.item_of(path)
            self.unless_finished(item, lambda: self.answer(path, value))

    def answer(self, path: str, value: str) -> None:
        """One answer: rules first, then the screen, then the disk – all before the next tap."""
        if self._session is not None:
            # What is kept, not what is shown: an answer whose choice is filtered out comes back with its filter.
            voided: set[str] = set()
            self.answering.emit(path, self._session.values(hidden=True).get(path, ""), value, voided)

            def kept(signatures: frozenset[str]) -> None:
                voided.update(signatures)
                self.say_void(signatures)

            self.keep(self._session.set(path, value), {path: value}, kept)

    def say_void(self, signatures: frozenset[str]) -> None:
        """Say that these signatures, if any, do not cover what has just been changed."""
        if signatures:
            self.say(self.tr("The signature did not cover this change. Let them sign again."))

    @property
    def job_id(self) -> str:
        """The job of the checklist that is open; "" while none is."""
        return self._screen.inspection.job_id if self._screen is not None else ""

    def keep(self, delta: Delta, given: Mapping[str, str | None], on_kept: Kept) -> None:
        """Show what the rules made of a gesture and keep it; what was measured goes with the tool of its item.

        `on_kept` hears when it is on disk, with the ids of the signatures it has voided.
        """
        screen, session = self._screen, self._session
        if screen is None or session is None:
            return
        self._show_sections()
        values = {**given, **delta.values}
        tool_id, measured = measured_with(session, tuple(given), screen.tools)
        drafts = self.drafts

        def kept(changes: Changes) -> None:
            for path, value in given.items():
                drafts.saved("answer", path, text=value or "")
            on_kept(changes.of_kind("signature"))

        self.write(partial(self._actions.answer, screen.inspection.id, {**measured, **values}, tool_id), kept)

    def _entries(self, repeat_path: str) -> dict[str, str | None]:
        """A repeat's own answer: its entries' ids in order."""
        ids = self._session.repeats().get(repeat_path, ()) if self._session is not None else ()
        return {repeat_path: " ".join(ids)}

    def _add_entry(self, repeat_path: str) -> None:
        if self._session is not None:
            delta = self._session.add_repeat(repeat_path, self._actions.new_id())
            self.keep(delta, self._entries(repeat_path), self.say_void)

    def _remove_entry(self, entry_path: str) -> None:
        if self._session is None:
            return
        gone = {path: None for path in self._session.values() if path.startswith(f"{entry_path}/")}
        delta = self._session.remove_repeat(entry_path)
        self.keep(delta, {**gone, **self._entries(entry_path.rpartition("[")[0])}, self.say_void)

    def on_changes(self, changes: Changes) -> None:
        """Findings, photos and signatures hang on items; answers are already on the screen."""
        screen = self._screen
        if screen is not None and changes.touches(*HANGS_ON_ITEMS):
            self.refresh()

    def _refreshed(self, screen: ChecklistScreen) -> None:
        if self._screen is None or self._screen.inspection.id != screen.inspection.id:
            return
        before = self._screen.inspection.finished_at
        self._screen = screen
        signed = self._follow_signatures(screen)
        self._show_extras()
        self.refreshed.emit()
        if signed or screen.inspection.finished_at != before:
            self._show_sections()

    def _follow_signatures(self, screen: ChecklistScreen) -> bool:
        """An answer given after signing voids the signature on disk, a step back lets it count again: tell the rules.

        Gives whether they had to be told.
        """
        session = self._session
        if session is None:
            return False
        here = session.values(hidden=True)
        counts = {signature.id: not signature.voided for signature in screen.signatures}
        moved = [path for path, value in here.items() if counts.get(value) is False]
        moved += [
            path for path, value in screen.answers.items() if counts.get(value) and here.get(path) != value
        ]
        for path in moved:
            session.set(path, screen.answers.get(path) or "")
        return bool(moved)

    # What hangs on items

    def _show_extras(self) -> None:
        screen = self._screen
        if screen is None:
            return
        signatures = self._signatures_by_path(screen)
        changes = ChangeLines(screen, self._session, self._formats).by_item() if self._session else {}
        self._view.items.show_extras(
            ItemExtras(
                findings=screen.findings,
                photos=self._photos.tiles(screen),
                signatures=signatures,
                followed=followed_of(screen),
                changes=changes,
                marks=screen.marks,
                earlier=screen.earlier_damage,
            )
        )
        gate = screen.inspection.kind in RELEASE_KINDS
        if gate and self._session is not None and self._view.says_missing:
            still = obstacles_of(screen.release_problems, self._session)
            self._view.keep_missing({obstacle.item_path for obstacle in still})
        self._view.above.show_standing(
            Standing(
                in_the_way=len(screen.release_problems) if gate else None,
                reopened=screen.inspection.reopen_reason if screen.inspection.finished_at is None else "",
                left=screen.left,
                newer=screen.newer.version if screen.newer is not None else "",
            )
        )
        self._photos.load_missing(screen)

    def _signatures_by_path(self, screen: ChecklistScreen) -> dict[str, Signature]:
        by_id = {signature.id: signature for signature in screen.signatures if not signature.voided}
        return {path: by_id[value] for path, value in screen.answers.items() if value in by_id}

    def _finding(self, item_path: str, *, severity: str = "", note: str | None = None) -> None:
        """Change only what was touched: what the screen knows of the rest may be older than the store."""
        screen = self._screen
        if screen is not None:
            change = partial(self._actions.set_finding, screen.inspection.id, item_path, severity, note)
            kept = partial(self._noted, self.drafts, item_path, note)
            known = screen.findings.get(item_path)
            if known is None:
                self.unless_finished(item_path, lambda: self.write(change, kept))
                return
            was = (known.severity.value, known.note)
            step = Step(
                job_id=screen.inspection.job_id,
                inspection_id=screen.inspection.id,
                words=known.title,
                do=change,
                back=lambda _made: self._actions.set_finding(screen.inspection.id, item_path, *was),
            )
            self.unless_finished(item_path, lambda: self.do(step, kept))

    def _noted(self, drafts: DraftsOf, item_path: str, note: str | None, changes: Changes) -> None:
        if note is not None:
            drafts.saved("note", item_path, text=note)
        self.say_void(changes.of_kind("signature"))


def _kilometres(text: str) -> int | None:
    return int(text) if text.isdecimal() else None
