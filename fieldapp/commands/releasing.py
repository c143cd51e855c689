"""`fieldapp inspection`: after the first answer – corrections, re-checks, deviations, marks, newer versions."""

from __future__ import annotations

from argparse import Namespace

from fieldapp import terminal
from fieldapp.commands import naming
from fieldapp.commands.connection import identified
from fieldapp.commands.context import Answer, Context, changed, new_id, plain
from fieldapp.commands.inspections import check_value, session_of
from fieldapp.domain.damage import CarView, DamageKind, DamageMark
from fieldapp.domain.findings import Deviation, Finding
from fieldapp.domain.people import Person
from fieldapp.errors import NotFound
from fieldapp.operations import damage, deviations, findings, inspections, template_moves
from fieldapp.store import rows
from fieldapp.views import checklist
from inspections.moving import Move


def reopen(args: Namespace, context: Context) -> Answer:
    """Open a finished checklist for changes."""
    inspection = naming.inspection(context.store, args.inspection)
    changes = inspections.reopen(
        context.store, inspection_id=inspection.id, reason=args.reason, now=context.now
    )
    return Answer(changed(changes), "Open again; every change is written down")


def corrections(args: Namespace, context: Context) -> Answer:
    """What was changed after finishing: old, new, who, when, why."""
    inspection = naming.inspection(context.store, args.inspection)
    screen = checklist.read(context.store, inspection_id=inspection.id, language=context.language)
    names = {person.id: person.name for person in screen.people}
    lines = terminal.table(
        (
            one.corrected_at.astimezone().strftime("%Y-%m-%d %H:%M"),
            names.get(one.person_id, one.person_id),
            f"{one.subject} {one.path}" + ("" if one.field == "value" else f" {one.field}"),
            f"{one.before or '–'} → {one.after or '–'}",
            one.reason,
        )
        for one in screen.corrections
    )
    return Answer(plain(screen.corrections), lines or "Nothing was changed after finishing.")


def recheck(args: Namespace, context: Context) -> Answer:
    """Check an item with a finding again after its repair."""
    inspection = naming.inspection(context.store, args.inspection)
    session = session_of(context, inspection)
    item = naming.item(session, args.item)
    values: dict[str, str] = {}
    for text in args.answers:
        name, value = naming.assignment(text)
        path = naming.question(session, name)
        check_value(session.question(path), value)
        values |= session.set(path, value).values
        values[path] = session.question(path).value
    changes = findings.recheck(
        context.store,
        inspection_id=inspection.id,
        item_path=item,
        values=values,
        repair=args.repair,
        tool_id=naming.tool(context.store, args.tool).id if args.tool else None,
        reason=args.reason,
        now=context.now,
    )
    finding = _finding(context, inspection.id, item)
    return Answer(
        changed(changes, repaired=finding.repaired_at is not None),
        f"{finding.title}: {'repaired' if finding.repaired_at else 'still open'}",
    )


def accept(args: Namespace, context: Context) -> Answer:
    """Let the vehicle leave with a fail: the approver's PIN, or their password, is read unseen."""
    inspection = naming.inspection(context.store, args.inspection)
    item = naming.item(session_of(context, inspection), args.item)
    finding = _finding(context, inspection.id, item)
    if args.user:
        with context.store.reading() as connection:
            approver: Person = rows.fetch(connection, "person", identified(context, args.user))
        pin = ""
    else:
        approver = naming.person(context.store, args.approver)
        pin = context.read_secret(f"PIN of {approver.name}: ")
    changes = deviations.accept(
        context.store,
        finding_id=finding.id,
        owner=args.owner,
        due_on=args.due,
        approver_id=approver.id,
        pin=pin,
        signed_in=bool(args.user),
        note=args.note,
        now=context.now,
    )
    return Answer(
        changed(changes), f"{finding.title}: accepted by {approver.name}, {args.owner} until {args.due}"
    )


def withdraw_deviation(args: Namespace, context: Context) -> Answer:
    """Take a deviation back."""
    inspection = naming.inspection(context.store, args.inspection)
    item = naming.item(session_of(context, inspection), args.item)
    finding = _finding(context, inspection.id, item)
    with context.store.reading() as connection:
        standing: tuple[Deviation, ...] = rows.fetch_many(
            connection, "deviation", finding_id=finding.id, withdrawn=False
        )
    if not standing:
        raise NotFound("This finding was not accepted as a deviation.", finding_id=finding.id)
    changes = deviations.withdraw(context.store, deviation_id=standing[-1].id, now=context.now)
    return Answer(changed(changes), f"{finding.title}: open again")


def gate(args: Namespace, context: Context) -> Answer:
    """What still keeps the vehicle from being released."""
    inspection = naming.inspection(context.store, args.inspection)
    screen = checklist.read(context.store, inspection_id=inspection.id, language=context.language)
    lines = "\n".join(screen.release_problems) or "Nothing keeps the vehicle."
    return Answer({"problems": list(screen.release_problems)}, lines)


def mark(args: Namespace, context: Context) -> Answer:
    """Put the next numbered damage mark on the car."""
    job = naming.job(context.store, args.job)
    changes = damage.mark(
        context.store,
        job_id=job.id,
        view=CarView(args.view),
        x=args.x,
        y=args.y,
        kind=DamageKind(args.kind),
        note=args.note,
        now=context.now,
    )
    mark_id = new_id(changes, "damage_mark")
    with context.store.reading() as connection:
        made: DamageMark = rows.fetch(connection, "damage_mark", mark_id)
    return Answer(changed(changes, mark_id=mark_id), f"{made.number}. {_mark_text(made)}")


def marks(args: Namespace, context: Context) -> Answer:
    """Damage marks of a job."""
    job = naming.job(context.store, args.job)
    with context.store.reading() as connection:
        found: tuple[DamageMark, ...] = rows.fetch_many(
            connection, "damage_mark", job_id=job.id, removed=False
        )
    lines = terminal.table((str(one.number), _mark_text(one), one.id) for one in found)
    return Answer(plain(found), lines or "No damage is marked.")


def unmark(args: Namespace, context: Context) -> Answer:
    """Take a damage mark off, or bring it back."""
    changes = damage.change(
        context.store, mark_id=args.mark, removed=not args.back, reason=args.reason, now=context.now
    )
    return Answer(changed(changes), "Mark back" if args.back else "Mark taken off")


def move(args: Namespace, context: Context) -> Answer:
    """Show what a newer version of the form would keep, leave and ask; with --apply go on with it."""
    inspection = naming.inspection(context.store, args.inspection)
    planned = template_moves.preview(
        context.store, inspection_id=inspection.id, language=context.language, now=context.now
    )
    value = {
        "from": planned.from_version,
        "to": planned.to_version,
        "kept": plain(planned.move.kept),
        "left": plain(planned.move.left),
        "new": plain(planned.move.new),
    }
    head = f"{inspection.form_id} {planned.from_version} → {planned.to_version}"
    if not args.apply:
        return Answer(
            value, terminal.paragraphs(f"{head} (not moved yet; --apply does it)", *_said(planned.move))
        )
    changes = template_moves.move_over(
        context.store,
        inspection_id=inspection.id,
        template_id=planned.template_id,
        reason=args.reason,
        now=context.now,
    )
    return Answer(changed(changes, **value), terminal.paragraphs(f"{head}: moved", *_said(planned.move)))


def _said(planned: Move) -> list[str]:
    whys = {"gone": "no such question", "kind": "asked differently", "choice": "no longer on offer"}
    return [
        f"{terminal.counted(len(planned.kept), 'answer')} kept",
        terminal.block(
            "Kept beside the form",
            [f"{one.label}: {one.said} ({whys[one.why]})" for one in planned.left],
        ),
        terminal.block("New", [one.label for one in planned.new]),
    ]


def _mark_text(one: DamageMark) -> str:
    note = f": {one.note}" if one.note else ""
    return f"{one.kind.value}, {one.view.value} {one.x:.2f} {one.y:.2f}{note}"


def _finding(context: Context, inspection_id: str, item: str) -> Finding:
    with context.store.reading() as connection:
        found: tuple[Finding, ...] = rows.fetch_many(
            connection, "finding", inspection_id=inspection_id, item_path=item, withdrawn=False
        )
    if not found:
        raise NotFound("This item has no finding.", item_path=item)
    return found[0]
