"""What the first paint waits for."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fieldapp import credentials
from fieldapp.paths import open_profile
from fieldapp.store import sync_state
from fieldapp.store.engine import open_store

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "a passphrase of the test"
WATCHED = """
import sys
from PySide6.QtWidgets import QApplication
from fieldapp.app.starting import run
from fieldapp.app import desktop
from pathlib import Path
HEAVY = ("sqlalchemy", "requests", "reportlab", "pyxform", "pikepdf", "pyhanko", "pydantic", "PIL")
first = []
def look():
    if not first:
        first.append([name for name in HEAVY if name in sys.modules])
        QApplication.quit()
opened = desktop.Desktop.open
def watch(self):
    self.painted.connect(look)
    opened(self)
desktop.Desktop.open = watch
code = run(Path(sys.argv[1]))
print("today" if first else "nothing painted", *first[0])
sys.exit(code)
"""


def signed_in(folder: Path) -> None:
    os.environ[credentials.ENVIRONMENT_VARIABLE] = PASSPHRASE
    try:
        profile = open_profile(folder)
        store = open_store(profile.folder, credentials.unlock(profile.key_file))
    finally:
        del os.environ[credentials.ENVIRONMENT_VARIABLE]
    who = sync_state.Session(
        server_url="http://office.invalid",
        tenant="t",
        device_id="d",
        device_name="laptop",
        person_id="p",
        person_name="Nora",
        access_until=datetime.now(UTC) + timedelta(hours=1),
    )
    with store.writing() as connection:
        sync_state.keep_session(connection, who)
    store.close()


def test_the_first_paint_waits_for_no_heavy_library(tmp_path: Path) -> None:
    signed_in(tmp_path)
    told = subprocess.run(
        [sys.executable, "-c", WATCHED, str(tmp_path)],
        capture_output=True,
        cwd=ROOT,
        env=os.environ | {credentials.ENVIRONMENT_VARIABLE: PASSPHRASE},
        text=True,
        timeout=60,
        check=False,
    )
    assert told.stdout.strip() == "today", told.stdout + told.stderr
