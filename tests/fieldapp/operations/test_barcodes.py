"""Codes in pictures, as a camera sees them: small on a sheet, turned, in a lossy file."""

import io

import pytest
import zxingcpp
from PIL import Image
from zxingcpp import BarcodeFormat

from fieldapp.errors import NotAPicture
from fieldapp.operations import barcodes


def label(kind: BarcodeFormat, text: str, *, turned: int = 0) -> bytes:
    """A picture of 1400 × 1400 pixels with one code on it."""
    drawn = memoryview(zxingcpp.create_barcode(text, kind).to_image(scale=4))
    height, width = drawn.shape
    code = Image.frombytes("L", (width, height), drawn.tobytes())
    sheet = Image.new("L", (1400, 1400), 255)
    sheet.paste(code, (300, 500))
    out = io.BytesIO()
    sheet.rotate(turned, fillcolor=255).convert("RGB").save(out, "JPEG", quality=80)
    return out.getvalue()


@pytest.mark.parametrize("turned", [0, 7, 90, 180])
@pytest.mark.parametrize("kind", [BarcodeFormat.Code128, BarcodeFormat.QRCode, BarcodeFormat.DataMatrix])
def test_the_code_on_a_label_is_read(kind: BarcodeFormat, turned: int) -> None:
    assert barcodes.read(label(kind, "1095050-00-A", turned=turned), "label.jpg") == ("1095050-00-A",)


def test_a_picture_without_a_code_gives_nothing() -> None:
    out = io.BytesIO()
    Image.new("RGB", (400, 300), "white").save(out, "PNG")
    assert barcodes.read(out.getvalue(), "wall.png") == ()


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(NotAPicture):
        barcodes.read(b"%PDF-1.7", "label.pdf")
