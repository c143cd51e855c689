"""Words typed into a checklist outlive the program, and are saved when it is back."""

import builders
from inspection_page import Filling, press, xform
from pytestqt.qtbot import QtBot

from fieldapp.domain.drafts import Draft
from ui.drafts import Drafts, place
from ui.presenter import ChangesSignal
from ui.tasks import TaskRunner


def test_a_finding_note_lost_before_it_was_saved_is_saved_at_the_next_opening(
    qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    screen = builders.checklist_screen(xform())
    first = Filling(qtbot, tasks, changes, screen)
    path = first.path(2)
    typed = Draft(place=place(screen.inspection.id, "note", path), text="chip, 12 mm")

    filling = Filling(qtbot, tasks, changes, screen, Drafts([typed]))
    press(filling.turn(2), "not_ok")

    qtbot.waitUntil(lambda: ("inspection-1", path, "", "chip, 12 mm") in filling.calls.named("finding"))
    qtbot.waitUntil(lambda: filling.page.drafts.all == ())


def test_a_text_answer_lost_before_it_was_saved_is_saved_at_the_next_opening(
    qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    screen = builders.checklist_screen(xform())
    first = Filling(qtbot, tasks, changes, screen)
    asked = [q for s in first.page._sections for i in s.items for q in i.questions if q.kind == "text"]
    question = asked[0]
    typed = Draft(place=place(screen.inspection.id, "answer", question.path), text="half a sent")

    filling = Filling(qtbot, tasks, changes, screen, Drafts([typed]))
    session = filling.presenter.session
    assert session is not None
    filling.page.jump_to(session.item_of(question.path))

    qtbot.waitUntil(lambda: any(one.get(question.path) == "half a sent" for one in filling.saved()))
    qtbot.waitUntil(lambda: filling.page.drafts.all == ())


def test_a_change_left_as_it_was_takes_its_words_along(
    qtbot: QtBot, tasks: TaskRunner, changes: ChangesSignal
) -> None:
    screen = builders.checklist_screen(xform())
    filling = Filling(qtbot, tasks, changes, screen)
    filling.page.above.ask_reason("Windscreen")
    filling.presenter.drafts.follow(filling.page.above._reason._reason, "change")
    qtbot.keyClicks(filling.page.above._reason._reason.editor, "wrong whe")
    assert filling.page.drafts.text(place(screen.inspection.id, "change")) == "wrong whe"

    filling.page.above._reason._leave()

    assert filling.page.drafts.all == ()
