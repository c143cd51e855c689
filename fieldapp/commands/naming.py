"""Finds what a person names: a job by number, a checklist by job and form, a question by its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fieldapp.domain.inspections import Inspection
from fieldapp.domain.jobs import Job
from fieldapp.domain.parts import Part
from fieldapp.domain.people import Person, Tool
from fieldapp.domain.repair_plans import PlanStep
from fieldapp.errors import NotFound, WrongUsage
from fieldapp.store import jobs as job_queries
from fieldapp.store import parts as part_queries
from fieldapp.store import rows

if TYPE_CHECKING:
    from fieldapp.store.engine import Store
    from inspections.session import Session

_INSTANCE = re.compile(r"\[[^]]*\]")


def job(store: Store, name: str) -> Job:
    """The job with this number, provisional number or id, or the only one that begins so.

    Raises:
        NotFound: none, or more than one.
    """
    with store.reading() as connection:
        found = job_queries.named(connection, name.strip())
    if not found:
        raise NotFound(f"There is no job {name} on this laptop; see fieldapp jobs list.", job=name)
    if len(found) > 1:
        raise NotFound(
            f"More than one job begins with {name}; give the whole number.",
            job=name,
            candidates=[candidate.shown_number for candidate in found],
        )
    return found[0]


def inspection(store: Store, name: str) -> Inspection:
    """A filling named by its id (or beginning), by JOB/FORM, or by JOB when that has only one.

    Raises:
        NotFound: none, or more than one.
    """
    with store.reading() as connection:
        by_id: tuple[Inspection, ...] = rows.select_values(
            connection,
            "inspection",
            "id = ?1 OR (length(?1) >= 6 AND substr(id, 1, length(?1)) = ?1)",
            (name,),
        )
    if len(by_id) == 1:
        return by_id[0]
    number, _, form = name.partition("/")
    found_job = job(store, number)
    with store.reading() as connection:
        begun: tuple[Inspection, ...] = rows.fetch_many(connection, "inspection", job_id=found_job.id)
    chosen = [one for one in begun if not form or one.form_id == form]
    if len(chosen) == 1:
        return chosen[0]
    if not chosen:
        raise NotFound(
            f"No such checklist was begun for job {found_job.shown_number}; use fieldapp inspection begin.",
            job=found_job.id,
        )
    forms = ", ".join(sorted(one.form_id for one in chosen))
    raise NotFound(
        f"Job {found_job.shown_number} has more than one checklist ({forms}); name it as "
        f"{found_job.shown_number}/FORM."
    )


def question(session: Session, name: str) -> str:
    """The path of a question: itself, or the only one of that name.

    Raises:
        NotFound: none, or more than one (then the sentence names them).
    """
    leaves = [cell.path for cell in session.cells() if cell.definition.is_leaf]
    return _only(name, leaves, "question")


def item(session: Session, name: str) -> str:
    """The path of an item: itself, its number on the checklist, or the only one of that name.

    Raises:
        NotFound: none, or more than one.
    """
    items = [item for section in session.sections() for item in section.items]
    if name.isdecimal():
        numbered = [item.path for item in items if item.number == int(name)]
        if numbered:
            return numbered[0]
    return _only(name, [item.path for item in items], "item")


def part(store: Store, name: str) -> Part:
    """A part by number or id.

    Raises:
        NotFound: no such part.
    """
    with store.reading() as connection:
        found = part_queries.numbered(connection, name.strip())
    if found is None:
        raise NotFound(f"There is no part {name} in the catalogue; see fieldapp parts list.", part=name)
    return found


def step(store: Store, found_job: Job, name: str) -> PlanStep:
    """A plan step by its place (1 is the first) or id.

    Raises:
        NotFound: no such step.
    """
    with store.reading() as connection:
        steps: tuple[PlanStep, ...] = rows.fetch_many(connection, "plan_step", job_id=found_job.id)
    ordered = sorted(steps, key=lambda one: one.position)
    for place, one in enumerate(ordered, start=1):
        if name in (one.id, str(place)):
            return one
    raise NotFound(f"Job {found_job.shown_number} has {len(ordered)} steps; there is no step {name}.")


def person(store: Store, name: str) -> Person:
    """A person by id or name.

    Raises:
        NotFound: none, or more than one of that name.
    """
    with store.reading() as connection:
        people: tuple[Person, ...] = rows.fetch_many(connection, "person")
    found = [one for one in people if one.id == name or one.name.casefold() == name.casefold()]
    if len(found) != 1:
        raise NotFound(f"{name} is not a person this laptop knows; see fieldapp status --people.")
    return found[0]


def tool(store: Store, code: str) -> Tool:
    """A tool by the code on it, or by id.

    Raises:
        NotFound: no such tool.
    """
    with store.reading() as connection:
        tools: tuple[Tool, ...] = rows.fetch_many(connection, "tool")
    for one in tools:
        if code in (one.id, one.code):
            return one
    known = ", ".join(sorted(one.code for one in tools)) or "none"
    raise NotFound(f"There is no tool {code} on this laptop; known: {known}.")


def assignment(text: str) -> tuple[str, str]:
    """`NAME=VALUE` in two.

    Raises:
        WrongUsage: there is no `=` in it.
    """
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise WrongUsage(f"{text} is no answer; write NAME=VALUE.")
    return name.strip(), value.strip()


def _only(name: str, found: list[str], what: str) -> str:
    if name in found:
        return name
    ending = f"/{name}"
    same = [path for path in found if _INSTANCE.sub("", path).endswith(ending) or path.endswith(ending)]
    if len(same) == 1:
        return same[0]
    if same:
        raise NotFound(f"More than one {what} is called {name}: {', '.join(same)}.")
    raise NotFound(f"The checklist has no {what} {name} now; see fieldapp inspection show.")
