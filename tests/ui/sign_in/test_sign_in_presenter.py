"""The Sign-in presenter asks the office, says how far it is, and can be stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from calls import Calls, words
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fieldapp.errors import NotAllowedNow, NotTrusted, ServerUnreachable, WrongPassword
from ui.sign_in.page import Credentials, SignInPage
from ui.sign_in.presenter import SignInPresenter
from ui.tasks import TaskRunner
from ui.widgets.text_field import TextField
from ui.wording import error_sentence, problem_sentence

TYPED = {
    "signInServer": "https://office.example",
    "signInUser": "nora",
    "signInPassword": "winter ",
    "signInCode": "AB12",
}


class SlowOffice:
    """An office that says it is fetching, and answers, when the test lets it."""

    def __init__(self) -> None:
        self.fetch, self.answer = threading.Event(), threading.Event()
        self.asked: list[Credentials] = []
        self.answered = threading.Event()

    def __call__(self, credentials: Credentials, fetching: Callable[[], None]) -> None:
        self.asked.append(credentials)
        self.fetch.wait(5)
        fetching()
        self.answer.wait(5)
        self.answered.set()


@pytest.fixture
def page(qtbot: QtBot) -> SignInPage:
    page = SignInPage()
    qtbot.addWidget(page)
    for name, text in TYPED.items():
        page.findChild(TextField, name).set_text(text)
    return page


def next_key(page: SignInPage) -> str:
    step = page.bar_state.next_step
    assert step is not None
    return step.key


def test_each_part_of_the_way_is_said(qtbot: QtBot, page: SignInPage, tasks: TaskRunner) -> None:
    office = SlowOffice()
    presenter = SignInPresenter(page, office, tasks=tasks)
    page.action_triggered.emit("sign_in")
    assert next_key(page) == "cancel"
    assert "Asking the office" in words(page)
    office.fetch.set()
    qtbot.waitUntil(lambda: "Fetching jobs" in words(page))
    with qtbot.waitSignal(presenter.signed_in):
        office.answer.set()
    assert office.asked == [
        Credentials(server="https://office.example", user="nora", password="winter ", device_code="AB12")
    ]


def test_once_cancelled_nothing_of_it_is_heard_again(
    qtbot: QtBot, page: SignInPage, tasks: TaskRunner
) -> None:
    office = SlowOffice()
    presenter = SignInPresenter(page, office, tasks=tasks)
    heard: list[bool] = []
    presenter.signed_in.connect(lambda: heard.append(True))
    page.action_triggered.emit("sign_in")
    page.action_triggered.emit("cancel")
    office.fetch.set()
    office.answer.set()
    assert office.answered.wait(5)
    qtbot.wait(50)
    assert heard == []
    assert next_key(page) == "sign_in"
    assert "Fetching" not in words(page)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (WrongPassword("no"), "Check all three"),
        (ServerUnreachable("no"), "does not answer"),
        (NotAllowedNow("no", reasons=("other_owner",)), "another person"),
    ],
)
def test_a_refusal_is_said_and_keeps_what_was_typed(
    qtbot: QtBot, page: SignInPage, tasks: TaskRunner, error: Exception, said: str
) -> None:
    presenter = SignInPresenter(page, Calls().failing(error), tasks=tasks)
    page.action_triggered.emit("sign_in")
    problem = page.findChild(QWidget, "signInProblem")
    qtbot.waitUntil(lambda: not problem.isHidden())
    assert said in words(page)
    assert {name: page.findChild(TextField, name).text for name in TYPED} == TYPED
    assert next_key(page) == "sign_in"
    assert presenter is not None


def test_the_refusal_of_a_cancelled_try_is_not_said(
    qtbot: QtBot, page: SignInPage, tasks: TaskRunner
) -> None:
    go_on, refused = threading.Event(), threading.Event()

    def sign_in(_credentials: Credentials, _fetching: Callable[[], None]) -> None:
        go_on.wait(5)
        refused.set()
        raise WrongPassword("no")

    presenter = SignInPresenter(page, sign_in, tasks=tasks)
    page.action_triggered.emit("sign_in")
    page.action_triggered.emit("cancel")
    go_on.set()
    assert refused.wait(5)
    qtbot.wait(50)
    assert page.findChild(QWidget, "signInProblem").isHidden()
    assert presenter is not None


def test_one_types_at_once_and_enter_goes_on_to_what_is_missing_and_then_signs_in(qtbot: QtBot) -> None:
    page = SignInPage(needs_passphrase=True)
    qtbot.addWidget(page)
    wanted: list[Credentials] = []
    page.sign_in_wanted.connect(wanted.append)
    page.show()
    page.activateWindow()
    for name in (*TYPED, "signInPassphrase"):
        editor = page.findChild(TextField, name).editor
        qtbot.waitUntil(editor.hasFocus)
        assert not wanted
        qtbot.keyClicks(editor, TYPED.get(name, "correct horse"))
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert [one.user for one in wanted] == ["nora"]


def test_a_server_nobody_vouches_for_is_told_apart_from_one_that_is_silent() -> None:
    silent = ServerUnreachable("no answer", reason="ConnectTimeout", address="https://office.example")
    stranger = NotTrusted("no server of ours")
    assert "does not answer" in error_sentence(silent)
    assert "not the office server by its certificate" in error_sentence(stranger)
    assert error_sentence(stranger) == problem_sentence(stranger.code)  # the same word on the Sync page
