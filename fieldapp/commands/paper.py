"""`fieldapp reports print` and `printers`: a report on paper, and what became of it."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from fieldapp import settings, terminal
from fieldapp.commands import naming
from fieldapp.commands.context import Answer, Context
from fieldapp.commands.reports import chosen_version
from fieldapp.domain.attachments import DeliveryState
from fieldapp.errors import DataProblem, NotFound
from fieldapp.operations import prints
from fieldapp.views import files

if TYPE_CHECKING:
    from ui.printing import PrintRequest, PrintState

_LOOK_EVERY_SECONDS = 0.5


def printers(args: Namespace, context: Context) -> Answer:
    """The printers this computer knows, the default first."""
    from ui import printing

    found = printing.printers()
    value = [
        {
            "name": one.name,
            "default": one.is_default,
            "enabled": one.enabled,
            "trouble": one.trouble,
            "note": one.note,
        }
        for one in found
    ]
    table = terminal.table(
        [
            (one.name, "default" if one.is_default else "", "" if one.enabled else one.note or "paused")
            for one in found
        ]
    )
    return Answer(value, table or "This computer knows no printer.")


def print_report(args: Namespace, context: Context) -> Answer:
    """Hand a report to a printer, wait a while for it, and keep what became of it."""
    from ui import printing

    found = naming.job(context.store, args.job)
    report = chosen_version(context, found, args.version)
    kept = settings.load(context.profile.settings_file)
    printer = args.printer or kept.printer or _usual()
    photos = files.appendix_bytes(context.store, report_id=report.id)
    pdfs = [files.report_bytes(context.store, report_id=report.id), *([photos] if photos else [])]
    requests = [
        printing.print_pdf(
            pdf,
            printer=printer,
            title=found.shown_number,
            copies=args.copies or kept.copies,
            duplex=kept.both_sides if args.two_sided is None else args.two_sided,
            paper="letter" if kept.paper == "letter" else "a4",
        )
        for pdf in pdfs
    ]

    names = tuple(request.request_id for request in requests if request.request_id)

    def became(state: DeliveryState) -> None:
        prints.note_print(
            context.store,
            report_id=report.id,
            printer=printer,
            state=state,
            requests=names,
            now=context.now,
        )

    became(DeliveryState.AT_PRINTER)
    state = _outcome(requests, seconds=args.wait)
    if state is not DeliveryState.AT_PRINTER:
        became(state)
    if state is DeliveryState.FAILED:
        raise DataProblem(
            f"{printer} did not print the report of {found.shown_number}. Print it again, or on another printer.",
            printer=printer,
        )
    value = {"report_id": report.id, "version": report.version, "printer": printer, "state": state.value}
    said = "printed" if state is DeliveryState.PRINTED else "handed to the printer"
    return Answer(value, f"{found.shown_number}: report version {report.version} {said}: {printer}")


def _usual() -> str:
    from ui import printing

    found = printing.printers()
    if not found:
        raise NotFound("This computer knows no printer. Set one up, or save the report with --out.")
    return found[0].name


def _outcome(
    requests: list[PrintRequest], *, seconds: int, sleep: Callable[[float], None] = time.sleep
) -> DeliveryState:
    """Printed once every part is out; failed once one will not come; else still at the printer."""
    from ui.printing import PrintState

    end = time.monotonic() + seconds
    while True:
        match state_of(requests):
            case PrintState.FAILED:
                return DeliveryState.FAILED
            case PrintState.PRINTED:
                return DeliveryState.PRINTED
            case PrintState.UNKNOWN:
                return DeliveryState.AT_PRINTER
        if time.monotonic() >= end:
            return DeliveryState.AT_PRINTER
        sleep(_LOOK_EVERY_SECONDS)


def state_of(requests: Sequence[PrintRequest]) -> PrintState:
    """What has become of a print's parts together: out once all are, failed or unknown once one is."""
    from ui.printing import PrintState, request_state

    states = {request_state(request) for request in requests}
    if PrintState.FAILED in states:
        return PrintState.FAILED
    if states == {PrintState.PRINTED}:
        return PrintState.PRINTED
    return PrintState.UNKNOWN if PrintState.UNKNOWN in states else PrintState.WAITING
