"""The Know-how presenter looks articles up and opens them."""

from dataclasses import replace
from typing import Any

import builders
import pytest
from calls import Calls, notices
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from fieldapp.domain.changes import Changes
from fieldapp.domain.knowledge import ArticlePicture, ReadState
from fieldapp.domain.screens.knowledge import KnowledgeScreen, OpenedArticle
from fieldapp.errors import NotFound
from ui.knowledge.page import ArticlePage, KnowledgePage
from ui.knowledge.presenter import KnowledgeActions, KnowledgePresenter
from ui.presenter import ChangesSignal
from ui.tasks import TaskRunner
from ui.theme import current
from ui.widgets.info_strip import InfoStrip
from ui.widgets.reading import GLANCE_MS, ReadingText
from ui.widgets.row_button import RowButton
from ui.widgets.status_pill import StatusPill
from ui.widgets.text_field import TextField
from ui.widgets.zoom_view import ZoomView


class Shelf:
    """The two pages and what they asked for."""

    def __init__(self, tasks: TaskRunner, changes: ChangesSignal) -> None:
        self.page = KnowledgePage()
        self.article = ArticlePage()
        self.calls = Calls()
        self._tasks = tasks
        self._changes = changes

    def open(self, **other: Any) -> KnowledgePresenter:
        actions: dict[str, Any] = {
            "search": self.calls.view("search", builders.knowledge_screen()),
            "article": self.calls.view("article", builders.OPENED_ARTICLE),
            "picture": self.calls.view("picture", b""),
            "mark_read": self.calls.operation("mark_read", Changes.of("read_mark", "article-1")),
        }
        return KnowledgePresenter(
            self.page,
            self.article,
            KnowledgeActions(**actions | other),
            tasks=self._tasks,
            changes=self._changes,
        )

    def write(self, words: str) -> None:
        field = self.page.findChild(TextField, "knowledgeSearch")
        field.set_text(words)
        field.edited.emit(words)

    @property
    def hits(self) -> int:
        return len(self.page.findChildren(RowButton))


@pytest.fixture
def shelf(qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal) -> Shelf:
    shelf = Shelf(tasks, changes)
    qtbot.addWidget(shelf.page)
    qtbot.addWidget(shelf.article)
    return shelf


def test_words_are_looked_up_as_they_are_typed(qtbot: QtBot, shelf: Shelf) -> None:
    presenter = shelf.open()
    shelf.write("battery")
    qtbot.waitUntil(lambda: shelf.hits == 3)
    assert shelf.calls.named("search")[-1] == ("battery",)
    assert presenter is not None


def test_an_answer_to_older_words_is_not_shown(qtbot: QtBot, shelf: Shelf) -> None:
    asked: list[str] = []

    def search(words: str) -> KnowledgeScreen:
        asked.append(words)
        return builders.knowledge_screen() if words == "ba" else KnowledgeScreen(hits=(), query=words)

    presenter = shelf.open(search=search)
    shelf.write("ba")
    shelf.write("bax")
    qtbot.waitUntil(lambda: shelf.page._shown is not None)
    assert asked == ["ba", "bax"]
    assert shelf.page._shown == KnowledgeScreen(hits=(), query="bax")
    assert presenter is not None


def test_only_new_articles_are_news(qtbot: QtBot, shelf: Shelf, changes: ChangesSignal) -> None:
    presenter = shelf.open()
    changes.changed.emit(Changes.of("job", "job-1"))
    changes.changed.emit(Changes.of("article", "article-1"))
    qtbot.waitUntil(lambda: shelf.hits == 3)
    assert len(shelf.calls.named("search")) == 1
    assert presenter is not None


def test_an_article_is_read_and_then_shown(qtbot: QtBot, shelf: Shelf) -> None:
    presenter = shelf.open()
    with qtbot.waitSignal(presenter.article_shown):
        shelf.page.article_opened.emit("article-1")
    assert shelf.calls.named("article") == [("article-1",)]
    assert shelf.article.heading.title == "12 V battery, safe change"


def test_an_article_that_is_gone_is_said_and_no_page_opens(qtbot: QtBot, shelf: Shelf) -> None:
    presenter = shelf.open(article=shelf.calls.failing(NotFound("article")))
    said = notices(shelf.page)
    opened: list[bool] = []
    presenter.article_shown.connect(lambda: opened.append(True))
    presenter.open("article-9")
    qtbot.waitUntil(lambda: bool(said))
    assert "not on this laptop" in said[0]
    assert opened == []


DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h40v20z"/></svg>'
SHOWN = ArticlePicture(name="loop.svg", sha256="0" * 64, size=len(DRAWING), media_type="image/svg+xml")
WITH_DRAWING = OpenedArticle(
    article=replace(builders.ARTICLE, body="Cut here.\n\n![The loop](loop.svg)\n", pictures=(SHOWN,))
)


def test_a_drawing_stands_beside_its_article_and_can_be_looked_into(qtbot: QtBot, shelf: Shelf) -> None:
    presenter = shelf.open(
        article=shelf.calls.view("article", WITH_DRAWING), picture=shelf.calls.view("picture", DRAWING)
    )
    shelf.article.resize(1200, 560)
    shelf.article.show()
    with qtbot.waitSignal(presenter.article_shown):
        presenter.open("article-1")
    view = shelf.article.findChild(ZoomView)
    qtbot.waitUntil(lambda: view.accessibleName() == "The loop")
    assert view.isVisible()
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoom > 1
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton)
    assert view.zoom == 1


def test_a_picture_that_has_not_come_is_told_and_shown_once_it_has(
    qtbot: QtBot, shelf: Shelf, changes: ChangesSignal
) -> None:
    here: list[bytes] = []

    def picture(_sha256: str) -> bytes:
        if not here:
            raise NotFound("not yet")
        return here[0]

    presenter = shelf.open(article=shelf.calls.view("article", WITH_DRAWING), picture=picture)
    shelf.article.show()
    presenter.open("article-1")
    view = shelf.article.findChild(ZoomView)
    qtbot.waitUntil(view.isHidden)
    here.append(DRAWING)
    changes.changed.emit(Changes.of("file", SHOWN.sha256))
    qtbot.waitUntil(view.isVisible)


def test_what_was_looked_for_is_marked_in_the_article_and_its_first_place_is_in_view(
    qtbot: QtBot, shelf: Shelf
) -> None:
    body = "# Wipers\n\n" + "Nothing here.\n\n" * 60 + "The CHARGER (EVSE) clicks.\n\nchargers, recharger"
    presenter = shelf.open(article=lambda _id: OpenedArticle(article=replace(builders.ARTICLE, body=body)))
    qtbot.addWidget(shelf.article)
    shelf.article.resize(900, 500)
    shelf.write("charger (evse")
    presenter.article_shown.connect(shelf.article.show)
    shelf.page.article_opened.emit("a-1")
    text = shelf.article.findChild(ReadingText, "articleText")
    qtbot.waitUntil(lambda: bool(text.extraSelections()))
    marked = [one.cursor.selectedText() for one in text.extraSelections()]
    assert marked == ["CHARGER", "EVSE", "chargers"]
    qtbot.waitUntil(lambda: text.viewport().rect().contains(text.cursorRect().center()))
    assert text.verticalScrollBar().value() > 0

    presenter.open("a-1")  # not from a search
    qtbot.waitUntil(lambda: not text.extraSelections())


def test_words_that_are_looked_for_are_marked_in_the_hits_and_said_plainly(
    qtbot: QtBot, shelf: Shelf
) -> None:
    shelf.page.resize(900, 500)
    shelf.page.show()
    shelf.page.show_hits(builders.knowledge_screen("battery"))
    qtbot.waitUntil(lambda: shelf.hits == 3)
    first, second, _third = shelf.page.findChildren(RowButton)
    tint, ink = current().colour.accent_tint.rgb(), current().colour.on_accent_tint.rgb()
    assert {tint, ink} <= colours(first)
    assert tint not in colours(second).difference(colours(second.findChild(StatusPill)))
    assert first.accessibleName() == (
        "12 V battery, safe change, Disconnect the first responder loop before the 12 V battery., Changed"
    )


def colours(widget: QWidget) -> set[int]:
    picture = widget.grab().toImage()
    return {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}


def test_an_article_is_marked_as_read_once_its_end_was_in_sight(qtbot: QtBot, shelf: Shelf) -> None:
    body = "# Wipers\n\n" + "Nothing here.\n\n" * 60 + "The end."
    long = OpenedArticle(article=replace(builders.ARTICLE, body=body))
    presenter = shelf.open(article=lambda _id: long)
    shelf.article.resize(900, 500)
    presenter.article_shown.connect(shelf.article.show)
    text = shelf.article.findChild(ReadingText, "articleText")
    presenter.open("article-1")
    qtbot.waitUntil(shelf.article.isVisible)
    qtbot.wait(GLANCE_MS + 200)
    assert shelf.calls.named("mark_read") == []

    text.verticalScrollBar().setValue(text.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: bool(shelf.calls.named("mark_read")))
    qtbot.wait(GLANCE_MS + 200)
    assert shelf.calls.named("mark_read") == [(long.article,)]


def test_reading_is_told_to_the_list_and_makes_nothing_to_send(
    qtbot: QtBot, shelf: Shelf, changes: ChangesSignal
) -> None:
    presenter = shelf.open()
    to_send: list[Changes] = []
    changes.made.connect(to_send.append)
    shelf.page.show()
    with qtbot.waitSignal(changes.changed) as told:
        shelf.article.read_through.emit(builders.ARTICLE)
    assert told.args is not None
    assert told.args[0].of_kind("read_mark") == {"article-1"}
    qtbot.waitUntil(lambda: bool(shelf.calls.named("search")))
    assert to_send == []
    assert presenter is not None


def test_the_pages_say_how_much_is_not_read_and_what_changed(qtbot: QtBot, shelf: Shelf) -> None:
    shelf.page.show_hits(builders.knowledge_screen())
    assert shelf.page.findChild(QLabel, "unread").text() == "2 not read yet"
    shelf.article.show_article(builders.OPENED_ARTICLE, "Back")
    strip = shelf.article.findChild(InfoStrip, "changedSinceRead")
    assert not strip.isHidden()
    shelf.article.show_article(replace(builders.OPENED_ARTICLE, read=ReadState.READ), "Back")
    assert strip.isHidden()
