"""The command line: which commands there are and what they take. Imports nothing heavy; each command names the
function that does it, and only that one's module is loaded.
"""

from __future__ import annotations

import argparse
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from fieldapp.commands.inspection_arguments import add_inspection
from fieldapp.commands.job_arguments import add_jobs
from fieldapp.commands.money_arguments import add_money
from fieldapp.commands.parsing import Group, Parser, command, common, count_argument, family


class ShowVersion(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __init__(self, option_strings: list[str], dest: str, **kwargs: Any) -> None:
        super().__init__(option_strings, dest, nargs=0, **kwargs)

    def __call__(self, parser: ArgumentParser, *_: object) -> None:
        """Print it and leave."""
        from fieldapp.version import program_version

        sys.stdout.write(f"Field Companion {program_version()}\n")
        parser.exit()


def build_parser() -> Parser:
    """The whole command line of `fieldapp`."""
    parser = Parser(
        prog="fieldapp",
        description="Field Companion: a technician's visits on a laptop, with or without a network. "
        "Without a command the window opens.",
        epilog="Exit codes: 0 done, 2 wrong usage, 3 offline (nothing lost), 4 signed out or refused, "
        "5 data problem (nothing changed).",
        parents=[common(default=None, json_default=False)],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=ShowVersion, help="print the version and leave")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_server(commands)
    add_jobs(commands)
    add_inspection(commands)
    _add_report(commands)
    add_money(commands)
    _add_tags(commands)
    _add_verify(commands)
    _add_checklist(commands)
    _add_stock(commands)
    _add_demo(commands)
    return parser


def _add_server(commands: Group) -> None:
    sign_in = command(commands, "sign-in", "connection:sign_in", "register this laptop at the office, once")
    sign_in.add_argument("--server", required=True, metavar="URL", help="address of the office's server")
    sign_in.add_argument("--user", required=True, metavar="NAME", help="login; the password is asked for")
    sign_in.add_argument(
        "--device-code",
        default="",
        metavar="CODE",
        help="one-time code from the office; asked for when left out",
    )
    sign_in.add_argument(
        "--device-name", default="", metavar="NAME", help="what the office calls this laptop"
    )

    sync = command(commands, "sync", "connection:sync", "send and fetch once")
    sync.add_argument(
        "--now", action="store_true", help="send the last step at once, though it could still be undone"
    )
    sync.add_argument("--no-originals", action="store_true", help="leave full-size photos for another time")

    status = command(commands, "status", "connection:status", "who is signed in and what waits")
    status.add_argument("--people", action="store_true", help="also colleagues who may sign")

    sign_out = command(commands, "sign-out", "connection:sign_out", "end the session; work stays")
    sign_out.add_argument("--despite-unsent", action="store_true", help="although work is not sent yet")

    conflicts = family(
        commands, "conflicts", "fields both you and the office wrote", "connection:list_conflicts"
    )
    command(conflicts, "list", "connection:list_conflicts", "list them")
    settle = command(conflicts, "settle", "connection:settle", "keep one of the two, or both")
    settle.add_argument("conflict", metavar="CONFLICT")
    settle.add_argument("choice", choices=("mine", "office", "both"))

    refused = family(commands, "refused", "changes the server did not take", "connection:list_refused")
    command(refused, "list", "connection:list_refused", "list them with the reason")
    again = command(refused, "retry", "connection:send_again", "try one once more")
    again.add_argument("change", metavar="CHANGE")

    rescue = command(commands, "rescue", "rescue:rescue", "everything unsent into one encrypted file")
    rescue.add_argument("file", type=Path, metavar="FILE")
    rescue.add_argument(
        "--recipient", metavar="AGE1…", help="seal to this public key instead of a passphrase"
    )
    recover = command(commands, "recover", "rescue:recover", "take the work of such a file in")
    recover.add_argument("file", type=Path, metavar="FILE")
    recover.add_argument("--identity", type=Path, metavar="KEYFILE", help="secret key that fits --recipient")


def _add_report(commands: Group) -> None:
    report = command(commands, "report", "reports:report", "make a job's report and save it")
    report.add_argument("job", metavar="JOB")
    report.add_argument("--out", type=Path, metavar="FILE.pdf")
    report.add_argument("--language", choices=("en", "nb", "fr", "de"), help="default: the customer's")
    report.add_argument(
        "--max-size",
        metavar="SIZE",
        help="10MB, for example: photos are made smaller, or go into a file of their own; default: the company's limit",
    )
    report.add_argument("--reason", default="", help="why there is a newer version")
    kind = report.add_mutually_exclusive_group()
    kind.add_argument("--draft", action="store_true", help="pages only, not sealed and not kept")
    kind.add_argument("--newest", action="store_true", help="save the newest one again instead of making one")
    kind.add_argument("--version", type=count_argument(1), help="save this version again")
    kind.add_argument("--list", action="store_true", help="list the versions there are")
    folder = family(commands, "reports", "the reports on this laptop, and of earlier visits")
    search = command(folder, "search", "reports:search", "those that say every word; without words all")
    search.add_argument("text", nargs="*", metavar="WORD")
    search.add_argument("--limit", type=count_argument(1), default=50)
    car = command(folder, "car", "reports:of_car", "every visit to the car of a job")
    letter = command(folder, "letter", "reports:letter", "an unsent letter with the newest report, as .eml")
    for parser in (car, letter):
        parser.add_argument("job", metavar="JOB")
    letter.add_argument("--out", required=True, type=Path, metavar="FILE.eml")
    fetch = command(folder, "fetch", "reports:fetch", "the report of an earlier visit, from the office")
    fetch.add_argument("report", metavar="REPORT", help="the earlier job's number, or a report_id")
    fetch.add_argument("--out", required=True, type=Path, metavar="FILE.pdf")
    command(folder, "printers", "paper:printers", "the printers this computer knows")
    paper = command(folder, "print", "paper:print_report", "print the newest report, its photos too")
    paper.add_argument("job", metavar="JOB")
    paper.add_argument("--version", type=count_argument(1), help="default: the newest")
    paper.add_argument(
        "--printer", metavar="NAME", help="default: the one in the settings, or the computer's"
    )
    paper.add_argument("--copies", type=count_argument(1), help="default: as in the settings")
    paper.add_argument(
        "--two-sided", action=argparse.BooleanOptionalAction, help="default: as in the settings"
    )
    paper.add_argument(
        "--wait",
        type=count_argument(0),
        default=30,
        metavar="SECONDS",
        help="for it to come out (default: 30)",
    )
    prints = command(folder, "prints", "prints:of_job", "what became of a job's prints; your word on one")
    prints.add_argument("job", metavar="JOB")
    word = prints.add_mutually_exclusive_group()
    word.add_argument(
        "--came-out",
        action="store_const",
        const=True,
        default=None,
        help="it lies in the tray; for a print of which this computer hears nothing",
    )
    word.add_argument(
        "--not-printed", dest="came_out", action="store_const", const=False, help="it did not come out"
    )
    prints.add_argument("--delivery", default="", metavar="ID", help="which one, where more than one is open")


def _add_tags(commands: Group) -> None:
    tag = family(commands, "tag", "tags with bars to stick on parts and wheels")
    part = command(tag, "part", "tags:part", "a part that goes back")
    wheels = command(tag, "wheels", "tags:wheels", "four wheels that are stored")
    for parser in (part, wheels):
        parser.add_argument("job", metavar="JOB")
        parser.add_argument("--language", choices=("en", "nb", "fr", "de"), help="default: the screen's")
        parser.add_argument("--out", required=True, type=Path, metavar="FILE.pdf")
    part.add_argument("part", metavar="PART", help="part number")
    part.add_argument("--serial", default="", metavar="NUMBER")
    part.add_argument("--reason", default="", help="why it goes back")
    wheels.add_argument("--season", default="", help="winter or summer, for example")
    wheels.add_argument("--shelf", default="")
    wheels.add_argument("--tread", action="append", default=[], metavar="WHEEL=MM", help="FL, FR, RL or RR")


def _add_verify(commands: Group) -> None:
    verify = command(
        commands, "verify", "verify:verify", "who sealed a report and when, and whether a byte changed since"
    )
    verify.add_argument("file", type=Path, metavar="FILE.pdf")
    verify.add_argument(
        "--root",
        action="append",
        default=[],
        metavar="ROOT",
        help="the company's root: a certificate file, or its fingerprint (64 hex digits); may be repeated",
    )
    verify.add_argument(
        "--record", type=Path, metavar="FILE.json", help="what the company's server recorded of this file"
    )


def _add_checklist(commands: Group) -> None:
    checklist = family(commands, "checklist", "checklists as their authors write them")
    check = command(checklist, "check", "checklists:check", "is this spreadsheet fine?")
    preview = command(
        checklist, "preview", "checklists:preview", "fill it in as on a laptop; nothing of it is kept"
    )
    for parser in (check, preview):
        parser.add_argument("form", type=Path, metavar="FORM", help="xlsx, xls, csv or md")
    preview.add_argument(
        "--language", default="", choices=("en", "nb", "fr", "de"), help="this computer's by default"
    )
    preview.add_argument("--headless", action="store_true", help="without a screen: draw it into --out")
    preview.add_argument("--out", type=Path, metavar="FILE.png", help="picture of every section")


def _add_stock(commands: Group) -> None:
    parts = family(commands, "parts", "parts in this car and the catalogue")
    every = command(parts, "list", "stock:list_parts", "stock first, then the catalogue")
    every.add_argument("text", nargs="*", metavar="WORD")
    every.add_argument("--in-car", action="store_true", help="only what is in the car or planned")
    for name, words in (("count", "write down how many are in the car"), ("load", "put parts into the car")):
        parser = command(parts, name, f"stock:{name}", words)
        parser.add_argument("part", metavar="PART", help="part number")
        parser.add_argument("quantity", type=count_argument(0 if name == "count" else 1))

    articles = family(commands, "articles", "know-how, without a network")
    search = command(articles, "search", "stock:search_articles", "articles with every word")
    search.add_argument("query", nargs="*", metavar="WORD")
    show = command(articles, "show", "stock:show_article", "one article")
    show.add_argument("article", metavar="ARTICLE")
    for parser in (search, show):
        parser.add_argument("--language", choices=("en", "nb", "fr", "de"))


def _add_demo(commands: Group) -> None:
    demo = command(commands, "demo", "demo", "a technician's day on demo data")
    demo.add_argument("--headless", action="store_true", help="without a screen, from beginning to end")
    demo.add_argument("--out", type=Path, metavar="DIR", help="where reports, screens and the summary go")
