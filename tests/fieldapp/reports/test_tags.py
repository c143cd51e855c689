"""Tags for parts and wheels: what stands on them, and that a scanner reads them."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
import zxingcpp

from fieldapp.reports.tags import PartReturn, WheelSet, part_return_tag, wheel_tags

PART = PartReturn(
    language="nb",
    company="Fjell Bilservice AS",
    part_number="1107681-00-A",
    part_name="Kupéfilter, par",
    serial_number="SN-4711",
    job_number="J-2026-004101",
    vehicle="Tesla Model 3 EL 48213",
    reason="Lekker ved pakningen",
    technician="Kari Nordli",
    day=date(2026, 11, 20),
)
SET = WheelSet(
    language="de",
    company="Nordfjord Mobilservice AS",
    customer="Dr. Anneliese Müller-Groß",
    plate="S-MG 2041E",
    vehicle="Tesla Model 3",
    season="Winterräder",
    shelf="B 12",
    job_number="J-2026-004105",
    day=date(2026, 11, 20),
    treads={"FL": "6.5"},
)


def read(pdf: bytes) -> list[tuple[str, dict[str, str]]]:
    """Text and codes of each page, read from the picture a printer would make of it."""
    pages = []
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        picture = page.render(scale=300 / 72).to_pil().convert("L")
        codes = {
            str(found.format).rpartition(".")[2]: found.text for found in zxingcpp.read_barcodes(picture)
        }
        pages.append((page.get_textpage().get_text_range(), codes))
    document.close()
    return pages


def test_a_part_s_tag_says_and_codes_what_it_is() -> None:
    ((text, codes),) = read(part_return_tag(PART))

    for words in (
        "Retur av del",
        "1107681-00-A",
        "SN-4711",
        "Lekker ved pakningen",
        "J-2026-004101",
        "20. nov. 2026",
    ):
        assert words in text
    assert sorted(codes.values()) == ["1107681-00-A", "1107681-00-A\nSN-4711\nJ-2026-004101"]


def test_each_wheel_has_a_tag_with_its_own_bars() -> None:
    pages = read(wheel_tags(SET))

    places = ("Vorn links", "Vorn rechts", "Hinten links", "Hinten rechts")
    for (text, codes), place, wheel in zip(pages, places, ("FL", "FR", "RL", "RR"), strict=True):
        assert place in text
        assert "B 12" in text
        assert ("6,5\u00a0mm" in text.replace(" ", "\u00a0")) is (wheel == "FL")
        assert f"S-MG2041E-{wheel}" in codes.values()
        assert f"S-MG 2041E\n{wheel}\nB 12\nJ-2026-004105" in codes.values()


@pytest.mark.parametrize("text", ["x" * 500, "<img src='/etc/hostname'>", "ⵣ漢字\u202e🙂", "\x00\n\t", ""])
def test_any_text_makes_one_page(text: str) -> None:
    tag = replace(PART, part_number=text, part_name=text, serial_number=text, reason=text, company=text)
    assert len(read(part_return_tag(tag))) == 1
