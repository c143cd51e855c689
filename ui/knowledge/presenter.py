"""Brings articles to the Know-how page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal

from fieldapp.domain.changes import Changes
from fieldapp.domain.knowledge import Article
from fieldapp.domain.screens.knowledge import KnowledgeScreen
from ui.knowledge.page import ArticlePage, KnowledgePage
from ui.presenter import ChangesSignal, Presenter
from ui.tasks import TaskRunner


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeActions:
    """What Know-how asks of the rest."""

    search: Callable[[str], KnowledgeScreen]
    article: Callable[[str], Article]


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
        page.article_opened.connect(self.open)

    def refresh(self) -> None:
        """Ask again."""
        words = self._view.words
        self.read(partial(self._actions.search, words), partial(self._show, words))

    def _show(self, words: str, screen: KnowledgeScreen) -> None:
        if words == self._view.words:
            self._view.show_hits(screen)

    def on_changes(self, changes: Changes) -> None:
        """Only articles."""
        if changes.touches("article"):
            self.ask_again()

    def open(self, article_id: str) -> None:
        """Read an article and show it."""

        def show(article: Article) -> None:
            self._article.show_article(article, self.tr("Back"))
            self.article_shown.emit()

        self.read(partial(self._actions.article, article_id), show)
