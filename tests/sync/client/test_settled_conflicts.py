"""A conflict the office settled is told to the laptop, and both sides show what stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import sqlalchemy as sa
from world import Laptop

from fieldapp.domain.moments import Moment
from fieldapp.domain.people import Role
from fieldapp.domain.repair_plans import PlanStep, StepGrade
from fieldapp.errors import NotAllowedNow
from fieldapp.operations import conflicts
from fieldapp.store import outbox, sync_state
from fieldapp.views import conflict_lines
from sync.client.transport import HttpRequest
from sync.server import tables
from sync.server.actors import Actor
from sync.server.decisions import Choice, settle
from sync.server.edits import remove

SITE = "job-1-site"


@pytest.fixture
def torn(laptop: Laptop) -> str:
    """Kari and the office wrote the note of a place at the same time; the conflict's id."""
    laptop.sync()
    laptop.office.edit("site", SITE, note="office")
    laptop.edit("site", SITE, note="mine")
    laptop.sync()
    (conflict,) = laptop.conflicts()
    assert (conflict.before, conflict.mine, conflict.office) == ("", "mine", "office")
    return conflict.id


def office_settles(laptop: Laptop, conflict_id: str, choice: Choice, value: str | None = None) -> None:
    anne = Actor(tenant="main", person_id="anne", name="Anne", role=Role.ADVISOR)
    with laptop.office.database.writing() as connection:
        settle(connection, anne, conflict_id, choice, value=value, now=laptop.clock())


@pytest.mark.parametrize(
    ("choice", "value", "stands"),
    [
        ("office", None, "office"),
        ("mine", None, "mine"),
        ("both", None, "office\nmine"),
        ("value", "third", "third"),
    ],
)
def test_what_the_office_settled_leaves_the_laptops_list_and_both_show_what_stands(
    laptop: Laptop, torn: str, choice: Choice, value: str | None, stands: str
) -> None:
    office_settles(laptop, torn, choice, value)

    done = laptop.sync()

    assert laptop.conflicts() == ()
    assert laptop.row("site", SITE).note == laptop.office.row("site", SITE).note == stands
    assert torn in done.changes.of_kind("conflict")
    assert laptop.waiting() == 0


@pytest.mark.parametrize("choice", ["mine", "office", "both"])
def test_what_the_laptop_settled_is_settled_at_the_office_too(laptop: Laptop, torn: str, choice: str) -> None:
    conflicts.settle(laptop.store, conflict_id=torn, choice=choice, now=Moment(laptop.clock(), 0.0, ""))
    laptop.clock.pass_(seconds=10)

    laptop.sync()

    with laptop.office.database.reading() as connection:
        states = connection.execute(sa.select(tables.conflict.c.state)).scalars().all()
    assert states == ["settled"]
    stands = {"mine": "mine", "office": "office", "both": "office\nmine"}[choice]
    assert laptop.row("site", SITE).note == laptop.office.row("site", SITE).note == stands


@pytest.mark.parametrize("choice", ["mine", "office", "both"])
def test_a_choice_between_values_of_yesterday_is_asked_again(laptop: Laptop, torn: str, choice: str) -> None:
    """The office writes once more before the choice arrives: nobody has chosen between these two."""
    conflicts.settle(laptop.store, conflict_id=torn, choice=choice, now=Moment(laptop.clock(), 0.0, ""))
    laptop.office.edit("site", SITE, note="office, later")
    laptop.clock.pass_(seconds=10)

    laptop.sync()

    (again,) = laptop.conflicts()
    chosen = {"mine": "mine", "office": "office", "both": "office\nmine"}[choice]
    assert (again.id, again.mine, again.office) == (torn, chosen, "office, later")
    conflicts.settle(laptop.store, conflict_id=torn, choice="mine", now=Moment(laptop.clock(), 0.0, ""))
    laptop.clock.pass_(seconds=10)
    laptop.sync()
    assert laptop.conflicts() == ()
    assert laptop.row("site", SITE).note == laptop.office.row("site", SITE).note == chosen


@pytest.mark.parametrize("refused", [False, True])
def test_a_choice_taken_back_by_whatever_way_is_open_again(laptop: Laptop, torn: str, refused: bool) -> None:
    """By *Undo* of its gesture, or by taking back what the office refused."""
    conflicts.settle(laptop.store, conflict_id=torn, choice="mine", now=Moment(laptop.clock(), 0.0, ""))
    assert laptop.conflicts() == ()

    with laptop.store.writing() as connection:
        gesture, op_id = connection.exec_driver_sql("SELECT gesture, op_id FROM outbox").one()
        if refused:
            connection.exec_driver_sql("UPDATE outbox SET state = 'rejected'")
            changes = outbox.take_back_refused(connection, op_id)
        else:
            changes = outbox.undo(connection, gesture)

    assert [one.id for one in laptop.conflicts()] == [torn]
    assert changes.of_kind("conflict") == {torn}
    assert laptop.row("site", SITE).note == "office"


def test_about_a_row_the_office_removed_nobody_is_asked_any_more(laptop: Laptop, two_grades: str) -> None:
    with laptop.office.database.writing() as connection:
        remove(connection, laptop.office.tenant, [("plan_step", "step")], now=laptop.clock())
    laptop.sync()
    assert laptop.conflicts() == ()
    with laptop.office.database.reading() as connection:
        (kept,) = connection.execute(sa.select(tables.conflict))
    assert (kept.state, kept.choice, kept.mine) == ("settled", "office", '"different"')


@pytest.fixture
def two_grades(laptop: Laptop) -> str:
    """Kari and the office graded one step at the same time, she with a reason; the conflict's id."""
    laptop.office.put(
        "plan_step", PlanStep(id="step", job_id="job-1", position=1, instruction="Replace the pump")
    )
    laptop.sync()
    laptop.office.edit("plan_step", "step", grade=StepGrade.NOT_NEEDED, grade_note="Done last year")
    laptop.edit(
        "plan_step",
        "step",
        grade=StepGrade.DIFFERENT,
        grade_note="A hose was torn",
        graded_at=laptop.clock(),
    )
    laptop.sync()
    (conflict,) = laptop.conflicts()
    assert conflict.field == "grade"
    return conflict.id


@pytest.mark.parametrize("where", ["laptop", "office"])
@pytest.mark.parametrize(
    ("choice", "grade", "reason"),
    [("mine", StepGrade.DIFFERENT, "A hose was torn"), ("office", StepGrade.NOT_NEEDED, "Done last year")],
)
def test_with_a_grade_stands_the_reason_that_was_given_for_it(
    laptop: Laptop, two_grades: str, where: str, choice: Choice, grade: StepGrade, reason: str
) -> None:
    assert laptop.row("plan_step", "step").grade_note == "Done last year"
    if where == "office":
        office_settles(laptop, two_grades, choice)
    else:
        now = Moment(laptop.clock(), 0.0, "")
        conflicts.settle(laptop.store, conflict_id=two_grades, choice=choice, now=now)
        laptop.clock.pass_(seconds=10)

    laptop.sync()

    for step in (laptop.row("plan_step", "step"), laptop.office.row("plan_step", "step")):
        assert (step.grade, step.grade_note) == (grade, reason)
        assert (step.graded_at is not None) is (choice == "mine")
    assert laptop.conflicts() == ()


def test_the_page_shows_what_each_of_the_two_said_about_it(laptop: Laptop, two_grades: str) -> None:
    with laptop.store.reading() as connection:
        (line,) = conflict_lines.read(connection, sync_state.conflicts(connection), {}, language="en")
    assert line.conflict_id == two_grades
    assert (line.mine_note, line.office_note) == ("A hose was torn", "Done last year")


def test_the_office_keeps_both_only_of_free_words(laptop: Laptop) -> None:
    laptop.sync()
    laptop.office.edit("vehicle", "job-1-vehicle", software_version="2026.38.7")
    laptop.edit("vehicle", "job-1-vehicle", software_version="2026.44.2")
    laptop.sync()
    (conflict,) = laptop.conflicts()
    with pytest.raises(NotAllowedNow):
        office_settles(laptop, conflict.id, "both")


def test_an_open_conflict_stays_whatever_else_is_pulled(laptop: Laptop, torn: str) -> None:
    laptop.office.edit("job", "job-1", concern="rattles")
    laptop.sync()
    assert [one.id for one in laptop.conflicts()] == [torn]


def test_a_choice_made_on_one_laptop_is_over_on_the_other(laptop: Laptop, torn: str, tmp_path: Path) -> None:
    second = Laptop(laptop.office, laptop.account, tmp_path / "second", laptop.clock)
    second.sign_in()
    second.sync()
    second.edit("site", SITE, note="from the second laptop")
    second.sync()
    second.store.close()

    laptop.sync()

    assert laptop.conflicts() == ()
    assert laptop.row("site", SITE).note == "from the second laptop"


def test_an_answer_told_again_does_not_bring_a_settled_conflict_back(laptop: Laptop) -> None:
    laptop.sync()
    laptop.office.edit("site", SITE, note="office")
    laptop.edit("site", SITE, note="mine")
    lost: list[bool] = []

    def lose_the_answer(number: int, request: HttpRequest) -> str:
        if request.path == "/v1/sync/push" and not lost:
            lost.append(True)
            return "lose the answer"
        return "deliver"

    laptop.network.spoil = lose_the_answer
    with pytest.raises(Exception, match="lost on the way back"):
        laptop.sync()
    with laptop.office.database.reading() as connection:
        conflict_id = connection.execute(sa.select(tables.conflict.c.id)).scalar_one()
    office_settles(laptop, conflict_id, "office")

    laptop.sync()

    assert laptop.conflicts() == ()
    assert laptop.waiting() == 0
    assert laptop.row("site", SITE).note == "office"


def test_the_books_keep_no_values_of_a_conflict_and_tell_it_whole_while_it_is_open(
    laptop: Laptop, torn: str
) -> None:
    with laptop.office.database.reading() as connection:
        (kept,) = [
            json.loads(result)
            for result in connection.execute(sa.select(tables.op.c.result)).scalars()
            if "conflicts" in json.loads(result)
        ]
    assert [(one["id"], one["field"]) for one in kept["conflicts"]] == [(torn, "note")]
    assert not {"before", "mine", "office", "office_by"} & set(kept["conflicts"][0])
