"""Parts, Know-how, Sync, Settings, Sign-in and the Report tab: what they show and ask for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import builders
import pytest
from calls import Calls, find, notices, words
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fieldapp.domain.attachments import DeliveryState
from fieldapp.domain.changes import Changes
from fieldapp.domain.differing_words import pieces
from fieldapp.domain.screens.parts import PartsScreen
from fieldapp.errors import NotFound, WrongPassword
from fieldapp.operations import barcodes
from ui.formats import Formats
from ui.knowledge.page import ArticlePage, KnowledgePage
from ui.parts.page import PartsPage, StockCard
from ui.parts.presenter import PartsActions, PartsPresenter
from ui.presenter import ChangesSignal
from ui.printing import Printer
from ui.report.tab import ReportTab
from ui.settings.page import Look, SettingsPage
from ui.sign_in.page import Credentials, SignInPage
from ui.sign_in.presenter import SignInPresenter
from ui.sync_centre.page import SyncPage
from ui.sync_centre.presenter import SyncActions, SyncPresenter
from ui.sync_centre.words import Counted
from ui.tasks import TaskRunner
from ui.widgets.plate_label import PlateLabel
from ui.widgets.reading import readable
from ui.widgets.segments import Segments
from ui.widgets.stepper import Stepper
from ui.widgets.text_field import TextField


def show(qtbot: QtBot, page: QWidget) -> None:
    qtbot.addWidget(page)
    page.resize(1254, 608)
    page.show()


def heard(signal: Any) -> list[tuple[Any, ...]]:
    got: list[tuple[Any, ...]] = []
    signal.connect(lambda *arguments: got.append(arguments))
    return got


# Parts


def test_a_page_nobody_sees_is_read_when_it_comes_up_or_when_changes_pause(
    qtbot: QtBot, parts: PartsPage, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    calls = Calls()
    presenter = PartsPresenter(parts, parts_actions(calls), tasks=tasks, changes=changes)
    presenter.refresh()
    qtbot.waitUntil(lambda: len(calls.named("read")) == 1)
    moved = Changes.of("part_movement", "movement-1")
    parts.hide()
    for _ in range(3):
        changes.changed.emit(moved)
        qtbot.wait(200)
    assert len(calls.named("read")) == 1

    parts.show()
    qtbot.waitUntil(lambda: len(calls.named("read")) == 2)

    parts.hide()
    changes.changed.emit(moved)
    qtbot.waitUntil(lambda: len(calls.named("read")) == 3)
    parts.show()
    qtbot.wait(50)
    assert len(calls.named("read")) == 3


@pytest.fixture
def parts(qtbot: QtBot, formats: Formats) -> PartsPage:
    page = PartsPage(formats)
    show(qtbot, page)
    return page


def test_a_count_is_saved_only_when_it_differs(qtbot: QtBot, parts: PartsPage) -> None:
    counted = heard(parts.counted)
    parts.show_parts(builders.parts_screen())
    qtbot.waitUntil(lambda: len(parts.findChildren(StockCard)) == 4)
    card = find(parts, StockCard, "stock-1095050-00-A")
    save = card.findChild(QPushButton, "save-1095050-00-A")
    assert not save.isVisible()
    find(card, Stepper, "count-1095050-00-A").findChildren(QPushButton)[-1].click()
    save.click()
    assert counted == [("part-2", 4)]


def test_a_count_being_changed_stays_when_another_part_changes(qtbot: QtBot, parts: PartsPage) -> None:
    screen = builders.parts_screen()
    parts.show_parts(screen)
    qtbot.waitUntil(lambda: len(parts.findChildren(StockCard)) == 4)
    card = find(parts, StockCard, "stock-1095050-00-A")
    find(card, Stepper, "count-1095050-00-A").findChildren(QPushButton)[-1].click()
    lines = (replace(screen.lines[0], in_car=2), *screen.lines[1:])
    parts.show_parts(replace(screen, lines=lines))
    assert find(parts, Stepper, "count-1095050-00-A").value == 4


def test_nothing_in_the_catalogue_says_what_to_try(parts: PartsPage) -> None:
    parts.show_parts(PartsScreen(lines=(), total=0))
    assert "No such part" in words(parts)


def parts_actions(calls: Calls) -> PartsActions:
    return PartsActions(
        read=calls.view("read", builders.parts_screen()),
        count=calls.operation("count"),
        load=calls.operation("load"),
        bring_back=calls.operation("bring_back"),
        tag=calls.view("tag", b"%PDF a tag"),
        scan=calls.view("scan", ("1095050-00-A",)),
        scan_frame=barcodes.read_frame,
    )


def test_a_part_that_goes_back_gets_a_tag(
    qtbot: QtBot, parts: PartsPage, tasks: TaskRunner, changes: ChangesSignal, tmp_path: Path
) -> None:
    calls = Calls()
    presenter = PartsPresenter(parts, parts_actions(calls), tasks=tasks, changes=changes)
    presenter.refresh()
    qtbot.waitUntil(lambda: len(parts.findChildren(StockCard)) == 4)
    card = find(parts, StockCard, "stock-1095050-00-A")
    tag = card.findChild(QPushButton, "tag-1095050-00-A")
    assert tag is not None
    assert tag.isHidden()
    fewer, _more = find(card, Stepper, "count-1095050-00-A").findChildren(QPushButton)
    fewer.click()
    assert not tag.isHidden()

    parts.tag_wanted.emit("part-1", str(tmp_path / "tag.pdf"))

    qtbot.waitUntil((tmp_path / "tag.pdf").exists)
    assert calls.named("tag") == [("part-1",)]
    assert presenter is not None


def test_more_is_loaded_fewer_are_returned_and_undo_counts_as_before(
    qtbot: QtBot, parts: PartsPage, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    calls = Calls()
    presenter = PartsPresenter(parts, parts_actions(calls), tasks=tasks, changes=changes)
    presenter.refresh()
    qtbot.waitUntil(lambda: len(parts.findChildren(StockCard)) == 4)
    card = find(parts, StockCard, "stock-1095050-00-A")
    fewer, more = find(card, Stepper, "count-1095050-00-A").findChildren(QPushButton)
    move = card.findChild(QPushButton, "move-1095050-00-A")
    more.click()
    more.click()
    assert move.text() == "Load 2"
    move.click()
    qtbot.waitUntil(lambda: calls.named("load") == [("part-2", 2)])
    qtbot.waitUntil(lambda: presenter._before is not None)
    parts.undo_triggered.emit("count")
    qtbot.waitUntil(lambda: calls.named("count") == [("part-2", 3)])
    for _ in range(3):
        fewer.click()
    assert move.text() == "Return 1"
    move.click()
    qtbot.waitUntil(lambda: calls.named("bring_back") == [("part-2", 1)])


def test_a_dropped_label_is_looked_for(
    qtbot: QtBot, parts: PartsPage, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    calls = Calls()
    PartsPresenter(parts, parts_actions(calls), tasks=tasks, changes=changes)
    said = heard(parts.notice)
    parts.picture_given.emit(b"png")
    qtbot.waitUntil(lambda: parts.words == "1095050-00-A")
    assert "Read: 1095050-00-A" in said[-1][0].text


def test_answers_to_older_words_come_too_late(
    qtbot: QtBot, parts: PartsPage, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    calls = Calls()
    actions = parts_actions(calls)
    presenter = PartsPresenter(parts, actions, tasks=tasks, changes=changes)
    presenter._show("old words", builders.parts_screen())
    assert parts.bar_state.is_empty
    parts.counted.emit("part-1", 3)
    qtbot.waitUntil(lambda: calls.named("count") == [("part-1", 3)])


# Know-how


def test_articles_open_by_a_tap(qtbot: QtBot) -> None:
    page = KnowledgePage()
    show(qtbot, page)
    opened = heard(page.article_opened)
    page.show_hits(builders.knowledge_screen())
    find(page, QPushButton, "article-12v-battery").click()
    assert opened == [("article-1",)]


def test_an_article_loads_no_pictures_and_no_markup() -> None:
    assert readable("Hi ![x](https://a.example/x.png)<img src='x'> there") == "Hi  there"


def test_an_article_is_shown_under_its_title(qtbot: QtBot) -> None:
    page = ArticlePage()
    show(qtbot, page)
    page.show_article(builders.OPENED_ARTICLE, "Know-how")
    assert page.heading.title == "12 V battery, safe change"
    assert "first responder loop" in page._text.toPlainText()


# Sync


@pytest.fixture
def sync(qtbot: QtBot, formats: Formats) -> SyncPage:
    page = SyncPage(formats)
    show(qtbot, page)
    return page


def test_what_waits_is_said_by_job_in_words(qtbot: QtBot, sync: SyncPage) -> None:
    sync.show_sync(builders.sync_screen())
    qtbot.waitUntil(lambda: not sync.building)
    text = words(sync)
    for part in ("Fjordkraft Bygg AS", "EK 90117", "3 answer", "Not accepted"):
        assert part in text


def test_only_the_differing_words_of_a_version_are_marked() -> None:
    assert pieces("Meld deg. Port er åpen.", "Meld deg.") == (("Meld deg.", False), ("Port er åpen.", True))
    assert pieces("", "Meld deg.") == (("", True),)


def test_what_waits_stays_as_it_is_while_only_the_contact_is_newer(qtbot: QtBot, sync: SyncPage) -> None:
    screen = builders.sync_screen()
    sync.show_sync(screen)
    qtbot.waitUntil(lambda: not sync.building)
    before = sync.findChildren(PlateLabel)
    later = replace(screen.connection, last_contact=builders.at(15, 59))
    sync.show_sync(replace(screen, connection=later))
    qtbot.waitUntil(lambda: not sync.building)
    assert before
    assert sync.findChildren(PlateLabel) == before


@pytest.mark.parametrize("choice", ["mine", "office", "both"])
def test_a_conflict_is_settled_with_one_tap(sync: SyncPage, choice: str) -> None:
    settled = heard(sync.settled)
    sync.show_sync(builders.sync_screen())
    find(sync, QPushButton, f"keep-{choice}-conflict-1").click()
    assert settled == [("conflict-1", choice)]


def test_a_refused_change_is_sent_again(
    qtbot: QtBot, sync: SyncPage, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    calls = Calls()
    actions = SyncActions(
        read=calls.view("read", builders.sync_screen()),
        connection=calls.view("connection", builders.connection()),
        wake=calls.view("wake", None),
        settle=calls.operation("settle"),
        reopen=calls.operation("reopen"),
        retry=calls.operation("retry", Changes()),
        take_back=calls.operation("take_back", Changes()),
        copy=calls.view("copy", (0, 0)),
        preview=calls.failing(NotFound("no such photo")),
    )
    presenter = SyncPresenter(sync, actions, tasks=tasks, changes=changes)
    said = notices(sync)
    presenter.refresh()
    qtbot.waitUntil(lambda: bool(sync.findChildren(QPushButton, "retry-op-1")))
    find(sync, QPushButton, "retry-op-1").click()
    qtbot.waitUntil(lambda: bool(calls.named("wake")))
    assert calls.named("retry") == [("op-1",)]
    assert said == []  # a file without a preview is no news


def test_all_sent_says_so(qtbot: QtBot, sync: SyncPage) -> None:
    sync.show_sync(builders.quiet_sync())
    qtbot.waitUntil(lambda: not sync.building)
    assert "Nothing waits" in words(sync)
    assert "Nothing needs you" in words(sync)


def test_what_the_office_has_is_told_with_how_far_the_report_got(qtbot: QtBot, sync: SyncPage) -> None:
    sync.show_sync(builders.quiet_sync())
    qtbot.waitUntil(lambda: not sync.building)
    amounts = f"{Counted().change('answer', 99)[1]}, {Counted().photos(12)}"
    assert {"Completed, 11:21", amounts, "Report: Sent"} <= set(words(sync).splitlines())


def test_what_waits_says_which_status_and_who_signed(qtbot: QtBot, sync: SyncPage) -> None:
    sync.show_sync(builders.sync_screen())
    qtbot.waitUntil(lambda: not sync.building)
    _icon, signature = Counted().change("signature", 1)
    assert {"Completed, 11:21", f"{signature}: Ømer Åsgård"} <= set(words(sync).splitlines())


def test_trying_now_is_the_next_step(sync: SyncPage) -> None:
    wanted = heard(sync.try_wanted)
    sync.show_sync(builders.sync_screen())
    assert "does not answer" in sync.bar_state.fact
    sync.action_triggered.emit("try")
    assert wanted == [()]


# Settings


def test_a_choice_of_the_look_says_only_what_was_chosen(qtbot: QtBot, formats: Formats) -> None:
    page = SettingsPage(formats)
    show(qtbot, page)
    page.show_look(Look(language="de", theme="light", scale=125))
    chosen = heard(page.look_chosen)
    find(find(page, Segments, "settingTheme"), QPushButton, "segment_sun").click()
    assert chosen == [(Look(theme="sun"),)]


def test_the_profile_says_where_the_key_is(qtbot: QtBot, formats: Formats) -> None:
    page = SettingsPage(formats)
    show(qtbot, page)
    page.show_profile(builders.profile_screen())
    page.show_profile(replace(builders.profile_screen(), key_kept_in="passphrase"))
    assert "By a passphrase" in words(page)
    assert "In the keyring" not in words(page)


# Sign-in


def fill(page: SignInPage) -> None:
    for name in ("signInServer", "signInUser", "signInPassword", "signInCode"):
        page.findChild(TextField, name).set_text("https://office.example" if name == "signInServer" else "x")


def test_signing_in_needs_every_field(qtbot: QtBot) -> None:
    page = SignInPage()
    show(qtbot, page)
    wanted = heard(page.sign_in_wanted)
    page.action_triggered.emit("sign_in")
    assert wanted == []
    assert page.findChild(TextField, "signInCode").problem
    fill(page)
    page.action_triggered.emit("sign_in")
    assert wanted[0][0].server == "https://office.example"


def test_a_wrong_password_is_said_and_what_was_typed_stays(qtbot: QtBot, tasks: TaskRunner) -> None:
    page = SignInPage()
    show(qtbot, page)
    calls = Calls()
    presenter = SignInPresenter(page, calls.failing(WrongPassword("no")), tasks=tasks)
    fill(page)
    page.action_triggered.emit("sign_in")
    problem = page.findChild(QWidget, "signInProblem")
    qtbot.waitUntil(problem.isVisible)
    assert page.findChild(TextField, "signInUser").text == "x"
    assert page.bar_state.next_step is not None
    assert page.bar_state.next_step.key == "sign_in"
    assert presenter is not None


def test_a_cancelled_sign_in_is_not_heard_of_again(qtbot: QtBot, tasks: TaskRunner) -> None:
    page = SignInPage()
    show(qtbot, page)
    presenter = SignInPresenter(page, lambda _credentials, _fetching: None, tasks=tasks)
    done = heard(presenter.signed_in)
    presenter._start(Credentials(server="s", user="u", password="p", device_code="c"))
    page.action_triggered.emit("cancel")
    qtbot.wait(100)
    assert done == []


def test_no_field_of_the_form_is_squeezed(qtbot: QtBot) -> None:
    page = SignInPage(needs_passphrase=True)
    show(qtbot, page)
    page.show_problem("The office server does not answer. Check the address and the network, then try again.")
    qtbot.wait(50)
    heights = {field.height() for field in page.findChildren(QLineEdit) if field.isVisible()}
    assert min(heights) >= 48


# Report


@pytest.fixture
def report(qtbot: QtBot, formats: Formats) -> ReportTab:
    tab = ReportTab(formats)
    show(qtbot, tab)
    tab.show_job(builders.job_screen())
    return tab


def test_a_report_is_sealed_then_sent_then_the_job_goes_on(report: ReportTab) -> None:
    keys = []
    for changed in ({}, {"reports": (builders.report(),)}):
        report.show_job(builders.job_screen(**changed))
        state = report.bar()
        assert state is not None
        assert state.next_step is not None
        keys.append(state.next_step.key)
    assert keys == ["seal", "email"]
    report.show_job(builders.job_screen(reports=(builders.report(),), deliveries=(builders.delivery(),)))
    assert report.bar() is None


def test_an_address_without_a_domain_is_refused_in_place(report: ReportTab) -> None:
    wanted = heard(report.email_wanted)
    report.show_job(builders.job_screen(reports=(builders.report(),)))
    find(report, TextField, "reportRecipient").set_text("anneliese")
    report.act("email")
    assert wanted == []
    assert find(report, TextField, "reportRecipient").problem
    find(report, TextField, "reportRecipient").set_text("anneliese@example.de")
    report.act("email")
    assert wanted == [("anneliese@example.de",)]


def test_without_a_printer_printing_is_locked(report: ReportTab) -> None:
    report.show_printers(())
    assert "No printer" in words(report)
    assert not find(report, QPushButton, "printReport").isEnabled()
    report.show_printers((Printer("Brother_PJ-883", is_default=True),))
    printed = heard(report.print_wanted)
    find(report, QPushButton, "printReport").click()
    assert printed == [("Brother_PJ-883", 1, False)]


def test_a_printer_in_trouble_says_what_to_do(report: ReportTab) -> None:
    for trouble, said in (("jam", "Paper jam"), ("off", "off or cannot be reached"), ("", "paused")):
        report.show_printers((Printer("Van", is_default=True, enabled=False, trouble=trouble),))
        assert said in words(report)


def test_every_page_of_the_preview_has_a_button(report: ReportTab) -> None:
    pages = (QImage(60, 85, QImage.Format.Format_RGB888),) * 2
    report.show_pages(pages)
    report.show_pages(pages)
    assert report.preview.page_count == 2
    assert find(report, QWidget, "reportPage2").isVisible()


def test_a_bounced_report_says_why(report: ReportTab) -> None:
    bounced = builders.delivery(state=DeliveryState.BOUNCED, detail="Mailbox full")
    report.show_job(builders.job_screen(reports=(builders.report(),), deliveries=(bounced,)))
    assert "Mailbox full" in words(report)
