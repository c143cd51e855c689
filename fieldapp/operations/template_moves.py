"""Taking a begun checklist over to a newer version of its form: shown first, done only when asked for, nothing lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldapp.domain.attachments import Photo, SubjectKind
from fieldapp.domain.changes import Changes
from fieldapp.domain.findings import Finding
from fieldapp.domain.inspections import ChecklistTemplate, Inspection
from fieldapp.domain.moments import Moment
from fieldapp.errors import NotAllowedNow, NotFound
from fieldapp.operations import corrections
from fieldapp.operations.answering import keep_answers
from fieldapp.operations.open_work import check_open_for_work
from fieldapp.operations.signatures import void_outdated
from fieldapp.store import fillings, rows
from fieldapp.store import inspections as queries
from inspections.filling import GivenAnswers
from inspections.moving import Move, left_path, plan_move
from inspections.xform import cached_template

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from fieldapp.store.engine import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePreview:
    """What a move to another version would do to one inspection."""

    inspection_id: str
    from_version: str
    to_version: str
    template_id: str
    move: Move


def preview(
    store: Store,
    *,
    inspection_id: str,
    template_id: str | None = None,
    language: str | None = None,
    now: Moment,
) -> MovePreview:
    """What moving to a version (the newest, when none is named) would keep, leave and ask anew; changes nothing.

    Raises:
        NotFound: no such inspection or version here.
        NotAllowedNow: it is at that version already, or the version is another checklist's.
    """
    with store.reading() as connection:
        inspection: Inspection = rows.fetch(connection, "inspection", inspection_id)
        target = _target(connection, inspection, template_id)
        return MovePreview(
            inspection_id=inspection_id,
            from_version=inspection.form_version,
            to_version=target.version,
            template_id=target.id,
            move=_plan(connection, inspection, target, language, now),
        )


def move_over(
    store: Store, *, inspection_id: str, template_id: str, reason: str = "", now: Moment
) -> Changes:
    """Go on with another version: every answer that has a place there keeps it, the rest is kept beside the form.

    Photos and findings go with their questions and items.

    Raises:
        NotFound: no such inspection or version here.
        NotAllowedNow: the job is finished; the checklist is finished and no reason is given; it is at that version.
    """
    with store.writing() as connection:
        inspection: Inspection = rows.fetch(connection, "inspection", inspection_id)
        check_open_for_work(connection, inspection.job_id)
        target = _target(connection, inspection, template_id)
        move = _plan(connection, inspection, target, None, now)
        because, changes = corrections.reason_for(connection, inspection, given=reason, now=now)
        changes |= rows.edit(
            connection,
            "inspection",
            inspection_id,
            now=now.at,
            template_id=target.id,
            form_version=target.version,
            template_sha256=target.sha256,
            moved_from=(*inspection.moved_from, inspection.template_id),
        )
        changes |= corrections.note(
            connection,
            job_id=inspection.job_id,
            inspection_id=inspection_id,
            reason=because,
            subject="inspection",
            path=inspection_id,
            field="form_version",
            before=inspection.form_version,
            after=target.version,
            now=now,
        )
        changes |= _move_answers(connection, inspection, move, now)
        changes |= _move_what_hangs_on_items(connection, inspection, move, now)
        return changes | void_outdated(connection, job_id=inspection.job_id, now=now)


def _target(connection: Connection, inspection: Inspection, template_id: str | None) -> ChecklistTemplate:
    if template_id is None:
        newest = queries.newest_template(connection, inspection.form_id)
        if newest is None:
            raise NotFound(
                f"The checklist {inspection.form_id} is not on this laptop.", form_id=inspection.form_id
            )
        target = newest
    else:
        target = rows.fetch(connection, "checklist_template", template_id)
    if target.form_id != inspection.form_id:
        raise NotAllowedNow("This is a version of another checklist.", reasons=("other_checklist",))
    if target.id == inspection.template_id:
        raise NotAllowedNow("The checklist is at this version already.", reasons=("newest_already",))
    return target


def _plan(
    connection: Connection,
    inspection: Inspection,
    target: ChecklistTemplate,
    language: str | None,
    now: Moment,
) -> Move:
    kept = fillings.read(connection, inspection)
    return plan_move(
        kept.template,
        cached_template(target.xform),
        GivenAnswers(kept.answers, kept.repeats),
        facts=kept.context,
        now=now.at.astimezone(),
        language=language,
    )


def _move_answers(connection: Connection, inspection: Inspection, move: Move, now: Moment) -> Changes:
    """Rows follow their places; tools go with them."""
    tools = {
        answer.path: answer.tool_id
        for answer in rows.fetch_many(connection, "answer", inspection_id=inspection.id)
        if answer.tool_id is not None
    }
    changes = Changes()
    written: dict[str, tuple[str, str | None]]
    emptied: dict[str, str | None] = {}
    written = {asked.path: (asked.default, None) for asked in move.new if asked.default}
    for kept in move.kept:
        if kept.new_path != kept.path:
            emptied[kept.path] = ""
            written[kept.new_path] = (kept.value, tools.get(kept.path))
    for left in move.left:
        emptied[left.path] = ""
        written[left_path(inspection.template_id, left.path)] = (left.value, tools.get(left.path))
    before = fillings.read(connection, inspection).repeats
    for path in before:
        place = move.place_of(path)
        if place is not None and place != path:
            emptied[path] = ""
            written[place] = (" ".join(move.repeats[place]), None)
    fresh: dict[str, str | None] = {path: "" for path in emptied if path not in written}
    changes |= keep_answers(connection, inspection.id, fresh, now=now)
    for path, (value, tool_id) in written.items():
        changes |= keep_answers(connection, inspection.id, {path: value}, tool_id=tool_id, now=now)
    return changes


def _move_what_hangs_on_items(
    connection: Connection, inspection: Inspection, move: Move, now: Moment
) -> Changes:
    changes = Changes()
    findings: tuple[Finding, ...] = rows.fetch_many(connection, "finding", inspection_id=inspection.id)
    for finding in findings:
        place = move.place_of(finding.item_path)
        if place is not None and place != finding.item_path:
            changes |= rows.edit(connection, "finding", finding.id, now=now.at, item_path=place)
    photos: tuple[Photo, ...] = rows.fetch_many(
        connection, "photo", job_id=inspection.job_id, subject_kind=SubjectKind.ANSWER
    )
    for photo in photos:
        about, _, path = photo.subject_id.partition(" ")
        place = move.place_of(path) if about == inspection.id else None
        if place is not None and place != path:
            changes |= rows.edit(
                connection, "photo", photo.id, now=now.at, subject_id=f"{inspection.id} {place}"
            )
    return changes
