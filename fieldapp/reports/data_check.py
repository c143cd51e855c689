"""Compares the data inside a report with its pages: the data is drawn once more and must give the same pages.

A page is told by what it draws: its operators, the outlines of its letters, its pictures. Another version of the
program may draw the same data differently; then every word of the data must stand on the pages.
"""

from __future__ import annotations

import hashlib
import json
import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from io import BytesIO
from typing import Any, get_args

import pikepdf
from pydantic import ValidationError

from fieldapp.domain.attachments import Signature
from fieldapp.errors import FieldAppError
from fieldapp.pdfium import page_texts
from fieldapp.reports.archive import ATTACHMENT, drawn_by
from fieldapp.reports.content import ReportContent, canonical_json, covered_hashes
from fieldapp.reports.images import Jpeg, read_jpeg
from fieldapp.reports.paper import Paper
from fieldapp.reports.pdf import draw, text_area
from fieldapp.reports.reading import read_content, read_signatures
from fieldapp.reports.sheet import Part, Sheet, photo_name
from fieldapp.reports.typeset import clean
from fieldapp.reports.wording import Wording


class DataCheck(StrEnum):
    """`same`: drawn again, page for page. `same_words`: another version drew it, and every word is there."""

    SAME = "same"
    SAME_WORDS = "same_words"
    DIFFERENT = "different"
    MISSING = "missing"
    NOT_JUDGED = "not_judged"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedBy:
    """One person's signature as the data tells it; `covers_content` when it covers the work in this report."""

    role: str
    name: str
    at: datetime
    waived_reason: str
    covers_content: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedData:
    """The outcome, and what the data says about itself.

    `part` is `photos` for the photo appendix of a report; `appendix_sha256` is the hash of the appendix a report names.
    """

    check: DataCheck
    problem: str = ""
    job_number: str = ""
    version: int | None = None
    content_sha256: str = ""
    signatures: tuple[SignedBy, ...] = ()
    part: Part = "report"
    appendix_sha256: str = ""


# What the libraries raise on the way through a file that somebody made to be none of ours; which one does not matter.
STUMBLES: tuple[type[Exception], ...] = (
    FieldAppError,
    pikepdf.PdfError,
    zlib.error,
    struct.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)
_LONGEST = 40  # digits before or behind the point: written out, 1E+999999 would take a quarter of a minute
# What a page of ours holds; anything else could show, hide or turn something that its content does not say.
_PAGE_KEYS = frozenset(
    {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents", "/Rotate", "/Trans", "/Annots"}
)


def check_data(pdf: bytes) -> CheckedData:
    """What the data in a report says, and whether its pages say the same."""
    try:
        with pikepdf.open(BytesIO(pdf)) as document:
            if ATTACHMENT not in document.attachments:
                return CheckedData(check=DataCheck.MISSING, problem="the file carries no data")
            return _checked(pdf, document)
    except STUMBLES:
        return CheckedData(
            check=DataCheck.DIFFERENT, problem="the data in the file is none that a report can be drawn from"
        )


def _checked(pdf: bytes, document: pikepdf.Pdf) -> CheckedData:
    told = json.loads(document.attachments[ATTACHMENT].get_file().read_bytes())
    if hashlib.sha256(canonical_json(told["content"])).hexdigest() != told["content_sha256"]:
        return CheckedData(check=DataCheck.DIFFERENT, problem="the data does not fit its own hash")
    try:
        what, signed = read_content(told["content"]), read_signatures(told["signatures"])
    except ValidationError:
        return CheckedData(
            check=DataCheck.DIFFERENT, problem="this version of the program cannot read the data"
        )
    if any(number.is_finite() and abs(number.adjusted()) > _LONGEST for number in _numbers(what)):
        raise ValueError("a number with more digits than a page has room for")
    check, problem = _compare(pdf, document, told, what, signed)
    covered = covered_hashes(what)
    return CheckedData(
        check=check,
        problem=problem,
        job_number=what.job_number,
        version=what.version,
        content_sha256=told["content_sha256"],
        signatures=tuple(
            SignedBy(
                role=one.role.value,
                name=one.name,
                at=one.signed_at,
                waived_reason=one.waived_reason,
                covers_content=one.content_sha256 in covered,
            )
            for one in signed
        ),
        part=_part(told),
        appendix_sha256=str(told.get("appendix_sha256") or ""),
    )


def _numbers(value: object) -> Iterator[Decimal]:
    """Every decimal of a content."""
    if isinstance(value, Decimal):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _numbers(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _numbers(getattr(value, field.name))


def _part(told: Mapping[str, Any]) -> Part:
    return "photos" if told.get("part") == "photos" else "report"


def _compare(
    pdf: bytes,
    document: pikepdf.Pdf,
    told: Mapping[str, Any],
    content: ReportContent,
    signatures: tuple[Signature, ...],
) -> tuple[DataCheck, str]:
    if (number := _dressed_up(document)) is not None:
        return DataCheck.DIFFERENT, f"page {number} shows, hides or turns what is no part of the report"
    photos = _photos(document, told["photos"])
    if photos is None:
        return DataCheck.DIFFERENT, "a photo is not the one the data names"
    paper: Paper = told["paper"] if told["paper"] in get_args(Paper) else "A4"
    sheet = Sheet(
        content=content,
        sha256=told["content_sha256"],
        words=Wording(content),
        width=text_area(paper),
        photos=photos,
        signatures=signatures,
        made_at=datetime.fromisoformat(told["made_at"]),
        draft=False,
        part=_part(told),
        appendix=str(told.get("appendix_sha256") or ""),
    )
    drawn, _ = draw(sheet, paper)
    with pikepdf.open(BytesIO(drawn)) as again:
        if _marks(again) == _marks(document):
            return DataCheck.SAME, ""
        differing = [
            number
            for number, (one, other) in enumerate(zip(_marks(again), _marks(document), strict=False), start=1)
            if one != other
        ]
    if told["drawn_by"] == drawn_by():
        where = ", ".join(map(str, differing)) or "the last"
        return DataCheck.DIFFERENT, f"page {where} does not say what the data says"
    missing = _missing_words(pdf, content) if sheet.part == "report" else []
    if missing:
        return DataCheck.DIFFERENT, f"no page says {missing[0][:60]!r}"
    return DataCheck.SAME_WORDS, ""


def _photos(document: pikepdf.Pdf, named: Mapping[str, str | None]) -> dict[str, Jpeg | None] | None:
    """The pictures of the pages by the hash of the photo they show; None when one is another picture."""
    streams: dict[str, bytes] = {}
    for page in document.pages:
        for name, image in page.resources.get("/XObject", pikepdf.Dictionary()).items():
            streams[name.rpartition(".")[2]] = bytes(image.read_raw_bytes())
    photos: dict[str, Jpeg | None] = {}
    for sha256, drawn in named.items():
        stream = streams.get(photo_name(sha256))
        if drawn is None or stream is None:
            photos[sha256] = None
            continue
        if hashlib.sha256(stream).hexdigest() != drawn:
            return None
        photos[sha256] = read_jpeg(stream)
    return photos


def _marks(document: pikepdf.Pdf) -> list[str]:
    """A hash per page of everything it draws."""
    fonts: dict[tuple[int, int], bytes] = {}
    marks = []
    for page in document.pages:
        digest = hashlib.sha256()
        for part in _drawn(page, fonts):
            digest.update(len(part).to_bytes(8))
            digest.update(part)
        marks.append(digest.hexdigest())
    return marks


def _dressed_up(document: pikepdf.Pdf) -> int | None:
    """The first page that a reader would show otherwise than its content says: annotations, another cut, a turn."""
    if "/OCProperties" in document.Root or "/OpenAction" in document.Root or "/AA" in document.Root:
        return 1
    for number, page in enumerate(document.pages, start=1):
        turned = int(page.obj.get("/Rotate", 0)) != 0
        marks = list(page.obj.get("/Annots", pikepdf.Array()))
        if turned or not set(page.obj.keys()) <= _PAGE_KEYS or not all(map(_is_seals_field, marks)):
            return number
    return None


def _is_seals_field(mark: Any) -> bool:
    """The signature's field has no size and no looks."""
    sizes = [float(side) for side in mark["/Rect"]]
    return mark.get("/FT") == "/Sig" and "/AP" not in mark and not any(sizes)


def _drawn(page: pikepdf.Page, fonts: dict[tuple[int, int], bytes]) -> Iterator[bytes]:
    yield repr([float(number) for number in page.mediabox]).encode()
    contents = page.obj.get("/Contents")
    parts = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    for part in parts:
        yield b"" if part is None else part.read_bytes()
    for name, font in sorted(page.resources.get("/Font", pikepdf.Dictionary()).items()):
        key = font.objgen
        if key not in fonts:
            # All of it: other widths or another encoding would show other words.
            fonts[key] = hashlib.sha256("\n".join(_described(font)).encode()).digest()
        yield name.encode() + fonts[key]
    for name, image in sorted(page.resources.get("/XObject", pikepdf.Dictionary()).items()):
        kept = {key: value for key, value in image.items() if key not in _STORED}
        yield name.encode() + hashlib.sha256(image.read_raw_bytes()).digest()
        yield "\n".join(f"{key} {value}" for key, value in sorted(kept.items())).encode()


# How a stream is stored, and what it is called: the same drawing written by another library.
_STORED = frozenset({"/Length", "/Filter", "/DecodeParms", "/Type", "/Name"})
_DEEPEST = 8


def _described(value: Any, depth: int = 0) -> Iterator[str]:
    """An object with everything below it, a line each, whatever order and compression it was written with."""
    if depth > _DEEPEST:
        raise ValueError("the file nests deeper than a report of ours")
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        for key in sorted(set(value.keys()) - _STORED):
            yield key
            yield from _described(value[key], depth + 1)
        if isinstance(value, pikepdf.Stream):
            yield hashlib.sha256(value.read_bytes()).hexdigest()
    elif isinstance(value, pikepdf.Array):
        yield f"[{len(value)}"
        for item in value:
            yield from _described(item, depth + 1)
    else:
        yield f"{value}"


def _missing_words(pdf: bytes, content: ReportContent) -> list[str]:
    """Words of the data that stand on no page; a word broken at the end of a line is still one."""
    joined = re.sub(r"[\s\u00ad\ufffe]+", "", "".join(page_texts(pdf)))
    return [word for text in _always_said(content) for word in clean(text).split() if word not in joined]


def _always_said(content: ReportContent) -> Iterator[str]:
    """What every version of the program has printed of every report, in the customer's own words or ours."""
    whose = content.whose
    yield from (content.job_number, whose.customer, whose.vin, whose.plate, content.concern)
    for step in content.steps:
        yield step.instruction
    for finding in content.findings:
        yield from (finding.title, finding.note, finding.recommendation)
    if content.price is not None:
        for line in content.price.lines:
            yield from (line.part_number, line.name)
