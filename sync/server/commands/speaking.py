"""How commands answer: text for people, JSON for scripts, one sentence when something is wrong."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Callable, Mapping
from datetime import datetime

import sqlalchemy as sa

from fieldapp.errors import FieldAppError, InputRefused, WrongUsage
from inspections.problems import FormProblems
from sync.server.database import only_tenant, utc_now
from sync.server.ledger import Ledger
from sync.server.office_words import company_zone


def say(text: str, value: object, *, as_json: bool) -> None:
    """Print one answer and pass it on at once, also into a pipe."""
    shown = json.dumps(value, ensure_ascii=False, default=str) if as_json else text
    sys.stdout.write(shown.rstrip("\n") + "\n")
    sys.stdout.flush()


def counted(number: int, what: str) -> str:
    """`1 conflict`, `2 conflicts`."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def office_clock(connection: sa.Connection) -> Callable[[datetime], str]:
    """Writes a moment as the office's clock shows it, wherever the server stands: `2026-11-20 08:00`."""
    zone = company_zone(Ledger(connection, only_tenant(connection).tenant, now=utc_now()))
    return lambda moment: f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"


def complain(error: FieldAppError, *, as_json: bool) -> None:
    """Print an error: its sentence, and below it every problem it carries."""
    problems = error.problems if isinstance(error, InputRefused | FormProblems) else ()
    if as_json:
        value: Mapping[str, object] = {
            "error": error.code,
            "sentence": error.sentence,
            "problems": [
                {"row": problem.row, "column": problem.column, "message": problem.message}
                for problem in problems
            ],
        }
        sys.stderr.write(json.dumps(value, ensure_ascii=False) + "\n")
        return
    sys.stderr.write("\n".join([error.sentence, *(f"  {problem}" for problem in problems)]) + "\n")


def ask_secret(what: str) -> str:
    """A password typed unseen, or the next line of standard input when that is no terminal.

    Raises:
        WrongUsage: nothing was given.
    """
    typed = sys.stdin.isatty()
    secret = getpass.getpass(f"{what}: ") if typed else sys.stdin.readline().rstrip("\r\n")
    if not secret:
        raise WrongUsage(f"No {what.lower()} was given. Type it, or give it on standard input.")
    return secret
