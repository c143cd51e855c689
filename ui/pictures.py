"""Pictures for the screen from bytes and PDF pages. Decoding takes time: call these off the GUI thread."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMimeData, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from fieldapp.errors import NotAPicture
from fieldapp.pdfium import page_picture

PICTURE_FILTER = "*.jpg *.jpeg *.png *.webp *.heic *.heif *.tif *.tiff *.bmp"


Offered: TypeAlias = str | bytes | QImage
"""The path of a file, a file's content, or a picture another program has drawn; `content_of` gives its bytes."""


def pictures_in(offered: QMimeData | None) -> tuple[list[str], bytes | QImage | None]:
    """What was pasted or dropped: paths of files, or else one picture (None when there is none). Takes no time: nothing
    is decoded, encoded or read.

    `offered` is None while another program holds the clipboard.
    """
    if offered is None:
        return [], None
    files = [url.toLocalFile() for url in offered.urls() if url.isLocalFile()]
    if files:
        return [path for path in files if Path(path).is_file()], None
    picture = offered.imageData() if offered.hasImage() else None
    if isinstance(picture, bytes | QByteArray):  # as some programs leave it: a file's content, undecoded
        content = bytes(picture) if isinstance(picture, bytes) else bytes(picture.data())
        return [], content if _begins_as_a_picture(content) else None
    return [], picture if isinstance(picture, QImage) and not picture.isNull() else None


def _begins_as_a_picture(content: bytes) -> bool:
    buffer = QBuffer()
    buffer.setData(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return QImageReader(buffer).canRead()


def offers_pictures(offered: QMimeData) -> bool:
    """Whether what is dragged over a place may be files or a picture."""
    return offered.hasUrls() or offered.hasImage()


def all_offered(offered: QMimeData | None) -> list[Offered]:
    """What was pasted or dropped: paths of files, or one picture, or nothing."""
    files, picture = pictures_in(offered)
    return [*files, *([] if picture is None else [picture])]


def name_of(offered: Offered) -> str:
    """What a person calls it: the file's name, or that it was pasted."""
    if isinstance(offered, str):
        return Path(offered).name
    return QCoreApplication.translate("Pictures", "Pasted picture")


def content_of(offered: Offered) -> bytes:
    """The bytes of what was pasted, dropped or chosen; a picture without bytes of its own as PNG.

    Reads a file or encodes: call it off the GUI thread.

    Raises:
        NotAPicture: the file was moved away meanwhile, or lies on a card that was pulled out.
    """
    if isinstance(offered, bytes):
        return offered
    if isinstance(offered, QImage):
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(offered)
        return bytes(buffer.data().data())
    try:
        return Path(offered).read_bytes()
    except OSError as error:
        raise NotAPicture(f"{Path(offered).name} cannot be read. Choose it again.") from error


def image_from_rgb(pixels: bytes, width: int, height: int) -> QImage:
    """An image of its own memory from packed RGB pixels."""
    return QImage(pixels, width, height, width * 3, QImage.Format.Format_RGB888).copy()


def image_from_jpeg(jpeg: bytes, *, longest: int | None = None) -> QImage:
    """A decoded picture, scaled so that its longer side is `longest` px; a null image when it cannot be read."""
    image = QImage.fromData(jpeg)
    if longest and not image.isNull():
        image = image.scaled(
            QSize(longest, longest),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    return image


def pdf_page(pdf: bytes, number: int, *, width: int) -> QImage:
    """Page `number` (from 0) as an image `width` px wide."""
    return image_from_rgb(*page_picture(pdf, number, width=width))
