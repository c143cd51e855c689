"""No page looks other than it did when somebody last looked at it and said so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from gallery import VIEWS, Gallery
from looks import MOST_APART, SIZE, apart, beside, kept, looks, small
from PySide6.QtWidgets import QApplication, QPushButton

from ui import theme
from ui.language import ScreenLanguage
from ui.theme import THEME_NAMES, ThemeName


@pytest.fixture
def speech(qapp: QApplication) -> Iterator[ScreenLanguage]:
    speech = ScreenLanguage(qapp)
    yield speech
    speech.use("en")
    for translator in speech._installed:
        qapp.removeTranslator(translator)


@pytest.mark.parametrize("name", THEME_NAMES)
def test_every_page_looks_as_it_was_kept(
    qapp: QApplication, speech: ScreenLanguage, name: ThemeName, tmp_path: Path
) -> None:
    before = kept(name)
    changed = []
    for view, picture in looks(qapp, speech, name).items():
        if view not in before:
            changed.append(f"{view} is new")
        elif (far := apart(before[view], picture)) > MOST_APART:
            beside(before[view], picture, tmp_path / f"{view}.png")
            changed.append(f"{view} differs by {far}: {tmp_path / view}.png")
    changed += [f"{view} is gone" for view in before if view not in VIEWS]
    assert changed == [], "if it is meant: make looks, look, commit"


def test_a_moved_button_and_another_colour_are_noticed(qapp: QApplication, speech: ScreenLanguage) -> None:
    theme.apply(qapp, "light", 1.0)
    gallery = Gallery(speech, "en", size=SIZE)
    window = gallery.show("today")
    before = small(window.grab().toImage())
    button = window.findChild(QPushButton, "nextStep")
    assert button is not None
    button.move(button.x() - 16, button.y())
    assert apart(before, small(window.grab().toImage())) > MOST_APART
    button.move(button.x() + 16, button.y())
    assert apart(before, small(window.grab().toImage())) == 0
    button.setEnabled(False)
    assert apart(before, small(window.grab().toImage())) > MOST_APART
    gallery.close()
