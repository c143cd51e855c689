"""The pages as somebody looked at and approved them: text, structure and a small grey picture of each.

`python tests/fieldapp/reports/golden_reports.py` writes them anew after a change that is meant; look at the pages
(`fieldapp report … --draft`) before you commit what it wrote.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

sys.path.insert(0, str(Path(__file__).parent))

from report_samples import NOW, Album, pre_delivery, sign, whole_visit

from fieldapp.domain.attachments import SignerRole
from fieldapp.reports.build import build_report
from fieldapp.reports.device_key import new_device_key
from fieldapp.reports.job_report import decide
from fieldapp.reports.source import ReportSource

FOLDER = Path(__file__).parent / "goldens"
SOURCES: dict[str, Callable[[Album, str], ReportSource]] = {
    "visit": whole_visit,
    "delivery": pre_delivery,
}
LANGUAGES = ("en", "nb", "fr", "de")
# Pixels of a page's small picture: enough to see a block move, too few to see a font renderer change its mind.
ACROSS, DOWN = 31, 44
# The code is a hash over photos too, and a JPEG's bytes are its encoder's.
_CODE = re.compile(r"\b[0-9A-F]{4}([ \u00a0])[0-9A-F]{4}[ \u00a0][0-9A-F]{4}\b")


def sealed(name: str, language: str) -> bytes:
    album = Album()
    other = (
        (SignerRole.SECOND_PERSON, "Kari Leder")
        if name == "delivery"
        else (SignerRole.CUSTOMER, "Ingrid Solbakken")
    )
    signatures = (sign(*other), sign(SignerRole.TECHNICIAN, "Nora Lien"))
    key = new_device_key(device_name="Laptop 7", organisation="Nordfjord", now=NOW)
    content = decide(SOURCES[name](album, language))
    return build_report(content, images=album.load, signatures=signatures, device_key=key, made_at=NOW).pdf


def described(pdf: bytes) -> list[dict[str, Any]]:
    """A page each: its lines, what is drawn how often, and a grey picture as hex digits, row by row."""
    document = pypdfium2.PdfDocument(pdf)
    with pikepdf.open(BytesIO(pdf)) as structure:
        pages = [
            {
                "text": _CODE.sub("#### #### ####", page.get_textpage().get_text_range()).splitlines(),
                "structure": _structure(drawn),
                "picture": _picture(page),
            }
            for page, drawn in zip(document, structure.pages, strict=True)
        ]
    document.close()
    return pages


def _structure(page: pikepdf.Page) -> dict[str, int]:
    operators = [str(operator) for _, operator in pikepdf.parse_content_stream(page)]
    return {
        "texts": operators.count("Tj"),
        "shapes": sum(operators.count(name) for name in ("S", "f", "B", "b", "s", "f*", "B*")),
        "pictures": operators.count("Do"),
        "fonts": len(page.resources["/Font"]),
    }


def _picture(page: Any) -> str:
    grey = page.render(scale=0.4).to_pil().convert("L").resize((ACROSS, DOWN))
    return bytes(grey.tobytes()).hex()


def difference(one: str, other: str) -> float:
    """Mean distance of two pictures' greys, 0 to 255."""
    pairs = zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)
    return sum(abs(a - b) for a, b in pairs) / (ACROSS * DOWN)


def golden(name: str, language: str) -> list[dict[str, Any]]:
    pages: list[dict[str, Any]] = json.loads(_file(name, language).read_text(encoding="utf-8"))
    return pages


def _file(name: str, language: str) -> Path:
    return FOLDER / f"{name}.{language}.json"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for each in SOURCES:
        for tongue in LANGUAGES:
            content = json.dumps(described(sealed(each, tongue)), ensure_ascii=False, indent=1)
            _file(each, tongue).write_text(content + "\n", encoding="utf-8")
