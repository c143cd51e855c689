"""The program killed after each answer of a pre-delivery checklist: the next start has every one of them, once."""

import os
import select
import signal
from collections import Counter
from collections.abc import Callable, Set
from pathlib import Path

from laptops import MORNING, Laptop, fill, only

from fieldapp.domain.inspections import Inspection
from fieldapp.operations import inspections, jobs
from fieldapp.store import fillings, outbox, rows
from fieldapp.store.engine import open_store
from inspections.presentation import Question
from inspections.session import Session

KEY = bytes(range(32))
ITEMS = 54
END = "end"
LONGEST_SECONDS = 20


def value_for(question: Question) -> str:
    """Any answer of the right kind; a signature and a photo are kept as the id they would have."""
    if question.choices:
        names = [choice.name for choice in question.choices]
        return "ok" if "ok" in names else names[0]
    match question.kind:
        case "integer" | "decimal" | "range":
            return "8"
        case "date":
            return "2026-11-20"
        case "dateTime":
            return "2026-11-20T08:00:00.000+01:00"
    return "done"


def next_open(session: Session, at_first: Set[str]) -> tuple[int, Question] | None:
    """The first numbered item nobody has answered, and its first question that had no value `at_first`."""
    for section in session.sections():
        for item in section.items:
            asked = [q for q in item.questions if q.kind not in ("note", "calculated") and not q.readonly]
            empty = [q for q in asked if q.path not in at_first]
            if item.number is not None and empty and not any(q.value for q in empty):
                return item.number, empty[0]
    return None


def answer_one(folder: Path, inspection_id: str, say: Callable[[str], object]) -> None:
    """One life of the program: go on where the last one stopped, answer one item, then write notes until the end.

    The notes are there so that the kill meets a transaction and not a program at rest.
    """
    laptop = Laptop(open_store(folder, KEY))
    inspection: Inspection = laptop.row("inspection", inspection_id)
    with laptop.store.reading() as connection:
        session = fillings.open_session(connection, inspection, now=MORNING)
    fresh = Session(session.template, now=lambda: MORNING)
    found = next_open(session, {path for path, value in fresh.values().items() if value})
    if found is None:
        say(END)
    else:
        number, question = found
        value = value_for(question)
        given = {**session.set(question.path, value).values, question.path: value}
        inspections.answer(laptop.store, inspection_id=inspection_id, values=given, now=laptop.now)
        say(f"{number} {question.path} {value}")
    while True:
        jobs.add_note(laptop.store, job_id=inspection.job_id, text="still here", now=laptop.now)


def live_and_die(folder: Path, inspection_id: str) -> str:
    """A process of its own, killed as soon as it says what is saved; gives that.

    Forked from this one, which has everything loaded: a life costs the opening of the store.
    """
    hears, says = os.pipe()
    child = os.fork()
    if not child:
        try:
            answer_one(folder, inspection_id, lambda words: os.write(says, words.encode()))
        finally:
            os._exit(1)
    os.close(says)
    with os.fdopen(hears, "rb") as heard:
        spoke = select.select([heard], [], [], LONGEST_SECONDS)[0]
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        assert spoke, "it said nothing"
        assert os.WTERMSIG(status) == signal.SIGKILL
        return heard.read().decode()


def test_a_pre_delivery_checklist_killed_after_each_answer_loses_and_doubles_nothing(tmp_path: Path) -> None:
    laptop = Laptop(open_store(tmp_path, KEY), KEY)
    fill(laptop)
    begun = inspections.begin(laptop.store, job_id="job-2", form_id="pre_delivery_ev", now=laptop.now)
    inspection_id = only(begun, "inspection")
    laptop.store.close()

    said: list[str] = []
    while not said or said[-1] != END:
        assert len(said) <= ITEMS, "it did not go on from where it was killed"
        said.append(live_and_die(tmp_path, inspection_id))
    acknowledged = [line.split(" ", 2) for line in said[:-1]]
    assert [int(number) for number, _, _ in acknowledged] == list(range(1, ITEMS + 1))

    store = open_store(tmp_path, KEY)
    with store.reading() as connection:
        kept = rows.fetch_many(connection, "answer", inspection_id=inspection_id)
        notes = rows.fetch_many(connection, "note", job_id="job-2")
        waiting = list(outbox.changes_waiting(connection))
        (_one_filling,) = rows.fetch_many(connection, "inspection", job_id="job-2")
    store.close()
    values = {one.path: one.value for one in kept}
    for _, path, value in acknowledged:
        assert values.get(path) == value
    assert len(values) == len(kept), "a place in the form has one row"
    for kind, there in (("answer", kept), ("note", notes)):
        created = Counter(c.row_id for c in waiting if c.kind == kind and c.action == "create")
        assert created == Counter(one.id for one in there), "each is sent as new exactly once"
