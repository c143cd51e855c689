"""Pictures an office shows in its articles: photos without hidden data, drawings that are nothing but a drawing.

An SVG file can load other files, run scripts and hold whole pages. Of all that a drawing needs nothing, so what is not
on the list below is refused, not taken out: the author sees at once what will not be shown.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from functools import cached_property
from xml.parsers import expat

from fieldapp.errors import InputRefused

PICTURE_SUFFIXES = (".svg", ".png", ".jpg", ".jpeg")
LARGEST_DRAWING = 2 * 1024 * 1024
LARGEST_PHOTO = 25 * 1024 * 1024
LONG_SIDE = 2400
_MOST_PIXELS = 50_000_000
# What is really drawn, each repetition by <use> counted: a drawing of ten lines can ask for 10^10 shapes. A schematic
# of a whole car holds some thousands.
MOST_DRAWN = 100_000
# Elements within elements, those repeated by <use> included. Who draws them goes as deep into its own stack.
DEEPEST = 200
_QUALITY = 88
_SVG = "http://www.w3.org/2000/svg"
_XLINK_HREF = "http://www.w3.org/1999/xlink href"
_XML_ID = "http://www.w3.org/XML/1998/namespace id"
# SVG Tiny 1.2, which is what Qt draws, without images, links, scripts, fonts and animation:
# https://www.w3.org/TR/SVGTiny12/elementTable.html
_ELEMENTS = frozenset(
    {"svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
    | {"text", "tspan", "use", "linearGradient", "radialGradient", "stop"}
)


@dataclass(frozen=True)
class UsablePicture:
    """A picture as it is kept and sent to the laptops."""

    content: bytes
    media_type: str

    @cached_property
    def sha256(self) -> str:
        """Names the file."""
        return hashlib.sha256(self.content).hexdigest()


def usable_picture(name: str, content: bytes) -> UsablePicture:
    """The picture in a file, made fit for the laptops.

    A photo is turned upright, made no longer than 2400 px and loses everything that is not pixels (GPS, names). A
    drawing stays as it is.

    Raises:
        InputRefused: it is of another kind, too large, broken, or a drawing with something else in it.
    """
    if name.lower().endswith(".svg"):
        _require_plain_drawing(name, content)
        return UsablePicture(content, "image/svg+xml")
    if len(content) > LARGEST_PHOTO:
        raise InputRefused(f"{name} is larger than {LARGEST_PHOTO // 2**20} MB. Make it smaller.")
    return _photo(name, content)


def _photo(name: str, content: bytes) -> UsablePicture:
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as opened:
            _require_reasonable(name, opened.width * opened.height)
            media_type = "image/png" if opened.format == "PNG" else "image/jpeg"
            picture = ImageOps.exif_transpose(opened)
            picture.thumbnail((LONG_SIDE, LONG_SIDE))
            plain = picture.convert("RGB" if media_type == "image/jpeg" else _mode(picture.mode))
            bare = Image.new(plain.mode, plain.size)
            bare.paste(plain)
    except InputRefused:
        raise
    except Exception as error:  # Pillow raises whatever its decoders do on a broken file
        raise InputRefused(f"{name} is no picture that can be read. Save it as PNG or JPEG.") from error
    kept = io.BytesIO()
    if media_type == "image/png":
        bare.save(kept, "PNG", optimize=True)
    else:
        bare.save(kept, "JPEG", quality=_QUALITY, optimize=True)
    return UsablePicture(kept.getvalue(), media_type)


def _require_reasonable(name: str, pixels: int) -> None:
    if pixels > _MOST_PIXELS:
        raise InputRefused(f"{name} has more than 50 megapixels. Make it smaller.")


def _mode(mode: str) -> str:
    return mode if mode in ("L", "RGB", "RGBA") else "RGBA"


def _require_plain_drawing(name: str, content: bytes) -> None:
    if len(content) > LARGEST_DRAWING:
        raise InputRefused(f"{name} is larger than {LARGEST_DRAWING // 2**20} MB. Simplify the drawing.")
    look = _Look(name)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = look.element
    parser.EndElementHandler = look.end
    parser.StartDoctypeDeclHandler = look.doctype
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise InputRefused(f"{name} is no SVG drawing: {error}.") from error
    look.require_bounded()


@dataclass(slots=True)
class _Element:
    inside: list[_Element]
    repeats: str = ""  # the id that <use> names
    drawn: int = (
        0  # elements with everything inside and repeated, once known; MOST_DRAWN + 1 stands for all above
    )
    depth: int = 0


class _Look:
    """Walks over a drawing and stops at what does not belong in one."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._first = True
        self._open: list[_Element] = []
        self._root: _Element | None = None
        self._named: dict[str, _Element] = {}  # all elements of an id, as if one held them

    def doctype(self, *_facts: object) -> None:
        """A document type can define entities that grow without end."""
        raise self._refusal("a document type")

    def element(self, tag: str, attributes: dict[str, str]) -> None:
        """One element with its attributes."""
        space, _, local = tag.rpartition(" ")
        if space != _SVG or local not in _ELEMENTS or (self._first and local != "svg"):
            raise self._refusal(f"<{local}>")
        self._first = False
        for attribute, value in attributes.items():
            if attribute.startswith("on"):
                raise self._refusal(attribute)
            leads_out = attribute in ("href", _XLINK_HREF) and not value.startswith("#")
            if leads_out or _loads(value):
                raise self._refusal(f"a link to {value[:60]}")
        self._note(local, attributes)

    def _note(self, local: str, attributes: dict[str, str]) -> None:
        made = _Element([])
        if local == "use":
            made.repeats = (attributes.get("href") or attributes.get(_XLINK_HREF) or "").removeprefix("#")
        # Both are looked at, and of an id given twice each: which of them is drawn is the drawer's choice.
        for name in {attributes.get("id", ""), attributes.get(_XML_ID, "")} - {""}:
            self._named.setdefault(name, _Element([])).inside.append(made)
        if self._open:
            self._open[-1].inside.append(made)
        else:
            self._root = made
        self._open.append(made)
        if len(self._open) > DEEPEST:
            raise self._too_much(f"elements nested deeper than {DEEPEST}")

    def end(self, _tag: str) -> None:
        """The end of an element."""
        self._open.pop()

    def require_bounded(self) -> None:
        """Pass when everything that is drawn, repetitions included, can be counted and stays within bounds.

        Raises:
            InputRefused: it repeats itself, or too much.
        """
        assert self._root is not None
        entered: set[int] = set()
        stack = [self._root]
        while stack:
            element = stack[-1]
            repeated = self._named.get(element.repeats)
            parts = element.inside if repeated is None else [*element.inside, repeated]
            if id(element) not in entered:
                entered.add(id(element))
                waiting = [part for part in parts if not part.drawn]
                if any(id(part) in entered for part in waiting):
                    raise self._too_much("a part that repeats itself by <use>")
                stack.extend(waiting)
                continue
            stack.pop()
            if not element.drawn:
                element.drawn = min(1 + sum(part.drawn for part in parts), MOST_DRAWN + 1)
                element.depth = 1 + max((part.depth for part in parts), default=0)
        if self._root.drawn > MOST_DRAWN:
            raise self._too_much(
                f"more than {MOST_DRAWN:,} shapes, those repeated by <use> counted each time"
            )
        if self._root.depth > DEEPEST:
            raise self._too_much(f"elements nested deeper than {DEEPEST} by <use>")

    def _too_much(self, what: str) -> InputRefused:
        return InputRefused(f"{self._name} holds {what}. Simplify the drawing and export it as plain SVG.")

    def _refusal(self, what: str) -> InputRefused:
        return InputRefused(
            f"{self._name} holds {what}; a drawing may only hold shapes and text. Export it as plain SVG."
        )


def _loads(value: str) -> bool:
    """Whether a property reaches for another file; `url(#…)` stays within the drawing."""
    folded = value.casefold().replace(" ", "")
    return any(not rest.lstrip("'\"").startswith("#") for rest in folded.split("url(")[1:])
