"""A laptop that cannot send: its work travels in a file to another laptop and from there to the office, once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from office_processes import Office
from programs import PASSPHRASE, USER, VISIT, Laptop, demo_office, ready_laptop

FILE_PASSPHRASE = "four words for a file"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[tuple[Office, Laptop]]:
    """An office that serves, and a laptop with its day."""
    office, code = demo_office(tmp_path / "office")
    office.open()
    try:
        yield office, ready_laptop(office, tmp_path / "first", code)
    finally:
        office.close()


def notes(office: Office) -> list[str]:
    return [note["text"] for note in office.json("jobs", "show", VISIT)["notes"]]


def test_a_rescue_file_brings_the_work_home_by_another_laptop(
    office: tuple[Office, Laptop], tmp_path: Path
) -> None:
    centre, first = office
    assert first.run("jobs", "note", VISIT, "The gate sticks").code == 0
    file = tmp_path / "work.age"

    saved = first.json("rescue", str(file), typed=f"{FILE_PASSPHRASE}\n")

    assert saved["changes"] == 1
    assert b"gate" not in file.read_bytes()
    assert notes(centre) == []
    second = Laptop(tmp_path / "second")
    code = centre.json("device", "code", USER)["code"]
    assert second.sign_in(centre.url, code).code == 0
    second.run("recover", str(file), typed="another passphrase\n").refused(5, "passphrase")
    taken = second.json("recover", str(file), typed=f"{FILE_PASSPHRASE}\n")
    assert taken["count"] == 1
    assert second.json("sync")["waiting"] == 0
    assert notes(centre) == ["The gate sticks"]

    # The first laptop finds its network again: what it sends is known by its name.
    assert first.json("sync")["waiting"] == 0
    second.json("recover", str(file), typed=f"{FILE_PASSPHRASE}\n")
    assert second.json("sync")["waiting"] == 0
    assert notes(centre) == ["The gate sticks"]
    assert json.dumps(first.json("jobs", "show", VISIT)).count("The gate sticks") == 1


def test_a_file_that_is_none_is_refused_in_a_sentence(office: tuple[Office, Laptop], tmp_path: Path) -> None:
    _, laptop = office
    (tmp_path / "holiday.jpg").write_bytes(b"\xff\xd8\xff")
    laptop.run("recover", str(tmp_path / "holiday.jpg"), typed=f"{PASSPHRASE}\n").refused(5)
    laptop.run("rescue", str(tmp_path / "short.age"), typed="short\n").refused(5, "8")
    assert not (tmp_path / "short.age").exists()
