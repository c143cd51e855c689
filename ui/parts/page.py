"""The Parts page."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldapp.domain.screens.parts import PartsScreen, StockLine
from ui.camera import open_camera
from ui.camera_card import CameraCard, OpenCamera
from ui.formats import Formats
from ui.frame import ActionBarState, Heading, Page
from ui.pictures import PICTURE_FILTER, pictures_in
from ui.widgets.asking import ask_pdf_path, ask_picture
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon_text import IconText
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import tight_column, tight_row
from ui.widgets.leaving import let_go
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.slices import Slices
from ui.widgets.stepper import Stepper
from ui.widgets.text_field import TextField
from ui.widgets.themed import Themed


class StockCard(Card):
    """One part: what lies in the car; another number offers to count it, or to load or return the difference.

    Signals:
        counted(str, int): part id, what was counted.
        loaded(str, int), returned(str, int): part id, how many more or fewer.
        tag_wanted(str, str): part id, its number: a tag for one that goes back.
    """

    counted = Signal(str, int)
    loaded = Signal(str, int)
    returned = Signal(str, int)
    tag_wanted = Signal(str, str)

    def __init__(self, line: StockLine, formats: Formats) -> None:
        super().__init__(name=line.part.name)
        self.setObjectName(f"stock-{line.part.number}")
        self._part_id = line.part.id
        words = tight_column()
        words.addWidget(WrapLabel(line.part.name, role="body_strong"))
        facts = (line.part.number, formats.money(line.part.price, line.part.currency))
        words.addWidget(WrapLabel(" · ".join(filter(None, facts)), role="caption", colour="text_muted"))
        if line.planned > line.in_car:
            missing = self.tr("{count} planned for coming jobs").format(count=line.planned)
            words.addWidget(IconText("attention", missing, role="caption", colour="attention"))
        in_car = self.tr("In this car")
        self._stepper = Stepper(line.in_car, name=f"{in_car}: {line.part.name}")
        self._stepper.setObjectName(f"count-{line.part.number}")
        self._before = line.in_car
        self._move = Button("", icon="parts", kind="tint")
        self._move.setObjectName(f"move-{line.part.number}")
        self._move.clicked.connect(self._moved)
        self._save = Button(self.tr("Count"), icon="check")
        self._save.setObjectName(f"save-{line.part.number}")
        self._save.setAccessibleDescription(self.tr("So many lie in the car: I have looked."))
        self._save.setToolTip(self._save.accessibleDescription())
        self._save.clicked.connect(lambda: self.counted.emit(self._part_id, self._stepper.value))
        self._tag = Button(self.tr("Tag"), icon="print", kind="quiet")
        self._tag.setObjectName(f"tag-{line.part.number}")
        self._tag.setAccessibleName(
            self.tr("Tag for the part that goes back: {part}").format(part=line.part.name)
        )
        self._tag.setToolTip(self.tr("A tag with bars for the part that goes back"))
        self._tag.clicked.connect(lambda: self.tag_wanted.emit(line.part.id, line.part.number))
        for button in (self._tag, self._move, self._save):
            button.hide()
        self._stepper.value_changed.connect(self._changed)
        row = tight_row(self.theme.space(3))
        row.addLayout(words, 1)
        row.addWidget(self._tag)
        row.addWidget(self._move)
        row.addWidget(self._save)
        row.addWidget(WrapLabel(in_car, role="label", colour="text_muted"))
        row.addWidget(self._stepper)
        self.body.addLayout(row)

    def _changed(self, value: int) -> None:
        difference = value - self._before
        if difference > 0:
            self._move.set_words(self.tr("Load {count}").format(count=difference), "plus")
        else:
            self._move.set_words(self.tr("Return {count}").format(count=-difference), "undo")
        for button in (self._move, self._save):
            button.setVisible(difference != 0)
        self._tag.setVisible(difference < 0)

    def _moved(self) -> None:
        difference = self._stepper.value - self._before
        if difference > 0:
            self.loaded.emit(self._part_id, difference)
        elif difference < 0:
            self.returned.emit(self._part_id, -difference)


class PartsPage(Themed, Page):
    """Search, then a card per part: first what lies in the car.

    Signals:
        asked(str): words to look for.
        counted(str, int), loaded(str, int), returned(str, int): as of a card.
        file_given(str), picture_given(bytes or QImage): a picture of a label, to read its code.
        code_scanned(str): a code the camera came across.
        tag_wanted(str, str): part id and where to write the tag of one that goes back.
    """

    asked = Signal(str)
    counted = Signal(str, int)
    loaded = Signal(str, int)
    returned = Signal(str, int)
    file_given = Signal(str)
    picture_given = Signal(object)
    code_scanned = Signal(str)
    tag_wanted = Signal(str, str)

    def __init__(
        self, formats: Formats, *, open_camera: OpenCamera = open_camera, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("partsPage")
        self._formats = formats
        self.set_heading(Heading(self.tr("Parts"), self.tr("In this car")))
        self._words = TextField("", placeholder=self.tr("Part number or name"), name=self.tr("Find a part"))
        self._words.setObjectName("partsFilter")
        self._words.edited.connect(self.asked)
        self._head = QHBoxLayout()
        self._head.addWidget(self._words, 1)
        self._scan = Button(self.tr("Scan a label"), icon="photo")
        self._scan.setObjectName("scanLabel")
        self._scan.setToolTip(self.tr("Choose a picture of the label, paste it, or drop it on the page"))
        self._scan.clicked.connect(self._choose)
        self._head.addWidget(self._scan)
        self.camera = CameraCard(open_camera, photos=False)
        self.camera.code_read.connect(self.code_scanned)
        by_camera = Button(self.tr("Camera"), icon="camera")
        by_camera.setObjectName("scanByCamera")
        by_camera.setAccessibleName(self.tr("Scan a label by camera"))
        by_camera.setToolTip(self.tr("Hold the label before the camera; its code is read by itself"))
        by_camera.clicked.connect(self.camera.open)
        self._head.addWidget(by_camera)
        self.setAcceptDrops(True)
        QShortcut(
            QKeySequence.StandardKey.Paste, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        ).activated.connect(lambda: self._take(QGuiApplication.clipboard().mimeData()))
        self._list = ScrollColumn()
        self._cards: dict[StockLine, StockCard] = {}
        self._building = Slices(self)
        self._building.finished.connect(self._list.release)
        self._nothing = EmptyState(
            "parts", self.tr("No such part"), self.tr("Try fewer letters, or the number from the box.")
        )
        self._nothing.hide()
        self._list.add(self._nothing)
        self._list.add_stretch()
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._over = QHBoxLayout()
        self._over.addWidget(self.camera)
        self._column.addLayout(self._over)
        self._column.addWidget(self._list, 1)
        self.restyle()

    def restyle(self) -> None:
        """Distances at the present scale."""
        theme = self.theme
        pad = theme.frame("page_padding")
        self._column.setContentsMargins(0, 0, 0, 0)
        self._head.setContentsMargins(pad, 0, pad, theme.space(3))
        self._head.setSpacing(theme.space(3))
        self._over.setContentsMargins(pad, 0, pad, 0)

    def look_for(self, words: str) -> None:
        """Show the parts with these words, as if they had been typed."""
        self._words.set_text(words)
        self.asked.emit(words)

    @property
    def words(self) -> str:
        """What is being looked for."""
        return self._words.text

    def _choose(self) -> None:
        path = ask_picture(
            self,
            self.tr("Choose a picture of the label"),
            self.tr("Pictures ({patterns})").format(patterns=PICTURE_FILTER),
        )
        if path:
            self.file_given.emit(path)

    def _take(self, offered: QMimeData | None) -> None:
        files, picture = pictures_in(offered)
        if files:
            self.file_given.emit(files[0])
        elif picture is not None:
            self.picture_given.emit(picture)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A picture may be dropped anywhere on the page."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read its code."""
        self._take(event.mimeData())
        event.acceptProposedAction()

    def _show_lines(self, lines: tuple[StockLine, ...]) -> None:
        """Only cards whose part changed are built anew, so that a count being changed stays where it is."""
        kept = {line: card for line, card in self._cards.items() if line in lines}
        for line, card in self._cards.items():
            if line not in kept:
                self._list.column.removeWidget(card)
                let_go(card)
        self._cards = kept
        self._nothing.setVisible(not lines)
        self._list.hold()
        self._building.start(partial(self._put, place, line) for place, line in enumerate(lines, start=1))

    def _put(self, place: int, line: StockLine) -> None:
        card = self._cards.get(line)
        if card is None:
            card = self._cards[line] = StockCard(line, self._formats)
            card.counted.connect(self.counted)
            card.loaded.connect(self.loaded)
            card.returned.connect(self.returned)
            card.tag_wanted.connect(self._ask_tag)
        elif self._list.column.indexOf(card) == place:
            return
        self._list.column.insertWidget(place, card)

    def _ask_tag(self, part_id: str, number: str) -> None:
        if path := ask_pdf_path(self, self.tr("Save the tag"), number):
            self.tag_wanted.emit(part_id, path)

    def show_parts(self, screen: PartsScreen) -> None:
        """Show these parts."""
        self._show_lines(screen.lines)
        here = sum(1 for line in screen.lines if line.in_car > 0)
        fact = self.tr("%n part(s) in this car", "", here)
        shown = self.tr("{shown} of {total} shown").format(shown=len(screen.lines), total=screen.total)
        self.set_actions(ActionBarState(fact=fact, line=shown if screen.total > len(screen.lines) else ""))
