"""Signatures: strokes, a typed name and the sentence shown, bound to the content they stand under.

A signature made when only signatures are missing covers the whole content (of the checklist, or of the job when it
belongs to none); later edits void it. One made before – the estimate accepted on arrival – covers the sentence
shown alone: its `content_sha256` is empty, and later answers leave it as it is.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from uuid_utils.compat import uuid7

from fieldapp.domain.attachments import PadStrokes, Signature, SignerRole, pad_problem
from fieldapp.domain.changes import Changes
from fieldapp.domain.inspections import Answer, Inspection, answer_id
from fieldapp.domain.moments import Moment
from fieldapp.domain.people import Person
from fieldapp.errors import InputProblem, InputRefused, NotAllowedNow
from fieldapp.operations.open_work import check_open_for_work
from fieldapp.operations.pins import check_pin, person_of
from fieldapp.operations.technician import technician
from fieldapp.store import rows
from fieldapp.store.fillings import open_session
from fieldapp.store.signed_content import inspection_sha256, job_sha256
from inspections.filling import signer_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from fieldapp.store.engine import Store


def sign(
    store: Store,
    *,
    job_id: str,
    role: SignerRole,
    name: str,
    strokes: PadStrokes,
    shown: str,
    inspection_id: str | None = None,
    person_id: str | None = None,
    pin: str = "",
    signed_in: bool = False,
    path: str | None = None,
    now: Moment,
) -> Changes:
    """Sign a job or one of its checklists; with `path` the checklist's signature question is answered by it.

    A second person is known by their own PIN, checked here without a network, or by their own sign-in: `signed_in` says
    that the office's server has just confirmed it. It is never the technician.

    Raises:
        InputRefused: no name or no stroke, or a point that no pad has.
        NotAllowedNow: the job is finished, or both signatures would be the same person's.
        WrongPassword: the second person's PIN does not fit.
        TriedTooOften: several did not; the next has to wait.
    """
    _check_drawn(name, strokes)
    if role is SignerRole.SECOND_PERSON:
        second = _second_person(store, person_id)
        if not signed_in:
            check_pin(store, second, pin, now=now)
    with store.writing() as connection:
        check_open_for_work(connection, job_id)
        person = _signer(connection, role=role, person_id=person_id)
        if role in (SignerRole.TECHNICIAN, SignerRole.SECOND_PERSON) and person is not None:
            _check_different(connection, job_id, inspection_id, role, person)
        signature = Signature(
            id=str(uuid7()),
            job_id=job_id,
            role=role,
            signed_at=now.at,
            name=(person.name if person is not None else name).strip(),
            person_id=person.id if person is not None else None,
            inspection_id=inspection_id,
            strokes=strokes,
            shown=shown,
            content_sha256=_covered(connection, job_id, inspection_id, now),
        )
        return _keep(connection, signature, path, now)


def waive(
    store: Store,
    *,
    job_id: str,
    role: SignerRole,
    reason: str,
    inspection_id: str | None = None,
    path: str | None = None,
    now: Moment,
) -> Changes:
    """Go without the customer's signature and say why (nobody there, hand-over by key box).

    Raises:
        NotAllowedNow: no reason, or the signature is one of the two people who release a vehicle.
    """
    if not reason.strip():
        raise NotAllowedNow("Say why nobody signs, in a few words.", reasons=("reason_missing",))
    if role is not SignerRole.CUSTOMER:
        raise NotAllowedNow(
            "Only the customer's signature can be waived; technician and second person sign themselves.",
            reasons=("cannot_be_waived",),
        )
    with store.writing() as connection:
        check_open_for_work(connection, job_id)
        signature = Signature(
            id=str(uuid7()),
            job_id=job_id,
            role=role,
            signed_at=now.at,
            inspection_id=inspection_id,
            content_sha256=_covered(connection, job_id, inspection_id, now),
            waived_reason=reason.strip(),
        )
        return _keep(connection, signature, path, now)


def void(store: Store, *, signature_id: str, now: Moment) -> Changes:
    """Declare a signature void; it is kept, and no longer counts.

    Raises:
        NotAllowedNow: the job is finished.
    """
    with store.writing() as connection:
        signature: Signature = rows.fetch(connection, "signature", signature_id)
        check_open_for_work(connection, signature.job_id)
        return _void(connection, signature, now)


def void_outdated(connection: Connection, *, job_id: str, now: Moment) -> Changes:
    """Within a transaction: void every signature of the job whose content is no longer what was signed."""
    signatures: tuple[Signature, ...] = rows.fetch_many(connection, "signature", job_id=job_id, voided=False)
    changes = Changes()
    current: dict[str | None, str] = {}
    for signature in signatures:
        if not signature.content_sha256:
            continue
        about = signature.inspection_id
        if about not in current:
            current[about] = _content(connection, job_id, about)
        if current[about] != signature.content_sha256:
            changes |= _void(connection, signature, now)
    return changes


def bring_back(store: Store, *, signature_ids: Collection[str], now: Moment) -> Changes:
    """Let voided signatures count again where everything is exactly as it was signed, and say which ones do.

    For a step back: what the step voided is good again once the step is undone, unless something else was changed
    meanwhile or somebody has signed anew; those stay void.
    """
    changes = Changes()
    with store.writing() as connection:
        signatures: tuple[Signature, ...] = rows.fetch_many(connection, "signature", id=list(signature_ids))
        for signature in signatures:
            check_open_for_work(connection, signature.job_id)
            if _fits_again(connection, signature):
                changes |= _unvoid(connection, signature, now)
    return changes


def _fits_again(connection: Connection, signature: Signature) -> bool:
    if not signature.voided or not signature.content_sha256:
        return False
    standing: tuple[Signature, ...] = rows.fetch_many(
        connection,
        "signature",
        job_id=signature.job_id,
        role=signature.role,
        inspection_id=signature.inspection_id,
        voided=False,
    )
    if any(one.content_sha256 for one in standing):
        return False
    return _content(connection, signature.job_id, signature.inspection_id) == signature.content_sha256


def _unvoid(connection: Connection, signature: Signature, now: Moment) -> Changes:
    changes = rows.edit(connection, "signature", signature.id, now=now.at, voided=False)
    if signature.inspection_id is None:
        return changes
    inspection: Inspection = rows.fetch(connection, "inspection", signature.inspection_id)
    template = open_session(connection, inspection, now=now.at).template
    answers: tuple[Answer, ...] = rows.fetch_many(connection, "answer", inspection_id=inspection.id, value="")
    asked = [answer for answer in answers if signer_of(template, answer.path) == signature.role]
    if asked:
        last = max(asked, key=lambda answer: answer.answered_at)  # emptied when the signature became void
        changes |= rows.edit(
            connection, "answer", last.id, now=now.at, value=signature.id, answered_at=now.at
        )
    return changes


def _void(connection: Connection, signature: Signature, now: Moment) -> Changes:
    changes = rows.edit(connection, "signature", signature.id, now=now.at, voided=True)
    if signature.inspection_id is None:
        return changes
    # The question it answered is open again.
    answers: tuple[Answer, ...] = rows.fetch_many(
        connection, "answer", inspection_id=signature.inspection_id, value=signature.id
    )
    for answer in answers:
        changes |= rows.edit(connection, "answer", answer.id, now=now.at, value="", answered_at=now.at)
    return changes


def _keep(connection: Connection, signature: Signature, path: str | None, now: Moment) -> Changes:
    """The new signature takes the place of an older one of the same role and checklist."""
    changes = Changes()
    if signature.content_sha256:
        same: tuple[Signature, ...] = rows.fetch_many(
            connection,
            "signature",
            job_id=signature.job_id,
            role=signature.role,
            inspection_id=signature.inspection_id,
            voided=False,
        )
        for older in same:
            if older.content_sha256:
                changes |= rows.edit(connection, "signature", older.id, now=now.at, voided=True)
    changes |= rows.create(connection, "signature", signature, now=now.at)
    if path is not None and signature.inspection_id is not None:
        answer = Answer(
            id=answer_id(signature.inspection_id, path),
            inspection_id=signature.inspection_id,
            path=path,
            value=signature.id,
            answered_at=now.at,
        )
        changes |= rows.save(connection, "answer", answer, now=now.at)
    return changes


def _covered(connection: Connection, job_id: str, inspection_id: str | None, now: Moment) -> str:
    if inspection_id is not None:
        inspection: Inspection = rows.fetch(connection, "inspection", inspection_id)
        if inspection.job_id != job_id:
            raise NotAllowedNow("The checklist belongs to another job.", reasons=("other_job",))
        if not _only_signatures_missing(connection, inspection, now):
            return ""
    return _content(connection, job_id, inspection_id)


def _only_signatures_missing(connection: Connection, inspection: Inspection, now: Moment) -> bool:
    session = open_session(connection, inspection, now=now.at)
    return all(signer_of(session.template, missing.path) for missing in session.missing())


def _content(connection: Connection, job_id: str, inspection_id: str | None) -> str:
    if inspection_id is None:
        return job_sha256(connection, job_id)
    return inspection_sha256(connection, rows.fetch(connection, "inspection", inspection_id))


def _signer(connection: Connection, *, role: SignerRole, person_id: str | None) -> Person | None:
    if role is SignerRole.CUSTOMER:
        return None
    if role is SignerRole.TECHNICIAN:
        return technician(connection)
    person: Person = rows.fetch(connection, "person", person_id or "")
    return person


def _check_drawn(name: str, strokes: PadStrokes) -> None:
    problems = []
    if not name.strip():
        problems.append(InputProblem(None, "name", "type the name of the person who signs"))
    if drawn_badly := pad_problem(strokes):
        problems.append(InputProblem(None, "strokes", drawn_badly))
    if problems:
        raise InputRefused(f"Nobody has signed yet: {problems[0].message}.", problems=tuple(problems))


def _second_person(store: Store, person_id: str | None) -> Person:
    person = person_of(store, person_id)
    with store.reading() as connection:
        own = technician(connection)
    if person is None:
        raise NotAllowedNow("Choose who signs as second person.", reasons=("person_missing",))
    if person.id == own.id:
        raise _same_person()
    return person


def _check_different(
    connection: Connection, job_id: str, inspection_id: str | None, role: SignerRole, person: Person
) -> None:
    """Two different people: whoever signs now must not be the other of the two."""
    other = SignerRole.TECHNICIAN if role is SignerRole.SECOND_PERSON else SignerRole.SECOND_PERSON
    signed: tuple[Signature, ...] = rows.fetch_many(
        connection, "signature", job_id=job_id, role=other, inspection_id=inspection_id, voided=False
    )
    if any(signature.person_id == person.id for signature in signed):
        raise _same_person()


def _same_person() -> NotAllowedNow:
    return NotAllowedNow(
        "Technician and second person must be two different people.", reasons=("same_person",)
    )
