"""Words to the customer, in the customer's language, queued until the network is there."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from uuid_utils.compat import uuid7

from fieldapp.domain.changes import Changes
from fieldapp.domain.customer_messages import Message, MessageTemplate
from fieldapp.domain.jobs import Job
from fieldapp.domain.moments import Moment
from fieldapp.domain.parties import Customer
from fieldapp.domain.vehicles import Vehicle
from fieldapp.errors import InputProblem, InputRefused, NotAllowedNow
from fieldapp.operations.technician import technician
from fieldapp.store import companies, rows
from resources import MessageText, message_texts

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from fieldapp.store.engine import Store


TEMPLATES = ("on_my_way", "running_late", "ready", "report")


def queue(
    store: Store,
    *,
    job_id: str,
    template: str,
    body: str | None = None,
    minutes: int = 15,
    arrival_time: datetime | None = None,
    now: Moment,
) -> Changes:
    """Queue a message to the customer: by e-mail where they agreed to it, else as a text message.

    `template`: on_my_way, running_late, ready, report. `body` replaces the template's words; `minutes` and
    `arrival_time` (default: the window's start, not before now) fill them.

    Raises:
        InputRefused: no such template, or nothing in `body`.
        NotAllowedNow: neither e-mail nor phone is known.
    """
    with store.writing() as connection:
        job: Job = rows.fetch(connection, "job", job_id)
        customer: Customer = rows.fetch(connection, "customer", job.customer_id)
        channel, recipient = _way(customer)
        words = _words(connection, job, customer, arrival_time or max(job.window_start, now.at), minutes)
        texts = _template(connection, template, customer.language.value)
        chosen = texts.sms if channel == "sms" else texts.body
        text = body.strip() if body is not None else chosen.format(**words).strip()
        if not text:
            raise InputRefused("Write the message first.", problems=(InputProblem(None, "body", "is empty"),))
        message = Message(
            id=str(uuid7()),
            job_id=job_id,
            template=template,
            language=customer.language.value,
            channel=channel,
            recipient=recipient,
            body=text,
            written_at=now.at,
            subject=" ".join(texts.subject.format(**words).split()) if channel == "email" else "",
        )
        return rows.create(connection, "message", message, now=now.at)


def report_letter(connection: Connection, job: Job, customer: Customer) -> tuple[str, str]:
    """Subject and text of the e-mail that carries a job's report, in the customer's language."""
    words = _words(connection, job, customer, job.window_start, 0)
    texts = _template(connection, "report", customer.language.value)
    return " ".join(texts.subject.format(**words).split()), texts.body.format(**words).strip() + "\n"


def _way(customer: Customer) -> tuple[str, str]:
    if customer.email and customer.may_email:
        return "email", customer.email
    if customer.phone:
        return "sms", customer.phone
    raise NotAllowedNow(
        f"Neither e-mail nor phone of {customer.name} is known; ask for one and tell the office.",
        reasons=("no_address",),
    )


def _template(connection: Connection, template: str, language: str) -> MessageText | MessageTemplate:
    """The office's own words where it has sent some, else those that ship.

    Raises:
        InputRefused: no such template.
    """
    texts = message_texts(language)
    if template not in TEMPLATES:
        known = ", ".join(TEMPLATES)
        raise InputRefused(
            f"There is no message {template}; choose one of {known}.",
            problems=(InputProblem(None, "template", f"must be one of {known}"),),
        )
    own: MessageTemplate | None = rows.find(connection, "message_template", f"{template}.{language}")
    return own or texts[template]


def _words(
    connection: Connection, job: Job, customer: Customer, arrival_time: datetime, minutes: int
) -> dict[str, str]:
    vehicle: Vehicle | None = rows.find(connection, "vehicle", job.vehicle_id)
    company, zone = companies.company(connection), companies.zone(connection)
    locale = customer.language.value
    return {
        "customer": customer.name,
        "vehicle": f"{vehicle.model} {vehicle.plate}".strip() if vehicle else "",
        "technician": technician(connection).name,
        "company": company.name if company else "",
        "phone": company.phone if company else "",
        "job_number": job.shown_number,
        "minutes": str(minutes),
        "arrival_time": _local_time(arrival_time.astimezone(zone), locale),
        "visit_date": _local_date(job.window_start.astimezone(zone), locale),
    }


def _local_time(moment: datetime, locale: str) -> str:
    from babel.dates import format_time

    return format_time(moment, "short", locale=locale)


def _local_date(moment: datetime, locale: str) -> str:
    from babel.dates import format_date

    return format_date(moment, "long", locale=locale)
