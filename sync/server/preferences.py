"""What an installation sets for itself: `settings.json` in the data folder, overruled by the environment.

Each setting is data: its name, its kind, its default and what it is for. The environment's name of `smtp.host` is
`FIELDAPP_SERVER_SMTP_HOST`.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Literal

from fieldapp.errors import DataProblem, StorageFull, StorageReadOnly, WrongUsage

FILE_NAME = "settings.json"
ENVIRONMENT_PREFIX = "FIELDAPP_SERVER_"


@dataclass(frozen=True, slots=True)
class Preference:
    """One setting. `choices`: the only values it may have."""

    name: str
    default: str
    meaning: str
    choices: tuple[str, ...] = ()
    secret: bool = False
    is_number: bool = False  # of a port
    is_count: bool = False


PREFERENCES: Mapping[str, Preference] = {
    preference.name: preference
    for preference in (
        Preference(
            "database.url",
            "",
            "PostgreSQL by postgresql+psycopg://user:password@host/name; empty: SQLite in the data folder",
            secret=True,
        ),
        Preference(
            "authority.passphrase_file",
            "",
            "file with the passphrase that locks the company's key for reports; empty: the key is not locked",
        ),
        Preference("log.requests", "no", "a line of JSON per request on standard error", ("no", "yes")),
        Preference("metrics.token", "", "who shows it may read /v1/metrics; empty: nobody", secret=True),
        Preference(
            "limits.session_per_minute",
            "1200",
            "requests of one laptop, or one session of the office, in a minute; 0: any",
            is_count=True,
        ),
        Preference(
            "limits.person_per_minute",
            "2400",
            "the same of one person on all laptops together, signing in included",
            is_count=True,
        ),
        Preference(
            "limits.address_per_minute", "1200", "the same of an address without a session", is_count=True
        ),
        Preference("blobs.bucket", "", "S3 bucket that keeps the files; empty: the data folder does"),
        Preference("blobs.prefix", "", "what their names in the bucket begin with"),
        Preference("blobs.endpoint", "", "address of an S3 server of one's own; empty: AWS"),
        Preference("blobs.region", "", "its region"),
        Preference("blobs.access_key", "", "key there; empty: what the AWS tools would use"),
        Preference("blobs.secret_key", "", "secret of that key", secret=True),
        Preference("smtp.host", "", "mail server that takes the reports; empty: mail waits"),
        Preference("smtp.port", "587", "its port", is_number=True),
        Preference("smtp.security", "starttls", "how the line is kept private", ("starttls", "tls", "none")),
        Preference("smtp.user", "", "login there; empty: none"),
        Preference("smtp.password", "", "password of that login", secret=True),
        Preference("smtp.ca_file", "", "certificate of a mail server with a CA of its own"),
        Preference("mail.from", "", "address reports come from; empty: the company's"),
        Preference("mail.reply_to", "", "address answers go to; empty: the sender's"),
        Preference(
            "mail.hold_seconds",
            "120",
            "how long a laptop can call an e-mail back before it leaves",
            is_count=True,
        ),
        Preference("mail.bounces", "", "Maildir that returned mail is delivered to; empty: nobody looks"),
        Preference("imap.host", "", "mail server with a mailbox of returned mail; empty: nobody looks"),
        Preference("imap.port", "993", "its port", is_number=True),
        Preference("imap.security", "tls", "how the line is kept private", ("tls", "starttls", "none")),
        Preference("imap.user", "", "login of that mailbox"),
        Preference("imap.password", "", "password of that login", secret=True),
        Preference("imap.ca_file", "", "certificate of a mail server with a CA of its own"),
        Preference("imap.folder", "INBOX", "the folder returned mail comes to"),
        Preference(
            "mail.public_url",
            "",
            "https address customers reach this server by; empty: no private links to large reports",
        ),
        Preference("mail.link_days", "30", "how long a private link is good for", is_number=True),
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSettings:
    """How mail leaves."""

    host: str
    port: int
    security: Literal["starttls", "tls", "none"]
    user: str
    password: str
    ca_file: str
    sender: str
    reply_to: str
    hold: timedelta
    bounces: str
    public_url: str
    link_days: int


def read_all(folder: Path) -> dict[str, str]:
    """Every setting's value.

    Raises:
        DataProblem: the file is broken.
        WrongUsage: a value does not fit.
    """
    stored = _stored(folder)
    values = {
        name: os.environ.get(_variable(name), stored.get(name, preference.default))
        for name, preference in PREFERENCES.items()
    }
    for name, value in values.items():
        _check(PREFERENCES[name], value)
    return values


def write(folder: Path, name: str, value: str) -> None:
    """Set one setting in the file.

    Raises:
        WrongUsage: no such setting, or not a value of it.
        StorageFull, StorageReadOnly: the file cannot be written; what was set before stays.
    """
    if name not in PREFERENCES:
        raise WrongUsage(f"There is no setting {name}. Known are {', '.join(PREFERENCES)}.")
    _check(PREFERENCES[name], value)
    values = {**_stored(folder), name: value}
    path = folder / FILE_NAME
    part = path.with_suffix(".part")
    try:
        # The file holds a password: nobody else may read it, not even for the moment before a chmod.
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as target:
            json.dump(values, target, indent=2, ensure_ascii=False, sort_keys=True)
            target.flush()
            os.fsync(target.fileno())
        part.replace(path)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            part.unlink(missing_ok=True)
            raise StorageFull(
                f"The disk of {folder} is full. Make room and try again; nothing was changed."
            ) from error
        raise StorageReadOnly(f"The settings in {folder} cannot be written.") from error


def set_by_environment(name: str) -> str | None:
    """What the environment says of a setting, which overrules the file; None when it says nothing."""
    return os.environ.get(_variable(name))


def database_url(folder: Path) -> str:
    """Where this installation's rows are: a URL, or "" for SQLite in the folder."""
    return read_all(folder)["database.url"]


def mail_settings(folder: Path) -> MailSettings:
    """How mail leaves this installation."""
    values = read_all(folder)
    security = values["smtp.security"]
    return MailSettings(
        host=values["smtp.host"],
        port=int(values["smtp.port"]),
        security="tls" if security == "tls" else "none" if security == "none" else "starttls",
        user=values["smtp.user"],
        password=values["smtp.password"],
        ca_file=values["smtp.ca_file"],
        sender=values["mail.from"],
        reply_to=values["mail.reply_to"],
        hold=timedelta(seconds=int(values["mail.hold_seconds"])),
        bounces=values["mail.bounces"],
        public_url=values["mail.public_url"].rstrip("/"),
        link_days=int(values["mail.link_days"]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedMailbox:
    """Where returned mail can be fetched; an empty `host`: nowhere."""

    host: str
    port: int
    security: str  # tls | starttls | none
    user: str
    password: str
    ca_file: str
    folder: str


def returned_mailbox(folder: Path) -> ReturnedMailbox:
    """The mailbox of returned mail of this installation."""
    values = read_all(folder)
    return ReturnedMailbox(
        host=values["imap.host"],
        port=int(values["imap.port"]),
        security=values["imap.security"],
        user=values["imap.user"],
        password=values["imap.password"],
        ca_file=values["imap.ca_file"],
        folder=values["imap.folder"],
    )


def _stored(folder: Path) -> dict[str, str]:
    path = folder / FILE_NAME
    try:
        loaded = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError) as error:
        raise DataProblem(f"The settings file {path} cannot be read. Correct it or remove it.") from error
    if not isinstance(loaded, dict):
        raise DataProblem(f"The settings file {path} must hold one object. Correct it or remove it.")
    return {str(name): str(value) for name, value in loaded.items()}


def _check(preference: Preference, value: str) -> None:
    if preference.choices and value not in preference.choices:
        raise WrongUsage(f"{preference.name} is one of {', '.join(preference.choices)}.")
    if preference.is_number and not (value.isdecimal() and 0 < int(value) < 65536):
        raise WrongUsage(f"{preference.name} is a number from 1 to 65535.")
    if preference.is_count and not (value.isdecimal() and len(value) < 8):
        raise WrongUsage(f"{preference.name} is a number, 0 or more.")
    if preference.name == "mail.public_url" and value and not value.startswith(("https://", "http://")):
        raise WrongUsage("mail.public_url begins with https://.")
    if any(sign in value for sign in "\r\n\0"):
        raise WrongUsage(f"{preference.name} is one line.")


def _variable(name: str) -> str:
    return ENVIRONMENT_PREFIX + name.upper().replace(".", "_")
