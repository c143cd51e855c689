"""Brings stock and catalogue to the Parts page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtGui import QImage

from fieldapp.domain.changes import Changes
from fieldapp.domain.screens.parts import PartsScreen
from ui.camera import look_at
from ui.parts.page import PartsPage
from ui.pictures import content_of
from ui.presenter import ChangesSignal, Presenter
from ui.tasks import TaskRunner


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsActions:
    """What the page asks of the rest."""

    read: Callable[[str], PartsScreen]
    count: Callable[[str, int], Changes]  # part, quantity counted
    load: Callable[[str, int], Changes]  # part, quantity more
    bring_back: Callable[[str, int], Changes]  # part, quantity fewer
    tag: Callable[[str], bytes]  # part -> the tag of one that goes back, PDF
    scan: Callable[[bytes, str], tuple[str, ...]]  # a picture and its name: what its codes say
    scan_frame: Callable[[bytes, int, int, int], tuple[str, ...]]  # grey pixels, width, height, bytes a line


class PartsPresenter(Presenter):
    """Presenter of the Parts page."""

    def __init__(
        self, page: PartsPage, actions: PartsActions, *, tasks: TaskRunner, changes: ChangesSignal
    ) -> None:
        super().__init__(page, tasks=tasks, changes=changes)
        self._view = page
        self._actions = actions
        page.asked.connect(lambda _words: self.refresh())
        self._in_car: dict[str, int] = {}
        self._before: tuple[str, int] | None = None
        page.counted.connect(self._count)
        page.loaded.connect(self._load)
        page.returned.connect(self._bring_back)
        page.tag_wanted.connect(lambda part, path: self.save_file(partial(actions.tag, part), path))
        page.undo_triggered.connect(self._undo)
        page.file_given.connect(self._scan_file)
        page.picture_given.connect(self._scan_picture)
        page.code_scanned.connect(lambda code: self._scanned((code,)))
        page.camera.frame_given.connect(self._look)

    def refresh(self) -> None:
        """Ask again."""
        words = self._view.words
        self.read(partial(self._actions.read, words), partial(self._show, words))

    def _show(self, words: str, screen: PartsScreen) -> None:
        if words == self._view.words:
            self._in_car = {line.part.id: line.in_car for line in screen.lines}
            self._view.show_parts(screen)

    def on_changes(self, changes: Changes) -> None:
        """Only catalogue, ledger and plans."""
        if changes.touches("part", "part_movement", "planned_part"):
            self.ask_again()

    def _count(self, part_id: str, quantity: int) -> None:
        self._change(partial(self._actions.count, part_id, quantity), part_id, self.tr("Count saved"))

    def _load(self, part_id: str, quantity: int) -> None:
        said = self.tr("%n loaded", "", quantity)
        self._change(partial(self._actions.load, part_id, quantity), part_id, said)

    def _bring_back(self, part_id: str, quantity: int) -> None:
        said = self.tr("%n returned", "", quantity)
        self._change(partial(self._actions.bring_back, part_id, quantity), part_id, said)

    def _change(self, operation: Callable[[], Changes], part_id: str, said: str) -> None:
        before = self._in_car.get(part_id)

        def done(changes: Changes) -> None:
            if changes and before is not None:
                self._before = (part_id, before)
                self.say(said, undo_key="count")
            else:
                self.say(said)

        self.write(operation, done)

    def _undo(self, _key: str) -> None:
        """The ledger is never overwritten: the count before is written into it as counted."""
        if self._before is not None:
            self.write(partial(self._actions.count, *self._before))
            self._before = None

    # Scanning

    def _scan_file(self, path: str) -> None:
        self._scan(lambda: self._actions.scan(Path(path).read_bytes(), Path(path).name))

    def _scan_picture(self, picture: bytes | QImage) -> None:
        name = self.tr("picture")
        self._scan(lambda: self._actions.scan(content_of(picture), name))

    def _scan(self, work: Callable[[], tuple[str, ...]]) -> None:
        self.compute(work, self._scanned)

    def _look(self, make: Callable[[], QImage]) -> None:
        camera = self._view.camera

        def failed(error: Exception) -> None:
            camera.let_go()
            self.say_error(error)

        self.compute(partial(look_at, make, self._actions.scan_frame), camera.show_seen, failed)

    def _scanned(self, codes: tuple[str, ...]) -> None:
        if codes:
            self._view.look_for(codes[0])
            self.say(self.tr("Read: {code}").format(code=codes[0]))
        else:
            self.say(self.tr("No code found in this picture. Take it closer, straight and sharp."))
