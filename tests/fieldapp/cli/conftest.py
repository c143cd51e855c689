"""A profile at a terminal: empty, or with a day on it."""

from pathlib import Path

import pytest
from laptops import fill
from terminal import PASSPHRASE, Terminal


@pytest.fixture
def new_profile(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Terminal:
    monkeypatch.setenv("FIELDAPP_PASSPHRASE", PASSPHRASE)
    return Terminal(tmp_path / "laptop", capsys, monkeypatch)


@pytest.fixture
def terminal(new_profile: Terminal) -> Terminal:
    laptop = new_profile.laptop()
    fill(laptop)
    laptop.store.close()
    return new_profile
