"""The Know-how page and an article."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldapp.domain.knowledge import Article, ArticlePicture, ReadState
from fieldapp.domain.screens.knowledge import ArticleHit, KnowledgeScreen, OpenedArticle
from ui.frame import Heading, Page
from ui.read_marks import read_state
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.info_strip import InfoStrip
from ui.widgets.labels import WrapLabel
from ui.widgets.reading import ReadingText
from ui.widgets.row_button import RowButton
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.slices import Slices
from ui.widgets.text_field import TextField
from ui.widgets.themed import Themed
from ui.widgets.zoom_view import ZoomView

_SHOWN = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")


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
        self._head.addWidget(self._words, 1)
        self._unread = WrapLabel(colour="text_muted")
        self._unread.setObjectName("unread")
        self._unread.hide()
        self._head.addWidget(self._unread)
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
        self._head.setSpacing(theme.space(4))

    @property
    def words(self) -> str:
        """What is being looked for."""
        return self._words.text

    def _say_unread(self, unread: int) -> None:
        self._unread.setText(self.tr("%n not read yet", "articles", unread) if unread else "")
        self._unread.setVisible(bool(unread))

    def show_hits(self, screen: KnowledgeScreen) -> None:
        """Show what was found."""
        if screen == self._shown:
            return
        self._shown = screen
        self._say_unread(screen.unread)
        self._list.clear()
        if not screen.hits:
            words = self.tr("Nothing on “{words}”").format(words=screen.query)
            fact = words if screen.query else self.tr("No articles on this laptop yet")
            self._list.add(EmptyState("know-how", fact, self.tr("Try another word, or the fault code.")))
        self._list.add_stretch()
        self._list.hold()
        self._building.start(partial(self._put, place, hit) for place, hit in enumerate(screen.hits))

    def _put(self, place: int, hit: ArticleHit) -> None:
        query = self._shown.query if self._shown is not None else ""
        button = RowButton(
            "know-how", hit.article.title, hit.excerpt, searched=query, state=read_state(hit.read)
        )
        button.setObjectName(f"article-{hit.article.slug}")
        button.clicked.connect(
            lambda _=False, article_id=hit.article.id: self.article_opened.emit(article_id)
        )
        self._list.column.insertWidget(place, button)


class ArticlePage(Themed, Page):
    """One article to read, its pictures beside it.

    Signals:
        picture_wanted(ArticlePicture): answer with `show_picture`, or `show_no_picture`.
        read_through(Article): its end has been in sight.
    """

    picture_wanted = Signal(object)
    read_through = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("articlePage")
        self._article: Article | None = None
        self._place = 0
        self._text = ReadingText(name=self.tr("Article"))
        self._text.setObjectName("articleText")
        self._text.end_seen.connect(lambda: self.read_through.emit(self._article))
        self._card = Card(name=self.tr("Article"))
        self._changed = InfoStrip(self.tr("Changed since you read it"), tone="info", icon="retry")
        self._changed.setObjectName("changedSinceRead")
        self._card.body.addWidget(self._changed)
        self._card.body.addWidget(self._text, 1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._card, 1)
        self._build_pictures()
        self.restyle()

    def _build_pictures(self) -> None:
        self._pictures = Card(name=self.tr("Pictures"))
        self._view = ZoomView()
        self._caption = WrapLabel(role="label")
        self._missing = WrapLabel(self.tr("This picture comes with the next sync."), colour="text_muted")
        self._next = Button(self.tr("Next picture"), icon="arrow-right")
        self._next.setObjectName("nextPicture")
        self._next.clicked.connect(self._go_on)
        for widget in (self._view, self._missing, self._caption, self._next):
            self._pictures.body.addWidget(widget)
        self._row.addWidget(self._pictures, 1)

    def restyle(self) -> None:
        """Distances at the present scale."""
        theme = self.theme
        pad = theme.frame("page_padding")
        self._row.setContentsMargins(pad, 0, pad, theme.frame("gutter"))
        self._row.setSpacing(theme.frame("gutter"))

    def show_article(self, opened: OpenedArticle, back: str) -> None:
        """Show an article; `back` names where the arrow leads."""
        article = opened.article
        facts = " · ".join((*article.models, *article.fault_codes))
        self.set_heading(Heading(article.title, facts, back=back))
        self._changed.setVisible(opened.read is ReadState.CHANGED)
        self._text.show_markdown(article.body)
        self._article, self._place = article, 0
        self._pictures.setVisible(bool(article.pictures))
        self._next.setVisible(len(article.pictures) > 1)
        self.ask_for_picture()

    def mark(self, words: str) -> None:
        """Show where the words that led here stand, from the first place on."""
        self._text.mark(words)

    def ask_for_picture(self) -> None:
        """Want the picture that is looked at, if there is one."""
        if self._article is not None and self._article.pictures:
            self.picture_wanted.emit(self._article.pictures[self._place])

    def show_picture(self, picture: ArticlePicture, content: bytes) -> None:
        """Show a picture with what its text says of it."""
        caption = self._caption_of(picture)
        drawn = self._view.show_picture(content, picture.media_type, name=caption or self.tr("Picture"))
        self._view.setVisible(drawn)
        self._missing.setVisible(not drawn)
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption))

    def show_no_picture(self, picture: ArticlePicture) -> None:
        """Its file is not on this laptop yet."""
        self.show_picture(picture, b"")

    def _caption_of(self, picture: ArticlePicture) -> str:
        body = self._article.body if self._article is not None else ""
        return next((words for words, name in _SHOWN.findall(body) if name == picture.name), "")

    def _go_on(self) -> None:
        if self._article is not None and self._article.pictures:
            self._place = (self._place + 1) % len(self._article.pictures)
            self.ask_for_picture()
