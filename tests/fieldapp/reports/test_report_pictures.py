"""Pictures of the car in a report: wheels and brakes, wear over the visits, damage, strokes over photos."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from report_samples import NOW, PLACES, Album, measured, mobile_visit, pre_delivery, whole_visit

from fieldapp.domain.attachments import PhotoStroke, StrokeColour
from fieldapp.reports.build import build_report
from fieldapp.reports.content import control_code
from fieldapp.reports.data_check import DataCheck, check_data
from fieldapp.reports.device_key import new_device_key
from fieldapp.reports.job_report import decide
from fieldapp.reports.outline import outline
from fieldapp.reports.paper import Paper
from fieldapp.reports.source import CheckedItem, ReportSource

KEY = new_device_key(device_name="Laptop", organisation="Nordfjord", now=NOW)
HEADS = {
    "en": ("Tyres and brakes", "Wear over the visits", "Damage on the outside", "Stone chip", "December 2026"),
    "nb": ("Dekk og bremser", "Slitasje over besøkene", "Skader utvendig", "Steinsprut", "desember 2026"),
    "fr": ("Pneus et freins", "Usure au fil des visites", "Dommages extérieurs", "Éclat", "décembre 2026"),
    "de": ("Reifen und Bremsen", "Verschleiß über die Besuche", "Schäden außen", "Steinschlag", "Dezember 2026"),
}  # fmt: skip


def report(source: ReportSource, album: Album, *, paper: Paper = "A4") -> bytes:
    return build_report(
        decide(source), images=album.load, signatures=(), device_key=KEY, made_at=NOW, paper=paper
    ).pdf


def text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    told = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(told.split())


def with_wear(source: ReportSource, due_on: date) -> ReportSource:
    """The front left tyre will be due on this day; the others are not said to wear."""
    (inspection,) = source.inspections
    (section,) = inspection.sections
    tread, *others = section.items
    first, *rest = tread.measured
    assert first.wear is not None
    points = (
        replace(first, wear=replace(first.wear, due_on=due_on)),
        *(replace(point, wear=None) for point in rest),
    )
    items = (replace(tread, measured=points), *others)
    return replace(source, inspections=(replace(inspection, sections=(replace(section, items=items),)),))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", sorted(HEADS))
def test_a_report_shows_wheels_wear_and_damage_in_the_customers_language(language: str, paper: Paper) -> None:
    album = Album()
    pdf = report(with_wear(whole_visit(album, language), date(2026, 12, 28)), album, paper=paper)

    told = text(pdf)
    for words in HEADS[language]:
        assert words in told, words
    assert "12 cm ripe på fordøren" in told
    assert "Kari Leder" in told
    assert check_data(pdf).check is DataCheck.SAME


def test_a_limit_that_is_passed_is_not_foretold() -> None:
    album = Album()
    source = whole_visit(album, "en")  # the rear right tyre is below its limit already

    told = text(report(source, album))

    assert "Wears 0,08 mm per 1 000 km." in told
    assert "At this pace" not in told


def test_a_first_visit_has_no_wear_and_one_wheel_is_no_picture() -> None:
    album = Album()
    source = mobile_visit(album, "en")

    told = text(report(source, album))

    assert "Wear over the visits" not in told
    assert "Tyres and brakes" not in told
    assert "Damage on the outside" not in told


def test_twelve_values_stand_at_their_wheels() -> None:
    album = Album()
    source = mobile_visit(album, "en")
    (inspection,) = source.inspections
    (section,) = inspection.sections
    points = tuple(
        replace(measured(f"{place} {part}", f"{5 + wheel}.{part}", "mm", limit_low="3.0"), place=place)
        for wheel, place in enumerate(PLACES)
        for part in (1, 2, 3)
    )
    item = CheckedItem(path="/data/tread", number=27, title="Tread", measured=points)
    inspections = (replace(inspection, sections=(replace(section, items=(item,)),)),)

    told = text(report(replace(source, inspections=inspections), album))

    for values in ("5,1 · 5,2 · 5,3", "8,1 · 8,2 · 8,3"):
        assert values in told


def test_strokes_lie_over_the_photo_and_its_bytes_stay() -> None:
    album = Album()
    source = mobile_visit(album)
    plain = report(source, album)
    strokes = tuple(
        PhotoStroke(points=points, colour=colour, width=width)
        for colour in StrokeColour
        for points, width in (
            (((0.1, 0.1), (0.5, 0.5), (0.9, 0.2)), 0.01),
            (((0.5, 0.5),), 9.0),
            ((), 0.01),
            (((float("nan"), 0.1), (float("inf"), 0.2), (1e300, -1e300)), float("inf")),
        )
    )
    found = tuple(
        replace(thing, photos=tuple(replace(photo, strokes=strokes) for photo in thing.photos))
        for thing in source.findings
    )

    drawn = report(replace(source, findings=found), album)

    assert pictures(drawn) == pictures(plain)
    assert pictures(drawn) == sorted(album.streams.values())
    assert pages(drawn) != pages(plain)


def pictures(pdf: bytes) -> list[bytes]:
    with pikepdf.open(BytesIO(pdf)) as document:
        return sorted(
            stream.read_raw_bytes()
            for stream in document.objects
            if isinstance(stream, pikepdf.Stream) and stream.get("/Subtype") == pikepdf.Name.Image
        )


def pages(pdf: bytes) -> list[bytes]:
    with pikepdf.open(BytesIO(pdf)) as document:
        return [page.obj["/Contents"].read_bytes() for page in document.pages]


def test_every_view_of_the_outline_is_drawn() -> None:
    assert set(outline().views) == {"left", "right", "front", "rear", "top"}


def test_earlier_values_of_another_size_do_not_break_the_chart() -> None:
    album = Album()
    source = whole_visit(album)
    (inspection,) = source.inspections
    (section,) = inspection.sections
    tread, *others = section.items
    for value in ("0", "1e9", "-5", "2.9"):
        points = tuple(
            replace(
                point,
                wear=replace(
                    point.wear,
                    earlier=tuple(replace(one, value=Decimal(value)) for one in point.wear.earlier),
                    due_on=date(2060, 1, 1),
                ),
            )
            for point in tread.measured
            if point.wear is not None
        )
        items = (replace(tread, measured=points), *others)
        changed = replace(inspection, sections=(replace(section, items=items),))
        assert report(replace(source, inspections=(changed,)), album).startswith(b"%PDF")


def test_a_car_leaves_with_a_fail_only_when_it_was_accepted_or_repaired() -> None:
    album = Album()
    source = pre_delivery(album, "en", not_ok=8)
    thing = whole_visit(Album()).findings[0]
    finding = replace(thing.finding, inspection_id="inspection", item_path="/data/item8")
    accepted = replace(thing, finding=finding, photos=())
    repaired = replace(
        accepted, deviation=None, finding=replace(finding, repaired_at=NOW - timedelta(minutes=5))
    )
    open_fail = replace(accepted, deviation=None)

    assert decide(replace(source, findings=(accepted,))).outcome == "ready"
    assert decide(replace(source, findings=(repaired,))).outcome == "ready"
    assert decide(replace(source, findings=(open_fail,))).outcome == "not_ready"
    told = text(report(replace(source, findings=(accepted,)), album))
    assert "Release for delivery" in told
    assert "One fail is accepted as a deviation" in told


def test_the_certificate_names_the_inspection_that_was_signed() -> None:
    album = Album()
    source = pre_delivery(album, "en")
    (inspection,) = source.inspections
    signed = "c0ffee00" * 8

    told = text(report(replace(source, inspections=(replace(inspection, content_sha256=signed),)), album))

    assert f"control code {control_code(signed)}" in told
