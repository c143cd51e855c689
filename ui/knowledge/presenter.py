"""Brings articles to the Know-how page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal

from fieldapp.domain.changes import Changes
from fieldapp.domain.knowledge import Article, ArticlePicture
from fieldapp.domain.screens.knowledge import KnowledgeScreen, OpenedArticle
from fieldapp.errors import NotFound
from ui.knowledge.page import ArticlePage, KnowledgePage
from ui.presenter import ChangesSignal, Presenter
from ui.tasks import TaskRunner


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeActions:
    """What Know-how asks of the rest."""

    search: Callable[[str], KnowledgeScreen]
    article: Callable[[str], OpenedArticle]
    picture: Callable[[str], bytes]
    mark_read: Callable[[Article], Changes]


class KnowledgePresenter(Presenter):
    """Signals: article_shown() – open the article page."""

    article_shown = Signal()

    def __init__(
        self,
        page: KnowledgePage,
        article_page: ArticlePage,
        actions: KnowledgeActions,
        *,
        tasks: TaskRunner,
        changes: ChangesSignal,
    ) -> None:
        super().__init__(page, tasks=tasks, changes=changes)
        self._view = page
        self._article = article_page
        self._actions = actions
        page.asked.connect(lambda _words: self.refresh())
        page.article_opened.connect(lambda article_id: self.open(article_id, words=page.words))
        article_page.picture_wanted.connect(self._fetch)
        article_page.read_through.connect(self._mark_read)

    def refresh(self) -> None:
        """Ask again."""
        words = self._view.words
        self.read(partial(self._actions.search, words), partial(self._show, words))

    def _show(self, words: str, screen: KnowledgeScreen) -> None:
        if words == self._view.words:
            self._view.show_hits(screen)

    def on_changes(self, changes: Changes) -> None:
        """Articles, what was read of them, and files that came for the one being read."""
        if changes.touches("article", "read_mark"):
            self.ask_again()
        if changes.touches("file") and self._article.isVisible():
            self._article.ask_for_picture()

    def _mark_read(self, article: Article) -> None:
        """It stays here, so that nothing wants to be sent."""
        self._tasks.run_write(
            partial(self._actions.mark_read, article),
            owner=self,
            on_done=self._changes.changed.emit,
            on_error=self.say_error,
        )

    def _fetch(self, picture: ArticlePicture) -> None:
        self._tasks.run_read(
            partial(self._actions.picture, picture.sha256),
            owner=self,
            on_done=partial(self._article.show_picture, picture),
            on_error=lambda error: self._without(picture, error),
        )

    def _without(self, picture: ArticlePicture, error: Exception) -> None:
        self._article.show_no_picture(picture)
        if not isinstance(error, NotFound):
            self.say_error(error)

    def open(self, article_id: str, *, words: str = "") -> None:
        """Read an article and show it; `words` that were looked for are marked in it."""

        def show(opened: OpenedArticle) -> None:
            self._article.show_article(opened, self.tr("Back"))
            self._article.mark(words)
            self.article_shown.emit()

        self.read(partial(self._actions.article, article_id), show)
