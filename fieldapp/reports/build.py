"""Makes a report: photos in, pages drawn, archived with its data, sealed. Touches no store and no network."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from fieldapp.domain.attachments import Signature
from fieldapp.errors import ReportTooLarge, WrongUsage
from fieldapp.reports.archive import archive
from fieldapp.reports.content import ReportContent, content_sha256, photo_hashes
from fieldapp.reports.device_key import DeviceKey
from fieldapp.reports.images import Jpeg, load_photos, shrink, thumbnails, total_bytes
from fieldapp.reports.paper import Paper
from fieldapp.reports.pdf import draw, text_area
from fieldapp.reports.reading import as_data, signatures_as_data
from fieldapp.reports.seal import seal
from fieldapp.reports.sheet import Part, Sheet
from fieldapp.reports.wording import Wording

# Room for what changes when smaller photos are written: numbers in dictionaries, the cross-reference table.
_SLACK = 4096


@dataclass(frozen=True, slots=True)
class BuiltReport:
    """A finished file. `sealed` is False for a draft, which is neither archived nor signed.

    `appendix` is a second sealed file with the photos, b"" where they are in the report itself. The report names it by
    its hash, and it names the report by the hash of its content.
    """

    pdf: bytes
    pages: int
    content_sha256: str
    sealed: bool
    appendix: bytes = b""


def build_report(
    content: ReportContent,
    *,
    images: Callable[[str], bytes],
    signatures: Sequence[Signature],
    device_key: DeviceKey | None,
    made_at: datetime,
    paper: Paper = "A4",
    max_bytes: int | None = None,
    draft: bool = False,
) -> BuiltReport:
    """The report as a PDF/A-3b file sealed with the device's key, or a draft of the same pages.

    `images` gives a photo's JPEG by its SHA-256; a photo it raises NotFound or LookupError for is shown as missing.
    Voided signatures are left out. `made_at` is an aware time. With `max_bytes` photos are made smaller where needed;
    where they would no longer show what was photographed, they go into an appendix that keeps to the limit too if its
    photos then still do.

    Raises:
        ReportTooLarge: when the report does not fit into `max_bytes` even without its photos in full.
        WrongUsage: when a report that is no draft has no device key.
    """
    if not draft and device_key is None:
        raise WrongUsage("A report is sealed with this device's key; sign in first.")
    content = as_data(content)
    sha256 = content_sha256(content)
    originals = load_photos(photo_hashes(content), images)
    given = signatures_as_data(signature for signature in signatures if not signature.voided)

    def built(photos: Mapping[str, Jpeg | None], part: Part = "report", appendix: bytes = b"") -> BuiltReport:
        sheet = Sheet(
            content=content,
            sha256=sha256,
            words=Wording(content),
            width=text_area(paper),
            photos=photos,
            signatures=given,
            made_at=made_at,
            draft=draft,
            part=part,
            appendix=hashlib.sha256(appendix).hexdigest() if appendix else "",
        )
        pdf, pages = draw(sheet, paper, photos_follow=not draft)
        if not draft and device_key is not None:
            archived = archive(
                pdf,
                content,
                given,
                photos,
                sha256=sha256,
                device_key=device_key,
                made_at=made_at,
                paper=paper,
                part=part,
                appendix=sheet.appendix,
            )
            pdf = seal(archived, device_key)
        return BuiltReport(pdf=pdf, pages=pages, content_sha256=sha256, sealed=not draft, appendix=appendix)

    report = built(originals)
    if max_bytes is None or len(report.pdf) <= max_bytes:
        return report
    everything_else = len(report.pdf) - total_bytes(originals)
    report = built(shrink(originals, max_bytes - everything_else - _SLACK))
    if len(report.pdf) > max_bytes and not draft and total_bytes(originals):
        # Its own pages weigh less than the report's: what fits beside those fits here.
        photos = built(shrink(originals, max_bytes - everything_else - _SLACK), "photos")
        report = built(thumbnails(originals), appendix=photos.pdf)
    if len(report.pdf) > max_bytes:
        raise ReportTooLarge(
            "The report does not fit into that size even with small photos. Allow a larger file.",
            max_bytes=max_bytes,
        )
    return report
