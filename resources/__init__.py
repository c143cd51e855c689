"""What ships with the program and is not code: checklists, the demo day, message texts.

Everything is read through `importlib.resources`, so it works from a folder, a wheel and a frozen build alike.
How a checklist is written is told in `docs/checklists.md`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_ROOT = files(__name__)
_DAY = re.compile(r"\{today(?:([+-]\d+))?\}")

LANGUAGES = ("en", "nb", "fr", "de")


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageText:
    """One message to a customer, with `{named}` places to fill (by `str.format`)."""

    subject: str
    body: str
    sms: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningText:
    """What a customer signs, with `{named}` places: the work of a job (`number`), a new price (`price`, `what`).

    `decided` says what the customer wants done about a `finding`; the words below it are its `decision`.
    """

    seen: str
    price: str
    price_for: str
    decided: str
    do_now: str
    later: str
    declined: str
    undecided: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpText:
    """What a screen is called and what one does there; `body` is Markdown."""

    title: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleText:
    """A know-how article in one language; `slug` joins the languages, `body` is Markdown."""

    slug: str
    language: str
    title: str
    models: tuple[str, ...]
    symptoms: tuple[str, ...]
    fault_codes: tuple[str, ...]
    tags: tuple[str, ...]
    body: str


def checklist_files() -> tuple[Traversable, ...]:
    """The spreadsheets (`.xlsx`, XLSForm) of the shipped checklists, by file name."""
    return _entries("checklists", ".xlsx")


def report_roots() -> tuple[Traversable, ...]:
    """Root certificates (`.pem`) of companies whose reports this copy of the program knows; see `roots/README.md`."""
    return _entries("roots", ".pem")


def message_texts(language: str) -> Mapping[str, MessageText]:
    """The messages by template (`on_my_way`, `running_late`, `ready`, `report`, `report_link`, `report_photos`).

    English for a language we lack.
    """
    code = language if language in LANGUAGES else "en"
    table = tomllib.loads(_ROOT.joinpath("texts", f"{code}.toml").read_text(encoding="utf-8"))
    return {
        template: MessageText(
            subject=texts["subject"],
            body=texts["body"].lstrip("\n"),
            sms=texts["sms"],
        )
        for template, texts in table.items()
    }


@cache
def signing_text(language: str) -> SigningText:
    """The sentences above the pad; English for a language we lack."""
    code = language if language in LANGUAGES else "en"
    table = tomllib.loads(_ROOT.joinpath("signing.toml").read_text(encoding="utf-8"))
    return SigningText(**table[code])


def help_texts(language: str) -> Mapping[str, HelpText]:
    """Help by screen (`today`, `jobs`, `job`, `checklist`, `parts`, `know_how`, `sync`, `settings`, `other`)."""
    code = language if language in LANGUAGES else "en"
    table = tomllib.loads(_ROOT.joinpath("help", f"{code}.toml").read_text(encoding="utf-8"))
    return {
        screen: HelpText(title=text["title"], body=text["body"].lstrip("\n"))
        for screen, text in table.items()
    }


def demo_file(name: str) -> Traversable:
    """A file of the demo day by its path below `demo/`, such as `photos/door.jpg`.

    Raises:
        FileNotFoundError: there is no such file.
    """
    found = _ROOT.joinpath("demo", *name.split("/"))
    if not found.is_file():
        raise FileNotFoundError(f"The demo day has no file {name}.")
    return found


def demo_folder(name: str) -> Traversable:
    """A folder of the demo day: `articles` or `photos`."""
    return _ROOT.joinpath("demo", name)


def demo_text(name: str, *, today: date) -> str:
    """A text file of the demo day with `{today}`, `{today+1}`, `{today-30}` replaced by days.

    Days are written `20.11.2026` in `.csv`, as an office exports them, and `2026-11-20` elsewhere.

    Raises:
        FileNotFoundError: there is no such file.
    """
    style = "%d.%m.%Y" if name.endswith(".csv") else "%Y-%m-%d"

    def day(match: re.Match[str]) -> str:
        return (today + timedelta(days=int(match.group(1) or 0))).strftime(style)

    return _DAY.sub(day, demo_file(name).read_text(encoding="utf-8-sig"))


def demo_photos() -> tuple[Traversable, ...]:
    """The drawn pictures of the demo day (`.jpg`), by file name."""
    return _entries("demo/photos", ".jpg")


def demo_articles() -> tuple[ArticleText, ...]:
    """Every know-how article of the demo day in every language, by slug and language."""
    return tuple(_article(entry) for entry in _entries("demo/articles", ".md"))


def _article(entry: Traversable) -> ArticleText:
    slug, language, _ = entry.name.split(".")
    _, front, body = entry.read_text(encoding="utf-8").split("---\n", 2)
    fields = dict(line.split(": ", 1) for line in front.splitlines() if ": " in line)

    def words(key: str) -> tuple[str, ...]:
        return tuple(word.strip() for word in fields.get(key, "").split(";") if word.strip())

    return ArticleText(
        slug=slug,
        language=language,
        title=fields["title"],
        models=words("models"),
        symptoms=words("symptoms"),
        fault_codes=words("fault_codes"),
        tags=words("tags"),
        body=body.strip() + "\n",
    )


def _entries(folder: str, suffix: str) -> tuple[Traversable, ...]:
    found = [entry for entry in _ROOT.joinpath(folder).iterdir() if entry.name.endswith(suffix)]
    return tuple(sorted(found, key=lambda entry: entry.name))
