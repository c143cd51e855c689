"""The demo in a window, on a folder of one's own: opened again the next day, its laptop still finds its server."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldapp import credentials
from fieldapp.app import starting
from fieldapp.app.session import connect
from fieldapp.demo.windowed import run_window
from fieldapp.paths import Profile
from fieldapp.store import sync_state
from fieldapp.store.engine import open_store
from sync.client.engine import sync_once


def test_the_laptop_of_a_demo_opened_again_reaches_its_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds: list[int] = []

    def a_round_in_the_windows_stead(folder: Path) -> int:
        store = open_store(folder, credentials.unlock(Profile(folder).key_file))
        try:
            with store.reading() as connection:
                session = sync_state.session(connection)
            assert session is not None
            rounds.append(sync_once(store, connect(session.server_url)).waiting)
        finally:
            store.close()
        return 0

    monkeypatch.setattr(starting, "run", a_round_in_the_windows_stead)
    assert [run_window(tmp_path / "demo"), run_window(tmp_path / "demo")] == [0, 0]
    assert rounds == [0, 0]
