"""`fieldapp sign-in`, `sync`, `status`, `conflicts`, `refused`, `sign-out`: the laptop and its server."""

from __future__ import annotations

import platform
import time
from argparse import Namespace
from typing import TYPE_CHECKING

from fieldapp import settings, terminal
from fieldapp.commands.context import Answer, Context, changed, gone, plain
from fieldapp.domain.people import Person
from fieldapp.domain.screens.sync_centre import JobAtOffice, SyncScreen
from fieldapp.errors import DeviceRevoked, WrongUsage
from fieldapp.operations import conflicts, profile
from fieldapp.operations.wiping import begin_anew, farewell, wipe
from fieldapp.store import outbox, rows
from fieldapp.views import profile as profile_view
from fieldapp.views import sync_centre as sync_view

if TYPE_CHECKING:
    from sync.client.engine import Round, SyncSummary


def sign_in(args: Namespace, context: Context) -> Answer:
    """Register this laptop once and fetch its first data."""
    from sync.client.engine import sync_once
    from sync.client.sign_in import sign_in as register
    from sync.client.transport import RequestsSend, Server, checked_address

    address = checked_address(args.server)
    password = _needed(context.read_secret(f"Password of {args.user}: "), "password")
    device_code = args.device_code or context.read_secret("Device code from the office: ").strip()
    _needed(device_code, "device code (--device-code)")
    server = Server(RequestsSend(address))
    begin_anew(context.profile)
    session = register(
        context.store,
        server,
        server_url=address,
        user=args.user,
        password=password,
        device_code=device_code,
        device_name=args.device_name or platform.node() or "laptop",
        now=context.now.at,
    )
    kept = settings.load(context.profile.settings_file)
    settings.save(context.profile.settings_file, settings.with_server(kept, address))
    context.note("Signed in; fetching jobs …")
    summary = sync_once(context.store, server)
    return Answer(
        {
            "person_id": session.person_id,
            "person_name": session.person_name,
            "device_id": session.device_id,
            "server": address,
            "sync": _summary(summary),
        },
        f"Signed in as {session.person_name}. {_summary_text(summary)}",
    )


def _needed(secret: str, what: str) -> str:
    """A wrong try counts at the office, so that none is spent on what was not even typed."""
    if not secret:
        raise WrongUsage(f"No {what} was given. Type it, or give it on a line of standard input.")
    return secret


def sync(args: Namespace, context: Context) -> Answer:
    """One round. Status changes inside their 8 seconds are waited for, unless --now."""
    from sync.client.engine import Round

    context.session()
    if not args.now:
        _wait_for_second_thoughts(context)
    summary = one_round(context, Round(held_too=args.now, originals=not args.no_originals))
    return Answer(_summary(summary), _summary_text(summary))


def one_round(context: Context, how: Round | None = None) -> SyncSummary:
    """One round with the office, as `how` says.

    Raises:
        DeviceWiped: the office had this laptop erased, which now it is.
        NotSignedIn, DeviceRevoked, Refused, ServerUnreachable: as `sync_once` does.
    """
    from sync.client.engine import Round, sync_once
    from sync.client.revocation import is_handed_over, wipe_is_due
    from sync.client.transport import RequestsSend, Server

    server = Server(RequestsSend(context.session().server_url))
    try:
        return sync_once(context.store, server, how=how or Round())
    except DeviceRevoked as error:
        if wipe_is_due(error):
            told = farewell(context.store, handed_over=is_handed_over(error), now=context.now.at)
            context.close()
            wipe(context.profile, told)
            raise gone(told) from error
        raise


def identified(context: Context, user: str) -> str:
    """Whose sign-in this is, as the office knows them; the password is read unseen and kept nowhere.

    Raises:
        WrongPassword, NotSignedIn, DeviceRevoked, Refused, ServerUnreachable: as `sync.client.identify` does.
    """
    from sync.client.identify import identify
    from sync.client.transport import RequestsSend, Server

    server = Server(RequestsSend(context.session().server_url))
    password = context.read_secret(f"Password of {user}: ")
    return identify(context.store, server, user=user, password=password, clock=lambda: context.now.at)


def _wait_for_second_thoughts(context: Context) -> None:
    """A script that completes a job and syncs means it: the wait is short and ends by itself."""
    told = False
    while True:
        now = context.now.at
        with context.store.reading() as connection:
            release = outbox.next_release(connection, now=now)
        if release is None:
            return
        if not told:
            context.note("The last step can still be taken back; waiting a few seconds …")
            told = True
        time.sleep(max(0.05, (release - now).total_seconds() + 0.01))


def _summary(summary: SyncSummary) -> dict[str, int]:
    return {
        "pushed": summary.pushed,
        "pulled": summary.pulled,
        "conflicts": summary.conflicts,
        "refused": summary.refused,
        "waiting": summary.waiting,
        "media_sent": summary.media_sent,
        "media_fetched": summary.media_fetched,
        "media_waiting": summary.media_waiting,
    }


def _summary_text(summary: SyncSummary) -> str:
    said = [
        f"{terminal.counted(summary.pushed, 'change')} sent",
        f"{terminal.counted(summary.pulled, 'row')} received",
        f"{terminal.counted(summary.media_sent, 'file')} sent",
    ]
    if summary.conflicts:
        said.append(terminal.counted(summary.conflicts, "conflict"))
    if summary.refused:
        said.append(f"{terminal.counted(summary.refused, 'change')} refused")
    if summary.waiting or summary.media_waiting:
        said.append(
            f"{terminal.counted(summary.waiting, 'change')} and {terminal.counted(summary.media_waiting, 'file')} wait"
        )
    else:
        said.append("nothing waits")
    return ", ".join(said) + "."


def sign_out(args: Namespace, context: Context) -> Answer:
    """Forget the tokens; work stays."""
    changes = profile.sign_out(context.store, despite_unsent=args.despite_unsent, now=context.now)
    return Answer(changed(changes), "Signed out. Jobs and unsent work stay on this laptop.")


def status(args: Namespace, context: Context) -> Answer:
    """Who is signed in and what waits."""
    facts = profile_view.read(context.store)
    screen = sync_view.read(context.store, now=context.now.at)
    people: tuple[Person, ...] = ()
    if args.people:
        with context.store.reading() as connection:
            people = rows.fetch_many(connection, "person")
    value = {
        "profile": plain(facts),
        "sync": plain(screen),
        "people": [{"id": one.id, "name": one.name, "role": one.role.value} for one in people],
    }
    lines = [
        ("Signed in", facts.person_name if facts.signed_in else "no"),
        ("Server", facts.server_url),
        ("Last contact", terminal.day_time(facts.last_contact)),
        ("Profile", facts.folder),
        ("Key kept in", facts.key_kept_in),
        ("Version", facts.version),
        ("Free disk", terminal.size(facts.disk_free)),
        ("Waiting", _waiting(screen)),
    ]
    return Answer(
        value,
        terminal.paragraphs(
            terminal.table(line for line in lines if line[1]),
            terminal.block("People", [f"{one.name} ({terminal.spoken(one.role)})" for one in people]),
            terminal.block("By job", [_job_waits(screen, place) for place in range(len(screen.waiting))]),
            terminal.block("The office has", [_job_at_office(job) for job in screen.at_office]),
        ),
    )


def _waiting(screen: SyncScreen) -> str:
    pill = screen.connection
    parts = [terminal.counted(pill.changes_waiting, "change"), terminal.counted(pill.photos_waiting, "file")]
    if screen.conflicts:
        parts.append(terminal.counted(len(screen.conflicts), "conflict"))
    if screen.refused:
        parts.append(f"{terminal.counted(len(screen.refused), 'change')} refused")
    return ", ".join(parts)


def _job_at_office(job: JobAtOffice) -> str:
    who = " ".join(part for part in (job.customer_name, job.plate) if part)
    report = f", report {terminal.spoken(job.delivery)}" if job.delivery is not None else ""
    amounts = f"{terminal.counted(job.answers, 'answer')}, {terminal.counted(job.photos, 'photo')}"
    return f"{who}: completed {terminal.day_time(job.completed_at)}, {amounts}{report}"


def _job_waits(screen: SyncScreen, place: int) -> str:
    job = screen.waiting[place]
    who = " ".join(part for part in (job.customer_name, job.plate) if part) or "No job"
    changes = ", ".join(
        f"{one.count} × {terminal.spoken(one.kind)}{f' ({one.detail})' if one.detail else ''}"
        for one in job.changes
    )
    photos = terminal.counted(len(job.photos), "photo") if job.photos else ""
    return f"{who}: {', '.join(part for part in (changes, photos) if part)}"


def list_conflicts(args: Namespace, context: Context) -> Answer:
    """Fields two people wrote."""
    found = sync_view.read(context.store, now=context.now.at).conflicts
    text = terminal.paragraphs(
        *(
            terminal.block(
                f"{one.conflict_id}  {terminal.spoken(one.kind)} {one.title}, {terminal.spoken(one.field)}",
                [f"before: {one.before}", f"mine: {one.mine}", f"office: {one.office} ({one.office_by})"],
            )
            for one in found
        )
    )
    return Answer(plain(found), text or "No conflicts.")


def settle(args: Namespace, context: Context) -> Answer:
    """Keep mine, the office's or both."""
    changes = conflicts.settle(context.store, conflict_id=args.conflict, choice=args.choice, now=context.now)
    return Answer(changed(changes), f"Kept: {args.choice}")


def list_refused(args: Namespace, context: Context) -> Answer:
    """Changes the server did not take."""
    found = sync_view.read(context.store, now=context.now.at).refused
    text = terminal.table(
        (one.op_id, terminal.spoken(one.kind), one.what, one.sentence or one.code) for one in found
    )
    return Answer(plain(found), text or "Nothing was refused.")


def send_again(args: Namespace, context: Context) -> Answer:
    """Try a refused change once more."""
    changes = conflicts.send_again(context.store, op_id=args.change, now=context.now)
    return Answer(changed(changes), "It goes out with the next sync.")
