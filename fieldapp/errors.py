"""Every error a person can meet, as one tree.

FieldAppError                     carries one English sentence, facts for wording, a stable code and an exit code
├── WrongUsage                    2  the command or the call does not make sense
│   └── WrongAddress                 what was typed is no address of a server
├── Offline                       3  nothing is lost, it goes on when the network is back
│   ├── ServerUnreachable            no answer in time, no route, no name
│   ├── ProxyRefused                 the network's proxy wants a sign-in of its own
│   └── NotOurServer                 something answered, but not a Field Companion server (portal, HTML)
│       ├── NotTrusted               its certificate is not the server's
│       └── WrongDate                its certificate is none of today's: by this computer's clock, or by neglect
├── Refused                       4  the server or the lock said no
│   ├── NotSignedIn                  no device on this profile, or its session has ended
│   ├── WrongPassword                name, password or device code is wrong; so is a PIN
│   ├── TriedTooOften                several were wrong; the next is taken after `seconds`
│   ├── DeviceRevoked                the office has taken this laptop out of service
│   │   └── DeviceWiped               … and everything on it was erased
│   └── NotAuthorised                this person may not do this
└── DataProblem                   5  nothing was changed
    ├── NotFound                     no such job, part, checklist …
    ├── NotAllowedNow                the rules say "not yet" – carries what would allow it
    ├── InputRefused                 a file, row or value is wrong – carries every problem at once
    │   └── NotAPicture              the file is no picture we can take in
    ├── NoMailProgram                no mail program of this computer took the letter
    ├── ReportTooLarge               the report does not fit into the size asked for
    ├── StorageFull                  the disk is full
    ├── StorageReadOnly              the profile folder cannot be written
    ├── DatabaseNewer                made by a newer program
    ├── DatabaseDamaged              the file is no longer a database
    ├── KeyUnavailable               no keyring answers and no passphrase was given, or it does not fit
    └── ProfileInUse                 another copy of the program has this profile open
"""

from __future__ import annotations

from typing import ClassVar, NamedTuple


class FieldAppError(Exception):
    """An expected error: `sentence` says what is wrong and what to do; `facts` feed translated wording."""

    code: ClassVar[str] = "error"
    exit_code: ClassVar[int] = 5

    def __init__(self, sentence: str, **facts: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.facts = facts


class WrongUsage(FieldAppError):
    """The command line or the call does not make sense."""

    code = "wrong_usage"
    exit_code = 2


class WrongAddress(WrongUsage):
    """What was typed is no address a server could have."""

    code = "wrong_address"


class Offline(FieldAppError):
    """The network or the server is not there; nothing is lost."""

    code = "offline"
    exit_code = 3


class ServerUnreachable(Offline):
    """No answer in time, no route, no such name."""

    code = "server_unreachable"


class NotOurServer(Offline):
    """Something answered, but it is not a Field Companion server."""

    code = "not_our_server"


class NotTrusted(NotOurServer):
    """What answered shows a certificate that this computer does not accept."""

    code = "not_trusted"


class WrongDate(NotOurServer):
    """The certificate shown is not valid on the day this computer believes it is."""

    code = "wrong_date"


class ProxyRefused(Offline):
    """The proxy of this network lets nothing through without a sign-in of its own."""

    code = "proxy_refused"


class Refused(FieldAppError):
    """The server or the lock said no."""

    code = "refused"
    exit_code = 4


class NotSignedIn(Refused):
    """No device is registered on this profile, or its session has ended."""

    code = "not_signed_in"


class WrongPassword(Refused):
    """Name, password or device code is wrong."""

    code = "wrong_password"


class TriedTooOften(Refused):
    """Several PINs in a row were wrong; the next one is taken after `seconds`."""

    code = "tried_too_often"


class DeviceRevoked(Refused):
    """The office has taken this laptop out of service."""

    code = "device_revoked"


class DeviceWiped(DeviceRevoked):
    """The office has taken this laptop out of service, and everything on it was erased."""

    code = "device_wiped"


class NotAuthorised(Refused):
    """This person may not do this."""

    code = "not_authorised"


class DataProblem(FieldAppError):
    """Something about the data; nothing was changed."""

    code = "data_problem"


class NotFound(DataProblem):
    """No such job, part, checklist or file."""

    code = "not_found"


class NotAllowedNow(DataProblem):
    """The rules say "not yet"; `reasons` are stable codes of what stands in the way."""

    code = "not_allowed_now"

    def __init__(self, sentence: str, *, reasons: tuple[str, ...] = (), **facts: object) -> None:
        super().__init__(sentence, **facts)
        self.reasons = reasons


class InputProblem(NamedTuple):
    """One thing wrong in an input file; `row` counts from 1 as a spreadsheet shows it."""

    row: int | None
    column: str | None
    message: str

    def __str__(self) -> str:
        place = ", ".join(
            part
            for part in (
                f"row {self.row}" if self.row else "",
                f"column {self.column}" if self.column else "",
            )
            if part
        )
        return f"{place}: {self.message}" if place else self.message


class InputRefused(DataProblem):
    """A file was refused whole; `problems` names each mistake."""

    code = "input_refused"

    def __init__(self, sentence: str, *, problems: tuple[InputProblem, ...] = (), **facts: object) -> None:
        super().__init__(sentence, **facts)
        self.problems = problems


class NotAPicture(InputRefused):
    """The file is no picture we can take in (broken, too large, another kind)."""

    code = "not_a_picture"


class ReportTooLarge(DataProblem):
    """The report does not fit into the size asked for, even with small photos."""

    code = "report_too_large"


class NoMailProgram(DataProblem):
    """No mail program of this computer took the letter."""

    code = "no_mail_program"


class StorageFull(DataProblem):
    """The disk is full."""

    code = "storage_full"


class StorageReadOnly(DataProblem):
    """The profile folder cannot be written."""

    code = "storage_read_only"


class DatabaseNewer(DataProblem):
    """The database was made by a newer program."""

    code = "database_newer"


class DatabaseDamaged(DataProblem):
    """The file is no longer a database."""

    code = "database_damaged"


class KeyUnavailable(DataProblem):
    """No keyring answers and no passphrase was given, or it does not fit."""

    code = "key_unavailable"


class ProfileInUse(DataProblem):
    """Another copy of the program has this profile open."""

    code = "profile_in_use"
