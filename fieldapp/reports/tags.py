"""Tags to stick on: a part that goes back, and the four wheels of a set that is stored.

One tag a page, 100 × 62 mm, the common size of label printers; black on white, so that every printer will do. The bars
(Code 128) say what one looks for first – the part's number, the wheel's place – and the square (QR) says all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from io import BytesIO
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal
from reportlab.graphics.barcode.code128 import Code128
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.pdfgen.canvas import Canvas

from fieldapp.reports.paper import BOLD, DISPLAY, POINTS_PER_PX, REGULAR, SEMIBOLD, TEXT, Style
from fieldapp.reports.pen import Pen
from fieldapp.reports.typeset import clean, face, shorten

WIDTH, HEIGHT = 100 * 96 / 25.4, 62 * 96 / 25.4  # px
WHEELS = ("FL", "FR", "RL", "RR")

_MARGIN = 16.0
_QR = 92.0
_BARS = 50.0
_KIND = Style(BOLD, 13, 18)
_BIG = Style(DISPLAY, 26, 31)
_LINE = Style(SEMIBOLD, 13, 18)
_SMALL = Style(REGULAR, 11, 15, TEXT)
_FIRST_FONT: dict[str, Any] = {"initialFontName": REGULAR}  # Helvetica, reportlab's own, is never embedded
_PLACES = {"en": "en_GB", "nb": "nb_NO", "fr": "fr_FR", "de": "de_DE"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PartReturn:
    """A part that goes back to the store or the maker; `reason` in the technician's words.

    `job_number` and `vehicle` are empty for one that comes out of the technician's own car.
    """

    language: str
    company: str
    part_number: str
    part_name: str
    serial_number: str
    job_number: str
    vehicle: str
    reason: str
    technician: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class WheelSet:
    """Four wheels of one car in store. `treads`: millimetres by wheel (FL, FR, RL, RR), as they were measured."""

    language: str
    company: str
    customer: str
    plate: str
    vehicle: str
    season: str
    shelf: str
    job_number: str
    day: date
    treads: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Words:
    part_return: str
    serial: str
    wheels: str
    shelf: str
    tread: str
    places: Mapping[str, str]


_WORDS = {
    "en": _Words(
        "Part return",
        "Serial no.",
        "Wheel storage",
        "Shelf",
        "Tread {depth}\u00a0mm",
        {"FL": "Front left", "FR": "Front right", "RL": "Rear left", "RR": "Rear right"},
    ),
    "nb": _Words(
        "Retur av del",
        "Serienr.",
        "Hjulhotell",
        "Hylle",
        "Mønster {depth}\u00a0mm",
        {"FL": "Venstre foran", "FR": "Høyre foran", "RL": "Venstre bak", "RR": "Høyre bak"},
    ),
    "fr": _Words(
        "Retour de pièce",
        "N° de série",
        "Gardiennage de roues",
        "Emplacement",
        "Profil {depth}\u00a0mm",
        {"FL": "Avant gauche", "FR": "Avant droit", "RL": "Arrière gauche", "RR": "Arrière droit"},
    ),
    "de": _Words(
        "Teilerückgabe",
        "Serien-Nr.",
        "Radeinlagerung",
        "Regal",
        "Profil {depth}\u00a0mm",
        {"FL": "Vorn links", "FR": "Vorn rechts", "RL": "Hinten links", "RR": "Hinten rechts"},
    ),
}


def part_return_tag(tag: PartReturn) -> bytes:
    """The PDF of one tag."""
    words = _WORDS.get(tag.language, _WORDS["en"])
    serial = f"{words.serial} {tag.serial_number}" if tag.serial_number else ""
    lines = [
        (tag.part_name, _LINE),
        (serial, _LINE),
        (tag.reason, _SMALL),
        (" · ".join(part for part in (tag.job_number, tag.vehicle) if part), _SMALL),
        (f"{tag.technician}, {_day(tag.day, tag.language)}", _SMALL),
    ]
    square = "\n".join((tag.part_number, tag.serial_number, tag.job_number))
    return _printed(
        [
            lambda pen: _tag(
                pen, words.part_return, tag.company, tag.part_number, lines, tag.part_number, square
            )
        ]
    )


def wheel_tags(tags: WheelSet) -> bytes:
    """The PDF of four tags, one for each wheel."""
    words = _WORDS.get(tags.language, _WORDS["en"])

    def page(wheel: str) -> Callable[[Pen], None]:
        depth = _number(tags.treads.get(wheel, ""), tags.language)
        lines = [
            (f"{tags.plate}  {tags.vehicle}", _LINE),
            (tags.customer, _LINE),
            (
                " · ".join(
                    part for part in (tags.season, words.tread.format(depth=depth) if depth else "") if part
                ),
                _SMALL,
            ),
            (f"{words.shelf} {tags.shelf}" if tags.shelf else "", _LINE),
            (f"{tags.job_number}, {_day(tags.day, tags.language)}", _SMALL),
        ]
        code = f"{''.join(tags.plate.split()) or tags.job_number}-{wheel}"
        square = "\n".join((tags.plate, wheel, tags.shelf, tags.job_number))
        return lambda pen: _tag(pen, words.wheels, tags.company, words.places[wheel], lines, code, square)

    return _printed([page(wheel) for wheel in WHEELS])


def _printed(pages: Sequence[Callable[[Pen], None]]) -> bytes:
    face(REGULAR)  # registers it
    target = BytesIO()
    size = (WIDTH * POINTS_PER_PX, HEIGHT * POINTS_PER_PX)
    canvas = Canvas(target, pagesize=size, invariant=1, pageCompression=1, **_FIRST_FONT)
    pen = Pen(canvas, HEIGHT)
    for page in pages:
        pen.start_page()
        page(pen)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _tag(
    pen: Pen,
    kind: str,
    company: str,
    title: str,
    lines: Sequence[tuple[str, Style]],
    bars: str,
    square: str,
) -> None:
    room = WIDTH - 2 * _MARGIN
    pen.line_of_text(kind, _KIND, _MARGIN, _MARGIN - 4)
    pen.line_of_text(_fit(company, _SMALL, room / 2), _SMALL, WIDTH - _MARGIN, _MARGIN - 2, "right")
    pen.rule(_MARGIN, _MARGIN + 17, room, 2)
    top = _MARGIN + 24
    beside = room - _QR - 10
    pen.line_of_text(_fit(title, _BIG, beside), _BIG, _MARGIN, top)
    top += _BIG.leading + 2
    for text, style in lines:
        if text.strip(" ·"):
            pen.line_of_text(_fit(text, style, beside), style, _MARGIN, top)
            top += style.leading
    _square(pen, clean(square), WIDTH - _MARGIN - _QR, _MARGIN + 26)
    _bars(pen, bars, room)


def _fit(text: str, style: Style, width: float) -> str:
    return next(iter(shorten(clean(text).replace("\n", " "), style, width, 1)), "")


def _bars(pen: Pen, text: str, room: float) -> None:
    """Code 128 over the foot of the tag; it knows ASCII only, and bars under 0.25 mm no scanner reads."""
    plain = "".join(sign for sign in text if " " <= sign <= "~")[:30]
    if not plain:
        return
    code = Code128(plain, barWidth=1.0, barHeight=_BARS - 16, humanReadable=False, quiet=False)
    wide = min(2.0, room / code.width)
    code = Code128(plain, barWidth=wide, barHeight=_BARS - 16, humanReadable=False, quiet=False)
    code.drawOn(pen.canvas, _MARGIN, 22)
    pen.line_of_text(plain, _SMALL, _MARGIN, HEIGHT - 20)


def _square(pen: Pen, text: str, left: float, top: float) -> None:
    widget = QrCodeWidget(text, barLevel="M", barBorder=0)
    x1, y1, x2, y2 = widget.getBounds()
    drawing = Drawing(_QR, _QR, transform=[_QR / (x2 - x1), 0, 0, _QR / (y2 - y1), 0, 0])
    drawing.add(widget)
    drawing.drawOn(pen.canvas, left, HEIGHT - top - _QR)


def _number(written: str, language: str) -> str:
    """6,5 as the language writes it; what is no number stays as it is."""
    try:
        number = Decimal(written.strip().replace(",", "."))
    except InvalidOperation:
        return written
    places = _PLACES.get(language, _PLACES["en"])
    return (
        str(format_decimal(number, locale=places, decimal_quantization=False))
        if number.is_finite()
        else written
    )


def _day(day: date, language: str) -> str:
    return format_date(day, "medium", locale=_PLACES.get(language, "en_GB"))
