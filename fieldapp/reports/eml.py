"""A report as a letter to open in one's own mail program: an `.eml` file that has not been sent yet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

# Anything that could end a header line or hide in one: control, format and separator signs.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")


def write_eml(
    *,
    recipient: str,
    name: str,
    subject: str,
    body: str,
    files: Sequence[tuple[str, bytes]],
    language: str,
) -> bytes:
    """The letter's file; `files` are PDFs by name.

    `X-Unsent: 1` makes Outlook, Thunderbird and others open it for writing, not for reading.
    """
    letter = EmailMessage(policy=SMTP)
    letter["X-Unsent"] = "1"
    letter["To"] = Address(_one_line(name), addr_spec=recipient)
    letter["Subject"] = _one_line(subject)
    letter["Content-Language"] = language
    letter.set_content(body)
    for file_name, pdf in files:
        letter.add_attachment(pdf, maintype="application", subtype="pdf", filename=file_name)
    return letter.as_bytes()


def _one_line(text: str) -> str:
    return " ".join(_UNSEEN.sub(" ", text).split())
