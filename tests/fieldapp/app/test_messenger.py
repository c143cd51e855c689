"""News reach the person as a short message, several at once as a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldapp.app.messenger import Messenger
from fieldapp.domain.changes import Changes
from fieldapp.domain.screens.news import News, NewsKind
from ui import theme
from ui.formats import Formats
from ui.frame import Notice, Page
from ui.main_window import MainWindow, Section
from ui.printing import Printer
from ui.tasks import TaskRunner
from ui.widgets.toast import Toast


@dataclass
class Shell:
    window: MainWindow
    tasks: TaskRunner
    formats: Formats = field(default_factory=Formats)

    def say_error(self, error: BaseException) -> None:
        raise error


@pytest.fixture
def shell(qtbot: QtBot, qapp: QApplication) -> Iterator[Shell]:
    theme.apply(qapp, "light", 1.0)
    window = MainWindow([Section("today", "Today", "today", Page())])
    qtbot.addWidget(window)
    window.show()
    tasks = TaskRunner()
    yield Shell(window, tasks)
    tasks.close()


AT = datetime(2026, 11, 28, 9, tzinfo=UTC)
NEW = News(kind=NewsKind.NEW_JOB, row_id="a", who="Fjordkraft Bygg AS", at=AT)


@pytest.mark.parametrize(
    ("news", "said"),
    [
        ((NEW,), "New job: Fjordkraft Bygg AS, 28 Nov 2026, 10:00."),
        ((NEW, News(kind=NewsKind.NEW_JOB, row_id="b", who="Kari", at=AT)), "2 new"),
        ((News(kind=NewsKind.CHANGED_JOB, row_id="a", who="Kari", at=AT),), "Changed by the office: Kari."),
        ((News(kind=NewsKind.MAIL_CAME_BACK, row_id="a", who="k@x.no"),), "k@x.no came back"),
        ((News(kind=NewsKind.CONFLICT, row_id=""),), "same place"),
    ],
)
def test_news_are_said_above_the_bar(qtbot: QtBot, shell: Any, news: tuple[News, ...], said: str) -> None:
    messenger = Messenger(
        shell, known=frozenset, read=lambda _changes, _known: news, parent=QObject(shell.window)
    )
    qtbot.waitUntil(lambda: messenger._known is not None)
    messenger.heard(Changes.of("job", "a"))

    def heard() -> str:
        toast = shell.window.findChild(Toast, "toast")
        return toast.accessibleName() if toast is not None and toast.isVisible() else ""

    qtbot.waitUntil(lambda: said in heard())
    assert QApplication.activeModalWidget() is None


def test_a_new_job_is_told_once(qtbot: QtBot, shell: Any) -> None:
    asked: list[frozenset[str]] = []

    def read(_changes: Changes, known: frozenset[str]) -> tuple[News, ...]:
        asked.append(known)
        return () if "a" in known else (NEW,)

    messenger = Messenger(shell, known=frozenset, read=read, parent=QObject(shell.window))
    qtbot.waitUntil(lambda: messenger._known is not None)
    for _ in range(2):
        messenger.heard(Changes.of("job", "a"))
        qtbot.wait(30)
    qtbot.waitUntil(lambda: len(asked) == 2)
    assert asked[1] == {"a"}


def test_a_job_made_on_this_laptop_is_no_news_when_the_office_gives_its_number(
    qtbot: QtBot, shell: Any
) -> None:
    asked: list[frozenset[str]] = []

    def read(_changes: Changes, known: frozenset[str]) -> tuple[News, ...]:
        asked.append(known)
        return ()

    messenger = Messenger(shell, known=frozenset, read=read, parent=QObject(shell.window))
    qtbot.waitUntil(lambda: messenger._known is not None)
    messenger.made_here(Changes.of("job", "mine"))
    messenger.heard(Changes.of("job", "mine"))
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert asked == [{"mine"}]


def messenger_with(qtbot: QtBot, shell: Any, *news: News) -> Messenger:
    made = Messenger(shell, known=frozenset, read=lambda _changes, _known: news, parent=QObject(shell.window))
    qtbot.waitUntil(lambda: made._known is not None)
    return made


def said(shell: Any) -> str:
    toast = shell.window.findChild(Toast, "toast")
    return toast.accessibleName() if toast is not None and toast.isVisible() else ""


VAN = Printer("Van", is_default=True, trouble="empty")


def test_what_a_printer_does_not_print_is_news_that_says_what_to_do(qtbot: QtBot, shell: Any) -> None:
    messenger = messenger_with(qtbot, shell)
    messenger.print_stuck("J-2026-004105", VAN)
    assert said(shell) == "J-2026-004105 waits at Van. The printer is out of paper."
    messenger.print_failed("J-2026-004105", "Van")
    assert said(shell) == "Van did not print J-2026-004105. Print it again, or on another printer."


def test_who_drives_is_told_nothing_and_on_arrival_everything_at_once(qtbot: QtBot, shell: Any) -> None:
    messenger = messenger_with(qtbot, shell, NEW)
    messenger.set_driving(True)
    messenger.heard(Changes.of("job", "a"))
    qtbot.waitUntil(lambda: "a" in (messenger._known or ()))
    messenger.print_stuck("J-7", VAN)
    messenger.print_stuck("J-7", VAN)
    messenger.print_failed("J-8", "Van")
    qtbot.wait(50)
    assert said(shell) == ""
    messenger.set_driving(False)
    assert said(shell) == (
        "New job: Fjordkraft Bygg AS, 28 Nov 2026, 10:00. J-7 waits at Van. The printer is out of paper. "
        "Van did not print J-8. Print it again, or on another printer."
    )


def test_of_a_whole_drive_s_news_three_are_said_and_the_rest_is_counted(qtbot: QtBot, shell: Any) -> None:
    messenger = messenger_with(qtbot, shell)
    messenger.set_driving(True)
    for number in range(5):
        messenger.print_failed(f"J-{number}", "Van")
    messenger.set_driving(False)
    assert said(shell).count("did not print") == 3
    assert said(shell).endswith("And 2 more.")


def test_news_do_not_take_the_place_of_an_undo(qtbot: QtBot, shell: Any) -> None:
    messenger = messenger_with(qtbot, shell)
    shell.window.show_notice(Notice("Arrived", "undo-arrival"))
    messenger.print_failed("J-8", "Van")
    qtbot.wait(50)
    assert said(shell) == "Arrived"
    shell.window.undo()
    qtbot.waitUntil(lambda: "J-8" in said(shell))
