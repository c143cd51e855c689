"""Filling checklists: each answer is kept at once, together with what follows from it.

A *Not OK* or a measurement past its limit makes a finding in the customer's language; when the answer turns good
the finding is withdrawn. A finished checklist is changed only with a reason, and each change is written down.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from uuid_utils.compat import uuid7

from fieldapp.domain.changes import Changes
from fieldapp.domain.inspections import RELEASE_KINDS, ChecklistTemplate, Inspection
from fieldapp.domain.moments import Moment
from fieldapp.errors import NotAllowedNow, NotFound
from fieldapp.operations import corrections
from fieldapp.operations.answering import follow, found_items, keep_answers, lies_in, may_be_found
from fieldapp.operations.job_facts import copy_from_checklist
from fieldapp.operations.open_work import check_open_for_work, check_status_open
from fieldapp.operations.signatures import void_outdated
from fieldapp.operations.technician import technician_id
from fieldapp.store import completion, fillings, rows
from fieldapp.store import inspections as queries
from fieldapp.store.signed_content import inspection_sha256
from inspections.filling import photo_counts
from inspections.quality_gate import code_of, gate_words

if TYPE_CHECKING:
    from fieldapp.store.engine import Store
    from inspections.session import Session


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
        return changes | keep_answers(connection, inspection.id, first, now=now)


def answer(
    store: Store,
    *,
    inspection_id: str,
    values: Mapping[str, str | None],
    tool_id: str | None = None,
    reason: str = "",
    now: Moment,
) -> Changes:
    """Keep answers by node path: the one given and those calculated from it; None or "" clears one.

    A repeat's own path takes its instance ids in order, joined by spaces. `reason` opens a finished checklist again;
    from then on until it is finished once more every change is written down under it.

    Raises:
        NotFound: no such inspection.
        NotAllowedNow: the job is finished; the checklist is finished and no reason is given.
    """
    with store.writing() as connection:
        standing = queries.standing(connection, inspection_id)
        check_status_open(standing.job_status)
        if standing.finished and _says_nothing_new(queries.answers(connection, inspection_id), values):
            return Changes()
        touched = {item for item in standing.found_at if any(lies_in(path, item) for path in values)}
        before = found_items(connection, inspection_id, now) if touched else {}
        because, opened = corrections.reason_for_change(
            connection,
            inspection_id,
            finished=standing.finished,
            standing_reason=standing.reopen_reason,
            given=reason,
            now=now,
        )
        changes = opened | keep_answers(
            connection,
            inspection_id,
            values,
            tool_id=tool_id,
            job_id=standing.job_id,
            reason=because,
            now=now,
        )
        if not changes:
            return changes
        if touched or any(may_be_found(value) for value in values.values()):
            after = found_items(connection, inspection_id, now)
            changes |= follow(connection, standing.job_id, inspection_id, touched, before, after, now)
        if standing.signed:
            changes |= void_outdated(connection, job_id=standing.job_id, now=now)
        return changes


def reopen(store: Store, *, inspection_id: str, reason: str, now: Moment) -> Changes:
    """Open a finished checklist for changes; each is written down under `reason` until it is finished again.

    Raises:
        NotAllowedNow: no reason, the checklist is not finished, or the job is.
    """
    with store.writing() as connection:
        inspection: Inspection = rows.fetch(connection, "inspection", inspection_id)
        check_open_for_work(connection, inspection.job_id)
        if inspection.finished_at is None:
            raise NotAllowedNow("The checklist is open already.", reasons=("not_finished",))
        return corrections.reason_for(connection, inspection, given=reason, now=now)[1]


def finish(store: Store, *, inspection_id: str, now: Moment) -> Changes:
    """Finish a checklist: everything wanted is answered; before a vehicle leaves, its check passes the quality gate.

    What it says of the odometer and the software becomes the job's.

    Raises:
        NotAllowedNow: `reasons` are `missing:<path>` in form order, then the quality gate's codes.
    """
    with store.writing() as connection:
        inspection: Inspection = rows.fetch(connection, "inspection", inspection_id)
        check_open_for_work(connection, inspection.job_id)
        session = fillings.open_session(connection, inspection, now=now.at)
        counts = photo_counts(
            inspection,
            session,
            findings=rows.fetch_many(connection, "finding", inspection_id=inspection.id),
            photos=rows.fetch_many(connection, "photo", job_id=inspection.job_id, removed=False),
        )
        _check_complete(session, counts)
        if inspection.kind in RELEASE_KINDS:
            problems = completion.gate_problems(connection, inspection, session)
            if problems:
                raise NotAllowedNow(
                    f"The vehicle cannot be released yet: {gate_words(problems)}.",
                    reasons=tuple(code_of(problem) for problem in problems),
                )
        changes = copy_from_checklist(connection, inspection.job_id, session, now=now)
        return changes | rows.edit(
            connection,
            "inspection",
            inspection_id,
            now=now.at,
            finished_at=inspection.finished_at or now.at,
            content_sha256=inspection_sha256(connection, inspection),
            reopen_reason="",
        )


def _says_nothing_new(kept: Mapping[str, str], values: Mapping[str, str | None]) -> bool:
    return all(kept.get(path, "") == (value or "") for path, value in values.items())


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
