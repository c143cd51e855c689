"""Words to the customer and notes on the job."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """An update to the customer from a template, queued offline; the server writes `state` and `detail`.

    `state`: queued, sending, accepted, bounced, failed – as a report's e-mail.
    """

    id: str
    job_id: str
    template: str
    language: str
    channel: str
    recipient: str
    body: str
    written_at: datetime
    state: str = "queued"
    detail: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark on a job; never changed."""

    id: str
    job_id: str
    author: str
    text: str
    written_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageTemplate:
    """The office's own words for one message in one language; `id` is `<template>.<language>`.

    Places such as `{customer}` are filled in; a template without a row here speaks the words that ship.
    """

    id: str
    template: str
    language: str
    subject: str
    body: str
    sms: str
