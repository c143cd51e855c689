"""A checklist on a page with its presenter, for tests: what it shows, and what reached the operations."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import Any

import builders
from calls import Calls, find, settle
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

import resources
from fieldapp.domain.changes import Changes
from fieldapp.domain.screens.checklist import ChecklistScreen
from inspections.xlsform import compile_form
from ui.drafts import Drafts
from ui.formats import Formats
from ui.inspection.finishing_presenter import FinishingPresenter
from ui.inspection.item_card import ItemCard
from ui.inspection.page import ChecklistPage
from ui.inspection.photos_presenter import ChecklistPhotosPresenter
from ui.inspection.presenter import ChecklistActions, ChecklistPresenter
from ui.inspection.signing_presenter import SigningPresenter
from ui.inspection.way_back_presenter import WayBackPresenter
from ui.presenter import ChangesSignal
from ui.tasks import TaskRunner
from ui.undoing import Undoing
from ui.widgets.segments import Segments

NOW = datetime(2026, 11, 20, 7, 30, tzinfo=UTC)


@cache
def xform(form_id: str = "mobile_visit") -> str:
    for file in resources.checklist_files():
        form = compile_form(file.read_bytes(), file_name=file.name)
        if form.form_id == form_id:
            return form.xform_xml
    raise LookupError(form_id)


class Filling:
    """A checklist on a page with its presenter; `calls` says what reached the operations.

    An answer voids the signatures in `voids`.
    """

    def __init__(
        self,
        qtbot: QtBot,
        tasks: TaskRunner,
        changes: ChangesSignal,
        screen: ChecklistScreen,
        drafts: Drafts | None = None,
    ) -> None:
        self.qtbot = qtbot
        self.calls = Calls()
        self.voids: list[str] = []
        self.screen = screen
        self.page = ChecklistPage(drafts)
        qtbot.addWidget(self.page)
        self.page.resize(1254, 608)
        self.page.show()
        actions = ChecklistActions(
            read=lambda _id: self.screen,
            now=lambda: NOW,
            new_id=lambda: "0192f3c4-0000-7000-8000-000000000001",
            answer=self._answer,
            set_finding=self.calls.operation("finding", Changes.of("finding", "finding-1")),
            prepare_photo=self.calls.view("prepare", "prepared"),
            record_photo=self.calls.operation("photo", Changes.of("photo", "p")),
            remove_photo=self.calls.operation("remove", Changes.of("photo", "p")),
            preview=self.calls.view("preview", b""),
            sign=self.calls.operation("sign", Changes.of("signature", "signature-1")),
            identify=self.calls.view("identify", "person-3"),
            waive=self.calls.operation("waive", Changes.of("signature", "signature-1")),
            finish=self.calls.operation("finish", Changes.of("inspection", "inspection-1")),
        )
        self.presenter = ChecklistPresenter(self.page, actions, Formats("en"), tasks=tasks, changes=changes)
        WayBackPresenter(self.page, self.presenter, tasks=tasks, changes=changes)
        ChecklistPhotosPresenter(self.page, self.presenter, actions, tasks=tasks, changes=changes)
        SigningPresenter(self.page, self.presenter, actions, tasks=tasks, changes=changes)
        self.finishing = FinishingPresenter(self.page, self.presenter, actions, tasks=tasks, changes=changes)
        undoing = Undoing(
            lambda *_step: None,
            self.calls.operation("bring_back", Changes()),
            tasks=tasks,
            changes=changes,
            parent=self.page,
        )
        undoing.attach(self.page, lambda: self.presenter.job_id)
        self.presenter.open("inspection-1")
        qtbot.waitUntil(lambda: bool(self.page._sections) and not self.page.building)

    def _answer(self, *given: Any) -> Changes:
        return self.calls.operation("answer", Changes.of("answer", "a"))(*given) | Changes.of(
            "signature", *self.voids
        )

    def turn(self, number: int) -> ItemCard:
        """Show the section of an item; gives its card."""
        path = self.path(number)
        self.page.jump_to(path)
        self.qtbot.waitUntil(lambda: not self.page.building and path in self.page.items.cards)
        settle()
        return self.page.items.cards[path]

    def anew(self, card: ItemCard) -> ItemCard:
        """The card that takes the place of one whose item asks other questions by now."""
        path = card.item.path
        self.qtbot.waitUntil(lambda: self.page.items.cards[path] is not card)
        return self.page.items.cards[path]

    def path(self, number: int) -> str:
        items = [item for section in self.page._sections for item in section.items]
        return next(item.path for item in items if item.number == number)

    def wait_focus(self, path: str) -> None:
        """The keyboard is on an item; asked of the page, because an offscreen window is not always active."""
        self.qtbot.waitUntil(lambda: self.page.focusWidget() is self.page.items.cards.get(path))

    def saved(self) -> list[dict[str, Any]]:
        return [dict(values) for _inspection, values, _tool in self.calls.named("answer")]

    def wait_saved(self, count: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.saved()) >= count)


def press(card: ItemCard, key: str) -> None:
    find(find(card, Segments, "verdict"), QPushButton, f"segment_{key}").click()


def filling_of(
    qtbot: QtBot,
    tasks: TaskRunner,
    changes: ChangesSignal,
    form_id: str = "mobile_visit",
    *,
    xml: str = "",
    **screen: Any,
) -> Filling:
    """A shipped checklist on the page, or the form `xml`; `screen` replaces fields of the screen value."""
    return Filling(qtbot, tasks, changes, builders.checklist_screen(xml or xform(form_id), **screen))


@cache
def compiled(markdown: str) -> str:
    """The XForm of a form written as a markdown table."""
    return compile_form(markdown.encode(), file_name="form.md").xform_xml
