"""Pieces every part of the command line is made of; imports nothing heavy."""

from __future__ import annotations

import argparse
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

from fieldapp.errors import WrongUsage

Group = Any
"""What `add_subparsers` gives; argparse keeps its type to itself."""


class Parser(ArgumentParser):
    """Says what is wrong in one sentence instead of printing its usage."""

    def error(self, message: str) -> NoReturn:
        """Raise instead of leaving the program."""
        raise WrongUsage(f"{_sentence(message)} See {self.prog} --help.")


def common(*, default: Any = argparse.SUPPRESS, json_default: Any = argparse.SUPPRESS) -> ArgumentParser:
    """Options every command takes, before or after its name."""
    options = ArgumentParser(add_help=False)
    options.add_argument(
        "--profile-dir", type=Path, default=default, metavar="DIR", help="another profile than the usual one"
    )
    options.add_argument("--json", action="store_true", default=json_default, help="print JSON")
    return options


def command(group: Group, name: str, run: str, help: str) -> Parser:
    """Add a command done by `run` ("module:function" below fieldapp.commands)."""
    parser: Parser = group.add_parser(
        name, help=help, description=help, parents=[common()], allow_abbrev=False
    )
    parser.set_defaults(run=run)
    return parser


def family(commands: Group, name: str, help: str, run: str | None = None, **defaults: object) -> Group:
    """Add a command that has commands of its own; `run` is done, with `defaults`, when none is named."""
    parser = commands.add_parser(name, help=help, description=help, parents=[common()], allow_abbrev=False)
    parser.set_defaults(run=run, **defaults)
    return parser.add_subparsers(dest=f"{name}_command", metavar="ACTION", required=run is None)


def count_argument(least: int) -> Callable[[str], int]:
    """A whole number of `least` or more."""

    def read(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            number = least - 1
        if number < least:
            raise argparse.ArgumentTypeError(f"{text} is no whole number of {least} or more")
        return number

    return read


def day_argument(text: str) -> date:
    """`2026-11-20` or `today`."""
    if text == "today":
        return datetime.now().astimezone().date()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is no day; write 2026-11-20 or today") from error


def moment_argument(text: str) -> datetime:
    """`2026-11-20T09:15`, with or without offset."""
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is no time; write 2026-11-20T09:15") from error


def _sentence(message: str) -> str:
    text = message[:1].upper() + message[1:]
    return text if text.endswith((".", "?", "!")) else f"{text}."
