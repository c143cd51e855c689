"""Filling checklists: each answer is kept at once, together with what follows from it.

A *Not OK* or a measurement past its limit makes a finding in the customer's language; when the answer turns good
the finding is withdrawn. An answer to a finished checklist opens it again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from uuid_utils.compat import uuid7

from fieldapp.domain.attachments import SubjectKind
from fieldapp.domain.changes import Changes
from fieldapp.domain.findings import CustomerDecision, Finding, Severity
from fieldapp.domain.inspections import Answer, ChecklistTemplate, Inspection, InspectionKind, answer_id
from fieldapp.domain.jobs import Job
from fieldapp.domain.moments import Moment
from fieldapp.domain.parties import Customer
from fieldapp.errors import InputProblem, InputRefused, NotAllowedNow, NotFound
from fieldapp.operations.open_work import check_open_for_work, check_status_open
from fieldapp.operations.signatures import void_outdated
from fieldapp.operations.technician import technician_id
from fieldapp.store import completion, fillings, rows
from fieldapp.store import inspections as queries
from fieldapp.store.signed_content import inspection_sha256

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from fieldapp.store.engine import Store
    from inspections.findings import FoundItem
    from inspections.session import Session

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def begin(store: Store, *, job_id: str, form_id: str, now: Moment) -> Changes:
    """Open a checklist for a job, its defaults filled in; one that was begun before is simply named again.

    Raises:
        NotFound: no such job, or no such checklist on this laptop.
        NotAllowedNow: the job is finished.
    """
    with store.writing() as connection:
        begun: tuple[Inspection, ...] = rows.fetch_many(
            connection, "inspection", job_id=job_id, form_id=form_id
        )
        if begun:
            return Changes.of("inspection", begun[-1].id)
        job = check_open_for_work(connection, job_id)
        template: ChecklistTemplate | None = queries.newest_template(connection, form_id)
        if template is None:
            raise NotFound(
                f"The checklist {form_id} is not on this laptop; sync, or ask the office.", form_id=form_id
            )
        inspection = Inspection(
            id=str(uuid7()),
            job_id=job.id,
            template_id=template.id,
            form_id=form_id,
            form_version=template.version,
            template_sha256=template.sha256,
            kind=template.kind,
            started_at=now.at,
            technician_id=technician_id(connection),
        )
        changes = rows.create(connection, "inspection", inspection, now=now.at)
        session = fillings.open_session(connection, inspection, now=now.at)
        first = {path: " ".join(ids) for path, ids in session.repeats().items()} | session.values(hidden=True)
        return changes | _keep(connection, inspection.id, first, None, now)


def answer(
    store: Store,
    *,
    inspection_id: str,
    values: Mapping[str, str | None],
    tool_id: str | None = None,
    now: Moment,
) -> Changes:
    """Keep answers by node path: the one given and those calculated from it; None or "" clears one.

    A repeat's own path takes its instance ids in order, joined by spaces.

    Raises:
        NotFound: no such inspection.
        NotAllowedNow: the job is finished.
    """
    with store.writing() as connection:
        standing = queries.standing(connection, inspection_id)
        check_status_open(standing.job_status)
        touched = {item for item in standing.found_at if any(_lies_in(path, item) for path in values)}
        before = _found(connection, inspection_id, now) if touched else {}
        changes = _keep(connection, inspection_id, values, tool_id, now)
        if not changes:
            return changes
        if standing.finished:
            changes |= rows.edit(
                connection, "inspection", inspection_id, now=now.at, finished_at=None, content_sha256=None
            )
        if touched or any(_may_be_found(value) for value in values.values()):
            after = _found(connection, inspection_id, now)
            changes |= _follow(connection, standing.job_id, inspection_id, touched, before, after, now)
        if standing.signed:
            changes |= void_outdated(connection, job_id=standing.job_id, now=now)
        return changes


def set_finding(
    store: Store,
    *,
    inspection_id: str,
    item_path: str,
    severity: Severity | None = None,
    title: str | None = None,
    note: str | None = None,
    recommendation: str | None = None,
    now: Moment,
) -> Changes:
    """Write down what an item showed; an item has one finding, so a second call changes the first.

    What is None stays as it is; a new finding needs a title and is `attention` unless said otherwise.

    Raises:
        InputRefused: no title.
        NotAllowedNow: the job is finished.
    """
    if title is not None and not title.strip():
        raise InputRefused(
            "Say in a few words what is wrong.", problems=(InputProblem(None, "title", "is empty"),)
        )
    with store.writing() as connection:
        inspection: Inspection = rows.fetch(connection, "inspection", inspection_id)
        check_open_for_work(connection, inspection.job_id)
        known = _finding_at(connection, inspection_id, item_path)
        if known is None:
            if title is None:
                raise InputRefused(
                    "Say in a few words what is wrong.", problems=(InputProblem(None, "title", "is missing"),)
                )
            finding = Finding(
                id=str(uuid7()),
                job_id=inspection.job_id,
                inspection_id=inspection_id,
                item_path=item_path,
                severity=severity or Severity.ATTENTION,
                title=title.strip(),
                note=(note or "").strip(),
                recommendation=(recommendation or "").strip(),
                found_at=now.at,
            )
            changes = rows.create(connection, "finding", finding, now=now.at)
        else:
            changes = rows.edit(
                connection,
                "finding",
                known.id,
                now=now.at,
                severity=severity or known.severity,
                title=known.title if title is None else title.strip(),
                note=known.note if note is None else note.strip(),
                recommendation=known.recommendation if recommendation is None else recommendation.strip(),
                withdrawn=False,
            )
        return changes | void_outdated(connection, job_id=inspection.job_id, now=now)


def withdraw_finding(store: Store, *, inspection_id: str, item_path: str, now: Moment) -> Changes:
    """Take an item's finding back; it stays in the history.

    Raises:
        NotFound: the item has no finding.
        NotAllowedNow: the job is finished.
    """
    with store.writing() as connection:
        inspection: Inspection = rows.fetch(connection, "inspection", inspection_id)
        check_open_for_work(connection, inspection.job_id)
        known = _finding_at(connection, inspection_id, item_path)
        if known is None:
            raise NotFound("This item has no finding.", item_path=item_path)
        changes = rows.edit(connection, "finding", known.id, now=now.at, withdrawn=True)
        return changes | void_outdated(connection, job_id=inspection.job_id, now=now)


def decide_finding(
    store: Store, *, finding_id: str, decision: CustomerDecision | None, now: Moment
) -> Changes:
    """Write down what the customer wants done about a finding; None takes the decision back.

    Raises:
        NotAllowedNow: the job is finished.
    """
    with store.writing() as connection:
        finding: Finding = rows.fetch(connection, "finding", finding_id)
        check_open_for_work(connection, finding.job_id)
        changes = rows.edit(connection, "finding", finding_id, now=now.at, customer_decision=decision)
        return changes | void_outdated(connection, job_id=finding.job_id, now=now)


def finish(store: Store, *, inspection_id: str, now: Moment) -> Changes:
    """Finish a checklist: everything wanted is answered, and a pre-delivery check passes its gate.

    Raises:
        NotAllowedNow: `reasons` are `missing:<path>` in form order, then the quality gate's codes.
    """
    with store.writing() as connection:
        inspection: Inspection = rows.fetch(connection, "inspection", inspection_id)
        check_open_for_work(connection, inspection.job_id)
        session = fillings.open_session(connection, inspection, now=now.at)
        _check_complete(session, _photo_counts(connection, inspection, session))
        if inspection.kind is InspectionKind.PRE_DELIVERY:
            problems = completion.gate_problems(connection, inspection, session)
            if problems:
                raise NotAllowedNow(
                    f"The vehicle cannot be released yet: {completion.gate_words(problems)}.",
                    reasons=tuple(completion.code_of(problem) for problem in problems),
                )
        return rows.edit(
            connection,
            "inspection",
            inspection_id,
            now=now.at,
            finished_at=inspection.finished_at or now.at,
            content_sha256=inspection_sha256(connection, inspection),
        )


def _photo_counts(connection: Connection, inspection: Inspection, session: Session) -> dict[str, int]:
    """Photos by item path: those of its finding and of its image questions."""
    items = {
        finding.id: finding.item_path
        for finding in rows.fetch_many(connection, "finding", inspection_id=inspection.id)
    }
    given = {cell.path for cell in session.cells()}
    counts: dict[str, int] = {}
    for photo in rows.fetch_many(connection, "photo", job_id=inspection.job_id, removed=False):
        item = items.get(photo.subject_id)
        about, _, path = photo.subject_id.partition(" ")
        if photo.subject_kind is SubjectKind.ANSWER and about == inspection.id and path in given:
            item = session.item_of(path)
        if item is not None:
            counts[item] = counts.get(item, 0) + 1
    return counts


def _check_complete(session: Session, photos: Mapping[str, int]) -> None:
    missing = session.missing(photos)
    if not missing:
        return
    first = ", ".join(item.label for item in missing[:3])
    more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
    raise NotAllowedNow(
        f"The checklist is not finished; still open: {first}{more}.",
        reasons=tuple(f"missing:{item.path}" for item in missing),
        count=len(missing),
    )


def _keep(
    connection: Connection,
    inspection_id: str,
    values: Mapping[str, str | None],
    tool_id: str | None,
    now: Moment,
) -> Changes:
    ids = {path: answer_id(inspection_id, path) for path in values}
    kept: dict[str, Answer] = {
        given.id: given for given in rows.fetch_many(connection, "answer", id=list(ids.values()))
    }
    changes = Changes()
    for path, value in values.items():
        old, text = kept.get(ids[path]), value or ""
        if old is None:
            if text:
                given = Answer(
                    id=ids[path],
                    inspection_id=inspection_id,
                    path=path,
                    value=text,
                    answered_at=now.at,
                    tool_id=tool_id,
                )
                changes |= rows.create(connection, "answer", given, now=now.at)
        elif old.value != text or (tool_id is not None and old.tool_id != tool_id):
            changes |= rows.edit(
                connection,
                "answer",
                old.id,
                now=now.at,
                value=text,
                answered_at=now.at,
                tool_id=tool_id or old.tool_id,
            )
    return changes


def _lies_in(path: str, item_path: str) -> bool:
    return path == item_path or path.startswith((f"{item_path}/", f"{item_path}["))


def _may_be_found(value: str | None) -> bool:
    """Only a Not OK or a number can make a finding; the rest is spared the cost of opening the rules."""
    return value is not None and (value == "not_ok" or _NUMBER.fullmatch(value) is not None)


def _found(connection: Connection, inspection_id: str, now: Moment) -> dict[str, FoundItem]:
    from inspections.findings import findings_from

    inspection: Inspection = rows.fetch(connection, "inspection", inspection_id)
    job: Job = rows.fetch(connection, "job", inspection.job_id)
    customer: Customer | None = rows.find(connection, "customer", job.customer_id)
    language = customer.language.value if customer else None
    session = fillings.open_session(connection, inspection, now=now.at, language=language)
    return {found.item_path: found for found in findings_from(session)}


def _follow(
    connection: Connection,
    job_id: str,
    inspection_id: str,
    touched: set[str],
    before: Mapping[str, FoundItem],
    after: Mapping[str, FoundItem],
    now: Moment,
) -> Changes:
    """Make findings that appeared, withdraw those that went; what a person wrote or withdrew stays.

    `touched`: items with a finding that the new answers belong to.
    """
    known: dict[str, Finding] = {
        finding.item_path: finding
        for finding in rows.fetch_many(connection, "finding", inspection_id=inspection_id)
    }
    changes = Changes()
    for path in before.keys() - after.keys():
        if path in touched and path in known:
            changes |= rows.edit(connection, "finding", known[path].id, now=now.at, withdrawn=True)
    for path, found in after.items():
        if path in known:
            if path in touched and path not in before:
                changes |= rows.edit(connection, "finding", known[path].id, now=now.at, withdrawn=False)
            continue
        finding = Finding(
            id=str(uuid7()),
            job_id=job_id,
            inspection_id=inspection_id,
            item_path=path,
            severity=Severity(found.severity),
            title=found.text or found.title,
            found_at=now.at,
        )
        changes |= rows.create(connection, "finding", finding, now=now.at)
    return changes


def _finding_at(connection: Connection, inspection_id: str, item_path: str) -> Finding | None:
    known: tuple[Finding, ...] = rows.fetch_many(
        connection, "finding", inspection_id=inspection_id, item_path=item_path
    )
    return known[0] if known else None
