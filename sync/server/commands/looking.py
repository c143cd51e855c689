"""What the office looks at: jobs, conflicts, mail, settings."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import datetime

from pydantic import JsonValue

from fieldapp.errors import InputRefused
from fieldapp.terminal import table
from sync.server.actors import the_centre
from sync.server.bounces import take_bounce
from sync.server.centre import Centre
from sync.server.commands.job_page import job_page
from sync.server.commands.people import opened, seen
from sync.server.commands.speaking import counted, office_clock, say
from sync.server.database import only_tenant, utc_now
from sync.server.disputes import list_disputes
from sync.server.founding import require_centre
from sync.server.jobs import JobLine, list_jobs, whole_job
from sync.server.mail_watch import every_mail
from sync.server.preferences import PREFERENCES, mail_settings, read_all, write

SHOWN_JOBS = 1000
_NO_MAIL_SERVER = "no mail server is set: fieldapp-server settings set smtp.host …"


def jobs(arguments: Namespace) -> None:
    """List jobs by window."""
    with seen(arguments) as connection:
        actor = the_centre(only_tenant(connection).tenant)
        statuses = (arguments.status,) if arguments.status else ()
        found = list_jobs(connection, actor, statuses=statuses, limit=SHOWN_JOBS)
        clock = office_clock(connection)
    rows = [_line(job, clock) for job in found.jobs]
    say(table(rows) or "There are no jobs.", found.model_dump(mode="json")["jobs"], as_json=arguments.json)


def _line(job: JobLine, clock: Callable[[datetime], str]) -> tuple[str, ...]:
    window = f"{clock(job.window_start)}–{clock(job.window_end)[-5:]}"
    conflict = counted(job.conflicts, "conflict") if job.conflicts else ""
    return (job.number, window, job.status, job.kind, job.customer, job.vehicle, job.technician, conflict)


def job(arguments: Namespace) -> None:
    """Show one job with everything of it."""
    with seen(arguments) as connection:
        tenant = only_tenant(connection).tenant
        found = whole_job(connection, the_centre(tenant), arguments.job)
        page = "" if arguments.json else job_page(connection, tenant, found, now=utc_now())
    say(page, found.model_dump(mode="json"), as_json=arguments.json)


def conflicts(arguments: Namespace) -> None:
    """List what two people wrote differently."""
    with seen(arguments) as connection:
        disputes = list_disputes(connection, the_centre(only_tenant(connection).tenant))
        clock = office_clock(connection)
    rows = [
        (
            clock(one.mine_at),
            one.id,
            dispute.job,
            f"{one.kind} {one.field}",
            "" if dispute.about == dispute.job else dispute.about,
            f"before: {_shown(one.before)}",
            f"laptop: {_shown(one.mine)} ({dispute.mine_by})"
            if dispute.mine_by
            else f"laptop: {_shown(one.mine)}",
            f"office: {_shown(one.office)} ({one.office_by or 'import'}, {clock(one.office_at)})",
        )
        for dispute in disputes
        for one in (dispute.conflict,)
    ]
    value = [
        {
            **dispute.conflict.model_dump(mode="json"),
            "job_id": dispute.job_id,
            "job": dispute.job,
            "about": dispute.about,
            "mine_by": dispute.mine_by,
        }
        for dispute in disputes
    ]
    say(table(rows) or "There are no conflicts.", value, as_json=arguments.json)


def _shown(value: JsonValue) -> str:
    if value in (None, ""):
        return "–"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def mail(arguments: Namespace) -> None:
    """List the e-mails and how far each got."""
    with seen(arguments) as connection:
        found = every_mail(connection, only_tenant(connection).tenant)
        clock = office_clock(connection)
    unset = "" if mail_settings(arguments.data).host else _NO_MAIL_SERVER
    rows: list[tuple[str, ...]] = [
        (
            clock(datetime.fromisoformat(m.queued_at)),
            m.delivery_id,
            m.state,
            counted(m.attempts, "attempt"),
            m.detail or (unset if m.state == "waiting" else ""),
        )
        for m in found
    ]
    value = [
        {"delivery_id": m.delivery_id, "state": m.state, "attempts": m.attempts, "detail": m.detail}
        for m in found
    ]
    say(table(rows) or "No e-mail was asked for yet.", value, as_json=arguments.json)


def bounce(arguments: Namespace) -> None:
    """Take a returned mail in, from a file or standard input (`-`), as a mail server's alias hands it over."""
    try:
        content = sys.stdin.buffer.read() if str(arguments.file) == "-" else arguments.file.read_bytes()
    except OSError as error:
        raise InputRefused(f"The file {arguments.file} cannot be read: {error.strerror}.") from error
    database = opened(arguments)
    try:
        taken = take_bounce(Centre(database), content)
    finally:
        database.close()
    value = {"kind": taken.kind, "id": taken.row_id, "detail": taken.detail} if taken else None
    say(taken.detail if taken else "This is no returned mail of ours.", value, as_json=arguments.json)


def list_settings(arguments: Namespace) -> None:
    """Show every setting, secrets hidden."""
    require_centre(arguments.data)
    values = read_all(arguments.data)
    shown = {name: "(set)" if PREFERENCES[name].secret and value else value for name, value in values.items()}
    rows = [(name, value or "–", PREFERENCES[name].meaning) for name, value in shown.items()]
    say(table(rows), shown, as_json=arguments.json)


def set_setting(arguments: Namespace) -> None:
    """Change one setting; a running server uses it for the next message."""
    require_centre(arguments.data)
    write(arguments.data, arguments.name, arguments.value)
    say(f"{arguments.name} is set.", {"name": arguments.name}, as_json=arguments.json)
