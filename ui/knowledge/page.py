"""The Know-how page and an article."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldapp.domain.knowledge import Article
from fieldapp.domain.screens.knowledge import ArticleHit, KnowledgeScreen
from ui.frame import Heading, Page
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.reading import ReadingText
from ui.widgets.row_button import RowButton
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.slices import Slices
from ui.widgets.text_field import TextField
from ui.widgets.themed import Themed


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
        self._text = ReadingText(name=self.tr("Article"))
        self._text.setObjectName("articleText")
        self._card = Card(name=self.tr("Article"))
        self._card.body.addWidget(self._text)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._card)
        self.restyle()

    def restyle(self) -> None:
        """Distances at the present scale."""
        theme = self.theme
        pad = theme.frame("page_padding")
        self._row.setContentsMargins(pad, 0, pad, theme.frame("gutter"))

    def show_article(self, article: Article, back: str) -> None:
        """Show an article; `back` names where the arrow leads."""
        facts = " · ".join((*article.models, *article.fault_codes))
        self.set_heading(Heading(article.title, facts, back=back))
        self._text.show_markdown(article.body)
