"""conflicts settle, late …: what the office decides."""

from __future__ import annotations

import json
from argparse import Namespace

from fieldapp.domain.findings import FollowUp
from fieldapp.errors import WrongUsage
from fieldapp.terminal import table
from sync.server.actors import the_centre
from sync.server.commands.people import centre, seen
from sync.server.commands.speaking import office_clock, say
from sync.server.database import only_tenant
from sync.server.decisions import accept_late, decline_late, list_late, settle
from sync.server.follow_ups import FollowUpLine, decide_follow_up, list_follow_ups
from sync.server.jobs import whole_job


def settle_conflict(arguments: Namespace) -> None:
    """Settle one conflict."""
    value = None
    if arguments.keep == "value":
        try:
            value = json.loads(arguments.value or "")
        except ValueError as error:
            raise WrongUsage("Give the value as JSON, such as --value '\"text\"'.") from error
    with centre(arguments) as (connection, now):
        actor = the_centre(only_tenant(connection).tenant)
        settle(connection, actor, arguments.conflict, arguments.keep, value=value, now=now)
    said = {"id": arguments.conflict, "choice": arguments.keep}
    say("The conflict is settled.", said, as_json=arguments.json)


def late(arguments: Namespace) -> None:
    """List work that came after its job was given to someone else."""
    with seen(arguments) as connection:
        actor = the_centre(only_tenant(connection).tenant)
        job_id = str(whole_job(connection, actor, arguments.job).job["id"]) if arguments.job else None
        found = list_late(connection, actor, job_id=job_id)
        clock = office_clock(connection)
    rows = [
        (
            clock(one.received_at),
            one.op_id,
            one.job,
            one.by,
            f"{one.action} {one.kind}",
            json.dumps(one.fields, ensure_ascii=False)[:120],
        )
        for one in found
    ]
    value = [one.model_dump(mode="json") for one in found]
    say(table(rows) or "There is no late work.", value, as_json=arguments.json)


def accept(arguments: Namespace) -> None:
    """Take late work over."""
    with centre(arguments) as (connection, now):
        accept_late(connection, the_centre(only_tenant(connection).tenant), arguments.change, now=now)
    _done(arguments, "taken over")


def decline(arguments: Namespace) -> None:
    """Leave late work out."""
    with centre(arguments) as (connection, now):
        decline_late(connection, the_centre(only_tenant(connection).tenant), arguments.change, now=now)
    _done(arguments, "left out")


def _done(arguments: Namespace, what: str) -> None:
    count = len(arguments.change)
    say(
        f"{count} {'change is' if count == 1 else 'changes are'} {what}.",
        {"op_ids": arguments.change},
        as_json=arguments.json,
    )


def follow_ups(arguments: Namespace) -> None:
    """List work to offer again."""
    with seen(arguments) as connection:
        found = list_follow_ups(connection, the_centre(only_tenant(connection).tenant))
    rows = [
        (
            one.severity,
            one.job,
            one.customer,
            one.phone,
            one.vehicle,
            one.title,
            _decision_told(one),
            one.finding_id,
        )
        for one in found
    ]
    value = [one.model_dump(mode="json") for one in found]
    say(table(rows) or "There is nothing to follow up.", value, as_json=arguments.json)


def _decision_told(line: FollowUpLine) -> str:
    """What the customer said, and whether they signed it."""
    if not line.decision:
        return "no decision"
    told = {"signed": f"signed by {line.signed_by}", "waived": "signature waived", "none": "not signed"}
    return f"{line.decision}, {told[line.signature]}"


def decide_on_follow_up(arguments: Namespace) -> None:
    """Plan a proposal, dismiss it, or open it again."""
    with centre(arguments) as (connection, now):
        actor = the_centre(only_tenant(connection).tenant)
        decide_follow_up(connection, actor, arguments.finding, FollowUp(arguments.decision), now=now)
    said = {"id": arguments.finding, "decision": arguments.decision}
    say(f"The proposal is {arguments.decision}.", said, as_json=arguments.json)
