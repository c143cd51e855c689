"""A profile at a terminal: empty, or with a day on it."""

from pathlib import Path

import pytest
from profiles import after_the_pull
from terminal import PASSPHRASE, Terminal


@pytest.fixture
def new_profile(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Terminal:
    monkeypatch.setenv("FIELDAPP_PASSPHRASE", PASSPHRASE)
    return Terminal(tmp_path / "laptop", capsys, monkeypatch)


@pytest.fixture
def terminal(new_profile: Terminal) -> Terminal:
    after_the_pull().locked(new_profile.folder, PASSPHRASE)
    return new_profile
