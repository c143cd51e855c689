"""`fieldapp reports prints`: what became of a job's prints, and the word of the person who looked at the printer."""

from __future__ import annotations

from argparse import Namespace

from fieldapp import terminal
from fieldapp.commands import naming
from fieldapp.commands.context import Answer, Context
from fieldapp.commands.paper import state_of
from fieldapp.domain.attachments import DeliveryChannel, DeliveryState, Report, ReportDelivery
from fieldapp.domain.jobs import Job
from fieldapp.errors import NotAllowedNow, NotFound
from fieldapp.operations import prints
from fieldapp.store import rows
from fieldapp.views import reports as report_views

_LEAST_OF_AN_ID = 6


def of_job(args: Namespace, context: Context) -> Answer:
    """Ask the print system, then list the prints; with --came-out or --not-printed keep the person's word on one."""
    found = naming.job(context.store, args.job)
    _look(found, context)
    if args.came_out is None:
        return _listed(found, context)
    return _settled(args, found, context)


def _look(found: Job, context: Context) -> None:
    """Keep what the print system knows by now of this job's prints."""
    from ui.printing import PrintRequest, PrintState

    own = {line.report.id for line in report_views.of_job(context.store, job_id=found.id)}
    for print_ in report_views.under_way(context.store, now=context.now.at):
        if print_.report_id not in own:
            continue
        state = state_of([PrintRequest(print_.printer, name) for name in print_.requests])
        if state is PrintState.UNKNOWN:
            prints.lose_sight(
                context.store,
                report_id=print_.report_id,
                printer=print_.printer,
                requests=print_.requests,
                now=context.now,
            )
        elif state is not PrintState.WAITING:
            became = DeliveryState.PRINTED if state is PrintState.PRINTED else DeliveryState.FAILED
            prints.note_print(
                context.store,
                report_id=print_.report_id,
                printer=print_.printer,
                state=became,
                requests=print_.requests,
                now=context.now,
            )


def _prints(found: Job, context: Context) -> tuple[tuple[ReportDelivery, Report, bool], ...]:
    """Each print, its report and whether only a person can tell what became of it; the newest first."""
    with context.store.reading() as connection:
        deliveries: tuple[ReportDelivery, ...] = rows.fetch_many(
            connection, "report_delivery", job_id=found.id, channel=DeliveryChannel.PRINT
        )
        made: tuple[Report, ...] = rows.fetch_many(connection, "report", job_id=found.id)
        unheard = report_views.unwatched(connection, deliveries, now=context.now.at)
    of = {report.id: report for report in made}
    known = [(one, of[one.report_id], one.id in unheard) for one in deliveries if one.report_id in of]
    return tuple(sorted(known, key=lambda it: (it[0].requested_at, it[0].id), reverse=True))


def _listed(found: Job, context: Context) -> Answer:
    made = _prints(found, context)
    value = [_value(*one) for one in made]
    table = terminal.table(
        [
            (
                delivery.id,
                f"version {report.version}",
                terminal.day_time(delivery.requested_at),
                delivery.recipient,
                "look at the printer: --came-out or --not-printed"
                if unheard
                else terminal.spoken(delivery.state),
            )
            for delivery, report, unheard in made
        ]
    )
    return Answer(value, table or f"No report of {found.shown_number} was printed yet.")


def _value(delivery: ReportDelivery, report: Report, unheard: bool) -> dict[str, object]:
    return {
        "delivery_id": delivery.id,
        "report_id": report.id,
        "version": report.version,
        "printer": delivery.recipient,
        "requested_at": delivery.requested_at.isoformat(),
        "state": delivery.state.value,
        "only_a_person_knows": unheard,
    }


def _settled(args: Namespace, found: Job, context: Context) -> Answer:
    delivery, report, _ = _meant(args.delivery, found, context)
    prints.settle_print(context.store, delivery_id=delivery.id, came_out=args.came_out, now=context.now)
    state = DeliveryState.PRINTED if args.came_out else DeliveryState.FAILED
    number, printer = found.shown_number, delivery.recipient
    said = f"{number}: report version {report.version} came out: {printer}"
    if not args.came_out:
        said = (
            f"{number}: report version {report.version} was not printed: {printer}; "
            f"print it again by fieldapp reports print {number} --version {report.version}"
        )
    return Answer(
        {
            "delivery_id": delivery.id,
            "report_id": report.id,
            "version": report.version,
            "printer": printer,
            "state": state.value,
        },
        said,
    )


def _meant(name: str, found: Job, context: Context) -> tuple[ReportDelivery, Report, bool]:
    """The print a person speaks of: the only one that nobody else can tell of, or the one with this id.

    Raises:
        NotFound: there is none, or more than one.
        NotAllowedNow: what became of it is known, or the print system still tells of it.
    """
    made = _prints(found, context)
    number = found.shown_number
    if name:
        begins = name if len(name) >= _LEAST_OF_AN_ID else ""
        named = [one for one in made if one[0].id == name or (begins and one[0].id.startswith(begins))]
        if not named:
            raise NotFound(f"No print of {number} is called {name}; see fieldapp reports prints {number}.")
        if len(named) > 1:
            raise NotFound(f"More than one print of {number} begins with {name}; give more of its id.")
        ((delivery, report, unheard),) = named
        if not unheard and delivery.state is DeliveryState.AT_PRINTER:
            raise NotAllowedNow(
                f"The print system still has it waiting at {delivery.recipient}; ask again when it is out.",
                reasons=("print_watched",),
            )
        return delivery, report, unheard
    open_prints = [one for one in made if one[2]]
    if not open_prints:
        raise NotFound(
            f"Of every print of {number} the print system tells itself; see fieldapp reports prints {number}."
        )
    if len(open_prints) > 1:
        raise NotFound(
            f"More than one print of {number} waits for your word; name one by --delivery.",
            candidates=[delivery.id for delivery, _, _ in open_prints],
        )
    return open_prints[0]
