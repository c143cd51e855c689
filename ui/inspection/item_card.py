"""One item of the checklist: number, title, verdict, and its other questions below."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QPushButton, QWidget

from fieldapp.domain.attachments import Signature
from fieldapp.domain.damage import DamageMark, EarlierDamage
from fieldapp.domain.findings import Finding
from inspections.presentation import Item
from ui.inspection.cell import MeasureCell
from ui.inspection.finding_box import FindingBox
from ui.inspection.follow_up import FollowedUp
from ui.inspection.item_editors import ItemEditors
from ui.inspection.item_surroundings import ItemSurroundings
from ui.inspection.markings import ItemDamage, PhotoDrawing
from ui.pictures import all_offered, offers_pictures
from ui.widgets.card import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import tight_column, tight_row
from ui.widgets.photo_strip import PhotoTile
from ui.widgets.scroll_column import show_whole
from ui.widgets.segments import Segments, verdict_options
from ui.widgets.slices import Slices
from ui.widgets.status_pill import StatusPill


class ItemCard(Card):
    """An item; its line turns red when it is not OK and the finding opens below.

    It is built in steps: the constructor makes the head, `steps_left` the rest, an editor each, so that a window
    may answer in between.

    Signals:
        answered(str, str): path, value.
        pad_wanted(object): the `MeasureCell` to open the pad beside.
        noted(str, str), graded(str, str): item path; note or severity.
        photo_wanted(str, str), photos_dropped(str, str, list): "finding" or "answer", path (and files).
        signed(str, object, str), waived(str, str, str): path, facts or reason, role.
        entry_added(str), entry_removed(str): repeat path; entry path.
        moved(int): to the item below (1) or above (-1).
        marked_up(str, str, tuple): item path; opened (photo id,), annotated (photo id, strokes), or as `ItemDamage`.
        followed(str, str, object): item path; what became of its finding, as `FindingBox.followed`.
        grown(): the finding has opened below, some turns after the item turned out not OK.
    """

    answered = Signal(str, str)
    pad_wanted = Signal(object)
    noted = Signal(str, str)
    graded = Signal(str, str)
    photo_wanted = Signal(str, str)
    photos_dropped = Signal(str, str, list)
    signed = Signal(str, object, str)
    waived = Signal(str, str, str)
    entry_added = Signal(str)
    entry_removed = Signal(str)
    moved = Signal(int)
    marked_up = Signal(str, str, object)
    followed = Signal(str, str, object)
    grown = Signal()

    def __init__(self, item: Item, around: ItemSurroundings, parent: QWidget | None = None) -> None:
        super().__init__(name=item.title, parent=parent)
        self.item = item
        self._around = around
        self.setObjectName(f"item-{item.number}" if item.number is not None else f"item-{item.path}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusInside", True)
        self.setAcceptDrops(True)
        self._verdict: Segments | None = None
        self._verdict_path = ""
        self._finding: FindingBox | None = None
        self._found: Finding | None = None
        self._found_photos: tuple[PhotoTile, ...] = ()
        self._followed = FollowedUp()
        self._changes: WrapLabel | None = None
        self._tiles: dict[str, PhotoTile] = {}
        self._drawing: PhotoDrawing | None = None
        self._damage: ItemDamage | None = None
        self._opening: Slices | None = None
        self._pill = StatusPill(parent=self)
        self._pill.hide()
        self._build_head()
        self._editors = self._wired_editors()
        self.body.addLayout(self._editors.column)
        self._show_verdict()
        self.steps_left = self._steps()

    @property
    def cells(self) -> dict[str, MeasureCell]:
        """The cells built so far, by the paths of their questions, in order."""
        return self._editors.cells

    # Building

    def _build_head(self) -> None:
        item, theme = self.item, self.theme
        head = tight_row(theme.space(3))
        words = QGridLayout()
        words.setHorizontalSpacing(theme.space(3))
        words.setVerticalSpacing(0)
        words.setColumnStretch(1, 1)
        if item.number is not None:
            number = WrapLabel(str(item.number), role="fact", weight=400, colour="text_muted")
            words.addWidget(number, 0, 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(WrapLabel(item.title, role="fact"), 0, 1)
        if item.hint:
            words.addWidget(WrapLabel(item.hint, role="caption", colour="text_muted"), 1, 1)
        middle = tight_column()
        middle.addStretch(1)
        middle.addLayout(words)
        middle.addStretch(1)
        head.addLayout(middle, 1)
        verdict = next((question for question in item.questions if question.kind == "verdict"), None)
        if verdict is None:
            head.addWidget(self._pill)
        else:
            self._verdict_path = verdict.path
            self._verdict = Segments(verdict_options(), name=item.title)
            self._verdict.setObjectName("verdict")
            self._verdict.setMinimumWidth(self._verdict.even_width())
            self._verdict.chosen.connect(lambda value: self.answered.emit(self._verdict_path, value))
            for button in self._verdict.findChildren(QPushButton):
                button.installEventFilter(self)
            head.addWidget(self._verdict)
        self._head = head
        self.body.addLayout(head)

    def set_folded(self, folded: bool) -> None:
        """The verdict under the title, where the page is narrow."""
        directions = QBoxLayout.Direction
        self._head.setDirection(directions.TopToBottom if folded else directions.LeftToRight)

    def _steps(self) -> Iterator[Callable[[], object]]:
        yield from self._editors.steps(self._verdict_path)
        if self.item.damage:
            yield self._build_damage
        yield from self._finding_steps()

    def _wired_editors(self) -> ItemEditors:
        editors = ItemEditors(self.item, self._around, parent=self)
        editors.answered.connect(self.answered)
        editors.pad_wanted.connect(self.pad_wanted)
        editors.photo_wanted.connect(lambda path: self.photo_wanted.emit("answer", path))
        editors.photos_dropped.connect(lambda path, files: self.photos_dropped.emit("answer", path, files))
        editors.photo_opened.connect(self._open_photo)
        editors.signed.connect(self.signed)
        editors.waived.connect(self.waived)
        editors.entry_added.connect(self.entry_added)
        editors.entry_removed.connect(self.entry_removed)
        return editors

    # Marking

    def _build_damage(self) -> None:
        self._damage = ItemDamage(self.item.title, self._around.formats, self._around.drafts.drafts)
        self._damage.marked_up.connect(lambda what, value: self.marked_up.emit(self.item.path, what, value))
        self._editors.column.addWidget(self._damage)

    def _open_photo(self, key: str) -> None:
        """Draw on a photo, or close it when it is the one that is open."""
        same = self._drawing is not None and self._drawing.key == key
        self._close_photo()
        tile = self._tiles.get(key)
        if same or tile is None:
            return
        drawing = self._drawing = PhotoDrawing(tile)
        drawing.annotated.connect(
            lambda photo, strokes: self.marked_up.emit(self.item.path, "annotated", (photo, strokes))
        )
        drawing.closed.connect(self._close_photo)
        self.body.addWidget(drawing)
        drawing.show()
        drawing.begin()
        show_whole(
            drawing
        )  # a photo's own place may be at the page's foot, and its tap would seem to do nothing
        self.marked_up.emit(self.item.path, "opened", (key,))

    def _close_photo(self) -> None:
        drawing, self._drawing = self._drawing, None
        if drawing is not None:
            self.setFocus()  # not to whatever comes next, which may be far away
            drawing.hide()
            show_whole(self)
            drawing.deleteLater()

    def show_large(self, photo_id: str, image: QImage) -> None:
        """The whole photo, for the drawing that is open."""
        if self._drawing is not None and self._drawing.key == photo_id:
            self._drawing.show_large(image)

    def show_marks(self, marks: tuple[DamageMark, ...], earlier: EarlierDamage | None) -> None:
        """Damage on the car, where this item marks it."""
        if self._damage is not None:
            self._damage.show_marks(marks, earlier)

    def _know(self, photos: tuple[PhotoTile, ...]) -> None:
        self._tiles.update({tile.key: tile for tile in photos})
        drawing = self._drawing
        if drawing is not None and drawing.key in self._tiles:
            drawing.show_strokes(self._tiles[drawing.key].strokes)

    # Showing

    def show_item(self, item: Item) -> bool:
        """Show the item as it stands now; False when its questions are others and it must be built anew."""
        if item == self.item:
            return True
        if not self._editors.show_item(item):
            return False
        self.item = item
        self._show_verdict()
        if self._lacks_finding():
            QTimer.singleShot(0, self, self._open_finding)  # the key that made it not OK is seen first
        return True

    def _lacks_finding(self) -> bool:
        return self.item.verdict == "not_ok" and self._finding is None

    def _open_finding(self) -> None:
        if self._opening is None:
            self._opening = Slices(self)
            self._opening.finished.connect(self.grown)
        if self._lacks_finding() and not self._opening.running:
            self._opening.start(self._finding_steps())

    def _show_verdict(self) -> None:
        bad = self.item.verdict == "not_ok"
        self.set_tone("unsafe" if bad else "plain")
        if self._finding is not None:
            self._finding.setVisible(bad)
        if self._verdict is not None:
            value = next((q.value for q in self.item.questions if q.path == self._verdict_path), "")
            self._verdict.set_value(value or None)
        elif bad:
            self._pill.set_words(self.tr("Not OK"), icon="cross", tone="unsafe")
            self._pill.show()
        else:
            self._pill.hide()

    def _finding_steps(self) -> Iterator[Callable[[], object]]:
        """What builds the finding's box, when an item first turns out not OK: most never do."""
        if not self._lacks_finding():
            return
        wanted = any(question.photos_wanted for question in self.item.questions)
        box = FindingBox(
            photo_needed=wanted,
            about=self.item.title,
            formats=self._around.formats,
            today=lambda: self._around.now().date(),
            drafts=self._around.drafts,
            path=self.item.path,
            parent=self,
        )
        yield from box.steps
        yield partial(self._put_finding, box)

    def _put_finding(self, box: FindingBox) -> None:
        box.noted.connect(lambda text: self.noted.emit(self.item.path, text))
        box.graded.connect(lambda severity: self.graded.emit(self.item.path, severity))
        box.photo_wanted.connect(lambda: self.photo_wanted.emit("finding", self.item.path))
        box.photos_dropped.connect(lambda files: self.photos_dropped.emit("finding", self.item.path, files))
        box.photo_opened.connect(self._open_photo)
        box.followed.connect(lambda what, value: self.followed.emit(self.item.path, what, value))
        box.show_finding(self._found, self._found_photos)
        box.follow_up.show_follow_up(self._found, self._followed, self.item)
        self._finding = box
        place = self.body.count() if self._changes is None else self.body.indexOf(self._changes)
        self.body.insertWidget(place, box)
        box.setVisible(self.item.verdict == "not_ok")

    def show_finding(self, finding: Finding | None, photos: tuple[PhotoTile, ...]) -> None:
        """The item's finding and its photos."""
        if (finding, photos) == (self._found, self._found_photos):
            return
        self._found, self._found_photos = finding, photos
        self._know(photos)
        if self._finding is not None:
            self._finding.show_finding(finding, photos)
            self._finding.follow_up.show_follow_up(finding, self._followed, self.item)

    def show_follow_up(self, known: FollowedUp) -> None:
        """What became of the finding."""
        self._followed = known
        if self._finding is not None:
            self._finding.follow_up.show_follow_up(self._found, known, self.item)

    def show_changes(self, lines: tuple[str, ...]) -> None:
        """What was changed after finishing, and what was checked again: a sentence each."""
        words = "\n".join(lines)
        if self._changes is None and words:
            self._changes = WrapLabel(role="caption", colour="text_muted")
            self._changes.setObjectName("changes")
            self.body.addWidget(self._changes)
        if self._changes is not None:
            self._changes.setText(words)
            self._changes.setVisible(bool(words))

    def refuse(self, sentence: str) -> None:
        """Say in the form that is open under the finding what is wrong with it."""
        if self._finding is not None:
            self._finding.follow_up.refuse(sentence)

    def refuse_signature(self, path: str, sentence: str) -> None:
        """Say at a signature question, if it is here, why the signature was not kept."""
        self._editors.refuse_signature(path, sentence)

    def show_photos(self, path: str, photos: tuple[PhotoTile, ...]) -> None:
        """Photos of one image question."""
        self._know(photos)
        self._editors.show_photos(path, photos)

    def show_signatures(self, by_path: Mapping[str, Signature]) -> None:
        """Who signed at each signature question."""
        self._editors.show_signatures(by_path)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 2 3 answer, P takes a photo, Ctrl+V a copied one, N goes to the note, up and down to the next item."""
        answers = {Qt.Key.Key_1: "ok", Qt.Key.Key_2: "not_ok", Qt.Key.Key_3: "na"}
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Paste):
            self._offer(QGuiApplication.clipboard().mimeData())
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in answers and self._verdict is not None:
            self._verdict.choose(answers[key])
        elif key in steps:
            self.moved.emit(steps[key])
        elif key == Qt.Key.Key_P and (subject := self._photo_subject()):
            self.photo_wanted.emit(*subject)
        elif key == Qt.Key.Key_N and self._finding is not None and self.item.verdict == "not_ok":
            self._finding.focus_note()
        else:
            super().keyPressEvent(event)

    def _photo_subject(self) -> tuple[str, str] | None:
        """What a photo of this item belongs to: its first image question, else its finding; None for neither."""
        if picture := self._editors.first_picture:
            return "answer", picture
        return ("finding", self.item.path) if self.item.verdict == "not_ok" else None

    def _offer(self, offered: QMimeData | None) -> bool:
        subject, pictures = self._photo_subject(), all_offered(offered)
        if subject is None or not pictures:
            return False
        self.photos_dropped.emit(*subject, pictures)
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Pictures may be dropped anywhere on an item that takes photos."""
        if self._photo_subject() is not None and offers_pictures(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them in."""
        if self._offer(event.mimeData()):
            event.acceptProposedAction()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down on an answer go to the next item; Qt would go to the answer beside it."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)
