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
# A module more is a millisecond more: whoever adds one here has looked whether it can come behind the first paint.
# (The focus ring and the turn of painting do; this looks one turn of events after the paint.)
ALLOWED = """
fieldapp fieldapp.app fieldapp.app.desktop fieldapp.app.enumerations fieldapp.app.pyside fieldapp.app.starting
fieldapp.app.window_frame
fieldapp.credentials
fieldapp.domain fieldapp.domain.job_states fieldapp.domain.screens fieldapp.domain.screens.today fieldapp.errors
fieldapp.logs fieldapp.paths fieldapp.settings fieldapp.store fieldapp.store.connecting fieldapp.store.lines
fieldapp.store.profile_lock fieldapp.views fieldapp.views.first_screen
ui ui.formats ui.frame ui.job_words ui.language ui.main_window ui.paint_turn ui.presenter ui.tasks
ui.theme ui.theme.applying
ui.theme.focus ui.theme.fonts ui.theme.icons ui.theme.measures ui.theme.palette ui.theme.sheet ui.theme.style
ui.theme.themed ui.theme.tokens ui.today ui.today.delegate ui.today.page ui.today.pieces ui.today.rows ui.top_strip
ui.widgets ui.widgets.action_bar ui.widgets.buttons ui.widgets.connection_pill ui.widgets.empty_state
ui.widgets.labels ui.widgets.layouts ui.widgets.painting ui.widgets.rail_button ui.widgets.row_button
ui.widgets.search_field ui.widgets.status_pill ui.widgets.themed ui.widgets.timer_pill
"""
WATCHED = """
import sys
from PySide6.QtWidgets import QApplication
from fieldapp.app.starting import run
from fieldapp.app import desktop
from pathlib import Path
HEAVY = ("sqlalchemy", "requests", "reportlab", "pyxform", "pikepdf", "pyhanko", "pydantic", "PIL", "babel",
    "concurrent.futures", "decimal", "zoneinfo")
first = []
def look():
    if not first:
        ours = {name for name in sys.modules if name.partition(".")[0] in ("fieldapp", "ui", "inspections", "sync")}
        first.append([name for name in (*HEAVY, *sorted(ours - set(sys.argv[2].split()))) if name in sys.modules])
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


def test_the_first_paint_waits_for_no_library_or_room_it_does_not_show(tmp_path: Path) -> None:
    signed_in(tmp_path)
    told = subprocess.run(
        [sys.executable, "-c", WATCHED, str(tmp_path), ALLOWED],
        capture_output=True,
        cwd=ROOT,
        env=os.environ | {credentials.ENVIRONMENT_VARIABLE: PASSPHRASE},
        text=True,
        timeout=60,
        check=False,
    )
    assert told.stdout.strip() == "today", told.stdout + told.stderr
