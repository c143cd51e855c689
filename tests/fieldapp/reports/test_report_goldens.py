"""Reports look and read as approved: compared by text, by structure and, tolerantly, by rendered pixels."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from golden_reports import LANGUAGES, SOURCES, described, difference, golden, sealed
from pikepdf import pdfa

# Mean grey levels of 255; a heading that moves by a line is about 2.
TOLERANCE = 1.2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(SOURCES))
def test_pages_are_as_approved(name: str, language: str) -> None:
    pdf = sealed(name, language)
    pages, approved = described(pdf), golden(name, language)

    assert [page["text"] for page in pages] == [page["text"] for page in approved]
    assert [page["structure"] for page in pages] == [page["structure"] for page in approved]
    drift = [
        round(difference(page["picture"], before["picture"]), 2)
        for page, before in zip(pages, approved, strict=True)
    ]
    assert max(drift) <= TOLERANCE, drift
    # The archive format was checked before sealing; after it the validator finds no fault either.
    report = pdfa.validate_written(BytesIO(pdf), "3b")
    assert [one for one in report.findings if one.kind == "violation"] == []


def test_a_moved_block_is_seen() -> None:
    pdf = sealed("visit", "en")
    with pikepdf.open(BytesIO(pdf)) as document:
        contents = document.pages[0].obj["/Contents"]
        contents.write(b"1 0 0 1 0 -12 cm\n" + contents.read_bytes())
        out = BytesIO()
        document.save(out)

    moved, approved = described(out.getvalue())[0], golden("visit", "en")[0]

    assert moved["text"] == approved["text"]
    assert difference(moved["picture"], approved["picture"]) > TOLERANCE
