"""What a report costs: beside a bare canvas that draws nothing but its photos, and beside Typst where that is."""

from __future__ import annotations

import gc
import importlib.util
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path

from PIL import Image
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

sys.path.insert(0, str(Path(__file__).parent.parent / "fieldapp" / "reports"))

from report_samples import NOW, Album, mobile_visit, sign

from fieldapp.domain.attachments import SignerRole
from fieldapp.reports.build import BuiltReport, build_report
from fieldapp.reports.content import ReportContent
from fieldapp.reports.device_key import new_device_key
from fieldapp.reports.job_report import decide
from fieldapp.reports.source import ReportSource

PHOTOS = 30
ROWS = 60
MIB = 1 << 20


def large_visit() -> tuple[ReportContent, Album]:
    """Eight pages: 60 parts, 30 photos of 1600 px that weigh what a phone's do at this size, under 9 MB together."""
    album = Album()
    source = without_photos(replace(mobile_visit(album), findings=()))
    album.streams.clear()
    photos = []
    for number in range(PHOTOS):
        grain = Image.effect_noise((800, 600), 24).convert("RGB").resize((1600, 1200))
        out = BytesIO()
        grain.save(out, "JPEG", quality=46)
        photos.append(album.add(out.getvalue(), width=1600, height=1200, caption=f"Bilde {number} " * 6))
    part = source.parts[0]
    parts = tuple(
        replace(part, part=replace(part.part, number=f"1107681-{row}"), serial_numbers=(f"SN-{row}",))
        for row in range(ROWS)
    )
    return decide(replace(source, photos=tuple(photos), parts=parts)), album


def without_photos(source: ReportSource) -> ReportSource:
    """The source with its measurements, but no photos of its items."""
    (inspection,) = source.inspections
    (section,) = inspection.sections
    items = tuple(replace(item, photos=()) for item in section.items)
    return replace(source, inspections=(replace(inspection, sections=(replace(section, items=items),)),))


def pipeline(content: ReportContent, album: Album) -> Callable[..., BuiltReport]:
    """The whole way in the warm app: decide is done, photos are decrypted; draw, PDF/A-3b, seal."""
    return partial(
        build_report,
        content,
        images=album.load,
        signatures=(sign(SignerRole.CUSTOMER, "Ingrid"), sign(SignerRole.TECHNICIAN, "Nora")),
        device_key=new_device_key(device_name="Bench", organisation="Bench", now=NOW),
        made_at=NOW,
    )


def photos_by_name(files: list[Path]) -> None:
    """reportlab's quickest way: it copies the bytes of a JPEG file it is given the name of."""
    canvas = Canvas(BytesIO())
    for file in files:
        canvas.drawImage(str(file), 72, 72, 400, 300)
        canvas.showPage()
    canvas.save()


def photos_from_memory(streams: list[bytes]) -> None:
    """reportlab's own way for photos that lie on no disk, as ours: it decodes each to tell them apart."""
    canvas = Canvas(BytesIO())
    for stream in streams:
        canvas.drawImage(ImageReader(BytesIO(stream)), 72, 72, 400, 300)
        canvas.showPage()
    canvas.save()


def seconds(times: int, action: Callable[[], object]) -> float:
    """Processor seconds of the quickest call, after one that warms up."""
    action()
    spent = []
    for _ in range(times):
        gc.collect()
        begun = time.process_time()
        action()
        spent.append(time.process_time() - begun)
    return min(spent)


def test_a_sealed_report_costs_little_more_than_its_photos(tmp_path: Path) -> None:
    assert rl_config.useA85 == 0  # the floor writes binary streams, as we do
    content, album = large_visit()
    streams = list(album.streams.values())
    files = [tmp_path / f"{number}.jpg" for number in range(len(streams))]
    for file, stream in zip(files, streams, strict=True):
        file.write_bytes(stream)
    whole = pipeline(content, album)
    report = whole()

    bare = seconds(5, partial(photos_by_name, files))
    decoding = seconds(2, partial(photos_from_memory, streams))
    sealed = seconds(5, whole)
    draft = seconds(5, partial(whole, draft=True))

    photos = sum(map(len, streams))
    weight = len(report.pdf) / photos
    print(
        f"\nreport of {report.pages} pages, {ROWS} rows, {PHOTOS} photos of 1600 px ({photos / 1e6:.1f} MB): "
        f"{sealed * 1000:.0f} ms of processor = {sealed / bare:.1f} x bare photos by file name "
        f"({bare * 1000:.0f} ms), {sealed / decoding:.2f} x bare photos from memory ({decoding * 1000:.0f} ms); "
        f"whole preview {draft * 1000:.0f} ms; {weight:.3f} x the photos' bytes"
    )
    assert report.pages == 8
    assert len(report.pdf) < 9_000_000
    assert (
        sealed / bare <= 8
    )  # copying bytes is all the floor does; checking the archive format alone costs 2 x
    assert sealed / decoding <= 0.35
    assert draft <= 0.3
    assert weight <= 1.05


_MEASURE = """
import gc, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from bench_reports import large_visit, pipeline
import fieldapp.reports.archive
run = pipeline(*large_visit())
run(draft=True)
gc.collect()
Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew at what is held now
held = lambda name: int(Path("/proc/self/status").read_text().split(name + ":")[1].split()[0])
before = held("VmRSS")
run()
print(held("VmHWM") - before)
"""


def test_making_a_report_takes_little_memory() -> None:
    if not Path("/proc/self/clear_refs").exists():
        print("\npeak memory is measured on Linux only")
        return
    told = subprocess.run(
        [sys.executable, "-c", _MEASURE, str(Path(__file__).parent)],
        capture_output=True,
        check=True,
        text=True,
        cwd=Path(__file__).parent.parent.parent,
    ).stdout
    above = int(told) * 1024
    print(f"\npeak memory {above / MIB:.0f} MiB above what the warm program holds")
    assert above <= 100 * MIB


_PEER = """
import sys, time, typst
begun = time.perf_counter()
typst.compile(sys.argv[1], font_paths=[sys.argv[2]], pdf_standards="a-3b")
print(time.perf_counter() - begun)
"""
_TYPST = """
#set document(title: "Service report")
#set page(paper: "a4", margin: 15mm, footer: context [Page #counter(page).display("1 of 1", both: true)])
#set text(font: "Inter", size: 10pt, fallback: true)
#pdf.attach("report.json", relationship: "data", mime-type: "application/json", description: "Data of this report")
= Service report
#table(columns: 4, table.header([Part number], [What], [Quantity], [Price]),
  ..range(60).map(n => ([1107681-#n], [Cabin filter, pair], [2 pcs], [490.00])).flatten())
= Photos
#grid(columns: 3, gutter: 4mm,
  ..range(30).map(n => figure(image(str(n) + ".jpg"), caption: [Picture #n])))
"""


def test_beside_typst(tmp_path: Path) -> None:
    """Typst writes PDF/A-3b but no seal; it is no dependency: `pip install typst` brings it for this comparison."""
    if importlib.util.find_spec("typst") is None:
        print("\nTypst is not installed; nothing to compare with")
        return
    content, album = large_visit()
    for number, stream in enumerate(album.streams.values()):
        (tmp_path / f"{number}.jpg").write_bytes(stream)
    (tmp_path / "report.json").write_text("{}", encoding="utf-8")
    (tmp_path / "report.typ").write_text(_TYPST, encoding="utf-8")
    fonts = Path(__file__).parent.parent.parent / "resources" / "fonts"

    # A second compilation of the same text comes out of Typst's memory; each of its runs is a process's first.
    command = [sys.executable, "-c", _PEER, str(tmp_path / "report.typ"), str(fonts)]
    firsts = [
        float(subprocess.run(command, capture_output=True, check=True, text=True).stdout) for _ in range(3)
    ]

    ours, theirs = wall(pipeline(content, album)), min(firsts)
    print(f"\nours, sealed, {ours * 1000:.0f} ms; Typst {theirs * 1000:.0f} ms: {ours / theirs:.2f} x")
    assert ours <= 0.65 * theirs


_HTML = """<!doctype html><meta charset="utf-8"><title>Service report</title>
<style>@page {{ size: A4; margin: 15mm }} body {{ font: 10pt sans-serif }} img {{ width: 55mm }}</style>
<h1>Service report</h1><table>{rows}</table><h2>Photos</h2>{photos}"""
_FPDF = """
import sys, time
from fpdf import FPDF
from pathlib import Path
begun = time.perf_counter()
page = FPDF()
page.add_page(); page.set_font("Helvetica", size=10)
for row in range(60):
    for text in (f"1107681-{row}", "Cabin filter, pair", "2 pcs", "490.00"):
        page.cell(45, 6, text)
    page.ln()
for file in sorted(Path(sys.argv[1]).glob("*.jpg")):
    page.image(str(file), w=55)
page.output(sys.argv[1] + "/fpdf.pdf")
print(time.perf_counter() - begun)
"""
_WEASY = """
import sys, time, weasyprint
begun = time.perf_counter()
weasyprint.HTML(sys.argv[1] + "/report.html").write_pdf(sys.argv[1] + "/weasy.pdf", pdf_variant="pdf/a-3b")
print(time.perf_counter() - begun)
"""


def test_beside_other_makers_where_they_are_installed(tmp_path: Path) -> None:
    """None of them seals; only WeasyPrint writes an archive format. Those not found are named, not judged."""
    content, album = large_visit()
    for number, stream in enumerate(album.streams.values()):
        (tmp_path / f"{number:02}.jpg").write_bytes(stream)
    cells = "<td>1107681<td>Cabin filter, pair<td>2 pcs<td>490.00"
    photos = "".join(f'<img src="{number:02}.jpg">' for number in range(PHOTOS))
    page = _HTML.format(rows=f"<tr>{cells}" * ROWS, photos=photos)
    (tmp_path / "report.html").write_text(page, encoding="utf-8")
    ours, missing = wall(pipeline(content, album)), []
    for name, module, script in (("fpdf2", "fpdf", _FPDF), ("WeasyPrint", "weasyprint", _WEASY)):
        if importlib.util.find_spec(module) is None:
            missing.append(name)
            continue
        command = [sys.executable, "-c", script, str(tmp_path)]
        theirs = float(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
        print(f"\nours, sealed, {ours * 1000:.0f} ms; {name} {theirs * 1000:.0f} ms: {ours / theirs:.2f} x")
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        missing.append("Chromium")
    else:
        # A browser is started for each report: that start is part of what it costs.
        target = tmp_path / "chromium.pdf"
        options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'browser'}"]
        begun = time.perf_counter()
        subprocess.run(
            [browser, *options, f"--print-to-pdf={target}", (tmp_path / "report.html").as_uri()],
            capture_output=True,
            check=True,
            timeout=120,
        )
        theirs = time.perf_counter() - begun
        assert target.stat().st_size > 100_000
        print(f"\nours, sealed, {ours * 1000:.0f} ms; Chromium {theirs * 1000:.0f} ms: {ours / theirs:.2f} x")
    if missing:
        print(f"\nnot installed, not compared with: {', '.join(missing)}")


def wall(action: Callable[[], object], times: int = 5) -> float:
    """Seconds by the clock, since Typst works on several cores; the quickest of some, after one that warms up."""
    action()
    spent = []
    for _ in range(times):
        begun = time.perf_counter()
        action()
        spent.append(time.perf_counter() - begun)
    return min(spent)
