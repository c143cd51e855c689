"""The desk speaks four languages, each of them wholly."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from importlib.resources import files
from string import Formatter
from zoneinfo import ZoneInfo

import pytest

from fieldapp.domain.attachments import DeliveryState, SignerRole
from fieldapp.domain.estimates import ApprovalChannel, Decision
from fieldapp.domain.findings import CustomerDecision, FollowUp, Severity
from fieldapp.domain.inspections import InspectionKind
from fieldapp.domain.jobs import JobKind, JobStatus
from fieldapp.domain.parts import MovementKind
from fieldapp.domain.repair_plans import StepGrade
from fieldapp.domain.time_entries import TimeKind
from sync.protocol.kinds import KINDS
from sync.server.desk.speech import LANGUAGES, Speech, sentences
from sync.server.problems import _STATUS

DESK = files("sync.server.desk")
TEMPLATES = {
    entry.name: entry.read_text(encoding="utf-8")
    for entry in DESK.joinpath("pages").iterdir()
    if entry.name.endswith(".html")
}
OTHERS = [language for language in LANGUAGES if language != "en"]
CODES = {
    "status": JobStatus,
    "severity": Severity,
    "customer_decision": CustomerDecision,
    "follow_up": FollowUp,
    "grade": StepGrade,
    "time_kind": TimeKind,
    "job_kind": JobKind,
    "signer": SignerRole,
    "delivery": DeliveryState,
    "inspection_kind": InspectionKind,
    "movement_kind": MovementKind,
    "price_decision": Decision,
    "price_way": ApprovalChannel,
}


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_says_all_that_english_says_with_the_same_places(language: str) -> None:
    english, other = sentences("en"), sentences(language)
    assert list(other) == list(english)
    assert {key for key in english if places(english[key]) != places(other[key])} == set()
    assert [key for key, text in other.items() if not text.strip()] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_sentence_is_not_left_in_english(language: str) -> None:
    english, other = sentences("en"), sentences(language)
    left = [
        key
        for key, text in english.items()
        if other[key] == text and len(re.findall(r"[^\W\d_]{2,}", re.sub(r"\{\w+\}", "", text))) > 2
    ]
    assert left == []


def test_germans_are_addressed_as_du_and_the_french_as_vous() -> None:
    assert [
        text for text in sentences("de").values() if re.search(r"\b(Sie|Ihnen|Ihre?[nmrs]?)\b", text[1:])
    ] == []
    assert [text for text in sentences("fr").values() if re.search(r"\b(tu|ton|ta|tes|toi)\b", text)] == []


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_a_template_uses_sentences_that_there_are(name: str) -> None:
    told = sentences("en")
    for key, rest in re.findall(r"\bt\('([a-z_.]+)'(\s*~)?", TEMPLATES[name]):
        known = key in told or f"{key}.one" in told
        assert known or (rest and any(one.startswith(key) for one in told)), key
    for group in re.findall(r"\bt\.word\('([a-z_]+)'", TEMPLATES[name]):
        assert any(one.startswith(f"{group}.") for one in told), group


def test_every_code_of_the_trade_has_its_word() -> None:
    told = sentences("en")
    assert [
        f"{of}.{code}" for of, codes in CODES.items() for code in codes if f"{of}.{code}" not in told
    ] == []
    assert [kind for kind in KINDS if KINDS[kind].creatable and f"kind.{kind}" not in told] == []
    settable = {name for kind in KINDS.values() for name in kind.settable}
    assert sorted(name for name in settable if f"field.{name}" not in told) == []


def test_every_problem_a_page_can_meet_has_its_sentence() -> None:
    not_at_the_desk = {
        "device_revoked", "offset_conflict", "upload_busy", "wrong_range", "hash_mismatch", "protocol_too_old",
        "wrong_media_type", "wrong_tus_version", "device_of_another", "epoch_changed", "too_large",
    }  # fmt: skip
    told_in_place = {
        "not_signed_in",
        "wrong_password",
        "too_many_attempts",
        "not_allowed_now",
        "input_refused",
    }
    told = {key.removeprefix("problem.") for key in sentences("en") if key.startswith("problem.")}
    assert set(_STATUS) - not_at_the_desk - told_in_place <= told


def test_values_are_written_as_each_language_writes_them() -> None:
    at = datetime(2026, 11, 20, 7, 5, tzinfo=UTC)

    def speech(language: str, today: date) -> Speech:
        return Speech(language, zone=ZoneInfo("Europe/Oslo"), today=today)

    that_day, later = date(2026, 11, 20), date(2027, 1, 5)
    assert speech("nb", that_day).moment(at) == "i dag 08:05"
    assert speech("de", later).moment(at) == "20.11.2026\u00a008:05"
    assert speech("de", that_day).day(at) == "Freitag, 20. November"
    assert "2026" in speech("fr", later).day(at)
    assert speech("en", that_day).length(3900) == "1\u00a0h 05\u00a0min"
    assert speech("fr", that_day)("waiting.changes", count=0) == "0 modification"
    assert speech("en", that_day)("waiting.changes", count=0) == "0 changes"
    assert speech("nb", that_day).word("status", "on_site") == "Fremme"
    assert speech("nb", that_day).word("status", "some_new_state") == "some new state"
