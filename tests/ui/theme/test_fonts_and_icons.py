import struct
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetricsF, QPixmap, QRawFont
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.theme import icons
from ui.theme.fonts import FontMissing, _load
from ui.theme.tokens import resource_folder

FONTS = sorted(resource_folder("fonts").glob("*.ttf"))
ICONS = sorted(path.stem for path in resource_folder("icons").glob("*.svg"))


def tables(font: Path) -> set[bytes]:
    """The table names in a TrueType file's directory."""
    content = font.read_bytes()
    count = struct.unpack(">H", content[4:6])[0]
    return {content[12 + 16 * place : 16 + 16 * place] for place in range(count)}


@pytest.mark.parametrize("font", FONTS, ids=lambda path: path.stem)
def test_each_font_is_truetype_because_the_reports_can_read_nothing_else(font: Path) -> None:
    assert b"glyf" in tables(font)
    assert b"CFF " not in tables(font)


def test_fonts_come_with_their_licences() -> None:
    names = {path.name for path in resource_folder("fonts").iterdir()}
    assert {"Inter-LICENSE.txt", "DejaVuSans-LICENSE.txt"} <= names


def test_the_window_uses_its_own_inter_in_four_weights(light_theme: theme.Theme) -> None:
    assert QFontInfo(light_theme.font("body")).family() == "Inter"
    assert QFontInfo(light_theme.font("title")).family() == "Inter Display"
    assert {"Regular", "Medium", "SemiBold", "Bold"} <= set(QFontDatabase.styles("Inter"))


def test_heavier_text_is_drawn_wider(light_theme: theme.Theme) -> None:
    widths = [
        QFontMetricsF(light_theme.font("fact", weight=weight)).horizontalAdvance("Handwerkskammer")
        for weight in (400, 500, 600, 700)
    ]
    assert all(lighter < heavier for lighter, heavier in pairwise(widths))


@pytest.mark.parametrize("role", ["body", "body_strong", "number"])
def test_digits_are_equally_wide_without_asking(light_theme: theme.Theme, role: theme.TypeRole) -> None:
    metrics = QFontMetricsF(light_theme.font(role))
    assert len({round(metrics.horizontalAdvance(digit * 10), 2) for digit in "0123456789"}) == 1


def test_a_vin_tells_zero_from_o(light_theme: theme.Theme) -> None:
    def drawn(font: QFont) -> QPixmap:
        from PySide6.QtGui import QPainter

        picture = QPixmap(40, 40)
        picture.fill(QColor("white"))
        painter = QPainter(picture)
        painter.setFont(font)
        painter.drawText(5, 30, "0")
        painter.end()
        return picture

    plain, identifier = light_theme.font("hero"), light_theme.identifier_font("hero")
    assert drawn(plain).toImage() != drawn(identifier).toImage()


@pytest.mark.parametrize("character", "æøåÆØÅäöüßéèêçœŒ–—„“”«»…→×°≥≤†·±\u202f\u2011")
def test_one_of_our_fonts_has_every_sign_we_write(character: str, light_theme: theme.Theme) -> None:
    files = [resource_folder("fonts") / name for name in ("Inter-Regular.ttf", "DejaVuSans.ttf")]
    assert any(QRawFont(str(file), 17).supportsCharacter(ord(character)) for file in files)


def test_a_broken_font_file_is_named(light_theme: theme.Theme) -> None:
    with pytest.raises(FontMissing, match="no-such-font"):
        _load("no-such-font.ttf")


@pytest.mark.parametrize("name", ICONS)
def test_each_icon_draws_in_the_colour_asked_for(name: str, light_theme: theme.Theme) -> None:
    image = icons.pixmap(name, QColor("#123456"), 96).toImage()
    inked = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    ]
    assert inked
    assert {colour.name() for colour in inked} == {"#123456"}


def test_an_icon_is_rendered_once_and_sharp_on_dense_screens(light_theme: theme.Theme) -> None:
    colour = light_theme.colour.text
    first = icons.pixmap("call", colour, 24, 2.0)
    assert first.cacheKey() == icons.pixmap("call", colour, 24, 2.0).cacheKey()
    assert (first.width(), first.devicePixelRatio()) == (48, 2.0)
    assert first.cacheKey() != icons.pixmap("call", light_theme.colour.accent, 24, 2.0).cacheKey()


def test_an_unknown_icon_is_an_error(light_theme: theme.Theme) -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("unicorn", light_theme.colour.text, 24)


def test_another_theme_reaches_the_application(qapp: QApplication) -> None:
    dark = theme.apply(qapp, "dark", 1.25)
    assert theme.current() is dark
    assert qapp.palette().window().color() == dark.colour.background
    assert qapp.font().pixelSize() == dark.px(17)
