"""Every test under ui starts in the light theme at 100 %."""

import pytest
from PySide6.QtWidgets import QApplication

from ui import theme


@pytest.fixture(autouse=True)
def light_theme(qapp: QApplication) -> theme.Theme:
    return theme.apply(qapp, "light", 1.0)
