"""The left side of the checklist: its sections, the search and *Only open*."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.inspection.sections import SectionColumn, SectionLine
from ui.theme import measures
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.switch import Switch
from ui.widgets.themed import Themed


class _Names(Card):
    """The sections with their names, over the items, while the column shows rings only."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tone="raised", name="", parent=parent)
        self.setObjectName("sectionNames")
        self.setAccessibleName(self.tr("Sections"))
        self._scroll = ScrollColumn(padded=False)
        self.column = SectionColumn()
        self.column.chosen.connect(self._take)
        self._scroll.add(self.column)
        self._scroll.add_stretch()
        self.body.addWidget(self._scroll)
        self.hide()

    def open_at(self, corner: QPoint, height: int) -> None:
        theme = self.theme
        width = theme.px(measures.CHECKLIST_SECTIONS) + 2 * theme.px(measures.CARD_PADDING_X) + theme.space(3)
        self.setGeometry(corner.x(), corner.y(), width, height)
        self.show()
        self.raise_()
        self.column.focus_current()

    def _take(self, path: str) -> None:
        self.hide()
        self.chosen.emit(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves things as they are."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)


class ChecklistSide(Themed, QWidget):
    """Sections with rings; the search button and the switch stay at the foot when there are more than fit.

    Signals:
        chosen(str): a section's path.
        only_open_toggled(bool): the switch.
        find_wanted(): the search button.
        items_wanted(): ↓ at the foot, where nothing of the side lies below.
    """

    chosen = Signal(str)
    only_open_toggled = Signal(bool)
    find_wanted = Signal()
    items_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self._compact = False
        self._lines: tuple[SectionLine, ...] = ()
        self._current = ""
        self.sections = SectionColumn()
        self.sections.chosen.connect(self._tapped)
        self._names: _Names | None = None
        self._scroll = ScrollColumn(padded=False)
        self._scroll.add(self.sections)
        self._scroll.add_stretch()
        self._switch = Switch(self.tr("Only open"))
        self._switch.setObjectName("onlyOpen")
        self._switch.setAccessibleName(self.tr("Only open"))
        self._switch.toggled.connect(self.only_open_toggled)
        self._words = WrapLabel(self.tr("Only open"), role="label", align=Qt.AlignmentFlag.AlignHCenter)
        self._words.hide()
        self._find = Button(icon="search", kind="quiet", name=self.tr("Find an item"))
        self._find.setObjectName("findItemButton")
        self._find.clicked.connect(self.find_wanted)
        for last in (self._switch, self._find):
            last.installEventFilter(self)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.addWidget(self._switch, 1)
        self._foot.addWidget(self._words)
        self._foot.addWidget(self._find, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._scroll, 1)
        self._column.addLayout(self._foot)
        self.restyle()

    def restyle(self) -> None:
        """Width and distances at the present scale."""
        theme = self.theme
        width = measures.CHECKLIST_SECTIONS_COMPACT if self._compact else measures.CHECKLIST_SECTIONS
        self.setFixedWidth(theme.px(width))
        self._foot.setSpacing(theme.space(1))
        self._column.setContentsMargins(0, 0, 0, theme.space(4))
        self._column.setSpacing(theme.space(2))

    @property
    def only_open(self) -> bool:
        """Whether answered items are left out."""
        return self._switch.isChecked()

    def set_only_open(self, on: bool) -> None:
        """Turn the switch."""
        self._switch.setChecked(on)

    def set_compact(self, compact: bool) -> None:
        """Rings only in a narrow window; a tap on them then opens the names over the items."""
        self._compact = compact
        self.sections.set_compact(compact)
        words = self.tr("Only open")
        self._switch.setText("" if compact else words)
        self._switch.setAccessibleName(words)
        self._words.setVisible(compact)
        middle = Qt.AlignmentFlag.AlignHCenter if compact else Qt.AlignmentFlag(0)
        self._foot.setAlignment(self._switch, middle)
        down = QBoxLayout.Direction.TopToBottom
        self._foot.setDirection(down if compact else QBoxLayout.Direction.LeftToRight)
        if self._names is not None:
            self._names.hide()
        self.restyle()

    def show_sections(self, lines: tuple[SectionLine, ...], current: str) -> None:
        """Show these sections, one of them on."""
        self._lines, self._current = lines, current
        self.sections.show_sections(lines, current)
        if self._names is not None and self._names.isVisible():
            self._names.column.show_sections(lines, current)

    def _tapped(self, path: str) -> None:
        if not self._compact:
            self.chosen.emit(path)
            return
        if self._names is None:
            self._names = _Names(self._page)
            self._names.chosen.connect(self.chosen)
            self._page.installEventFilter(self)
        self.sections.show_sections(self._lines, self._current)
        self._names.column.show_sections(self._lines, self._current)
        self._names.open_at(self.geometry().topLeft(), self._page.height() - self.theme.space(3))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A tap beside the names, or another size of the page, closes them; ↓ at the foot leads to the items.

        A button takes ↓ for the button beside it.
        """
        if watched in (self._switch, self._find):
            down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
            if down and event.type() == QEvent.Type.KeyPress:
                self.items_wanted.emit()
            return down or super().eventFilter(watched, event)
        closing = (QEvent.Type.MouseButtonPress, QEvent.Type.Resize, QEvent.Type.Hide)
        if self._names is not None and event.type() in closing:
            self._names.hide()
        return super().eventFilter(watched, event)
