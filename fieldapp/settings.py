"""What a person may set on this laptop: a small file without anything personal in it."""

from __future__ import annotations

import dataclasses
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fieldapp.errors import StorageReadOnly

LANGUAGES = ("en", "nb", "fr", "de")
THEMES = ("system", "light", "dark", "sun")
LOCK_MINUTES = (1, 5, 15, 30)
SYNC_MINUTES = (1, 5, 15, 60)
ON_METERED = ("all", "photos", "hourly")
PAPERS = ("a4", "letter")
MOST_COPIES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`language` "" follows the system; `scale` is a factor on every size (0.8–2.0).

    After `lock_minutes` without a touch the screen asks for the PIN.

    Every `sync_minutes` the laptop asks the office for news. On a metered line – or on every line, with
    `always_metered` – `on_metered` says what waits: nothing ("all"), full-size photos ("photos"), or those and, for up
    to an hour, everything else ("hourly"). Never is no choice: work that is only here can be lost with the laptop, and
    one that is stolen must hear of it.

    `printer` "" is the computer's own choice; `copies`, `both_sides` and `paper` are what printing begins with.
    """

    language: str = ""
    theme: str = "system"
    scale: float = 1.0
    server_url: str = ""
    printer: str = ""
    guide_seen: bool = False
    lock_minutes: int = 5
    sync_minutes: int = 1
    on_metered: str = "photos"
    always_metered: bool = False
    copies: int = 1
    both_sides: bool = False
    paper: str = "a4"

    def __post_init__(self) -> None:
        if self.language and self.language not in LANGUAGES:
            raise ValueError(f"language {self.language!r}")
        if self.theme not in THEMES:
            raise ValueError(f"theme {self.theme!r}")
        if not 0.8 <= self.scale <= 2.0:
            raise ValueError(f"scale {self.scale!r}")
        if self.lock_minutes not in LOCK_MINUTES:
            raise ValueError(f"lock_minutes {self.lock_minutes!r}")
        if self.sync_minutes not in SYNC_MINUTES:
            raise ValueError(f"sync_minutes {self.sync_minutes!r}")
        if self.on_metered not in ON_METERED:
            raise ValueError(f"on_metered {self.on_metered!r}")
        if not 1 <= self.copies <= MOST_COPIES:
            raise ValueError(f"copies {self.copies!r}")
        if self.paper not in PAPERS:
            raise ValueError(f"paper {self.paper!r}")


def load(path: Path) -> Settings:
    """The settings kept at `path`; a missing, broken or partly unknown file falls back to the defaults.

    A setting is never worth a refused start, so each value that does not fit is replaced by its default.
    """
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    settings = Settings()
    if not isinstance(kept, dict):
        return settings
    for field in dataclasses.fields(Settings):
        if field.name in kept:
            settings = _with(settings, field.name, kept[field.name])
    return settings


def _with(settings: Settings, name: str, value: Any) -> Settings:
    default = getattr(settings, name)
    if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if type(value) is not type(default):
        return settings
    try:
        return dataclasses.replace(settings, **{name: value})
    except ValueError:
        return settings


def with_server(settings: Settings, server_url: str) -> Settings:
    """The same settings with another server."""
    return dataclasses.replace(settings, server_url=server_url)


def save(path: Path, settings: Settings) -> None:
    """Keep `settings` at `path`: whole or not at all.

    Raises:
        StorageReadOnly: the folder cannot be written.
    """
    keep_whole(path, dataclasses.asdict(settings))


def keep_whole(path: Path, values: dict[str, Any]) -> None:
    """Keep `values` as JSON at `path`: whole or not at all, also when the power goes.

    Raises:
        StorageReadOnly: the folder cannot be written.
    """
    fresh = path.with_suffix(".new")
    try:
        with fresh.open("w", encoding="utf-8") as file:
            json.dump(values, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as error:
        raise StorageReadOnly(
            f"The settings cannot be written to {path.parent}. Check the folder's rights and free space.",
            folder=str(path.parent),
        ) from error
