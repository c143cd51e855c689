"""The whole day without a screen, through the real windows: `fieldapp demo --headless --out DIR`."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

from fieldapp.demo.centre import PASSWORD, Centre, people, prepare
from fieldapp.demo.mailbox import HOST, LOGIN, Mailbox
from fieldapp.demo.mailbox import PASSWORD as MAIL_PASSWORD
from fieldapp.demo.telling import Telling
from fieldapp.errors import DataProblem, FieldAppError
from fieldapp.settings import LOCK_MINUTES
from resources import demo_photos
from sync.server import preferences

PASSPHRASE = "demo passphrase"  # noqa: S105 - guards a demo's data only; told to whoever runs it
DIFFERENT = 5
_TAKEN_ON = b"2026:11:20"  # what the cameras of the drawn pictures say
GESTURES = 10


def run_day(out: Path | None, telling: Telling | None = None) -> int:
    """Run the day into `out` (a new temporary folder by default); 0 only if both copies are equal at the end."""
    telling = telling or Telling()
    folder = out or Path(tempfile.mkdtemp(prefix="fieldapp-demo-"))
    _make_room(folder)
    # Without a screen Qt draws into memory; with one the person may watch the day happen.
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["FIELDAPP_PASSPHRASE"] = PASSPHRASE
    os.environ["TZ"] = "Europe/Oslo"
    if hasattr(time, "tzset"):
        time.tzset()
    began = time.monotonic()
    mailbox = Mailbox(folder / "mail")
    centre = Centre(folder / "server", telling.server)
    mailbox.start()  # its certificate is looked at by the computer's clock, whatever clock tells the day
    telling.begin()
    try:
        code = prepare(centre.folder, today=date.today())  # noqa: DTZ011 - the day on this computer's calendar
        _post_office(centre.folder, mailbox)
        centre.start()
        summary, differing = _day(folder, centre, code, telling)
    finally:
        centre.stop()
        mailbox.stop()
    summary["seconds"] = round(time.monotonic() - began, 1)
    (folder / "summary.json").write_text(json.dumps(summary, indent=1, ensure_ascii=False), encoding="utf-8")
    for line in differing:
        print(line, file=sys.stderr)  # noqa: T201 - a command's answer
    print(f"The day is in {folder}: {len(summary['reports'])} reports, screens and summary.json.")  # noqa: T201
    return DIFFERENT if differing else 0


def _make_room(folder: Path) -> None:
    """An empty folder; what an earlier demo left is replaced, anything else is left alone.

    Raises:
        DataProblem: the folder holds something that no demo made.
    """
    ours = {"server", "laptop", "screens", "mail", "photos", "summary.json"}
    if folder.exists():
        strange = [
            entry.name for entry in folder.iterdir() if entry.name not in ours and entry.suffix != ".pdf"
        ]
        if strange:
            raise DataProblem(f"{folder} holds {strange[0]}, which no demo made. Name another folder.")
        for entry in folder.iterdir():
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DataProblem(f"The folder {folder} cannot be made. Name another one.") from error


def _post_office(server: Path, mailbox: Mailbox) -> None:
    for name, value in (
        ("smtp.host", HOST),
        ("smtp.port", str(mailbox.port)),
        ("smtp.security", "starttls"),
        ("smtp.user", LOGIN),
        ("smtp.password", MAIL_PASSWORD),
        ("smtp.ca_file", str(mailbox.certificate)),
        ("mail.hold_seconds", "0"),
    ):
        preferences.write(server, name, value)


def _day(folder: Path, centre: Centre, code: str, telling: Telling) -> tuple[dict[str, Any], list[str]]:
    from PySide6.QtCore import qInstallMessageHandler

    from fieldapp import logs
    from fieldapp.app.desktop import Desktop
    from fieldapp.demo.comparing import differences
    from fieldapp.demo.counting import summary_of
    from fieldapp.demo.hands import Hands
    from fieldapp.demo.visit import Day
    from fieldapp.paths import open_profile
    from ui.heartbeat import Heartbeat
    from ui.theme.applying import make_application

    qInstallMessageHandler(_say_of_qt)
    application = make_application()
    bugs: list[BaseException] = []
    usual_hook = sys.excepthook
    sys.excepthook = lambda _kind, error, trace: bugs.append(error.with_traceback(trace))
    profile = open_profile(folder / "laptop")
    logs.set_up(profile.logs)
    desktop = Desktop(application, profile)
    desktop.settings = desktop.settings.__class__(
        language=telling.language,
        theme=telling.looks[0],
        scale=1.0,
        guide_seen=True,
        lock_minutes=max(
            LOCK_MINUTES
        ),  # these hands touch widgets, not the window: a slow day must not be locked
    )
    heartbeat = Heartbeat()
    hands = Hands(
        lambda: desktop.window,
        folder / "screens",
        heartbeat,
        tasks=desktop.tasks,
        touched=lambda: desktop.rooms.lock.touched() if desktop.session is not None else None,
        looks=telling.looks,
    )
    day = Day(
        desktop=desktop,
        hands=hands,
        centre=centre,
        photos=_photos(folder / "photos"),
        colleague=people()["colleague"],
        stalls=heartbeat,
        telling=telling,
    )
    try:
        desktop.open()
        day.sign_in(user=people()["technician"].login, password=PASSWORD, code=code)
        day.work()
        if desktop.session is None:
            raise FieldAppError("The demo's laptop never opened its store.")
        store = desktop.session.store
        summary = summary_of(store, folder)
        summary["worst_stall_ms"] = round(heartbeat.worst_ms, 1)
        summary["worst_stall_busy_ms"] = round(heartbeat.worst_busy_ms, 1)
        summary["slowest_gestures"] = [
            {"gesture": doing, "stall_ms": round(late, 1), "busy_ms": round(busy, 1)}
            for doing, late, busy in heartbeat.slowest(GESTURES)
        ]
        differing = differences(store, centre.folder)
    finally:
        sys.excepthook = usual_hook
        desktop.close()
        if bugs:
            raise bugs[0]
    return summary, differing


def _say_of_qt(_kind: object, _place: object, words: str | None) -> None:
    """Pass Qt's messages on, but for those by which drawing into memory says that it is no screen."""
    if words and not words.startswith("This plugin does not support"):
        print(words, file=sys.stderr)  # noqa: T201 - a command's answer


def _photos(folder: Path) -> dict[str, Path]:
    """The demo's pictures as files, by name, taken today by what the camera says, and one that is no picture."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {}
    today = f"{date.today():%Y:%m:%d}".encode()  # noqa: DTZ011 - the day on this computer's calendar
    for photo in demo_photos():
        files[Path(photo.name).stem] = folder / photo.name
        (folder / photo.name).write_bytes(photo.read_bytes().replace(_TAKEN_ON, today))
    files["broken"] = folder / "broken.jpg"
    files["broken"].write_bytes(files["door"].read_bytes()[:2000])
    return files
