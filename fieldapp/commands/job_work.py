"""`fieldapp jobs …`: everything a technician does to a job but its checklists."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from fieldapp import terminal
from fieldapp.commands import naming
from fieldapp.commands.connection import identified
from fieldapp.commands.context import Answer, Context, changed, new_id
from fieldapp.domain.attachments import PadStrokes, Photo, Report, Signature, SignerRole, SubjectKind
from fieldapp.domain.changes import Changes
from fieldapp.domain.jobs import Job
from fieldapp.domain.parties import Customer
from fieldapp.domain.repair_plans import StepGrade
from fieldapp.domain.time_entries import TimeEntry, TimeKind
from fieldapp.errors import InputRefused, NotFound, WrongUsage
from fieldapp.operations import (
    customer_messages,
    jobs,
    parts,
    photos,
    reports,
    signatures,
    time_entries,
)
from fieldapp.store import rows

_MOVES: dict[str, Callable[..., Changes]] = {
    "drive": jobs.drive,
    "arrive": jobs.arrive,
    "start": jobs.start,
    "resume": jobs.resume,
    "complete": jobs.complete,
    "undo": jobs.undo_status,
    "seen": jobs.acknowledge_office_change,
}


def move(args: Namespace, context: Context) -> Answer:
    """drive, arrive, start, resume, complete, undo, seen."""
    found = naming.job(context.store, args.job)
    changes = _MOVES[args.move](context.store, job_id=found.id, now=context.now)
    return _now(context, found, changes)


def hold(args: Namespace, context: Context) -> Answer:
    """Pause with a reason."""
    found = naming.job(context.store, args.job)
    changes = jobs.hold(context.store, job_id=found.id, reason=args.reason, now=context.now)
    return _now(context, found, changes)


def cannot_complete(args: Namespace, context: Context) -> Answer:
    """Give back unfinished."""
    found = naming.job(context.store, args.job)
    changes = jobs.cannot_complete(
        context.store, job_id=found.id, reason=args.reason, follow_up=args.follow_up, now=context.now
    )
    return _now(context, found, changes)


def _now(context: Context, found: Job, changes: Changes) -> Answer:
    with context.store.reading() as connection:
        job: Job = rows.fetch(connection, "job", found.id)
    return Answer(
        changed(changes, job_id=job.id, status=job.status),
        f"{job.shown_number}: {terminal.spoken(job.status)}",
    )


def grade(args: Namespace, context: Context) -> Answer:
    """Say how a plan step went."""
    found = naming.job(context.store, args.job)
    step = naming.step(context.store, found, args.step)
    value = None if args.grade == "none" else StepGrade(args.grade)
    changes = jobs.grade_step(context.store, step_id=step.id, grade=value, note=args.note, now=context.now)
    said = terminal.spoken(value) if value else "not graded"
    return Answer(changed(changes, step_id=step.id, grade=value), f"{step.instruction}: {said}")


def note(args: Namespace, context: Context) -> Answer:
    """Write a remark."""
    found = naming.job(context.store, args.job)
    changes = jobs.add_note(context.store, job_id=found.id, text=args.text, now=context.now)
    return Answer(changed(changes), f"{found.shown_number}: note kept")


def site_note(args: Namespace, context: Context) -> Answer:
    """Write what one must know to get to the car."""
    found = naming.job(context.store, args.job)
    changes = jobs.set_site_note(context.store, site_id=found.site_id, text=args.text, now=context.now)
    return Answer(changed(changes), f"{found.shown_number}: access note kept")


def odometer(args: Namespace, context: Context) -> Answer:
    """Write down the odometer."""
    found = naming.job(context.store, args.job)
    changes = jobs.set_odometer(context.store, job_id=found.id, kilometres=args.kilometres, now=context.now)
    return Answer(changed(changes), f"{found.shown_number}: {args.kilometres} km")


def software(args: Namespace, context: Context) -> Answer:
    """Write down software versions."""
    if args.before is None and args.after is None:
        raise WrongUsage("Give --before, --after or both.")
    found = naming.job(context.store, args.job)
    changes = jobs.set_software(
        context.store, job_id=found.id, before=args.before, after=args.after, now=context.now
    )
    return Answer(changed(changes), f"{found.shown_number}: software kept")


def use_part(args: Namespace, context: Context) -> Answer:
    """Take parts from the car."""
    found = naming.job(context.store, args.job)
    part = naming.part(context.store, args.part)
    changes = parts.use(
        context.store,
        job_id=found.id,
        part_id=part.id,
        quantity=args.quantity,
        serial_number=args.serial,
        now=context.now,
    )
    return Answer(changed(changes), f"{found.shown_number}: {args.quantity} × {part.number} {part.name}")


def give_back(args: Namespace, context: Context) -> Answer:
    """Put used parts back into the car."""
    found = naming.job(context.store, args.job)
    part = naming.part(context.store, args.part)
    changes = parts.put_back(
        context.store, job_id=found.id, part_id=part.id, quantity=args.quantity, now=context.now
    )
    return Answer(changed(changes), f"{found.shown_number}: {args.quantity} × {part.number} back in the car")


def time_start(args: Namespace, context: Context) -> Answer:
    """Start the clock."""
    found = naming.job(context.store, args.job)
    changes = time_entries.start(context.store, job_id=found.id, kind=TimeKind(args.kind), now=context.now)
    return Answer(changed(changes), f"{found.shown_number}: {terminal.spoken(args.kind)} runs")


def time_stop(args: Namespace, context: Context) -> Answer:
    """Stop the clock."""
    changes = time_entries.stop(context.store, now=context.now)
    entry = _entry(context, new_id(changes, "time_entry"))
    return Answer(
        changed(changes, seconds=entry.seconds),
        f"{terminal.spoken(entry.kind)}: {terminal.length(entry.seconds)}",
    )


def time_add(args: Namespace, context: Context) -> Answer:
    """Add time afterwards."""
    found = naming.job(context.store, args.job)
    started = args.started_at or context.now.at - timedelta(minutes=args.minutes)
    if started.tzinfo is None:
        started = started.astimezone()
    changes = time_entries.add_by_hand(
        context.store,
        job_id=found.id,
        kind=TimeKind(args.kind),
        started_at=started,
        minutes=args.minutes,
        kilometres=args.kilometres,
        now=context.now,
    )
    return Answer(
        changed(changes),
        f"{found.shown_number}: {terminal.spoken(args.kind)} {terminal.length(args.minutes * 60)}",
    )


def time_kilometres(args: Namespace, context: Context) -> Answer:
    """Write down how far the last drive was."""
    found = naming.job(context.store, args.job)
    with context.store.reading() as connection:
        entries: tuple[TimeEntry, ...] = rows.fetch_many(
            connection, "time_entry", job_id=found.id, removed=False
        )
    drives = [entry for entry in entries if entry.kind is TimeKind.TRAVEL]
    if not drives:
        raise NotFound(f"Job {found.shown_number} has no travel time yet.")
    changes = time_entries.set_kilometres(
        context.store, entry_id=drives[-1].id, kilometres=args.kilometres, now=context.now
    )
    return Answer(changed(changes), f"{found.shown_number}: {args.kilometres} km driven")


def _entry(context: Context, entry_id: str) -> TimeEntry:
    with context.store.reading() as connection:
        entry: TimeEntry = rows.fetch(connection, "time_entry", entry_id)
    return entry


def photo(args: Namespace, context: Context) -> Answer:
    """Add picture files; each is taken in by itself, and the first that cannot be ends the command."""
    found = naming.job(context.store, args.job)
    kind, subject = _subject(args, context, found)
    kept: list[str] = []
    for file in args.files:
        changes = photos.add(
            context.store,
            job_id=found.id,
            source=read_file(file),
            file_name=file.name,
            subject_kind=kind,
            subject_id=subject,
            now=context.now,
        )
        photo_id = new_id(changes, "photo")
        if args.caption:
            photos.caption(context.store, photo_id=photo_id, text=args.caption, now=context.now)
        kept.append(photo_id)
    return Answer(
        changed(Changes.of("photo", *kept), photo_ids=kept),
        f"{found.shown_number}: {terminal.counted(len(kept), 'photo')} added",
    )


def _subject(args: Namespace, context: Context, found: Job) -> tuple[SubjectKind, str]:
    if args.step:
        return SubjectKind.PLAN_STEP, naming.step(context.store, found, args.step).id
    if args.finding:
        with context.store.reading() as connection:
            return SubjectKind.FINDING, rows.fetch(connection, "finding", args.finding).id
    return SubjectKind.JOB, ""


def photo_caption(args: Namespace, context: Context) -> Answer:
    """Write under a photo."""
    changes = photos.caption(context.store, photo_id=args.photo, text=args.text, now=context.now)
    return Answer(changed(changes), "Caption kept")


def photo_remove(args: Namespace, context: Context) -> Answer:
    """Take a photo off the job, or bring it back."""
    operation = photos.restore if args.back else photos.remove
    changes = operation(context.store, photo_id=args.photo, now=context.now)
    return Answer(changed(changes), "Photo back on the job" if args.back else "Photo removed")


def photo_save(args: Namespace, context: Context) -> Answer:
    """Write a photo to a file of the person's choice."""
    from fieldapp.views import files

    jpeg = files.photo_bytes(context.store, photo_id=args.photo, preview=False)
    with context.store.reading() as connection:
        kept: Photo = rows.fetch(connection, "photo", args.photo)
    write_file(args.out, jpeg)
    return Answer({"photo_id": kept.id, "path": str(args.out)}, f"Saved to {args.out}")


def sign(args: Namespace, context: Context) -> Answer:
    """Sign a job, strokes from a file."""
    found = naming.job(context.store, args.job)
    changes = signatures.sign(
        context.store,
        job_id=found.id,
        role=SignerRole(args.role),
        name=args.name,
        strokes=read_strokes(args.strokes),
        shown=args.shown,
        now=context.now,
        **second_person(args, context),
    )
    who = kept_signer(context, changes)
    return Answer(changed(changes), f"{found.shown_number}: signed by {who} ({terminal.spoken(args.role)})")


def kept_signer(context: Context, changes: Changes) -> str:
    """Who signed just now, as it is kept: technician and second person by their own names, whatever was typed."""
    with context.store.reading() as connection:
        made: list[Signature] = [
            rows.fetch(connection, "signature", row_id) for row_id in changes.of_kind("signature")
        ]
    return max(made, key=lambda signature: signature.signed_at).name  # an older one was voided by it


def waive(args: Namespace, context: Context) -> Answer:
    """Go without the customer's signature."""
    found = naming.job(context.store, args.job)
    changes = signatures.waive(
        context.store,
        job_id=found.id,
        role=SignerRole.CUSTOMER,
        reason=args.reason,
        now=context.now,
    )
    return Answer(changed(changes), f"{found.shown_number}: signature waived, {args.reason}")


def void(args: Namespace, context: Context) -> Answer:
    """Declare a signature void."""
    changes = signatures.void(context.store, signature_id=args.signature, now=context.now)
    return Answer(changed(changes), "Signature void")


def message(args: Namespace, context: Context) -> Answer:
    """Queue words to the customer."""
    found = naming.job(context.store, args.job)
    changes = customer_messages.queue(
        context.store,
        job_id=found.id,
        template=args.template,
        body=args.body,
        minutes=args.minutes,
        now=context.now,
    )
    return Answer(changed(changes), f"{found.shown_number}: the message goes out when the network is there")


def mail(args: Namespace, context: Context) -> Answer:
    """Queue the newest report, or the version asked for, as an e-mail."""
    found = naming.job(context.store, args.job)
    with context.store.reading() as connection:
        made: tuple[Report, ...] = rows.fetch_many(connection, "report", job_id=found.id)
        customer: Customer = rows.fetch(connection, "customer", found.customer_id)
    if not made:
        raise NotFound(f"Job {found.shown_number} has no report yet; use fieldapp report.")
    wanted = [one for one in made if args.version in (None, one.version)]
    if not wanted:
        raise NotFound(f"Job {found.shown_number} has no report version {args.version}.")
    newest = max(wanted, key=lambda report: report.version)
    recipient = args.to or customer.email
    changes = reports.deliver_by_email(
        context.store,
        report_id=newest.id,
        recipient=recipient,
        confirmed=args.confirm,
        now=context.now,
    )
    return Answer(
        changed(changes, report_id=newest.id, recipient=recipient),
        f"{found.shown_number}: report version {newest.version} goes to {recipient} when the network is there",
    )


def mail_withdraw(args: Namespace, context: Context) -> Answer:
    """Call back an e-mail that has not left."""
    changes = reports.withdraw_delivery(context.store, delivery_id=args.delivery, now=context.now)
    return Answer(changed(changes), "The report is not sent")


def second_person(args: Namespace, context: Context) -> dict[str, Any]:
    """Whom a second person is: by PIN, or by the sign-in of `--user`; either secret is read unseen."""
    if args.role != SignerRole.SECOND_PERSON:
        return {}
    if args.user:
        return {"person_id": identified(context, args.user), "signed_in": True}
    person = naming.person(context.store, args.person or args.name)
    return {"person_id": person.id, "pin": context.read_secret(f"PIN of {person.name}: ")}


def read_strokes(path: Path) -> PadStrokes:
    """Strokes from a JSON file (`-` is standard input): a list of lines, each a list of [x, y].

    Raises:
        InputRefused: it is no such file.
    """
    text = sys.stdin.read() if str(path) == "-" else read_file(path).decode("utf-8", "replace")
    try:
        return tuple(tuple((float(x), float(y)) for x, y in line) for line in json.loads(text))
    except (ValueError, TypeError) as error:
        raise InputRefused(f"{path} holds no strokes: write [[[x, y], …], …] as JSON.") from error


def read_file(path: Path) -> bytes:
    """A file's bytes.

    Raises:
        NotFound: it is not there or cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise NotFound(f"The file {path} cannot be read: {error.strerror or 'it is not there'}.") from error


def write_file(path: Path, content: bytes) -> None:
    """Write a file the person asked for.

    Raises:
        InputRefused: it cannot be written there.
    """
    try:
        path.write_bytes(content)
    except OSError as error:
        raise InputRefused(f"The file {path} cannot be written: {error.strerror}.") from error
