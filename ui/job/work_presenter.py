"""Brings parts, time, photos and the signature of the shown job to the operations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtGui import QImage

from fieldapp.domain.attachments import Photo
from fieldapp.domain.changes import Changes
from fieldapp.domain.screens.job import JobScreen
from fieldapp.domain.screens.parts import PartsScreen
from fieldapp.domain.time_entries import TimeKind
from fieldapp.errors import NotAPicture, NotFound
from ui.camera import look_at
from ui.drafts import place
from ui.job.customer import Strokes
from ui.job.page import JobPage
from ui.pictures import content_of, image_from_jpeg, name_of
from ui.presenter import ChangesSignal, Presenter
from ui.steps import Step
from ui.tasks import TaskRunner
from ui.wording import time_word


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkActions:
    """What the working tabs ask of the rest."""

    use_part: Callable[
        [str, str, int, str], Changes
    ]  # job, part, quantity (negative puts back), serial number
    reverse_moves: Callable[[tuple[str, ...]], Changes]  # movements of parts
    search_parts: Callable[[str], PartsScreen]
    part_tag: Callable[[str, str], bytes]  # job, part -> the tag of the old part, PDF
    wheel_tags: Callable[[str], bytes]  # job -> tags of four wheels, PDF
    start_timer: Callable[[str, str], Changes]  # job, kind
    stop_timer: Callable[[], Changes]
    add_time: Callable[[str, str, int, int], Changes]  # job, kind, minutes, kilometres
    remove_time: Callable[[str, str | None], Changes]  # entry, the one that runs on instead
    resume_timer: Callable[[str], Changes]  # entry
    prepare_photo: Callable[[bytes, str], object]  # bytes, file name -> a prepared photo; on the pool
    record_photo: Callable[[str, object], Changes]  # job, prepared photo
    caption_photo: Callable[[str, str], Changes]
    remove_photo: Callable[[str], Changes]
    restore_photo: Callable[[str], Changes]
    preview: Callable[[str], bytes]  # photo id -> JPEG
    sign: Callable[[str, str, Strokes, str], Changes]  # job, name, strokes, sentence shown
    waive: Callable[[str, str], Changes]
    queue_message: Callable[[str, str], Changes]
    set_site_note: Callable[[str, str], Changes]  # site, text
    add_price_line: Callable[[str, str, str, str, str], Changes]  # job, kind, text, quantity, price
    withdraw_price_line: Callable[[str], Changes]
    restore_price_line: Callable[[str], Changes]
    sign_price: Callable[[str, str, Strokes, str, str], Changes]  # job, name, strokes, sentence, price
    phone_price: Callable[[str, str, str, str, str], Changes]  # job, name, number, what was said, price
    decline_price: Callable[[str, str], Changes]  # job, name
    keep_price: Callable[[str], Changes]


class WorkPresenter(Presenter):
    """Parts & time, Photos and Customer of the job on the page."""

    def __init__(
        self, page: JobPage, actions: WorkActions, *, tasks: TaskRunner, changes: ChangesSignal
    ) -> None:
        super().__init__(page, tasks=tasks, changes=changes)
        self._view = page
        self._actions = actions
        self._found: dict[str, str] = {}
        tab = page.parts_time
        tab.part_used.connect(self._use)
        tab.catalogue_wanted.connect(self._search)
        tab.timer_started.connect(self._start_timer)
        tab.timer_stopped.connect(self.stop_timer)
        tab.time_added.connect(self._add_time)
        tab.part_tag_wanted.connect(
            lambda part, path: self._save_for_job(lambda job: actions.part_tag(job, part), path)
        )
        tab.wheel_tags_wanted.connect(lambda path: self._save_for_job(actions.wheel_tags, path))
        photos = page.photos
        photos.files_chosen.connect(self.take_files)
        photos.pasted.connect(lambda picture: self._take(name_of(picture), partial(content_of, picture)))
        photos.camera.frame_given.connect(self._look)
        photos.captioned.connect(self._caption)
        photos.removed.connect(self._remove_photo)
        photos.pictures_wanted.connect(self._load_pictures)
        page.undo_triggered.connect(self._undo)
        customer = page.customer
        customer.signed.connect(self._sign)
        customer.waived.connect(
            lambda reason: self._on_job(lambda job: actions.waive(job, reason), draft="waive")
        )
        customer.message_wanted.connect(self._message)
        customer.site_note_written.connect(self._site_note)
        customer.line_added.connect(self._add_price_line)
        customer.line_withdrawn.connect(self._withdraw_price_line)
        customer.price_signed.connect(lambda *word: self._agreed(lambda job: actions.sign_price(job, *word)))
        customer.price_phoned.connect(
            lambda *word: self._agreed(lambda job: actions.phone_price(job, *word), draft="said")
        )
        customer.price_declined.connect(
            lambda name: self._on_job(
                lambda job: actions.decline_price(job, name), self.tr("The agreed price holds")
            )
        )
        customer.price_kept.connect(
            lambda: self._on_job(actions.keep_price, self.tr("The agreed price is kept"))
        )

    def _add_price_line(self, *line: str) -> None:
        self._step(
            self.tr("Line added to the price"),
            lambda job: self._actions.add_price_line(job, *line),
            lambda _job, made: self._actions.withdraw_price_line(*made.of_kind("estimate_line")),
        )

    def _withdraw_price_line(self, line: str) -> None:
        self._step(
            self.tr("Line taken off the price"),
            lambda _job: self._actions.withdraw_price_line(line),
            lambda _job, _made: self._actions.restore_price_line(line),
        )

    def stop_timer(self) -> None:
        """Stop whatever runs, on whichever job."""
        if self._screen() is None:
            self.write(self._actions.stop_timer)
            return
        resume = self._actions.resume_timer
        self._step(
            self.tr("Timer stopped"),
            lambda _job: self._actions.stop_timer(),
            lambda _job, made: resume(*made.of_kind("time_entry")),
        )

    def _start_timer(self, kind: str) -> None:
        def back(_job: str, made: Changes) -> Changes:
            # Ids begin with the time they were made at: the newest is the one that was started.
            *ended, started = sorted(made.of_kind("time_entry"))
            return self._actions.remove_time(started, ended[0] if ended else None)

        words = self.tr("Timer started: {kind}").format(kind=time_word(TimeKind(kind)))
        self._step(words, lambda job: self._actions.start_timer(job, kind), back)

    def _step(
        self, words: str, do: Callable[[str], Changes], back: Callable[[str, Changes], Changes]
    ) -> None:
        """Do something on the shown job that Ctrl+Z takes back."""
        screen = self._screen()
        if screen is not None:
            job_id = screen.job.id
            self.do(Step(job_id=job_id, words=words, do=partial(do, job_id), back=partial(back, job_id)))

    def _screen(self) -> JobScreen | None:
        return self._view.shown

    def _on_job(self, operation: Callable[[str], Changes], said: str = "", draft: str = "") -> None:
        """Do it; then say so, and let the draft go whose words are in the store now."""
        screen = self._screen()
        if screen is None:
            return
        job_id = screen.job.id

        def done(_changes: Changes) -> None:
            if draft:
                self._view.drafts.forget(place(draft, job_id))
            if said:
                self.say(said)

        self.write(partial(operation, job_id), done)

    def _save_for_job(self, view: Callable[[str], bytes], path: str) -> None:
        screen = self._screen()
        if screen is not None:
            self.save_file(partial(view, screen.job.id), path)

    def _use(self, part_id: str, quantity: int, serial: str) -> None:
        screen = self._screen()
        lines = screen.parts if screen is not None else ()
        names = {line.part.id: line.part.name for line in lines} | self._found
        words = self.tr("{count} × {part} used") if quantity > 0 else self.tr("{count} × {part} put back")
        part = names.get(part_id, self.tr("Part"))
        self._step(
            words.format(count=abs(quantity), part=part),
            lambda job: self._actions.use_part(job, part_id, quantity, serial),
            lambda _job, made: self._actions.reverse_moves(tuple(made.of_kind("part_movement"))),
        )

    def _search(self, words: str) -> None:
        if len(words.strip()) < 2:
            self._view.parts_time.show_catalogue(())
            return
        self.read(partial(self._actions.search_parts, words), self._show_found)

    def _show_found(self, found: PartsScreen) -> None:
        lines = found.lines[:6]
        self._found |= {line.part.id: line.part.name for line in lines}
        self._view.parts_time.show_catalogue(lines)

    def _add_time(self, kind: str, minutes: int, kilometres: int) -> None:
        words = self.tr("{kind}, {minutes} min").format(kind=time_word(TimeKind(kind)), minutes=minutes)
        self._step(
            words,
            lambda job: self._actions.add_time(job, kind, minutes, kilometres),
            lambda _job, made: self._actions.remove_time(max(made.of_kind("time_entry")), None),
        )

    def take_files(self, paths: list[str]) -> None:
        """Take pictures in, each on its own, so that one refused file does not stop the others."""
        for path in paths:
            self._take(Path(path).name, Path(path).read_bytes)

    def _take(self, name: str, source: Callable[[], bytes]) -> None:
        screen = self._screen()
        if screen is None:
            return
        job_id = screen.job.id

        def keep(prepared: object) -> None:
            self.do(
                Step(
                    job_id=job_id,
                    words=self.tr("Photo: {name}").format(name=name),
                    do=partial(self._actions.record_photo, job_id, prepared),
                    back=lambda made: self._actions.remove_photo(*made.of_kind("photo")),
                )
            )

        def prepare() -> object:
            try:
                content = source()
            except OSError as error:  # moved away meanwhile, or on a card that was pulled out
                raise NotAPicture(f"{name} cannot be read. Choose it again.") from error
            return self._actions.prepare_photo(content, name)

        self.compute(prepare, keep)

    def _look(self, make: Callable[[], QImage]) -> None:
        camera = self._view.photos.camera

        def failed(error: Exception) -> None:
            camera.let_go()
            self.say_error(error)

        self.compute(partial(look_at, make, None), camera.show_seen, failed)

    def _caption(self, photo_id: str, text: str) -> None:
        screen = self._screen()
        known = {photo.id: photo.caption for photo in screen.photos} if screen is not None else {}
        if known.get(photo_id) != text:
            before, caption = known.get(photo_id, ""), self._actions.caption_photo
            self.do(
                Step(
                    job_id=screen.job.id if screen is not None else "",
                    words=self.tr("Words under a photo"),
                    do=partial(caption, photo_id, text),
                    back=lambda _made: caption(photo_id, before),
                ),
                lambda _changes: self._view.drafts.saved(place("caption", photo_id), text),
            )

    def _remove_photo(self, photo_id: str) -> None:
        screen, words, key = self._screen(), self.tr("Photo removed"), f"photo:{photo_id}"
        self.do(
            Step(
                job_id=screen.job.id if screen is not None else "",
                words=words,
                do=partial(self._actions.remove_photo, photo_id),
                back=lambda _made: self._actions.restore_photo(photo_id),
                key=key,
            ),
            lambda _changes: self.say(words, undo_key=key),
        )

    def _undo(self, key: str) -> None:
        kind, _, photo_id = key.partition(":")
        if kind == "photo":
            self.write(partial(self._actions.restore_photo, photo_id))

    def _load_pictures(self, photos: tuple[Photo, ...]) -> None:
        def load() -> dict[str, QImage]:
            pictures = {}
            for photo in photos:
                try:
                    pictures[photo.id] = image_from_jpeg(self._actions.preview(photo.id))
                except NotFound:  # a photo of another laptop may not be here yet: its tile stays empty
                    continue
            return pictures

        self.read(load, self._view.photos.show_pictures)

    def _sign(self, name: str, strokes: Strokes, shown: str) -> None:
        self._on_job(lambda job: self._actions.sign(job, name, strokes, shown), self.tr("Signature saved"))

    def _agreed(self, operation: Callable[[str], Changes], draft: str = "") -> None:
        self._on_job(operation, self.tr("The customer's agreement is saved"), draft)

    def _message(self, template: str) -> None:
        said = self.tr("The message waits and goes out when the network is there")
        self._on_job(lambda job: self._actions.queue_message(job, template), said)

    def _site_note(self, text: str) -> None:
        screen = self._screen()
        if screen is not None and text != screen.site.note:
            site_id, before, set_note = screen.site.id, screen.site.note, self._actions.set_site_note
            self.do(
                Step(
                    job_id=screen.job.id,
                    words=self.tr("Note about the place"),
                    do=partial(set_note, site_id, text),
                    back=lambda _made: set_note(site_id, before),
                ),
                lambda _changes: self._view.drafts.saved(place("site", site_id), text),
            )
