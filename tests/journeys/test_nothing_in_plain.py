"""A laptop stolen from a car: after a whole day, and at any moment of it, its folder gives nothing away."""

from __future__ import annotations

from pathlib import Path

import pytest
from demo_day import DemoDay, found_in, secrets_of_the_day

pytestmark = pytest.mark.slow


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_laptops_folder_holds_nothing_a_thief_can_read(day: DemoDay) -> None:
    laptop = files(day.folder / "laptop")
    assert {"fieldapp.db", "key.json", "settings.json", "fieldapp.log"} <= {path.name for path in laptop}
    assert len([path for path in laptop if "blobs" in path.parts]) > 10
    assert list(found_in(laptop)) == []


def test_nothing_was_readable_in_it_or_in_the_temporary_folder_while_the_day_ran(day: DemoDay) -> None:
    assert day.seen_in_plain == ()


def test_the_search_finds_what_does_lie_open_at_the_office(day: DemoDay) -> None:
    """Whoever searches for nothing finds nothing: the office's server keeps the same day in plain."""
    at_office = {line.partition(": ")[2] for line in found_in(files(day.folder / "server"))}
    of_photos = {name for name in secrets_of_the_day() if name.startswith("photo ")}
    phones = {name for name in secrets_of_the_day() if name.startswith("phone")}
    never_there = {"passphrase", "password"} | of_photos | phones
    assert set(secrets_of_the_day()) - never_there <= at_office
    given_in = set(found_in(files(day.folder / "photos")))
    assert of_photos <= {line.partition(": ")[2] for line in given_in}


def test_the_search_sees_names_of_files_and_utf_16(tmp_path: Path) -> None:
    (tmp_path / "Torunn Hellesø.txt").touch()
    (tmp_path / "note").write_bytes("EK 70441".encode("utf-16"))
    assert sorted(found_in(files(tmp_path))) == [
        "Torunn Hellesø.txt: customer_name of J-2026-000301",
        "note: plate made on site",
    ]
