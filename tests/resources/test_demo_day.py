"""The demo day is believable and fits together."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PIL import Image

import resources
from fieldapp.domain.parties import Company

TODAY = date(2027, 2, 26)
SAMPLE_COLUMNS = (
    "job_number;kind;window_start;window_end;customer_name;language;phone;email;street;postcode;city;country;site_note;"
    "vin;plate;make;model;model_year;odometer_km;concern;diagnosis;plan_steps;parts;labour_minutes;estimate_nok;checklist"
)
LETTERS = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", (*range(1, 9), *range(1, 6), 7, 9, *range(2, 10)), strict=True))
WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


def jobs() -> list[dict[str, str]]:
    text = resources.demo_text("jobs.csv", today=TODAY)
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def parts() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(resources.demo_text("parts.csv", today=TODAY))))


def records(name: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads(resources.demo_text(name, today=TODAY))
    return loaded


def check_digit(vin: str) -> str:
    """The ninth character a North American VIN must carry (49 CFR 565.15)."""
    values = [LETTERS.get(sign) or int(sign) for sign in vin]
    return "0123456789X"[sum(value * weight for value, weight in zip(values, WEIGHTS, strict=True)) % 11]


def test_jobs_have_the_columns_of_an_office_export() -> None:
    head = resources.demo_text("jobs.csv", today=TODAY).splitlines()[0]

    assert head == SAMPLE_COLUMNS


def test_twelve_jobs_fill_three_days() -> None:
    days = [job["window_start"].split(" ")[0] for job in jobs()]

    assert len(days) == 12
    assert sorted(set(days)) == ["26.02.2027", "27.02.2027", "28.02.2027"]
    assert days.count("26.02.2027") == 5


def test_no_placeholder_is_left_over() -> None:
    for name in ("jobs.csv", "parts.csv", "people.json", "tools.json", "company.json"):
        assert "{" + "today" not in resources.demo_text(name, today=TODAY)


def test_days_may_lie_before_and_after_today() -> None:
    due = {tool["code"]: tool["calibrated_until"] for tool in records("tools.json")}

    assert due["TR-0155"] == "2027-03-07"


def test_customers_speak_four_languages() -> None:
    assert {job["language"] for job in jobs()} == {"en", "nb", "fr", "de"}


@pytest.mark.parametrize("job", jobs(), ids=lambda job: job["job_number"])
def test_the_vin_carries_its_check_digit(job: dict[str, str]) -> None:
    assert re.fullmatch(r"[A-HJ-NPR-Z0-9]{17}", job["vin"])
    assert job["vin"][8] == check_digit(job["vin"])


def test_numbers_and_vins_are_unique() -> None:
    assert len({job["job_number"] for job in jobs()}) == len({job["vin"] for job in jobs()}) == 12


def test_planned_parts_are_in_the_catalogue() -> None:
    known = {part["number"] for part in parts()}
    planned = [entry.split(":") for job in jobs() for entry in job["parts"].split(";") if entry]

    assert planned
    assert [number for number, _ in planned if number not in known] == []
    assert all(int(quantity) > 0 for _, quantity in planned)


def test_the_first_job_needs_two_parts_that_lie_in_the_car() -> None:
    stock = {part["number"]: int(part["in_this_car"]) for part in parts()}
    first = [entry.split(":") for entry in jobs()[0]["parts"].split(";")]

    assert len(first) == 2
    assert all(stock[number] >= int(quantity) for number, quantity in first)


def test_checklists_named_by_jobs_are_shipped() -> None:
    shipped = {entry.name.removesuffix(".xlsx") for entry in resources.checklist_files()}

    assert {job["checklist"] for job in jobs()} - {""} <= shipped


def test_nobody_can_be_reached_by_mistake() -> None:
    addresses = [job["email"] for job in jobs() if job["email"]] + [
        person["email"] for person in records("people.json")
    ]

    assert [
        mail for mail in addresses if not re.search(r"@(example\.(no|org|com|de|fr)|[a-z]+\.example)$", mail)
    ] == []


def test_everyone_the_day_needs_is_there() -> None:
    people = {person["key"]: person for person in records("people.json")}

    assert set(people) == {"technician", "colleague", "lead", "advisor"}
    assert len({person["pin"] for person in people.values()}) == 4


def test_photos_are_small_and_open() -> None:
    photos = resources.demo_photos()

    assert [photo.name for photo in photos] == [
        "battery.jpg",
        "cabin_filter.jpg",
        "door.jpg",
        "odometer.jpg",
        "tyre_tread.jpg",
        "windscreen_chip.jpg",
    ]
    for photo in photos:
        content = photo.read_bytes()
        assert len(content) <= 120_000
        with Image.open(io.BytesIO(content)) as image:
            image.load()
            assert min(image.size) >= 900


def test_one_photo_is_turned_and_tells_a_place() -> None:
    with Image.open(io.BytesIO(resources.demo_file("photos/odometer.jpg").read_bytes())) as image:
        exif = image.getexif()

        assert exif[0x0112] == 6
        assert exif.get_ifd(0x8825)[2]
        assert image.width > image.height


def test_every_article_is_written_in_four_languages() -> None:
    articles = resources.demo_articles()
    by_slug: dict[str, dict[str, resources.ArticleText]] = {}
    for article in articles:
        by_slug.setdefault(article.slug, {})[article.language] = article

    assert len(by_slug) == 6
    for languages in by_slug.values():
        assert set(languages) == set(resources.LANGUAGES)
        assert len({article.models for article in languages.values()}) == 1
        assert len({article.fault_codes for article in languages.values()}) == 1
        assert len({len(article.symptoms) for article in languages.values()}) == 1
        assert len({article.body.count("\n## ") for article in languages.values()}) == 1
        assert (
            len({len(re.findall(r"^\d\.", article.body, re.MULTILINE)) for article in languages.values()})
            == 1
        )
        assert all(article.title and article.symptoms and article.tags for article in languages.values())


def test_a_diagnosis_points_to_an_article() -> None:
    codes = {code for article in resources.demo_articles() for code in article.fault_codes}
    named = {code for job in jobs() for code in re.findall(r"VV-[A-Z]{2}-\d{2}", job["diagnosis"])}

    assert named
    assert named <= codes


def test_a_missing_file_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"photos/cat\.jpg"):
        resources.demo_file("photos/cat.jpg")


def test_the_company_has_every_fact_of_a_letterhead() -> None:
    company = json.loads(resources.demo_text("company.json", today=TODAY))

    assert Company(id="any", **company).country == "NO"


def test_a_job_done_as_planned_keeps_its_estimate() -> None:
    company = json.loads(resources.demo_text("company.json", today=TODAY))
    price = {part["number"]: Decimal(part["price_nok_ex_vat"]) for part in parts()}
    checked = 0
    for job in jobs():
        if job["estimate_nok"] in ("", "0,00"):
            continue
        planned = [entry.split(":") for entry in job["parts"].split(";")]
        net = sum(price[number] * int(quantity) for number, quantity in planned)
        net += Decimal(company["labour_rate"]) * int(job["labour_minutes"]) / 60
        promised = Decimal(job["estimate_nok"].replace(" ", "").replace(",", "."))
        assert promised - 15 < net * Decimal("1.25") <= promised, job["job_number"]
        checked += 1
    assert checked == 9
