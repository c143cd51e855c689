"""A text to read: headings, lists, pictures, in the line height and distances of the design."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QResizeEvent,
    QShowEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QScroller, QTextBrowser, QTextEdit, QWidget

from ui.theme import measures
from ui.widgets.marking import mark_look, qt_places
from ui.widgets.themed import Themed

LINE_PERCENT = 120
GLANCE_MS = 1000
"""So long the end of a text has to be in sight to count as seen: no scrolling past, no window still being laid out."""
_MARKUP = re.compile(r"<[^>]*>|!\[[^\]]*\]\([^)]*\)")


def readable(markdown: str) -> str:
    """Markdown without raw HTML and pictures from elsewhere, which Qt would try to load."""
    return _MARKUP.sub("", markdown)


class ReadingText(Themed, QTextBrowser):
    """Shows Markdown, scrolled by wheel, finger and keys.

    Signals:
        end_seen(): the end of this text has stood in sight for a moment; once a text.
    """

    end_seen = Signal()

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marked = ""
        self._told = True
        self._glance = QTimer(self)
        self._glance.setSingleShot(True)
        self._glance.setInterval(GLANCE_MS)
        self._glance.timeout.connect(self._look_at_end)
        for moved in (self.verticalScrollBar().valueChanged, self.verticalScrollBar().rangeChanged):
            moved.connect(self._wait_for_end)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.restyle()

    def restyle(self) -> None:
        """A column no wider than reads well, in the body font."""
        self.document().setDefaultFont(self.theme.font("body"))
        self.setMaximumWidth(self.theme.px(measures.ARTICLE_WIDTH))
        self._breathe()
        if self._marked:
            self.mark(self._marked)

    def show_markdown(self, text: str) -> None:
        """Show another text, from its beginning."""
        self.setExtraSelections([])
        self._marked = ""
        self.setMarkdown(readable(text))
        self._breathe()
        self.verticalScrollBar().setValue(0)
        self._told = not text
        self._wait_for_end()

    def showEvent(self, event: QShowEvent) -> None:
        """From now on it is read."""
        super().showEvent(event)
        self._wait_for_end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height may bring the end into sight."""
        super().resizeEvent(event)
        self._wait_for_end()

    def _wait_for_end(self) -> None:
        if not self._told:
            self._glance.start()

    def _look_at_end(self) -> None:
        bar = self.verticalScrollBar()
        if self.isVisible() and bar.value() >= bar.maximum() - self.theme.line_height("body"):
            self._told = True
            self.end_seen.emit()

    def mark(self, words: str) -> int:
        """Lay a tint under each of these words, wherever a word begins with one, and come to the first; how many.

        Marks go with the next text. They are no selection: what a person selects stays theirs.
        """
        found: list[QTextEdit.ExtraSelection] = []
        for start, end in qt_places(self.document().toRawText(), words):
            one = QTextEdit.ExtraSelection()
            at = QTextCursor(self.document())
            at.setPosition(start)
            at.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            one.cursor, one.format = at, mark_look()
            found.append(one)
        self._marked = words
        self.setExtraSelections(found)
        if found:
            first = QTextCursor(found[0].cursor)
            first.setPosition(first.selectionStart())
            self.setTextCursor(first)
            QTimer.singleShot(0, self, self.ensureCursorVisible)  # once it is laid out as wide as it is shown
        return len(found)

    def _breathe(self) -> None:
        """Line height and distances of the design: Qt sets Markdown's paragraphs one upon the other."""
        theme = self.theme
        document = self.document()
        document.setDocumentMargin(0)
        block = document.begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            form = QTextBlockFormat()
            form.setLineHeight(LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            form.setBottomMargin(theme.space(2))
            form.setTopMargin(theme.space(4) if level and block.position() else 0)
            cursor = QTextCursor(block)
            cursor.mergeBlockFormat(form)
            if level:
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                letters = QTextCharFormat()
                letters.setFont(theme.font("title" if level == 1 else "fact"))
                letters.setProperty(QTextFormat.Property.FontSizeAdjustment, 0)
                cursor.mergeCharFormat(letters)
            block = block.next()
