"""How every page looked when somebody last said it was good: each view in each theme, as 64 × 36 patches of colour.

A patch is the mean of 20 × 20 px, so that another FreeType's edges are lost in it and a moved button is not. Run
`make looks` after a change that is meant, look at what git shows of `tests/ui/looks`, and commit it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from gallery import VIEWS, Gallery
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.language import ScreenLanguage
from ui.theme import THEME_NAMES, ThemeName

KEPT = Path(__file__).parent / "looks"
SIZE = QSize(1280, 720)
PATCHES = QSize(64, 36)
COLUMNS = 5
MOST_APART = 20
"""Of 255, in any channel of one patch. Other settings of FreeType's interpreter and of hinting made 3 at most."""


def looks(application: QApplication, speech: ScreenLanguage, name: ThemeName) -> dict[str, QImage]:
    """Every view in a theme, small."""
    theme.apply(application, name, 1.0)
    gallery = Gallery(speech, "en", size=SIZE)
    found = {}
    for view in VIEWS:
        window = gallery.show(view)
        if (focused := window.focusWidget()) is not None:
            focused.clearFocus()  # a caret blinks
        found[view] = small(window.grab().toImage())
    gallery.close()
    return found


def small(picture: QImage) -> QImage:
    """The mean colour of each patch."""
    scaled = picture.scaled(
        PATCHES, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    return scaled.convertToFormat(QImage.Format.Format_RGB888)


def kept(name: ThemeName) -> dict[str, QImage]:
    """What was kept of a theme; a view that was not there then is missing."""
    sheet = QImage(str(KEPT / f"{name}.png"))
    names = (KEPT / "views.txt").read_text("utf-8").split()
    return {view: sheet.copy(_place(number)) for number, view in enumerate(names)}


def keep(name: ThemeName, pictures: dict[str, QImage]) -> None:
    """Put a theme's pictures on its sheet."""
    KEPT.mkdir(exist_ok=True)
    sheet = QImage(
        COLUMNS * PATCHES.width(),
        -(-len(pictures) // COLUMNS) * PATCHES.height(),
        QImage.Format.Format_RGB888,
    )
    sheet.fill(QColor("white"))
    painter = QPainter(sheet)
    for number, picture in enumerate(pictures.values()):
        painter.drawImage(_place(number), picture)
    painter.end()
    sheet.save(str(KEPT / f"{name}.png"))
    (KEPT / "views.txt").write_text("\n".join(pictures) + "\n", "utf-8")


def _place(number: int) -> QRect:
    row, column = divmod(number, COLUMNS)
    return QRect(column * PATCHES.width(), row * PATCHES.height(), PATCHES.width(), PATCHES.height())


def apart(before: QImage, after: QImage) -> int:
    """The greatest distance of two pictures in any channel of any patch."""
    return max(
        abs(one - other)
        for y in range(PATCHES.height())
        for x in range(PATCHES.width())
        for one, other in zip(
            before.pixelColor(x, y).getRgb()[:3],  # type: ignore[index]  # the stub says object
            after.pixelColor(x, y).getRgb()[:3],  # type: ignore[index]
            strict=True,
        )
    )


def beside(before: QImage, after: QImage, path: Path) -> None:
    """Before, after and what differs (in black) as one picture, eight times as large."""
    differs = QImage(PATCHES, QImage.Format.Format_RGB888)
    for y in range(PATCHES.height()):
        for x in range(PATCHES.width()):
            one, other = before.pixelColor(x, y), after.pixelColor(x, y)
            far = max(
                abs(one.red() - other.red()),
                abs(one.green() - other.green()),
                abs(one.blue() - other.blue()),
            )
            grey = 255 - min(255, far * 4)
            differs.setPixelColor(x, y, QColor(grey, grey, grey))
    sheet = QImage(PATCHES.width() * 3, PATCHES.height(), QImage.Format.Format_RGB888)
    painter = QPainter(sheet)
    for number, picture in enumerate((before, after, differs)):
        painter.drawImage(number * PATCHES.width(), 0, picture)
    painter.end()
    sheet.scaled(sheet.size() * 8).save(str(path))


def main() -> None:
    """Keep every theme as it looks now."""
    from ui.theme.applying import make_application

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application()
    speech = ScreenLanguage(application)
    for name in THEME_NAMES:
        keep(name, looks(application, speech, name))


if __name__ == "__main__":
    sys.exit(main())
