"""`fieldapp inspection`: fill a checklist without a window, by the same rules."""

from __future__ import annotations

from argparse import Namespace
from decimal import Decimal, InvalidOperation

from uuid_utils.compat import uuid7

from fieldapp import terminal
from fieldapp.commands import naming
from fieldapp.commands.context import Answer, Context, changed, new_id, plain
from fieldapp.commands.inspection_words import FILES, MOMENTS, NUMBERS, item_text, question_text
from fieldapp.commands.job_work import kept_signer, read_file, read_strokes, second_person
from fieldapp.domain.attachments import SignerRole, SubjectKind
from fieldapp.domain.changes import Changes
from fieldapp.domain.findings import CustomerDecision, Finding, Severity
from fieldapp.domain.inspections import Inspection
from fieldapp.errors import InputProblem, InputRefused, WrongUsage
from fieldapp.operations import findings, inspections, photos, signatures
from fieldapp.store import fillings, rows
from fieldapp.views import job as job_view
from inspections.codecs import written
from inspections.presentation import Item, Question
from inspections.session import Session

_CHOSEN = frozenset({"verdict", "select_one"})
_SEVERAL = frozenset({"select_multiple", "rank"})


def list_inspections(args: Namespace, context: Context) -> Answer:
    """Checklists of a job: wanted and begun."""
    found = naming.job(context.store, args.job)
    screen = job_view.read(context.store, job_id=found.id, language=context.language, now=context.now)
    lines = terminal.table(
        (
            line.form_id,
            line.title,
            "finished" if line.finished_at else f"{line.answered} of {line.total}",
            line.inspection_id or "not begun",
        )
        for line in screen.checklists
    )
    return Answer(plain(screen.checklists), lines or "This job has no checklist.")


def begin(args: Namespace, context: Context) -> Answer:
    """Open a checklist for a job."""
    found = naming.job(context.store, args.job)
    changes = inspections.begin(context.store, job_id=found.id, form_id=args.form, now=context.now)
    inspection_id = new_id(changes, "inspection")
    return Answer(
        changed(changes, inspection_id=inspection_id),
        f"{found.shown_number}/{args.form}: begun ({inspection_id})",
    )


def show(args: Namespace, context: Context) -> Answer:
    """A filling: sections, items, answers, what is missing."""
    inspection = naming.inspection(context.store, args.inspection)
    session = _session(context, inspection, args.language or context.language)
    missing = session.missing()
    open_items = {one.item_path for one in missing}
    sections = [
        (section.title, [item for item in section.items if not args.open or item.path in open_items])
        for section in session.sections()
    ]
    value = {
        "inspection": plain(inspection),
        "title": session.title,
        "sections": [
            {"title": title, "items": [_item_json(item) for item in items]}
            for title, items in sections
            if items
        ],
        "missing": plain(missing),
    }
    finished = inspection.finished_at
    state = (
        f"finished {terminal.day_time(finished)}"
        if finished
        else f"{terminal.counted(len(missing), 'answer')} missing"
    )
    text = terminal.paragraphs(
        f"{session.title} – {state}",
        *(terminal.block(title, [item_text(item) for item in items]) for title, items in sections),
    )
    return Answer(value, text)


def answer(args: Namespace, context: Context) -> Answer:
    """Answer questions: NAME=VALUE …"""
    inspection = naming.inspection(context.store, args.inspection)
    session = _session(context, inspection, context.language)
    tool_id = naming.tool(context.store, args.tool).id if args.tool else None
    values: dict[str, str] = {}
    asked: list[str] = []
    for text in args.answers:
        name, value = naming.assignment(text)
        path = naming.question(session, name)
        check_value(session.question(path), value)
        values |= session.set(path, value).values
        values[path] = session.question(path).value
        asked.append(path)
    changes = inspections.answer(
        context.store,
        inspection_id=inspection.id,
        values=values,
        tool_id=tool_id,
        reason=args.reason,
        now=context.now,
    )
    said = [question_text(session.question(path)) for path in asked if path in _relevant(session)]
    left = terminal.counted(len(session.missing()), "answer")
    return Answer(
        changed(changes, values=values, missing=len(session.missing())),
        "\n".join([*said, *_found(context, changes), *_tool_words(args, context), f"{left} missing"]),
    )


def _tool_words(args: Namespace, context: Context) -> list[str]:
    """An expired calibration is said; the value is kept all the same, with the date beside it."""
    tool = naming.tool(context.store, args.tool) if args.tool else None
    if tool is None or tool.calibrated_until is None:
        return []
    if context.now.at.astimezone().date() <= tool.calibrated_until:
        return []
    return [
        f"! The calibration of {tool.code} ran out on {tool.calibrated_until}; that is kept with the value."
    ]


def _relevant(session: Session) -> set[str]:
    return {
        question.path
        for section in session.sections()
        for item in section.items
        for question in item.questions
    }


def _found(context: Context, changes: Changes) -> list[str]:
    with context.store.reading() as connection:
        findings: tuple[Finding, ...] = rows.fetch_in_order(
            connection, "finding", sorted(changes.of_kind("finding"))
        )
    return [
        f"finding {'withdrawn' if one.withdrawn else terminal.spoken(one.severity)}: {one.title}"
        for one in findings
    ]


def add_entry(args: Namespace, context: Context) -> Answer:
    """Add an entry to a repeat."""
    inspection = naming.inspection(context.store, args.inspection)
    session = _session(context, inspection, context.language)
    path = naming.item(session, args.repeat)
    entry_id = str(uuid7())
    delta = session.add_repeat(path, entry_id)
    values = {**delta.values, path: " ".join(session.repeats()[path])}
    changes = inspections.answer(context.store, inspection_id=inspection.id, values=values, now=context.now)
    return Answer(changed(changes, path=f"{path}[{entry_id}]"), f"{path}[{entry_id}]")


def remove_entry(args: Namespace, context: Context) -> Answer:
    """Take an entry of a repeat out, with its answers."""
    inspection = naming.inspection(context.store, args.inspection)
    session = _session(context, inspection, context.language)
    repeat = args.entry.rpartition("[")[0]
    inside = [path for path in session.values(hidden=True) if path.startswith(f"{args.entry}/")]
    delta = session.remove_repeat(args.entry)
    values = {**delta.values, **dict.fromkeys(inside, "")}
    values[repeat] = " ".join(session.repeats().get(repeat, ()))
    changes = inspections.answer(context.store, inspection_id=inspection.id, values=values, now=context.now)
    return Answer(changed(changes), f"{args.entry} removed")


def photo(args: Namespace, context: Context) -> Answer:
    """Answer an image question, or show an item's finding, with picture files."""
    inspection = naming.inspection(context.store, args.inspection)
    session = _session(context, inspection, context.language)
    prepared = [photos.prepare(read_file(file), file.name) for file in args.files]
    kind, subject, path = _photo_subject(context, session, inspection, args.question)
    kept: list[str] = []
    changes = Changes()
    for picture in prepared:
        changes |= (
            added := photos.record(
                context.store,
                job_id=inspection.job_id,
                prepared=picture,
                subject_kind=kind,
                subject_id=subject,
                now=context.now,
            )
        )
        kept.append(new_id(added, "photo"))
    if path:
        given = session.question(path).value.split()
        delta = session.set(path, " ".join(dict.fromkeys([*given, *kept])))
        changes |= inspections.answer(
            context.store,
            inspection_id=inspection.id,
            values={**delta.values, path: session.question(path).value},
            now=context.now,
        )
    return Answer(changed(changes, photo_ids=kept), f"{terminal.counted(len(kept), 'photo')} added")


def _photo_subject(
    context: Context, session: Session, inspection: Inspection, name: str
) -> tuple[SubjectKind, str, str]:
    """An image question by its name; else the finding of the item of that name or number."""
    leaves = {cell.path for cell in session.cells() if cell.definition.is_leaf}
    images = {path for path in leaves if session.question(path).kind in FILES}
    chosen = [path for path in images if path == name or path.endswith(f"/{name}")]
    if len(chosen) == 1:
        return SubjectKind.ANSWER, f"{inspection.id} {chosen[0]}", chosen[0]
    item = naming.item(session, name)
    with context.store.reading() as connection:
        found: tuple[Finding, ...] = rows.fetch_many(
            connection, "finding", inspection_id=inspection.id, item_path=item, withdrawn=False
        )
    if not found:
        raise WrongUsage(f"{name} is neither an image question nor an item with a finding.")
    return SubjectKind.FINDING, found[0].id, ""


def finding(args: Namespace, context: Context) -> Answer:
    """Write down what an item showed, or take it back."""
    inspection = naming.inspection(context.store, args.inspection)
    session = _session(context, inspection, context.language)
    item = naming.item(session, args.item)
    if args.withdraw:
        changes = findings.withdraw_finding(
            context.store,
            inspection_id=inspection.id,
            item_path=item,
            reason=args.reason,
            now=context.now,
        )
        return Answer(changed(changes), "Finding withdrawn")
    with context.store.reading() as connection:
        known: tuple[Finding, ...] = rows.fetch_many(
            connection, "finding", inspection_id=inspection.id, item_path=item
        )
    before = known[0] if known else None
    changes = findings.set_finding(
        context.store,
        inspection_id=inspection.id,
        item_path=item,
        severity=Severity(args.severity or (before.severity if before else Severity.ATTENTION)),
        title=args.title or (before.title if before else session.item(item).title),
        note=args.note if args.note is not None else (before.note if before else ""),
        recommendation=args.recommendation,
        reason=args.reason,
        now=context.now,
    )
    return Answer(changed(changes), "\n".join(_found(context, changes)) or "Nothing changed")


def decide(args: Namespace, context: Context) -> Answer:
    """Write down what the customer wants done about a finding."""
    decision = None if args.decision == "none" else CustomerDecision(args.decision)
    changes = findings.decide_finding(
        context.store, finding_id=args.finding, decision=decision, now=context.now
    )
    return Answer(changed(changes), f"Customer: {terminal.spoken(args.decision)}")


def sign(args: Namespace, context: Context) -> Answer:
    """Answer a signature question with strokes from a file, or waive it with a reason."""
    inspection = naming.inspection(context.store, args.inspection)
    session = _session(context, inspection, context.language)
    path = naming.question(session, args.question)
    asked = session.question(path)
    if asked.kind != "signature" or not asked.signer:
        raise WrongUsage(f"{args.question} is no signature question.")
    args.role = asked.signer
    if args.waive:
        changes = signatures.waive(
            context.store,
            job_id=inspection.job_id,
            role=SignerRole(asked.signer),
            reason=args.waive,
            inspection_id=inspection.id,
            path=path,
            now=context.now,
        )
        return Answer(changed(changes), f"{asked.label}: waived")
    if args.strokes is None:
        raise WrongUsage("Give --strokes FILE, or --waive REASON.")
    changes = signatures.sign(
        context.store,
        job_id=inspection.job_id,
        role=SignerRole(asked.signer),
        name=args.name,
        strokes=read_strokes(args.strokes),
        shown=args.shown or asked.label,
        inspection_id=inspection.id,
        path=path,
        now=context.now,
        **second_person(args, context),
    )
    return Answer(changed(changes), f"{asked.label}: signed by {kept_signer(context, changes)}")


def finish(args: Namespace, context: Context) -> Answer:
    """Finish a checklist."""
    inspection = naming.inspection(context.store, args.inspection)
    changes = inspections.finish(context.store, inspection_id=inspection.id, now=context.now)
    return Answer(changed(changes, inspection_id=inspection.id), f"{inspection.form_id}: finished")


def session_of(context: Context, inspection: Inspection) -> Session:
    """A filling brought to life in the screen's language."""
    return _session(context, inspection, context.language)


def _session(context: Context, inspection: Inspection, language: str) -> Session:
    with context.store.reading() as connection:
        return fillings.open_session(connection, inspection, now=context.now.at, language=language)


def check_value(question: Question, value: str) -> None:
    """A typing mistake on the command line is refused; what the form itself forbids is kept and shown.

    Raises:
        InputRefused: no such choice, no number.
        WrongUsage: photos and signatures have commands of their own.
    """
    if not value:
        return
    if question.kind in FILES:
        verb = "sign" if question.kind == "signature" else "photo"
        raise WrongUsage(f"{question.label} takes a file; use fieldapp inspection {verb}.")
    if question.readonly or question.kind in ("calculated", "note"):
        raise WrongUsage(f"{question.label} is worked out by the checklist and cannot be answered.")
    problem = ""
    names = [choice.name for choice in question.choices]
    if question.kind in _CHOSEN and value not in names:
        problem = f"choose one of {', '.join(names)}"
    elif question.kind in _SEVERAL and not set(value.split()) <= set(names):
        problem = f"choose among {', '.join(names)}"
    elif question.kind in NUMBERS and not _is_number(value, whole=question.kind == "integer"):
        problem = "give a whole number" if question.kind == "integer" else "give a number such as 2.8"
    elif question.kind in MOMENTS and not written(question.kind, value):
        problem = f"give a {question.kind} such as {MOMENTS[question.kind]}"
    if problem:
        raise InputRefused(
            f"{question.label}: {problem}.", problems=(InputProblem(None, question.path, problem),)
        )


def _is_number(text: str, *, whole: bool) -> bool:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return False
    return number.is_finite() and (not whole or number == number.to_integral_value())


def _item_json(item: Item) -> dict[str, object]:
    kept: dict[str, object] = plain(item)
    return kept
