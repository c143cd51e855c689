"""The demo in a window: an office with a day of jobs, a laptop that is signed in, the app."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from datetime import date
from pathlib import Path

from fieldapp.demo.centre import PASSWORD, Centre, people, prepare
from fieldapp.demo.headless import PASSPHRASE
from fieldapp.demo.telling import Telling


def run_window(folder: Path | None) -> int:
    """Open the app on a demo profile in `folder` (a new temporary one by default) until its window is closed."""
    place = folder or Path(tempfile.mkdtemp(prefix="fieldapp-demo-"))
    place.mkdir(parents=True, exist_ok=True)
    os.environ["FIELDAPP_PASSPHRASE"] = PASSPHRASE
    centre = Centre(place / "server", Telling().server)
    code = ""
    if not centre.folder.exists():
        code = prepare(centre.folder, today=date.today())  # noqa: DTZ011 - the day on this computer's calendar
    address = place / "address"  # the laptop knows the server by it, the next time too
    if address.exists():
        centre.url = address.read_text(encoding="utf-8").strip()
    centre.start()
    address.write_text(centre.url, encoding="utf-8")
    told = f"Demo in {place}. The office in a browser: {centre.url}/desk, {people()['advisor'].login} / {PASSWORD}"
    print(told, file=sys.stderr)  # noqa: T201
    try:
        if code:
            _sign_in(place / "laptop", centre.url, code)
        from fieldapp.app.starting import run

        return run(place / "laptop")
    finally:
        centre.stop()


def _sign_in(folder: Path, url: str, code: str) -> None:
    from fieldapp import credentials
    from fieldapp.app.session import connect
    from fieldapp.clock import now
    from fieldapp.paths import open_profile
    from fieldapp.store.engine import open_store
    from sync.client.engine import sync_once
    from sync.client.sign_in import sign_in

    profile = open_profile(folder)
    store = open_store(profile.folder, credentials.unlock(profile.key_file))
    try:
        server = connect(url)
        sign_in(
            store,
            server,
            server_url=url,
            user=people()["technician"].login,
            password=PASSWORD,
            device_code=code,
            device_name=platform.node() or "laptop",
            now=now().at,
        )
        sync_once(store, server)
    finally:
        store.close()
