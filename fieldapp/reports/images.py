"""Photos on their way into a PDF: passed through as they are, or made smaller once to fit a size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from io import BytesIO

from fieldapp.errors import NotFound

# Long side in px and JPEG quality, from hardly visible to the least that still shows what was photographed.
LADDER = ((1600, 80), (1280, 78), (1024, 74), (800, 70), (640, 66))
# What stands on the page of a report whose photos are in an appendix: enough to know which photo is meant.
THUMBNAIL = (360, 50)

_SAMPLE = 4
_HOPE = 1.05  # a sample is a guess: a rung it puts this little over the budget is tried all the same

# Frame headers of JPEGs that PDF's DCTDecode reads: baseline, extended sequential, progressive.
_FRAMES = (0xC0, 0xC1, 0xC2)
_METADATA = (0xE1, 0xED)
_SCAN = 0xDA
_ALONE = (0x01, *range(0xD0, 0xD9))


@dataclass(frozen=True, slots=True)
class Jpeg:
    """A JPEG as it goes into the PDF; `components` is 1 for grey, 3 for colour.

    `original`: these are the photo's own bytes, untouched.
    """

    stream: bytes
    width: int
    height: int
    components: int
    original: bool = False


def read_jpeg(stream: bytes) -> Jpeg | None:
    """The JPEG when it can go into a PDF byte by byte: 8 bits, grey or colour, no metadata; else None.

    EXIF and XMP (both APP1) and IPTC (APP13) may say where a picture was taken; they may stand after the frame too.
    """
    if stream[:2] != b"\xff\xd8":
        return None
    at = 2
    found: Jpeg | None = None
    while at + 9 < len(stream) and stream[at] == 0xFF:
        marker = stream[at + 1]
        if marker in _ALONE or marker == 0xFF:
            at += 1 if marker == 0xFF else 2
            continue
        if marker in _METADATA:
            return None
        if marker == _SCAN:
            return found
        if marker in _FRAMES:
            height = int.from_bytes(stream[at + 5 : at + 7])
            width = int.from_bytes(stream[at + 7 : at + 9])
            components = stream[at + 9]
            fits = stream[at + 4] == 8 and components in (1, 3) and width > 0 and height > 0
            if not fits:
                return None
            found = Jpeg(stream, width, height, components)
        at += 2 + int.from_bytes(stream[at + 2 : at + 4])
    return None


def _encoded(stream: bytes, long_side: int | None, quality: int) -> Jpeg | None:
    """The picture upright, without metadata, as a new JPEG; None when it cannot be read."""
    from PIL import Image, ImageOps

    try:
        with Image.open(BytesIO(stream)) as opened:
            if long_side:
                opened.draft("RGB", (long_side, long_side))
            upright = ImageOps.exif_transpose(opened)
            picture = upright if upright.mode == "L" else upright.convert("RGB")
        if long_side:
            picture.thumbnail((long_side, long_side))
        out = BytesIO()
        picture.save(out, "JPEG", quality=quality)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None
    return read_jpeg(out.getvalue())


def load_photos(hashes: Iterable[str], images: Callable[[str], bytes]) -> dict[str, Jpeg | None]:
    """Each photo ready for the page; None where it is missing or broken, so that the report still comes."""
    photos: dict[str, Jpeg | None] = {}
    for sha256 in hashes:
        try:
            stream = images(sha256)
        except (NotFound, LookupError):
            photos[sha256] = None
            continue
        own = read_jpeg(stream)
        photos[sha256] = replace(own, original=True) if own else _encoded(stream, None, 88)
    return photos


def shrink(originals: Mapping[str, Jpeg | None], budget: int) -> dict[str, Jpeg | None]:
    """The photos within `budget` bytes by the largest rung that fits, each encoded from its original.

    Where no rung fits, the photos are the smallest there are.
    """
    whole = total_bytes(originals)
    present = sorted(
        (photo for photo in originals.values() if photo is not None), key=lambda photo: len(photo.stream)
    )
    # A few photos of different sizes tell which rung is worth encoding all of them for.
    sample = present[:: max(1, len(present) // _SAMPLE)]
    sample_bytes = sum(len(photo.stream) for photo in sample) or 1
    smallest: dict[str, Jpeg | None] = dict(originals)
    for rung, (long_side, quality) in enumerate(LADDER, start=1):
        tried = sum(len(_smaller(photo, long_side, quality).stream) for photo in sample)
        if rung < len(LADDER) and tried / sample_bytes * whole > budget * _HOPE:
            continue
        smallest = {
            sha256: photo and _smaller(photo, long_side, quality) for sha256, photo in originals.items()
        }
        if total_bytes(smallest) <= budget:
            break
    return smallest


def thumbnails(originals: Mapping[str, Jpeg | None]) -> dict[str, Jpeg | None]:
    """The photos as small as they still tell which is meant."""
    return {sha256: photo and _smaller(photo, *THUMBNAIL) for sha256, photo in originals.items()}


def _smaller(photo: Jpeg, long_side: int, quality: int) -> Jpeg:
    made = _encoded(photo.stream, long_side, quality)
    return made if made is not None and len(made.stream) < len(photo.stream) else photo


def total_bytes(photos: Mapping[str, Jpeg | None]) -> int:
    """Bytes of all photos together."""
    return sum(len(photo.stream) for photo in photos.values() if photo is not None)
