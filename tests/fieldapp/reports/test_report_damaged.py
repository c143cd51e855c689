"""Whatever was done to a report's file, `verify` answers in a sentence: damaged after sealing, or sealed damaged."""

from __future__ import annotations

import contextlib
import hashlib
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sealed_samples import Company, company, forged, sealed_report

from fieldapp.cli import main
from fieldapp.reports.data_check import DataCheck
from fieldapp.reports.verify import Integrity, Verification, verify
from sync.protocol.hashes import canonical_json

SEEDS = st.integers(min_value=0, max_value=2**32)
FEW = max(1, settings.default.max_examples // 4) if settings.default else 12
# What no report of ours says, in each place where a report says something.
STRANGE: tuple[Any, ...] = (
    *(None, True, -1, 10**400, 1e308, 1.5, "", "x" * 50, "\u0000", "NaN", "1E+999999", "-1e999", "..", "ZZZ"),
    *("9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "2026-13-45", "/etc/localtime", "Etc/GMT+14"),
    *([], {}, [[]], {"a": 1}),
)


@pytest.fixture(scope="module")
def nordfjord(tmp_path_factory: pytest.TempPathFactory) -> Company:
    return company(tmp_path_factory.mktemp("nordfjord"))


@pytest.fixture(scope="module")
def report(nordfjord: Company) -> bytes:
    return sealed_report(nordfjord.key)


def damaged(report: bytes, chance: random.Random) -> bytes:
    """Cut off, bytes changed, two pieces swapped, or a piece repeated."""
    file, place = bytearray(report), chance.randrange(len(report))
    match chance.randrange(4):
        case 0:
            del file[place:]
        case 1:
            for _ in range(chance.choice((1, 3, 50))):
                file[chance.randrange(len(file))] ^= chance.randrange(1, 256)
        case 2:
            length = chance.randrange(1, 4000)
            other = chance.randrange(len(file))
            one, two = file[place : place + length], file[other : other + length]
            file[other : other + length], file[place : place + length] = one, two
        case _:
            file[place:place] = file[max(0, place - chance.randrange(1, 3000)) : place] or b"\n"
    return bytes(file)


def swapped(document: pikepdf.Pdf, chance: random.Random) -> None:
    """Some entries of some objects are others, or gone."""
    objects = [one for one in document.objects if isinstance(one, pikepdf.Dictionary | pikepdf.Array)]
    for _ in range(chance.randrange(1, 4)):
        one = chance.choice(objects)
        other: Any = chance.choice([pikepdf.Name.X, pikepdf.String("x"), 1, -5, pikepdf.Array(), *objects])
        # What pikepdf itself does not let be written stays as it was.
        with contextlib.suppress(ValueError, TypeError, KeyError, IndexError, pikepdf.PdfError):
            if isinstance(one, pikepdf.Array):
                one[chance.randrange(len(one))] = other
            elif chance.random() < 0.3:
                del one[chance.choice(list(one.keys()))]
            else:
                one[chance.choice([*one.keys(), "/Annots", "/Rotate", "/Resources", "/Contents"])] = other


def places(value: Any, here: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inside in below:
        yield (*here, name)
        yield from places(inside, (*here, name))


def strange(told: dict[str, Any], chance: random.Random) -> None:
    """Some values of the data are such as no report of ours has, and the data is hashed anew."""
    for _ in range(chance.choice((1, 1, 2))):
        *way, last = chance.choice(list(places(told)))
        inside: Any = told
        for name in way:
            inside = inside[name]
        if chance.random() < 0.2:
            del inside[last]
        else:
            inside[last] = chance.choice(STRANGE)
    with contextlib.suppress(ValueError, KeyError, OverflowError):
        told["content_sha256"] = hashlib.sha256(canonical_json(told["content"])).hexdigest()


def assert_says_one_sentence(found: Verification) -> None:
    if found.integrity is not Integrity.UNCHANGED:
        said = found.problem
    elif found.data in (DataCheck.SAME, DataCheck.SAME_WORDS):
        return
    else:
        said = found.data_problem
    assert said
    assert said.isprintable()
    assert len(said) <= 200


@given(seed=SEEDS)
def test_a_file_damaged_after_sealing_is_said_to_be_in_a_sentence(report: bytes, seed: int) -> None:
    file = damaged(report, random.Random(seed))
    found = verify(file)
    assert found.integrity is not Integrity.UNCHANGED or file == report
    assert_says_one_sentence(found)


@settings(max_examples=FEW)
@given(seed=SEEDS)
def test_objects_swapped_before_sealing_are_answered_in_a_sentence(
    nordfjord: Company, report: bytes, seed: int
) -> None:
    chance = random.Random(seed)
    try:
        file = forged(report, nordfjord.key, document_too=lambda document: swapped(document, chance))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, pikepdf.PdfError):
        return  # so broken that it cannot even be written
    assert_says_one_sentence(verify(file))


@settings(max_examples=FEW)
@given(seed=SEEDS)
def test_data_no_report_has_is_answered_in_a_sentence(nordfjord: Company, report: bytes, seed: int) -> None:
    chance = random.Random(seed)
    assert_says_one_sentence(verify(forged(report, nordfjord.key, data=lambda told: strange(told, chance))))


def test_a_number_no_page_can_hold_is_no_data(nordfjord: Company, report: bytes) -> None:
    def endless(told: dict[str, Any]) -> None:
        told["content"]["price"]["total"] = "1E+999999"
        told["content_sha256"] = hashlib.sha256(canonical_json(told["content"])).hexdigest()

    found = verify(forged(report, nordfjord.key, data=endless))
    assert found.data is DataCheck.DIFFERENT
    assert found.data_problem == "the data in the file is none that a report can be drawn from"


def test_the_command_says_so_too_without_a_traceback(
    report: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "report.pdf"
    for seed in range(3):
        file.write_bytes(damaged(report, random.Random(seed)))
        assert main(["verify", str(file)]) == 5
        said, complained = capsys.readouterr()
        assert "NO: " in said
        assert complained == ""
