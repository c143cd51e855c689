"""Turns a drawn PDF into an archive file: PDF/A-3b with the report's data attached, checked before it is sealed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import pdfa

from fieldapp.domain.attachments import Signature
from fieldapp.reports.content import FORMAT, ReportContent, canonical_json
from fieldapp.reports.device_key import DeviceKey
from fieldapp.reports.images import Jpeg
from fieldapp.reports.paper import Paper
from fieldapp.reports.seal import pdf_date, reserve
from fieldapp.reports.sheet import Part, photo_name
from fieldapp.version import program_version

ATTACHMENT = "report.json"
_SIZES = ("/Width", "/Height", "/Length")


@lru_cache
def drawn_by() -> str:
    """Which program drew the pages; the same one draws the same pages from the same data.

    The version alone does not tell it: run from its sources, the program changes between two releases, and a report of
    the day before would be called different from its data. So the drawing code names itself by a hash.
    """
    code = hashlib.sha256()
    for file in sorted(Path(__file__).parent.rglob("*.py")):
        code.update(file.read_bytes())
    return f"Field Companion {program_version()} ({code.hexdigest()[:12]}), reportlab {version('reportlab')}"


def attached_json(
    content: ReportContent,
    signatures: Sequence[Signature],
    photos: Mapping[str, Jpeg | None],
    *,
    sha256: str,
    made_at: datetime,
    paper: Paper,
    part: Part = "report",
    appendix: str = "",
) -> bytes:
    """The data inside the file: what the pages say, who signed, when and by what program it was made.

    `photos` tells the SHA-256 of each picture on the pages by that of the photo it shows; null where it is missing.
    `part` and `appendix` are those of a `Sheet`.
    """
    return canonical_json(
        {
            "format": FORMAT,
            "part": part,
            "appendix_sha256": appendix,
            "content": content,
            "content_sha256": sha256,
            "signatures": tuple(signatures),
            "photos": {name: jpeg and _sha256_of(jpeg, name) for name, jpeg in photos.items()},
            "made_at": made_at,
            "paper": paper,
            "drawn_by": drawn_by(),
        }
    )


def _sha256_of(jpeg: Jpeg, name: str) -> str:
    return name if jpeg.original else hashlib.sha256(jpeg.stream).hexdigest()


def archive(
    pdf: bytes,
    content: ReportContent,
    signatures: Sequence[Signature],
    photos: Mapping[str, Jpeg | None],
    *,
    sha256: str,
    device_key: DeviceKey,
    made_at: datetime,
    paper: Paper,
    part: Part = "report",
    appendix: str = "",
) -> BytesIO:
    """The file as PDF/A-3b with its photos, the canonical JSON attached as its data, and a place kept for the seal.

    `pdf` was drawn with `photos_follow`. What is written is validated; the seal then only fills its place.

    Raises:
        pikepdf.pdfa.PdfaError: when the pages break a rule of the archive format, which is a fault of ours.
    """
    made = pdf_date(made_at)
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            if "/Trans" in page:
                del page["/Trans"]
        _fill_photos(document, photos)
        document.docinfo["/CreationDate"] = pikepdf.String(made)
        document.docinfo["/ModDate"] = pikepdf.String(made)
        attached = pikepdf.AttachedFileSpec(
            document,
            attached_json(
                content,
                signatures,
                photos,
                sha256=sha256,
                made_at=made_at,
                paper=paper,
                part=part,
                appendix=appendix,
            ),
            description="Data of this report",
            filename=ATTACHMENT,
            mime_type="application/json",
            creation_date=made,
            mod_date=made,
        )
        attached.obj["/AFRelationship"] = pikepdf.Name.Data
        document.attachments[ATTACHMENT] = attached
        pdfa.prepare(document, "3b")
        reserve(document, device_key, made_at)
        out = BytesIO()
        settings = pdfa.resolve_save_kwargs("3b")
        document.save(out, **settings)
    _validate(out)
    return out


def _fill_photos(document: pikepdf.Pdf, photos: Mapping[str, Jpeg | None]) -> None:
    """Put each JPEG, byte by byte, into the place that its name has on the pages."""
    by_name = {photo_name(sha256): jpeg for sha256, jpeg in photos.items()}
    filled: set[tuple[int, int]] = set()
    for page in document.pages:
        for name, image in page.resources.get("/XObject", pikepdf.Dictionary()).items():
            jpeg = by_name[name.rpartition(".")[2]]
            assert jpeg is not None
            if image.objgen in filled:
                continue
            filled.add(image.objgen)
            image.write(jpeg.stream, filter=pikepdf.Name.DCTDecode)
            image["/Width"], image["/Height"] = jpeg.width, jpeg.height
            image["/BitsPerComponent"] = 8
            image["/ColorSpace"] = pikepdf.Name.DeviceRGB if jpeg.components == 3 else pikepdf.Name.DeviceGray


def _validate(written: BytesIO) -> None:
    """Check the whole written file but the seal's own field: the validator knows no form fields and would stop there.

    Sealing then changes nothing but the digits of the signature, which no rule of the format looks at.
    """
    with pikepdf.open(written, inherit_page_attributes=False) as document:
        del document.Root["/AcroForm"]
        del document.pages[0]["/Annots"]
        _look_once_at_photos_alike(document)
        report = pdfa.check(document, "3b")
    if not report.passed:
        raise pdfa.PdfaError(report)


def _look_once_at_photos_alike(document: pikepdf.Pdf) -> None:
    """What the format asks of a photo is in its dictionary; of those that differ in nothing but size one is checked."""
    alike: dict[bytes, pikepdf.Object] = {}
    for page in document.pages:
        photos = page.resources.get("/XObject", pikepdf.Dictionary())
        for name, photo in photos.items():
            told = {key: value for key, value in photo.items() if key not in _SIZES}
            photos[name] = alike.setdefault(pikepdf.Dictionary(told).unparse(), photo)
