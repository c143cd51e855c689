"""Draws a report: lays the parts out on pages, then draws head, body and foot of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFImageXObject, PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas

from fieldapp.reports.appendix import photo_appendix
from fieldapp.reports.changed import changed
from fieldapp.reports.checklists import checklists, measurements, steps
from fieldapp.reports.closing import next_steps, release, signatures
from fieldapp.reports.content import control_code
from fieldapp.reports.cover import cover, report_title, subtitle
from fieldapp.reports.damage import damage
from fieldapp.reports.found import findings, other_photos
from fieldapp.reports.icons import draw_icon
from fieldapp.reports.images import Jpeg
from fieldapp.reports.layout import Block, Gap, Sized, Stack, Whole
from fieldapp.reports.money import CLOSEST, price_table
from fieldapp.reports.pagination import anchors, paginate
from fieldapp.reports.paper import (
    FOOT,
    FOOTNOTE,
    LETTERHEAD,
    LETTERHEAD_NAME,
    LINE,
    MUTED,
    PAGE_SIZES,
    POINTS_PER_PX,
    REGULAR,
    SIDE,
    TOP,
    Paper,
)
from fieldapp.reports.pen import Pen
from fieldapp.reports.sheet import Sheet, photo_name
from fieldapp.reports.typeset import clean, face, shorten
from fieldapp.reports.tyres import tyres_and_brakes
from fieldapp.reports.wear import wear

# Each page opens with a font chosen; Helvetica, reportlab's own, is never embedded. (Its stubs call it a number.)
_FIRST_FONT: dict[str, Any] = {"initialFontName": REGULAR}
_HEAD = 3 * LETTERHEAD.leading + 30
# Text that names a page may move what it names; twice is enough, a third look settles ties.
_LAYOUTS = 3
_BETWEEN = 24.0  # px between two sections
# The first page closer together, step by step: the share of the air between its parts, px around a line of the price.
_CLOSER = ((1.0, 3.0), (0.75, 3.0), (0.5, 3.0), (0.4, CLOSEST))
_MOST_CLOSER = 240.0  # px that closer parts and lines may save; what is over by more is not tried

# Binary streams: 0.26 s instead of 2.0 s for 30 photos, and a fifth smaller.
rl_config.useA85 = 0


def draw(sheet: Sheet, paper: Paper, *, photos_follow: bool = False) -> tuple[bytes, int]:
    """The PDF of a sheet and how many pages it has.

    With `photos_follow` its photos are empty places that `archive` fills: no library then copies megabytes it does not
    look at.
    """
    width, height = PAGE_SIZES[paper]
    room = height - TOP - _HEAD - FOOT
    pages: list[Block] = []
    for _ in range(_LAYOUTS):
        pages = paginate(Stack(_story(sheet, room)), sheet.width, room)
        found = {name: number for number, page in enumerate(pages, start=1) for name in anchors(page)}
        if found == sheet.pages:
            break
        sheet = replace(sheet, pages=found)
    return _drawn(sheet, pages, width, height, photos_follow=photos_follow), len(pages)


def text_area(paper: Paper) -> float:
    """Width of the type area in px."""
    return PAGE_SIZES[paper][0] - 2 * SIDE


def _story(sheet: Sheet, room: float) -> list[Block]:
    if sheet.part == "photos":
        return photo_appendix(sheet)
    sections: Sequence[list[Block]] = (
        _first_page(sheet, room),
        findings(sheet),
        steps(sheet),
        tyres_and_brakes(sheet),
        wear(sheet),
        measurements(sheet),
        damage(sheet),
        checklists(sheet),
        changed(sheet),
        other_photos(sheet),
        # Nobody signs an empty page: what comes next and the release stand with the signatures.
        [Whole(Stack(_joined((next_steps(sheet), release(sheet), signatures(sheet)))))],
    )
    return _joined(sections)


def _first_page(sheet: Sheet, room: float) -> list[Block]:
    """The cover and the price: closer together where they then stand on one page (Letter is shorter than A4)."""
    as_drawn = _joined((cover(sheet), price_table(sheet)))
    price = as_drawn[-1]
    if not isinstance(price, Sized):
        return as_drawn
    width = sheet.width
    over = Stack(as_drawn).height(width) - room
    if over <= 0 or over > _MOST_CLOSER:
        return as_drawn
    for air, line in _CLOSER:
        closer = _joined((cover(sheet, air), price_table(sheet, (line,))), _BETWEEN * air)
        if Stack(closer).height(width) <= room:
            return closer
    return as_drawn


def _joined(sections: Sequence[list[Block]], air: float = _BETWEEN) -> list[Block]:
    story: list[Block] = []
    for section in sections:
        if section:
            story += [*([Gap(air)] if story else []), *section]
    return story


def _drawn(
    sheet: Sheet, pages: Sequence[Block], width: float, height: float, *, photos_follow: bool
) -> bytes:
    out = BytesIO()
    face(REGULAR)
    canvas = Canvas(
        out,
        pagesize=(width * POINTS_PER_PX, height * POINTS_PER_PX),
        pageCompression=1,
        invariant=1,
        lang=str(sheet.words.locale).replace("_", "-"),
        **_FIRST_FONT,
    )
    title = sheet.words.texts.appendix if sheet.part == "photos" else report_title(sheet)
    canvas.setTitle(f"{title} {clean(sheet.content.job_number)}".strip())
    canvas.setSubject(clean(subtitle(sheet)))
    # The reader's window names the report, not the file it came in.
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.setAuthor(clean(sheet.content.letterhead.name))
    canvas.setCreator("Field Companion")
    canvas.setProducer("Field Companion")
    _add_photos(canvas, sheet.photos, empty=photos_follow)
    pen = Pen(canvas, height)
    for number, page in enumerate(pages, start=1):
        pen.start_page()
        _draw_head(pen, sheet)
        page.draw(pen, SIDE, TOP + _HEAD, sheet.width)
        _draw_foot(pen, sheet, number, len(pages), height)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


class _PassedThrough:
    """What reportlab asks for a JPEG's own bytes."""

    def __init__(self, jpeg: Jpeg) -> None:
        self._jpeg = jpeg

    def jpeg_fh(self) -> BytesIO:
        return BytesIO(self._jpeg.stream)


# The canvas is Any because reportlab's stubs leave its document out.
def _add_photos(canvas: Any, photos: Mapping[str, Jpeg | None], *, empty: bool) -> None:
    """Each JPEG once, byte by byte as it came; `drawImage` would decode every one to compare them."""
    for sha256, jpeg in photos.items():
        if jpeg is not None:
            name = photo_name(sha256)
            image = _empty_image() if empty else PDFImageXObject(name, _PassedThrough(jpeg))
            canvas._doc.addForm(name, image)


def _empty_image() -> Any:
    return PDFStream(
        dictionary=PDFDictionary({"Type": PDFName("XObject"), "Subtype": PDFName("Image")}), content=b""
    )


def _draw_head(pen: Pen, sheet: Sheet) -> None:
    company, texts = sheet.content.letterhead, sheet.words.texts
    left = sheet.width * 0.62
    number = (
        texts.organisation.format(number=company.organisation_number) if company.organisation_number else ""
    )
    about = " · ".join(part for part in (number, company.city) if part)
    contact = " · ".join(part for part in (company.email, company.phone) if part)
    lines = ((company.name, LETTERHEAD_NAME), (about, LETTERHEAD), (contact, LETTERHEAD))
    for place, (text, style) in enumerate(lines):
        pen.line_of_text(shorten(text, style, left, 1)[0], style, SIDE, TOP + place * style.leading)
    right = SIDE + sheet.width
    name = shorten(sheet.content.job_number, LETTERHEAD_NAME, sheet.width * 0.36, 1)[0]
    pen.line_of_text(name, LETTERHEAD_NAME, right, TOP, "right")
    day = sheet.words.day(sheet.content.visit.day)
    pen.line_of_text(day, LETTERHEAD, right, TOP + LETTERHEAD.leading, "right")


def _draw_foot(pen: Pen, sheet: Sheet, number: int, count: int, height: float) -> None:
    words, texts = sheet.words, sheet.words.texts
    top = height - 61
    pen.rule(SIDE, top, sheet.width, 1, LINE)
    code = texts.control_code.format(code=control_code(sheet.sha256))
    if sheet.draft:
        pen.line_of_text(f"{texts.draft} · {code}", FOOTNOTE, SIDE, top + 11)
    else:
        draw_icon(pen, "lock", SIDE, top + 12, 12, MUTED)
        sealed = texts.sealed_at.format(time=words.moment(sheet.made_at))
        pen.line_of_text(f"{sealed} · {code}", FOOTNOTE, SIDE + 18, top + 11)
    page = texts.page_of.format(page=words.number(number), pages=words.number(count))
    pen.line_of_text(page, FOOTNOTE, SIDE + sheet.width, top + 11, "right")
