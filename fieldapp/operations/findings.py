"""What is not right with the car: written down, decided about, repaired and checked again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from uuid_utils.compat import uuid7

from fieldapp.domain.changes import Changes
from fieldapp.domain.findings import CustomerDecision, Finding, Severity
from fieldapp.domain.inspections import Answer, Inspection, Recheck
from fieldapp.domain.moments import Moment
from fieldapp.errors import InputProblem, InputRefused, NotFound
from fieldapp.operations import corrections
from fieldapp.operations.answering import (
    calibrated_until,
    finding_at,
    follow,
    found_items,
    keep_answers,
    lies_in,
)
from fieldapp.operations.open_work import check_open_for_work
from fieldapp.operations.signatures import void_outdated
from fieldapp.operations.technician import technician_id
from fieldapp.store import rows

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from fieldapp.store.engine import Store


def set_finding(
    store: Store,
    *,
    inspection_id: str,
    item_path: str,
    severity: Severity | None = None,
    title: str | None = None,
    note: str | None = None,
    recommendation: str | None = None,
    reason: str = "",
    now: Moment,
) -> Changes:
    """Write down what an item showed; an item has one finding, so a second call changes the first.

    What is None stays as it is; a new finding needs a title and is `attention` unless said otherwise. `reason` is
    wanted once the checklist is finished.

    Raises:
        InputRefused: no title.
        NotAllowedNow: the job is finished; the checklist is finished and no reason is given.
    """
    if title is not None and not title.strip():
        raise InputRefused(
            "Say in a few words what is wrong.", problems=(InputProblem(None, "title", "is empty"),)
        )
    with store.writing() as connection:
        inspection: Inspection = rows.fetch(connection, "inspection", inspection_id)
        check_open_for_work(connection, inspection.job_id)
        known = finding_at(connection, inspection_id, item_path)
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
            because, changes = corrections.reason_for(connection, inspection, given=reason, now=now)
            changes |= rows.create(connection, "finding", finding, now=now.at)
            changes |= _note(connection, finding, "title", "", finding.title, because, now)
        else:
            wanted: dict[str, Any] = {"severity": severity, "title": title, "note": note}
            wanted["recommendation"] = recommendation
            fields = {
                name: value.strip() if name != "severity" else value
                for name, value in wanted.items()
                if value is not None
            }
            changes = _change(connection, inspection, known, {**fields, "withdrawn": False}, reason, now)
        return changes | void_outdated(connection, job_id=inspection.job_id, now=now)


def withdraw_finding(
    store: Store, *, inspection_id: str, item_path: str, reason: str = "", now: Moment
) -> Changes:
    """Take an item's finding back; it stays in the history.

    Raises:
        NotFound: the item has no finding.
        NotAllowedNow: the job is finished; the checklist is finished and no reason is given.
    """
    with store.writing() as connection:
        inspection: Inspection = rows.fetch(connection, "inspection", inspection_id)
        check_open_for_work(connection, inspection.job_id)
        known = finding_at(connection, inspection_id, item_path)
        if known is None:
            raise NotFound("This item has no finding.", item_path=item_path)
        changes = _change(connection, inspection, known, {"withdrawn": True}, reason, now)
        return changes | void_outdated(connection, job_id=inspection.job_id, now=now)


def decide_finding(
    store: Store, *, finding_id: str, decision: CustomerDecision | None, now: Moment
) -> Changes:
    """Write down what the customer wants done about a finding; None takes the decision back.

    The customer decides when the checklist is done, so this asks for no reason; a signature given before is void,
    since it did not cover the decision.

    Raises:
        NotAllowedNow: the job is finished.
    """
    with store.writing() as connection:
        finding: Finding = rows.fetch(connection, "finding", finding_id)
        check_open_for_work(connection, finding.job_id)
        if decision is finding.customer_decision:
            return Changes()
        changes = rows.edit(
            connection,
            "finding",
            finding_id,
            now=now.at,
            customer_decision=decision,
            decided_at=None if decision is None else now.at,
        )
        return changes | void_outdated(connection, job_id=finding.job_id, now=now)


def put_back_decision(store: Store, *, before: Finding, now: Moment) -> Changes:
    """Let the customer's decision about a finding, and when it was given, be as they were in `before`.

    Raises:
        NotAllowedNow: the job is finished.
    """
    with store.writing() as connection:
        check_open_for_work(connection, before.job_id)
        changes = rows.edit(
            connection,
            "finding",
            before.id,
            now=now.at,
            customer_decision=before.customer_decision,
            decided_at=before.decided_at,
        )
        return changes | void_outdated(connection, job_id=before.job_id, now=now)


def recheck(
    store: Store,
    *,
    inspection_id: str,
    item_path: str,
    values: Mapping[str, str | None],
    repair: str,
    tool_id: str | None = None,
    reason: str = "",
    now: Moment,
) -> Changes:
    """Check an item with a finding again after its repair: the new values count, the old ones are kept beside them.

    `values` are as for `inspections.answer`; `repair` says what was done. When the item is good now the finding
    stands as repaired; when it still fails it stays open.

    Raises:
        InputRefused: nothing says what was done, or no value differs.
        NotFound: the item has no finding.
        NotAllowedNow: the job is finished; the checklist is finished and no reason is given.
    """
    if not repair.strip():
        raise InputRefused(
            "Say in a few words what was repaired.", problems=(InputProblem(None, "repair", "is empty"),)
        )
    with store.writing() as connection:
        inspection: Inspection = rows.fetch(connection, "inspection", inspection_id)
        check_open_for_work(connection, inspection.job_id)
        finding = finding_at(connection, inspection_id, item_path)
        if finding is None or finding.withdrawn:
            raise NotFound("This item has no finding to be checked again.", item_path=item_path)
        checks = _checks(connection, finding, values, repair.strip(), tool_id, now)
        if not checks:
            raise InputRefused(
                "Nothing differs from what was found; enter what the check shows now.",
                problems=(InputProblem(None, "values", "are the same as before"),),
            )
        before = found_items(connection, inspection_id, now)
        because, changes = corrections.reason_for(connection, inspection, given=reason, now=now)
        for check in checks:
            changes |= rows.create(connection, "recheck", check, now=now.at)
        changes |= keep_answers(
            connection,
            inspection_id,
            values,
            tool_id=tool_id,
            job_id=inspection.job_id,
            reason=because,
            now=now,
        )
        after = found_items(connection, inspection_id, now)
        still = after.get(item_path)
        good = still is None or still.severity == Severity.ADVICE
        changes |= rows.edit(
            connection, "finding", finding.id, now=now.at, repaired_at=now.at if good else None
        )
        changes |= follow(connection, inspection.job_id, inspection_id, set(), before, after, now)
        return changes | void_outdated(connection, job_id=inspection.job_id, now=now)


def _checks(
    connection: Connection,
    finding: Finding,
    values: Mapping[str, str | None],
    repair: str,
    tool_id: str | None,
    now: Moment,
) -> list[Recheck]:
    answers: tuple[Answer, ...] = rows.fetch_many(
        connection, "answer", inspection_id=finding.inspection_id, path=list(values)
    )
    old = {answer.path: answer.value for answer in answers}
    return [
        Recheck(
            id=str(uuid7()),
            job_id=finding.job_id,
            inspection_id=finding.inspection_id,
            finding_id=finding.id,
            path=path,
            value_before=old.get(path, ""),
            value_after=value or "",
            checked_at=now.at,
            person_id=technician_id(connection),
            repair=repair,
            tool_id=tool_id,
            tool_calibrated_until=calibrated_until(connection, tool_id),
        )
        for path, value in values.items()
        if lies_in(path, finding.item_path) and old.get(path, "") != (value or "")
    ]


def _change(
    connection: Connection,
    inspection: Inspection,
    finding: Finding,
    fields: Mapping[str, Any],
    reason: str,
    now: Moment,
) -> Changes:
    differing = {name: value for name, value in fields.items() if getattr(finding, name) != value}
    if not differing:
        return Changes()
    because, changes = corrections.reason_for(connection, inspection, given=reason, now=now)
    changes |= rows.edit(connection, "finding", finding.id, now=now.at, **differing)
    for name, value in differing.items():
        changes |= _note(connection, finding, name, getattr(finding, name), value, because, now)
    return changes


def _note(
    connection: Connection,
    finding: Finding,
    field: str,
    before: object,
    after: object,
    reason: str,
    now: Moment,
) -> Changes:
    return corrections.note(
        connection,
        job_id=finding.job_id,
        inspection_id=finding.inspection_id,
        reason=reason,
        subject="finding",
        path=finding.item_path,
        field=field,
        before=_plain(before),
        after=_plain(after),
        now=now,
    )


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
