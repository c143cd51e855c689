import re
import subprocess
import sys
from pathlib import Path

import pytest

from ui.theme import SCALES, THEME_NAMES, ThemeName, make_theme
from ui.theme.sheet import build_sheet

ROOT = Path(__file__).resolve().parents[3]
PAINTED_BY_HAND = re.compile(
    r"#[0-9a-fA-F]{6}\b"
    r"|QColor\(\s*[\"'\d]"
    r"|\b(?:px|exact)\(\s*\d*[2-9]\d*"
    r"|\bset(?:Fixed|Minimum|Maximum)(?:Width|Height|Size)\(\s*[1-9]\d*\s*[,)]"
    r"|\bset(?:PixelSize|PointSize|Spacing|StyleSheet)\(\s*(?:[1-9]|f?[\"'])"
    r"|\bsetContentsMargins\((?:[^)(]*,)?\s*[1-9]"
    r"|GlobalColor\.(?!transparent)"
)
HEAVY = ("sqlalchemy", "requests", "reportlab", "pydantic", "PIL", "pyxform", "pikepdf", "pyhanko", "keyring")


def own_numbers(source: str) -> list[str]:
    return [found[0] for found in PAINTED_BY_HAND.finditer(source)]


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("name", THEME_NAMES)
def test_the_sheet_has_no_hole_left(name: ThemeName, scale: float) -> None:
    sheet = build_sheet(make_theme(name, scale))
    rules = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    assert "@" not in rules
    assert not re.search(r"\{[a-z_]+\}", rules)


@pytest.mark.parametrize(
    "written",
    [
        'QColor("red")',
        "line = '#FF0000'",
        "self.theme.px(24)",
        "label.setFixedHeight(48)",
        "row.setContentsMargins(0, 8, 0, 0)",
        "row.setSpacing(12)",
        'self.setStyleSheet("color: red")',
        "Qt.GlobalColor.red",
    ],
)
def test_the_law_finds_a_colour_or_a_number_of_pixels(written: str) -> None:
    assert own_numbers(written)


@pytest.mark.parametrize(
    "path",
    sorted(path for path in (ROOT / "ui").rglob("*.py") if "theme" not in path.relative_to(ROOT).parts),
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_only_the_theme_knows_colours_and_pixels(path: Path) -> None:
    assert own_numbers(path.read_text(encoding="utf-8")) == []


def test_the_window_waits_for_no_heavy_library() -> None:
    check = f"import sys, ui.theme, ui.main_window; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", check], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
