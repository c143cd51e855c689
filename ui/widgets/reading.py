"""A text to read: headings, lists, pictures, in the line height and distances of the design."""

from __future__ import annotations

import re

from PySide6.QtCore import QRegularExpression, Qt, QTimer
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFormat, QTextOption
from PySide6.QtWidgets import QFrame, QScroller, QTextBrowser, QTextEdit, QWidget

from ui.theme import measures
from ui.widgets.themed import Themed

LINE_PERCENT = 120
_MARKUP = re.compile(r"<[^>]*>|!\[[^\]]*\]\([^)]*\)")


def readable(markdown: str) -> str:
    """Markdown without raw HTML and pictures from elsewhere, which Qt would try to load."""
    return _MARKUP.sub("", markdown)


class ReadingText(Themed, QTextBrowser):
    """Shows Markdown, scrolled by wheel, finger and keys."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marked = ""
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

    def mark(self, words: str) -> int:
        """Lay a tint under each of these words, wherever a word begins with one, and come to the first; how many.

        Marks go with the next text. They are no selection: what a person selects stays theirs.
        """
        wanted = "|".join(re.escape(word) for word in re.findall(r"\w+", words))
        found: list[QTextEdit.ExtraSelection] = []
        if wanted:
            pattern = QRegularExpression(
                rf"\b(?:{wanted})\w*",
                QRegularExpression.PatternOption.CaseInsensitiveOption
                | QRegularExpression.PatternOption.UseUnicodePropertiesOption,
            )
            at = self.document().find(pattern)
            while not at.isNull():
                one = QTextEdit.ExtraSelection()
                one.cursor = at
                one.format.setBackground(self.theme.colour.accent_tint)
                one.format.setForeground(self.theme.colour.on_accent_tint)
                found.append(one)
                at = self.document().find(pattern, at)
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
