"""Draw the app icon in the forms each system wants.

python packaging/icons.py FOLDER      writes field-companion.ico, .icns and PNGs of 48, 128 and 256 pixels
"""

import os
import sys
from pathlib import Path

from PIL import Image

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCE = Path(__file__).resolve().parent.parent / "resources" / "app-icon.svg"


def main(folder: Path) -> int:
    """Returns: 0; `folder` is made when it is missing."""
    application = QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    large = drawn(1024)
    large.save(folder / "field-companion.icns")
    large.save(folder / "field-companion.ico", sizes=[(size, size) for size in (16, 32, 48, 256)])
    for size in (48, 128, 256):
        drawn(size).save(folder / f"field-companion-{size}.png")
    application.quit()
    return 0


def drawn(size: int) -> Image.Image:
    """The icon, `size` pixels square, on a transparent ground."""
    canvas = QImage(size, size, QImage.Format.Format_RGBA8888)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    QSvgRenderer(str(SOURCE)).render(painter)
    painter.end()
    return Image.frombytes("RGBA", (size, size), canvas.constBits())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
