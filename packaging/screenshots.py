"""Tells the demo's day once in each language and pictures it in every theme: `screenshots.py FOLDER IMAGES`.

The day is a Monday in November and has its own clock, so that work of an hour takes an hour, and the same sources give
the same pictures whenever they are drawn; only the folder and the port that Settings names and the number a job made on
site has until the office gives one are new each time. Left in FOLDER: `LANGUAGE/THEME/NN-NAME.png` and a contact sheet
for each language and theme; a chosen few go small into IMAGES.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import time_machine
from PIL import Image

from fieldapp import clock
from fieldapp.demo.headless import run_day
from fieldapp.demo.telling import Telling
from sync.server.cli import main as serve

# The screen's name in the demo (after its number), the theme -> the picture's name in docs/images.
CHOSEN = {
    ("today-travelling", "light"): "today",
    ("today-travelling", "dark"): "today-dark",
    ("job-plan-graded", "light"): "job",
    ("not-ok", "light"): "checklist",
    ("job-report", "light"): "report",
    ("offline-sync", "light"): "sync",
    ("offline-jobs", "light"): "jobs",
    ("offline-parts", "light"): "parts",
}
COLOURS = 128


class DiskUsage(NamedTuple):
    """What the pictured laptop says of its disk, in bytes."""

    total: int
    used: int
    free: int


LANGUAGES = ("en", "nb", "fr", "de")
THEMES = ("light", "dark", "sun")
COLUMNS = 4
SMALL = (683, 384)

MORNING = datetime(2026, 11, 23, 7, 5, 20, tzinfo=ZoneInfo("Europe/Oslo"))
ROOM = DiskUsage(total=256 * 10**9, used=215 * 10**9, free=41 * 10**9)
# Shorter than the shortest time after which the screen locks by itself here, which is half an hour.
LONGEST_LEAP = timedelta(minutes=15)


class StoryClock:
    """The day's clock: it stands until the story puts it forward, so a slow computer does not show in the pictures."""

    def __init__(self) -> None:
        self._travel = time_machine.travel(MORNING, tick=False)
        self._where: time_machine.Traveller | None = None
        self._leapt = timedelta()

    def begin(self) -> None:
        """From now on it is that Monday morning, and the disk has as much room as ever."""
        self._where = self._travel.start()
        since_boot = clock.since_boot
        clock.since_boot = lambda: since_boot() + self._leapt.total_seconds()
        shutil.disk_usage = lambda _folder: ROOM

    def at(self, hour: int, minute: int, touch: Callable[[], None]) -> None:
        """Put it forward to that time, with a touch now and then, as the screen of an idle laptop locks."""
        if self._where is None:
            raise RuntimeError("begin() comes first")
        until = MORNING.replace(hour=hour, minute=minute)
        while (now := datetime.now(MORNING.tzinfo)) < until:
            leap = min(until - now, LONGEST_LEAP)
            self._where.shift(leap)
            self._leapt += leap
            touch()

    def server(self) -> list[str]:
        """The command of a server whose clock shows the same."""
        return [sys.executable, __file__, "--serve", datetime.now(MORNING.tzinfo).isoformat()]


def tell(language: str, folder: Path) -> int:
    """One day in one language; the pictures are in `folder/screens`."""
    story = StoryClock()
    told = Telling(language=language, looks=THEMES, begin=story.begin, at=story.at, server=story.server)
    return run_day(folder, told)


def draw(folder: Path, images: Path) -> None:
    """Every language's day, one after the other, each in a process of its own."""
    images.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        day = folder / "days" / language
        subprocess.run([sys.executable, __file__, "--tell", language, str(day)], check=True)
        for theme in THEMES:
            album = folder / language / theme
            shutil.copytree(
                day / "screens" if theme == THEMES[0] else day / "screens" / theme,
                album,
                ignore=lambda _folder, names: [name for name in names if not name.endswith(".png")],
            )
            _contact_sheet(sorted(album.glob("*.png")), folder / f"day-{language}-{theme}.png")
    for (name, theme), chosen in CHOSEN.items():
        _make_small(_named(name, folder / LANGUAGES[0] / theme), images / f"{chosen}.png")


def _named(name: str, album: Path) -> Path:
    found = [path for path in album.glob("*.png") if path.stem.partition("-")[2] == name]
    if not found:
        raise SystemExit(f"The demo left no screen named {name} in {album}.")
    return found[0]


def _make_small(screen: Path, place: Path) -> None:
    """With fewer colours, which a screen of flat areas does not miss."""
    with Image.open(screen) as picture:
        small = picture.convert("RGB").quantize(COLOURS, method=Image.Quantize.MEDIANCUT)
        small.save(place, optimize=True)


def _contact_sheet(screens: Sequence[Path], place: Path) -> None:
    width, height = SMALL
    rows = -(-len(screens) // COLUMNS)
    sheet = Image.new("RGB", (width * COLUMNS, height * rows), "white")
    for number, screen in enumerate(screens):
        row, column = divmod(number, COLUMNS)
        with Image.open(screen) as picture:
            sheet.paste(picture.convert("RGB").resize(SMALL), (column * width, row * height))
    sheet.save(place, optimize=True)


def main() -> int:
    """Draw everything; `--tell` and `--serve` are the processes this starts for it."""
    if sys.argv[1] == "--serve":
        with time_machine.travel(datetime.fromisoformat(sys.argv[2]), tick=True):
            return serve(sys.argv[3:])
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--tell", choices=LANGUAGES, metavar="LANGUAGE", help="only one language's day")
    options.add_argument("folder", type=Path)
    options.add_argument("images", type=Path, nargs="?")
    chosen = options.parse_args()
    if chosen.tell:
        return tell(chosen.tell, chosen.folder)
    draw(chosen.folder, chosen.images)
    return 0


if __name__ == "__main__":
    sys.exit(main())
