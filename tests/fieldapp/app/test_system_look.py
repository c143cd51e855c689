"""A window that follows the system goes dark with it, at once; one that was given a look keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldapp.app.desktop import Desktop
from fieldapp.paths import open_profile
from ui import theme


@pytest.fixture
def desktop(tmp_path: Path, qapp: QApplication) -> Iterator[Desktop]:
    opened = Desktop(qapp, open_profile(tmp_path / "profile"))
    opened.open()
    yield opened
    opened.close()
    opened.window.close()
    theme.apply(qapp, "light")


@pytest.mark.parametrize(("chosen", "worn"), [("system", ["dark", "light"]), ("sun", ["sun", "sun"])])
def test_the_system_goes_dark_and_light_again(
    desktop: Desktop, qapp: QApplication, chosen: str, worn: list[str]
) -> None:

    desktop.put_on(language=desktop.formats.language, theme_name=chosen, scale=100)
    seen = []
    for scheme in (Qt.ColorScheme.Dark, Qt.ColorScheme.Light):
        qapp.styleHints().colorSchemeChanged.emit(scheme)
        seen.append(theme.current().name)
    assert seen == worn
