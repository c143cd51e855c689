"""Reads the codes in a picture: a part's label, a VIN plate. Pure; runs on the pool."""

from __future__ import annotations

import io

from PIL import Image

from fieldapp.operations.pictures import prepare


def read(source: bytes, file_name: str) -> tuple[str, ...]:
    """What the bar and matrix codes in a picture say, each once, as they are found; none when there is no code.

    Raises:
        NotAPicture: as for a photo.
    """
    import zxingcpp  # 20 MB, only for whoever scans

    with Image.open(io.BytesIO(prepare(source, file_name).jpeg)) as image:
        found = zxingcpp.read_barcodes(image.convert("L"))
    texts = (code.text.strip() for code in found if code.valid)
    return tuple(dict.fromkeys(text for text in texts if text))
