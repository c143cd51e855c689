"""Whatever stands in whatever field: the report comes, nothing leaves its page, no file is read."""

from __future__ import annotations

import dataclasses
import itertools
import os
from collections.abc import Iterator
from enum import Enum
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from hostile_texts import COUNT, hostile_texts
from PIL import Image
from report_samples import NOW, Album, pre_delivery, sign, whole_visit

from fieldapp.domain.attachments import Signature, SignerRole
from fieldapp.reports.build import build_report
from fieldapp.reports.data_check import DataCheck, check_data
from fieldapp.reports.device_key import new_device_key
from fieldapp.reports.job_report import decide

# In a quick run every text stands in some fields; in a deep one in every field.
ROUNDS = COUNT if os.environ.get("HYPOTHESIS_PROFILE") == "deep" else 5
KEPT = {"id", "sha256", "time_zone", "currency", "country", "language", "verdict", "place", "kind"} | {
    "vat_percent",
    "labour_rate",
    "price",
    "estimate",
}
KEY = new_device_key(device_name="Laptop", organisation="Nordfjord", now=NOW)


def spoiled(value: Any, texts: Iterator[str], name: str = "") -> Any:
    """The value with another text in every field that holds any text; ids, codes and amounts stay."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return value if name in KEPT or name.endswith(("_id", "_sha256", "_hash")) else next(texts)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.replace(
            value,
            **{
                field.name: spoiled(getattr(value, field.name), texts, field.name)
                for field in dataclasses.fields(value)
            },
        )
    if isinstance(value, tuple):
        return tuple(spoiled(one, texts, name) for one in value)
    return value


def lines_of(pdf: bytes) -> Iterator[tuple[float, float, float, float, float, float]]:
    """Left, bottom, right, top of every run of text, and its page's width and height."""
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        read = page.get_textpage()
        for number in range(read.count_rects()):
            yield (*read.get_rect(number), *page.get_size())
    document.close()


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    file = tmp_path / "canary.png"
    Image.new("RGB", (37, 41), "red").save(file)
    return file


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_no_text_in_any_field_leaves_its_page_or_reads_a_file(round_: int, canary: Path) -> None:
    texts = hostile_texts(str(canary))
    start = round_ * COUNT // ROUNDS
    turn = itertools.islice(itertools.cycle(texts), start, None)
    album = Album()
    source = (
        pre_delivery(album, "en") if round_ % 4 == 3 else whole_visit(album, ("nb", "fr", "de")[round_ % 3])
    )
    content = decide(spoiled(source, turn))
    signature: Signature = spoiled(sign(SignerRole.CUSTOMER, "x"), turn)

    report = build_report(
        content,
        images=album.load,
        signatures=(signature, sign(SignerRole.TECHNICIAN, "y", waived=next(turn) or "-")),
        device_key=KEY,
        made_at=NOW,
    )

    assert report.pages < 200
    outside = [
        (left, right)
        for left, bottom, right, top, width, height in lines_of(report.pdf)
        if left < 30 or right > width - 30 or bottom < 10 or top > height - 10
    ]
    assert outside == []
    with pikepdf.open(BytesIO(report.pdf)) as document:
        streams = [one for one in document.objects if isinstance(one, pikepdf.Stream)]
        pictures = [one for one in streams if one.get("/Subtype") == pikepdf.Name.Image]
        assert {one.read_raw_bytes() for one in pictures} == set(album.streams.values())
        assert not [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/URI" in one]
    assert check_data(report.pdf).check is DataCheck.SAME


def test_the_texts_are_as_many_as_promised_and_all_different() -> None:
    texts = hostile_texts()
    assert len(texts) == COUNT
    assert len(set(texts)) > COUNT - 5
