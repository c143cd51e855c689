"""Holds the filling of one checklist: rules answer at once on the screen, the store keeps each answer behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from PySide6.QtGui import QImage, QPixmap

from fieldapp.domain.attachments import Photo, Signature
from fieldapp.domain.changes import Changes
from fieldapp.domain.inspections import RELEASE_KINDS
from fieldapp.domain.screens.checklist import ChecklistScreen
from fieldapp.domain.signing import decided_sentences
from fieldapp.errors import NotAllowedNow
from inspections.engine import Delta
from inspections.session import Session
from inspections.xform import load_template
from ui.drafts import DraftsOf
from ui.formats import Formats
from ui.frame import ActionBarState, Heading
from ui.inspection.above_items import Standing
from ui.inspection.followed import ChangeLines, closing_signature, followed_of
from ui.inspection.in_the_way import obstacles_of
from ui.inspection.item_surroundings import ItemSurroundings
from ui.inspection.page import ChecklistPage
from ui.inspection.tool_field import measured_with
from ui.inspection.way_back import WayBack
from ui.pictures import content_of, image_from_jpeg, name_of
from ui.presenter import ChangesSignal, Presenter
from ui.reasons import reason_sentence
from ui.steps import AnswerStep, Outcome, Step
from ui.tasks import TaskRunner
from ui.widgets.photo_strip import PhotoTile
from ui.widgets.strokes import points_of
from ui.wording import error_sentence

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
MOST_NAMED = 3


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
    """Presenter of the Checklist page."""

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
        self._pictures: dict[str, QPixmap] = {}
        self._early_photos: list[tuple[str, str | bytes]] = []
        self._ways_back: dict[str, WayBack] = {}  # by inspection, as long as the window is open
        self._way_back = WayBack()
        self.drafts = DraftsOf(page.drafts, "", "")
        self._held: tuple[str, Callable[[], None]] | None = None
        page.answered.connect(self._answered)
        page.noted.connect(lambda item, note: self._finding(item, note=note))
        page.graded.connect(lambda item, severity: self._finding(item, severity=severity))
        page.photos_offered.connect(self.take_files)
        page.signed.connect(self._sign)
        page.waived.connect(self._waive)
        page.entry_added.connect(lambda path: self.unless_finished(path, partial(self._add_entry, path)))
        page.entry_removed.connect(
            lambda path: self.unless_finished(path.rpartition("[")[0], partial(self._remove_entry, path))
        )
        page.finish_wanted.connect(self._finish)

    def open(self, inspection_id: str, then: Callable[[], None] | None = None) -> None:
        """Show an inspection; `then` is called once it is open."""
        self.inspection_id = inspection_id
        self._screen = self._session = None
        self._early_photos.clear()
        self._way_back = self._ways_back.setdefault(inspection_id, WayBack())
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
            self._view.show_as_kept(held[0])

    def _answered(self, path: str, value: str) -> None:
        if self._session is not None:
            item = self._session.item_of(path)
            self.unless_finished(item, lambda: self.answer(path, value))

    def answer(self, path: str, value: str) -> None:
        """One answer: rules first, then the screen, then the disk – all before the next tap."""
        if self._session is not None:
            # What is kept, not what is shown: an answer whose choice is filtered out comes back with its filter.
            if self._way_back.note(path, self._session.values(hidden=True).get(path, ""), value):
                self._remember()
            self.keep(self._session.set(path, value), {path: value})

    @property
    def job_id(self) -> str:
        """The job of the checklist that is open; "" while none is."""
        return self._screen.inspection.job_id if self._screen is not None else ""

    def _remember(self) -> None:
        """Ctrl+Z reaches this answer, and opens its checklist for it if another one is open by then."""
        inspection_id, at = self.inspection_id, datetime.now(UTC)
        step = AnswerStep(
            job_id=self.job_id,
            at=at,
            is_open=lambda: self.inspection_id == inspection_id and self._session is not None,
            open_first=partial(self.open, inspection_id),
            back=partial(self._one_back, at),
            again=self._one_again,
        )
        self._changes.stepped.emit(step)

    def _one_back(self, at: datetime | None) -> Outcome:
        """Take the last answer back, given at `at`."""
        session = self._session
        if session is None or not self._way_back:
            return Outcome()
        if why_not := self._stays(at):
            return Outcome(why_not)
        step = self._way_back.last(session)
        if step is None:
            return Outcome()
        title = self._put(session, step.path, step.before)
        return Outcome(self.tr("Taken back: {item}").format(item=title), taken=True)

    def _one_again(self) -> Outcome:
        """Give the answer again that was taken back last."""
        session = self._session
        if session is None:
            return Outcome()
        if why_not := self._stays(None):
            return Outcome(why_not)
        step = self._way_back.next(session)
        if step is None:
            return Outcome()
        title = self._put(session, step.path, step.after)
        return Outcome(self.tr("Answered again: {item}").format(item=title), taken=True)

    def _put(self, session: Session, path: str, value: str) -> str:
        """Set one answer, show its item; gives the item's title."""
        item = session.item(session.item_of(path))
        self.keep(session.set(path, value), {path: value})
        self._view.show_item(item.path)
        return item.title

    def _stays(self, at: datetime | None) -> str:
        """Why an answer given at `at` is not changed without a word; "" when it may be."""
        screen = self._screen
        if screen is None:
            return ""
        if screen.inspection.finished_at is not None:
            return self.tr("The checklist is finished. Change the answer itself, and say why.")
        signed = (one for one in screen.signatures if one.strokes and not one.voided)
        if at is not None and any(one.signed_at >= at for one in signed):
            return reason_sentence("signed_since")
        return ""

    def keep(self, delta: Delta, given: Mapping[str, str | None]) -> None:
        """Show what the rules made of a gesture and keep it; what was measured goes with the tool of its item."""
        screen, session = self._screen, self._session
        if screen is None or session is None:
            return
        self._show_sections()
        values = {**given, **delta.values}
        tool_id, measured = measured_with(session, tuple(given), screen.tools)
        drafts = self.drafts

        def kept(_changes: Changes) -> None:
            for path, value in given.items():
                drafts.saved("answer", path, text=value or "")

        self.write(partial(self._actions.answer, screen.inspection.id, {**measured, **values}, tool_id), kept)

    def _entries(self, repeat_path: str) -> dict[str, str | None]:
        """A repeat's own answer: its entries' ids in order."""
        ids = self._session.repeats().get(repeat_path, ()) if self._session is not None else ()
        return {repeat_path: " ".join(ids)}

    def _add_entry(self, repeat_path: str) -> None:
        if self._session is not None:
            delta = self._session.add_repeat(repeat_path, self._actions.new_id())
            self.keep(delta, self._entries(repeat_path))

    def _remove_entry(self, entry_path: str) -> None:
        if self._session is None:
            return
        gone = {path: None for path in self._session.values() if path.startswith(f"{entry_path}/")}
        delta = self._session.remove_repeat(entry_path)
        self.keep(delta, {**gone, **self._entries(entry_path.rpartition("[")[0])})

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
        voided = self._forget_voided(screen)
        self._show_extras()
        early, self._early_photos = self._early_photos, []
        for path, file in early:
            self._take("finding", path, file)
        if voided or screen.inspection.finished_at != before:
            self._show_sections()

    def _forget_voided(self, screen: ChecklistScreen) -> bool:
        """An answer given after signing voids the signature on disk; the rules here must ask for it again."""
        session = self._session
        if session is None:
            return False
        voided = {signature.id for signature in screen.signatures if signature.voided}
        gone = [path for path, value in session.values(hidden=True).items() if value in voided]
        for path in gone:
            session.set(path, screen.answers.get(path) or "")
        return bool(gone)

    # What hangs on items

    def _show_extras(self) -> None:
        screen = self._screen
        if screen is None:
            return
        photos: dict[str, tuple[PhotoTile, ...]] = {}
        for key, taken in screen.photos.items():
            item = next((path for path, finding in screen.findings.items() if finding.id == key), key)
            photos[item] = tuple(
                PhotoTile(p.id, self._pictures.get(p.id), p.caption or p.file_name, strokes=points_of(p))
                for p in taken
            )
        signatures = self._signatures_by_path(screen)
        changes = ChangeLines(screen, self._session, self._formats).by_item() if self._session else {}
        self._view.show_extras(
            findings=dict(screen.findings),
            photos=photos,
            signatures=signatures,
            followed=followed_of(screen),
            changes=changes,
            marks=screen.marks,
            earlier=screen.earlier_damage,
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
        missing = [p for taken in screen.photos.values() for p in taken if p.id not in self._pictures]
        if missing:
            self._load(missing)

    def _signatures_by_path(self, screen: ChecklistScreen) -> dict[str, Signature]:
        by_id = {signature.id: signature for signature in screen.signatures if not signature.voided}
        return {path: by_id[value] for path, value in screen.answers.items() if value in by_id}

    def _load(self, photos: list[Photo]) -> None:
        def load() -> dict[str, QImage]:
            return {photo.id: image_from_jpeg(self._actions.preview(photo.id)) for photo in photos}

        def show(images: dict[str, QImage]) -> None:
            self._pictures.update({key: QPixmap.fromImage(image) for key, image in images.items()})
            self._show_extras()

        self.read(load, show)

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

    @staticmethod
    def _noted(drafts: DraftsOf, item_path: str, note: str | None, _changes: Changes) -> None:
        if note is not None:
            drafts.saved("note", item_path, text=note)

    def take_files(self, subject: str, path: str, files: list[str | bytes]) -> None:
        """Take photos in for an item's finding or for an image question."""

        def take() -> None:
            for file in files:
                self._take(subject, path, file)

        item = self._session.item_of(path) if subject == "answer" and self._session is not None else path
        self.unless_finished(item, take)

    def _take(self, subject: str, path: str, file: str | bytes) -> None:
        screen = self._screen
        if screen is None:
            return
        finding = screen.findings.get(path) if subject == "finding" else None
        if subject == "finding" and finding is None:
            self._early_photos.append(
                (path, file)
            )  # the finding is being written; it takes its photo when it is there
            return
        kind = "answer" if finding is None else "finding"
        subject_id = f"{screen.inspection.id} {path}" if finding is None else finding.id
        job_id = screen.inspection.job_id

        def count(changes: Changes, *, here: bool) -> None:
            """An image question is answered by the ids of its photos."""
            session = self._session
            if subject == "answer" and session is not None and self.inspection_id == screen.inspection.id:
                made = changes.of_kind("photo")
                others = [one for one in session.question(path).value.split() if one not in made]
                value = " ".join((*others, *made) if here else others)
                self.keep(session.set(path, value), {path: value})

        def keep(prepared: object) -> None:
            record = partial(self._actions.record_photo, job_id, prepared, kind, subject_id)
            self.do(
                Step(
                    job_id=job_id,
                    inspection_id=screen.inspection.id,
                    words=self.tr("Photo: {name}").format(name=name_of(file)),
                    do=record,
                    back=lambda made: self._actions.remove_photo(*made.of_kind("photo")),
                    seen_back=partial(count, here=False),
                    seen_again=partial(count, here=True),
                ),
                partial(count, here=True),
            )

        self.compute(partial(self._prepare, file, name_of(file)), keep)

    def _prepare(self, file: str | bytes, name: str) -> object:
        return self._actions.prepare_photo(content_of(file), name)

    def _sign(self, path: str, facts: Mapping[str, object], role: str) -> None:
        screen = self._screen
        if screen is None:
            return
        inspection = screen.inspection

        def keep(facts: Mapping[str, object]) -> None:
            self.write(
                partial(self._actions.sign, inspection.job_id, inspection.id, path, role, facts),
                partial(self._signed, path),
            )

        if user := str(facts.get("user") or ""):
            self.say(self.tr("The office is being asked who signs …"))
            self.compute(
                partial(self._actions.identify, user, str(facts["password"])),
                lambda person: keep({**facts, "person_id": person, "password": ""}),
            )
        else:
            keep(facts)

    def _waive(self, path: str, reason: str, role: str) -> None:
        screen = self._screen
        if screen is not None:
            inspection = screen.inspection
            self.write(
                partial(self._actions.waive, inspection.job_id, inspection.id, path, role, reason),
                partial(self._waived, path),
            )

    def _waived(self, path: str, changes: Changes) -> None:
        self.drafts.forget("waive", path)
        self._signed(path, changes)

    def _signed(self, path: str, changes: Changes) -> None:
        """The operation has answered the question by the signature's id; the rules here must know it too."""
        for signature_id in changes.of_kind("signature"):
            if self._session is not None:
                self._session.set(path, signature_id)
        self._show_sections()
        self.say(self.tr("Signature saved"))

    def _finish(self) -> None:
        screen, session = self._screen, self._session
        if screen is None or session is None:
            return
        photos = {path: len(screen.photos.get(finding.id, ())) for path, finding in screen.findings.items()}
        missing = session.missing(photos=photos)
        if missing:
            reasons = {"required": "missing"}
            self._show_open([f"{reasons.get(m.reason, m.reason)}:{m.item_path}" for m in missing])
            return
        self._view.show_missing((), "")
        self.write(partial(self._actions.finish, screen.inspection.id), self._finished, self._refused)

    def _finished(self, _changes: Changes) -> None:
        self.say(self.tr("Checklist finished"))
        self._view.back_requested.emit()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, NotAllowedNow) and error.reasons:
            self._show_open(error.reasons, error_sentence(error))
        else:
            self.say_error(error)

    def _show_open(self, codes: Sequence[str], sentence: str = "") -> None:
        """What keeps the checklist from being finished, each a tap away."""
        if self._session is None:
            return
        obstacles = obstacles_of(codes, self._session)
        named = ", ".join(obstacle.text for obstacle in obstacles[:MOST_NAMED])
        words = self.tr("%n item(s) still open: {named}", "", len(obstacles)).format(named=named)
        self._view.show_missing(obstacles, sentence or words)


def _kilometres(text: str) -> int | None:
    return int(text) if text.isdecimal() else None
