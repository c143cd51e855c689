"""The Know-how page and an article."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFormat, QTextOption
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScroller, QTextBrowser, QVBoxLayout, QWidget

from fieldapp.domain.knowledge import Article
from fieldapp.domain.screens.knowledge import ArticleHit, KnowledgeScreen
from ui.frame import Heading, Page
from ui.theme import measures
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.row_button import RowButton
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.slices import Slices
from ui.widgets.text_field import TextField
from ui.widgets.themed import Themed

LINE_PERCENT = 120
_MARKUP = re.compile(r"<[^>]*>|!\[[^\]]*\]\([^)]*\)")


def readable(markdown: str) -> str:
    """An article's Markdown without raw HTML and pictures from elsewhere, which Qt would try to load."""
    return _MARKUP.sub("", markdown)


class KnowledgePage(Themed, Page):
    """Search and hits.

    Signals:
        asked(str): words to look for.
        article_opened(str): an article's id.
    """

    asked = Signal(str)
    article_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("knowledgePage")
        self.set_heading(Heading(self.tr("Know-how"), self.tr("Works offline")))
        self._words = TextField(
            "", placeholder=self.tr("Symptom, fault code, model or word"), name=self.tr("Find an article")
        )
        self._words.setObjectName("knowledgeSearch")
        self._words.edited.connect(self.asked)
        self._head = QHBoxLayout()
        self._head.addWidget(self._words)
        self._list = ScrollColumn()
        self._shown: KnowledgeScreen | None = None
        self._building = Slices(self)
        self._building.finished.connect(self._list.release)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self._list, 1)
        self.restyle()

    def restyle(self) -> None:
        """Distances at the present scale."""
        theme = self.theme
        pad = theme.frame("page_padding")
        self._column.setContentsMargins(0, 0, 0, 0)
        self._head.setContentsMargins(pad, 0, pad, theme.space(3))

    @property
    def words(self) -> str:
        """What is being looked for."""
        return self._words.text

    def show_hits(self, screen: KnowledgeScreen) -> None:
        """Show what was found."""
        if screen == self._shown:
            return
        self._shown = screen
        self._list.clear()
        if not screen.hits:
            words = self.tr("Nothing on “{words}”").format(words=screen.query)
            fact = words if screen.query else self.tr("No articles on this laptop yet")
            self._list.add(EmptyState("know-how", fact, self.tr("Try another word, or the fault code.")))
        self._list.add_stretch()
        self._list.hold()
        self._building.start(partial(self._put, place, hit) for place, hit in enumerate(screen.hits))

    def _put(self, place: int, hit: ArticleHit) -> None:
        button = RowButton("know-how", hit.article.title, hit.excerpt)
        button.setObjectName(f"article-{hit.article.slug}")
        button.clicked.connect(
            lambda _=False, article_id=hit.article.id: self.article_opened.emit(article_id)
        )
        self._list.column.insertWidget(place, button)


class ArticlePage(Themed, Page):
    """One article to read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("articlePage")
        self._text = QTextBrowser()
        self._text.setObjectName("articleText")
        self._text.setAccessibleName(self.tr("Article"))
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setOpenLinks(False)
        self._text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        QScroller.grabGesture(self._text.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self._card = Card(name=self.tr("Article"))
        self._card.body.addWidget(self._text)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._card)
        self.restyle()

    def restyle(self) -> None:
        """A column no wider than reads well, in the body font."""
        theme = self.theme
        pad = theme.frame("page_padding")
        self._row.setContentsMargins(pad, 0, pad, theme.frame("gutter"))
        self._text.document().setDefaultFont(theme.font("body"))
        self._text.setMaximumWidth(theme.px(measures.ARTICLE_WIDTH))
        self._breathe()

    def _breathe(self) -> None:
        """Line height and distances of the design: Qt sets Markdown's paragraphs one upon the other."""
        theme = self.theme
        document = self._text.document()
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

    def show_article(self, article: Article, back: str) -> None:
        """Show an article; `back` names where the arrow leads."""
        facts = " · ".join((*article.models, *article.fault_codes))
        self.set_heading(Heading(article.title, facts, back=back))
        self._text.setMarkdown(readable(article.body))
        self._breathe()
        self._text.verticalScrollBar().setValue(0)
