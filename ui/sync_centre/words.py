"""Words for what waits and for the connection."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from fieldapp.domain.attachments import DeliveryState
from fieldapp.domain.job_states import JobStatus
from fieldapp.domain.late_work import LateWork
from fieldapp.domain.screens.sync_centre import Connection, ConnectionState, JobAtOffice, WaitingChange
from ui.formats import Formats
from ui.wording import delivery_word, problem_sentence, status_word

translate = QCoreApplication.translate
_STATUSES = frozenset(JobStatus)


class Counted(QObject):
    """Words with a number. In a class, because lupdate reads plurals in `tr()` only."""

    def change(self, kind: str, count: int) -> tuple[str, str]:
        """Icon and words for `count` changes of one kind."""
        match kind:
            case "answer":
                return "checklist", self.tr("%n answer(s)", "", count)
            case "inspection":
                return "checklist", self.tr("%n checklist(s)", "", count)
            case "plan_step":
                return "tool", self.tr("%n step(s) graded", "", count)
            case "part_movement":
                return "parts", self.tr("%n part movement(s)", "", count)
            case "time_entry":
                return "timer", self.tr("%n time entry(s)", "", count)
            case "photo":
                return "photo", self.photos(count)
            case "signature":
                return "sign", self.tr("%n signature(s)", "", count)
            case "finding":
                return "attention", self.tr("%n finding(s)", "", count)
            case "damage_mark":
                return "car", self.tr("%n damage mark(s)", "", count)
            case "recheck":
                return "retry", self.tr("%n check(s) after a repair", "", count)
            case "deviation":
                return "attention", self.tr("%n deviation(s)", "", count)
            case "message":
                return "message", self.tr("%n message(s)", "", count)
            case "note" | "site":
                return "note", self.tr("%n note(s)", "", count)
            case _:
                return "info", self.tr("%n other change(s)", "", count)

    def changes(self, count: int) -> str:
        """So many changes."""
        return self.tr("%n change(s)", "", count)

    def photos(self, count: int) -> str:
        """So many photos."""
        return self.tr("%n photo(s)", "", count)

    def changes_wait(self, count: int) -> str:
        """So many changes and nothing else."""
        return self.tr("%n change(s) wait on this laptop", "", count)

    def photos_wait(self, count: int) -> str:
        """So many photos and nothing else."""
        return self.tr("%n photo(s) wait on this laptop", "", count)


def late_words(late: LateWork, formats: Formats) -> tuple[str, str]:
    """A fact and a line about work that came too late."""
    job, counted = late.job_number or translate("Waiting", "an earlier job"), Counted()
    if late.waiting:
        fact = translate("Waiting", "The office has your late work on {job} and will decide.").format(job=job)
        line = translate("Waiting", "{changes}, received {time}").format(
            changes=counted.changes(late.waiting), time=formats.date_time(late.received_at)
        )
        return fact, line
    when = formats.date_time(late.decided_at) if late.decided_at else ""
    if not late.declined:
        fact = translate("Waiting", "The office has taken over your late work on {job}.").format(job=job)
        return fact, translate("Waiting", "{changes}, decided {time}").format(
            changes=counted.changes(late.accepted), time=when
        )
    if not late.accepted:
        fact = translate("Waiting", "The office has left out your late work on {job}.").format(job=job)
        return fact, translate("Waiting", "{changes}, decided {time}. Ask the office why.").format(
            changes=counted.changes(late.declined), time=when
        )
    fact = translate("Waiting", "The office has taken over a part of your late work on {job}.").format(
        job=job
    )
    return fact, translate("Waiting", "Taken over: {taken}. Left out: {left}. Decided {time}.").format(
        taken=counted.changes(late.accepted), left=counted.changes(late.declined), time=when
    )


def waiting_words(change: WaitingChange, formats: Formats) -> tuple[str, str]:
    """Icon and words for changes of one kind."""
    icon, words = change_words(change.kind, change.count)
    match change.kind:
        case "job" if change.detail in _STATUSES:
            status = status_word(JobStatus(change.detail))
            said = translate("Waiting", "{status}, {time}").format(
                status=status, time=formats.time(change.made_at)
            )
            return icon, said
        case "signature" | "report_delivery" if change.detail:
            return icon, translate("Waiting", "{what}: {whom}").format(what=words, whom=change.detail)
        case _:
            return icon, words


def office_words(job: JobAtOffice, formats: Formats) -> tuple[tuple[str, str], ...]:
    """Icons and words for what the office has of a job."""
    counted, time = Counted(), formats.time(job.completed_at)
    status = translate("Waiting", "{status}, {time}").format(
        status=status_word(JobStatus.COMPLETED), time=time
    )
    amounts = [
        words
        for count, words in (
            (job.answers, counted.change("answer", job.answers)[1]),
            (job.photos, counted.photos(job.photos)),
        )
        if count
    ]
    return (
        ("check", status),
        *([("checklist", ", ".join(amounts))] if amounts else ()),
        *([("mail", delivery_sentence(job.delivery))] if job.delivery is not None else ()),
    )


def delivery_sentence(state: DeliveryState) -> str:
    """How far the report got."""
    return translate("Waiting", "Report: {state}").format(state=delivery_word(state))


def change_words(kind: str, count: int) -> tuple[str, str]:
    """Icon and words for `count` changes of a kind."""
    match kind:
        case "job":
            return "jobs", translate("Waiting", "Status and facts of the job")
        case "vehicle":
            return "car", translate("Waiting", "Facts of the car")
        case "customer":
            return "person", translate("Waiting", "Facts of the customer")
        case "estimate_line" | "estimate_approval":
            return "note", translate("Waiting", "The price and what the customer says to it")
        case "report":
            return "report", translate("Waiting", "Sealed report")
        case "report_delivery":
            return "mail", translate("Waiting", "The report's way to the customer")
        case _:
            return Counted().change(kind, count)


def waiting_total(connection: Connection) -> str:
    """What waits on this laptop, in words."""
    counted = Counted()
    if not connection.photos_waiting:
        return counted.changes_wait(connection.changes_waiting)
    if not connection.changes_waiting:
        return counted.photos_wait(connection.photos_waiting)
    return translate("Waiting", "{changes} and {photos} wait on this laptop").format(
        changes=counted.changes(connection.changes_waiting), photos=counted.photos(connection.photos_waiting)
    )


def pill_words(connection: Connection, formats: Formats) -> tuple[str, str]:
    """Title and line of the connection pill."""
    if connection.out_of_service:
        waits = connection.changes_waiting or connection.photos_waiting
        return translate("Waiting", "Out of service"), waiting_total(connection) if waits else ""
    match connection.state:
        case ConnectionState.ALL_SENT:
            if connection.last_contact is None:
                return translate("Waiting", "All sent"), ""
            return translate("Waiting", "All sent {time}").format(
                time=formats.time(connection.last_contact)
            ), ""
        case ConnectionState.SENDING:
            return translate("Waiting", "Sending"), waiting_total(connection)
        case ConnectionState.NEEDS_YOU:
            return translate("Waiting", "Something needs you"), translate("Waiting", "Open Sync to see what")
        case ConnectionState.SIGNED_OUT:
            return translate("Waiting", "Signed out"), waiting_total(connection)
        case ConnectionState.OFFLINE:
            nothing = not connection.changes_waiting and not connection.photos_waiting
            line = translate("Waiting", "Nothing waits") if nothing else waiting_total(connection)
            return translate("Waiting", "Offline"), line


def trouble(connection: Connection, formats: Formats) -> tuple[str, str]:
    """Fact and line of the action bar."""
    if connection.out_of_service:
        return translate("Waiting", "The office takes this laptop out of service."), translate(
            "Waiting", "Your work is sent first, then everything here is erased. Keep it connected."
        )
    if connection.state in (ConnectionState.OFFLINE, ConnectionState.SIGNED_OUT) or connection.problem:
        fact = problem_sentence(connection.problem) or translate("Waiting", "Your work is safe here.")
        if connection.next_try is not None:
            return fact, translate("Waiting", "Next try {time}.").format(
                time=formats.time(connection.next_try)
            )
        return fact, ""
    nothing = not connection.changes_waiting and not connection.photos_waiting
    fact = translate("Waiting", "Nothing waits") if nothing else waiting_total(connection)
    if connection.state is ConnectionState.NEEDS_YOU:
        return translate("Waiting", "Something needs you"), fact
    return fact, ""
