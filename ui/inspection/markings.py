"""What an item is marked up with: strokes over one of its photos, and damage on the car's outline, each in place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QWidget

from fieldapp.domain.damage import DamageMark, EarlierDamage
from ui.damage_card import DamageCard
from ui.drafts import Drafts
from ui.formats import Formats
from ui.widgets.annotator import Annotator
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.layouts import tight_column
from ui.widgets.photo_strip import PhotoTile
from ui.widgets.scroll_column import show_whole
from ui.widgets.strokes import Stroke


class PhotoDrawing(Card):
    """One photo of the item, large, to draw on.

    Signals:
        annotated(str, tuple): photo id; every stroke over it.
        closed(): enough drawn.
    """

    annotated = Signal(str, object)
    closed = Signal()

    def __init__(self, tile: PhotoTile, parent: QWidget | None = None) -> None:
        super().__init__(tone="cell_selected", name=tile.name, parent=parent)
        self.setObjectName("photoDrawing")
        self.key = tile.key
        self._annotator = Annotator(name=tile.name)
        self._annotator.set_picture(tile.picture or QPixmap(), tile.strokes)
        self._annotator.changed.connect(lambda strokes: self.annotated.emit(self.key, strokes))
        close = Button(self.tr("Done drawing"), icon="check")
        close.setObjectName("closeDrawing")
        close.clicked.connect(self.closed)
        self.body.addWidget(self._annotator)
        self.body.addWidget(close, 0, Qt.AlignmentFlag.AlignLeft)

    def begin(self) -> None:
        """The keyboard goes to the photo."""
        self._annotator.canvas.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is Done: every stroke is kept as it is drawn."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def show_large(self, image: QImage) -> None:
        """The whole photo in the stead of its preview."""
        if not image.isNull():
            self._annotator.set_picture(QPixmap.fromImage(image), self._annotator.strokes)

    def show_strokes(self, strokes: tuple[Stroke, ...]) -> None:
        """What the store has; the way back stays."""
        self._annotator.canvas.show_strokes(strokes)


class ItemDamage(QWidget):
    """*Mark damage on the car* opens the outline in place.

    Signals:
        marked_up(str, tuple): marked (kind, place), moved (mark id, place), described (mark id, kind, words),
            removed (mark id,) or photos (mark id, files).
    """

    marked_up = Signal(str, object)

    def __init__(self, about: str, formats: Formats, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = about
        self._formats = formats
        self._drafts = drafts
        self._card: DamageCard | None = None
        self._marks: tuple[DamageMark, ...] = ()
        self._earlier: EarlierDamage | None = None
        self._open = Button("", icon="mark-circle", parent=self)
        self._open.setObjectName("markDamage")
        self._open.setCheckable(True)
        self._open.clicked.connect(self._toggle)
        self._column = tight_column(self._open.theme.space(3))
        self._column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(self._column)
        self._say()

    def _say(self) -> None:
        words = self.tr("Mark damage on the car")
        count = self.tr("%n mark(s)", "", len(self._marks)) if self._marks else ""
        self._open.setText(" · ".join(filter(None, (words, count))))
        self._open.setAccessibleName(f"{self._open.text()}: {self._about}")

    def show_marks(self, marks: tuple[DamageMark, ...], earlier: EarlierDamage | None) -> None:
        """The job's marks, and those of the last visit."""
        self._marks, self._earlier = marks, earlier
        self._say()
        if self._card is not None:
            self._card.show_marks(marks)
            self._card.show_earlier(earlier)

    def _toggle(self) -> None:
        if self._card is None:
            self._card = card = DamageCard(self._formats, self._drafts)
            card.marked.connect(lambda kind, place: self.marked_up.emit("marked", (kind, place)))
            card.moved.connect(lambda mark, to: self.marked_up.emit("moved", (mark, to)))
            card.described.connect(
                lambda mark, kind, words: self.marked_up.emit("described", (mark, kind, words))
            )
            card.removed.connect(lambda mark: self.marked_up.emit("removed", (mark,)))
            card.photos_chosen.connect(lambda mark, files: self.marked_up.emit("photos", (mark, files)))
            card.show_marks(self._marks)
            card.show_earlier(self._earlier)
            self._column.addWidget(card)
        self._card.setVisible(self._open.isChecked())
        show_whole(self._card)
