"""What a report costs beside a bare canvas that draws nothing but its photos."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

sys.path.insert(0, str(Path(__file__).parent.parent / "fieldapp" / "reports"))

from report_samples import NOW, Album, mobile_visit, sign

from fieldapp.domain.attachments import SignerRole
from fieldapp.reports.build import build_report
from fieldapp.reports.content import ReportContent
from fieldapp.reports.device_key import new_device_key
from fieldapp.reports.job_report import decide

PHOTOS = 30
ROWS = 60


def large_visit() -> tuple[ReportContent, Album]:
    """Eight pages: 60 parts, 30 photos of 1600 px with the grain of real ones."""
    album = Album()
    source = replace(mobile_visit(album), findings=(), inspections=())
    album.streams.clear()
    photos = []
    for number in range(PHOTOS):
        grain = Image.effect_noise((800, 600), 40).convert("RGB").resize((1600, 1200))
        out = BytesIO()
        grain.save(out, "JPEG", quality=70)
        photos.append(album.add(out.getvalue(), width=1600, height=1200, caption=f"Bilde {number}"))
    part = source.parts[0]
    parts = tuple(replace(part, part=replace(part.part, number=f"1107681-{row}")) for row in range(ROWS))
    return decide(replace(source, photos=tuple(photos), parts=parts)), album


def only_photos(files: list[Path]) -> None:
    canvas = Canvas(BytesIO())
    for file in files:
        canvas.drawImage(str(file), 72, 72, 400, 300)  # by file name: JPEGs pass through undecoded
        canvas.showPage()
    canvas.save()


def best(times: int, action: Callable[[], object]) -> float:
    """Seconds of the quickest call, after one that warms up."""
    action()
    spent = []
    for _ in range(times):
        begun = time.perf_counter()
        action()
        spent.append(time.perf_counter() - begun)
    return min(spent)


def test_a_sealed_report_costs_little_more_than_its_photos(tmp_path: Path) -> None:
    content, album = large_visit()
    files = [tmp_path / f"{sha256}.jpg" for sha256 in album.streams]
    for file, stream in zip(files, album.streams.values(), strict=True):
        file.write_bytes(stream)
    signatures = (sign(SignerRole.CUSTOMER, "Ingrid"), sign(SignerRole.TECHNICIAN, "Nora"))
    whole = partial(
        build_report,
        content,
        images=album.load,
        signatures=signatures,
        device_key=new_device_key(device_name="Bench", organisation="Bench", now=NOW),
        made_at=NOW,
    )
    report = whole()

    floor = best(5, partial(only_photos, files))
    sealed = best(5, whole)
    draft = best(5, partial(whole, draft=True))

    weight = len(report.pdf) / sum(map(len, album.streams.values()))
    print(
        f"\nreport of {report.pages} pages, {ROWS} rows, {PHOTOS} photos: {sealed * 1000:.0f} ms = "
        f"{sealed / floor:.2f} x bare photos ({floor * 1000:.0f} ms); "
        f"preview {draft * 1000:.0f} ms; {weight:.3f} x the photos' bytes"
    )
    assert report.pages >= 6
    assert sealed / floor <= 20  # the floor only copies bytes: no text, no archive check, no signature
    assert sealed <= 1.0
    assert draft <= 0.3
    assert weight <= 1.05
