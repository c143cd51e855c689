"""Every error and every reason a person can meet has a sentence of its own, in every language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import fieldapp
import sync.client
import sync.server
from fieldapp import errors
from fieldapp.domain.attachments import DeliveryState, SignerRole
from fieldapp.domain.findings import CustomerDecision
from fieldapp.domain.jobs import CompletionFacts, JobKind, completion_problems
from fieldapp.domain.parts import MovementKind
from fieldapp.domain.repair_plans import StepGrade
from fieldapp.domain.time_entries import TimeKind
from fieldapp.errors import (
    FieldAppError,
    InputProblem,
    InputRefused,
    NotAllowedNow,
    NotFound,
    ServerUnreachable,
    TriedTooOften,
    WrongPassword,
)
from inspections.quality_gate import OpenFail, check_gate, code_of
from ui import wording
from ui.language import ScreenLanguage
from ui.reasons import reason_sentence, refused_sentence
from ui.wording import error_sentence, problem_sentence

ENGLISH = "This English sentence is for the log."
# Bases nobody raises, and errors that are only worded by what they carry or by themselves.
WORDED_BY_THEMSELVES = {"error", "refused", "data_problem", "wrong_usage", "not_allowed_now", "input_refused"}


def all_errors(kind: type[FieldAppError] = FieldAppError) -> list[type[FieldAppError]]:
    return [kind] + [found for child in kind.__subclasses__() for found in all_errors(child)]


# A printer's state that is none: only a wrong call can meet it.
SAID_TO_PROGRAMMERS = {"state"}
CODES = sorted({kind.code: kind for kind in all_errors() if kind.__module__ == errors.__name__}.items())
WORDED = [(code, kind) for code, kind in CODES if code not in WORDED_BY_THEMSELVES]


def raised_reasons() -> list[str]:
    """Each literal `reasons=("…",)` in the rooms whose refusals reach the window."""
    found = {
        code
        for room in (fieldapp, sync.client)
        for path in Path(room.__path__[0]).rglob("*.py")
        for code in re.findall(r'reasons=\("([a-z_]+)",\)', path.read_text(encoding="utf-8"))
    }
    return sorted(found - SAID_TO_PROGRAMMERS)


def gate_codes() -> list[str]:
    """Each way the quality gate says no."""
    fails = [
        OpenFail("/data/brakes", "Brakes", severity, settled=False) for severity in ("unsafe", "attention")
    ]
    unsigned = check_gate(unanswered=[("/data/vin", "VIN")], fails=fails, signers=[])
    alone = check_gate(unanswered=[], fails=[], signers=[("technician", "p"), ("second_person", "p")])
    return [code_of(problem) for problem in (*unsigned, *alone)]


def completion_codes() -> tuple[str, ...]:
    """Everything that can keep a job from being completed, at once."""
    return completion_problems(
        CompletionFacts(
            kind=JobKind.MOBILE_SERVICE,
            checklists_wanted=("mobile_visit",),
            checklists_finished=frozenset(),
            gate_problems=tuple(gate_codes()),
            customer_signed_or_waived=False,
            open_plan_steps=1,
            open_time_entries=1,
            price_needs_yes=True,
        )
    )


REASONS = sorted({*raised_reasons(), *completion_codes(), "missing:/data/vin"})


def is_a_sentence(text: str) -> bool:
    return text[:1].isupper() and text.endswith((".", "!", "?")) and "_" not in text


@pytest.mark.parametrize(("code", "kind"), WORDED)
def test_every_error_has_a_sentence_of_its_own(code: str, kind: type[FieldAppError]) -> None:
    sentence = error_sentence(kind(ENGLISH))
    assert is_a_sentence(sentence)
    assert sentence != ENGLISH


def test_no_two_errors_are_said_alike_but_two_ways_of_being_offline() -> None:
    said: dict[str, set[str]] = {}
    for code, kind in WORDED:
        said.setdefault(error_sentence(kind(ENGLISH)), set()).add(code)
    assert [codes for codes in said.values() if len(codes) > 1] == [{"offline", "server_unreachable"}]


@pytest.mark.parametrize("code", REASONS)
def test_every_reason_has_a_sentence_of_its_own(code: str) -> None:
    sentence = reason_sentence(code)
    assert is_a_sentence(sentence)
    assert sentence != code.replace("_", " ")


def test_reasons_of_every_room_are_found() -> None:
    assert {"not_in_car", "status_move", "job_finished", "no_consent", "other_owner"} <= set(REASONS)
    assert {"unanswered:/data/vin", "same_person", "unsafe:/data/brakes"} <= set(REASONS)


@pytest.mark.parametrize("name", ["nb", "fr", "de"])
def test_they_are_said_in_every_language(qapp: QApplication, name: str) -> None:
    english = {code: reason_sentence(code) for code in REASONS}
    english |= {code: error_sentence(kind(ENGLISH)) for code, kind in WORDED}
    speech = ScreenLanguage(qapp)
    speech.use(name)
    try:
        same = [code for code in REASONS if reason_sentence(code) == english[code]]
        same += [code for code, kind in WORDED if error_sentence(kind(ENGLISH)) == english[code]]
    finally:
        speech.use("en")
    assert same == []


def test_everything_that_stands_in_the_way_is_said_once() -> None:
    error = NotAllowedNow(ENGLISH, reasons=("missing:/a", "missing:/b", "plan_steps"))
    assert error_sentence(error) == (
        "A mandatory item is not answered. Some steps of the plan are not graded."
    )


def test_a_refusal_without_reasons_keeps_its_own_sentence() -> None:
    assert error_sentence(NotAllowedNow(ENGLISH)) == ENGLISH


def test_a_pin_that_does_not_fit_names_who_may_type_it() -> None:
    assert "Only Jonas Berg may type it." in error_sentence(WrongPassword(ENGLISH, person="Jonas Berg"))


def test_a_colleagues_wrong_sign_in_names_the_other_way() -> None:
    assert "take the PIN" in error_sentence(WrongPassword(ENGLISH, user="odd"))


def test_a_pin_that_has_to_wait_says_how_long() -> None:
    wrong = error_sentence(WrongPassword(ENGLISH, person="Jonas Berg", seconds=20))
    assert wrong == "The PIN does not fit. Only Jonas Berg may type it. Try again in 20 s."
    assert error_sentence(TriedTooOften(ENGLISH, seconds=1)).endswith("Try again in 1 s.")


def test_an_office_that_was_never_met_may_have_another_address() -> None:
    unmet = ServerUnreachable(ENGLISH, address="https://office.example")
    assert error_sentence(unmet).startswith("https://office.example does not answer.")


def test_an_unknown_printer_is_not_an_unknown_job() -> None:
    assert error_sentence(NotFound(ENGLISH, printer="Van")) == "There is no printer Van. Choose another."


@pytest.mark.parametrize(
    "column",
    [
        "quantity",
        "kilometres",
        "minutes",
        "started_at",
        "recipient",
        "email",
        "text",
        "body",
        "title",
        "name",
        "customer_name",
        "strokes",
        "vin",
        "concern",
    ],
)
def test_a_wrong_field_says_what_to_write(column: str) -> None:
    error = InputRefused(ENGLISH, problems=(InputProblem(None, column, "internal words"),))
    assert is_a_sentence(error_sentence(error))
    assert "internal words" not in error_sentence(error)


def test_an_error_of_the_program_shows_none_of_its_innards() -> None:
    sentence = error_sentence(KeyError("job_id"))
    assert "Your work is safe" in sentence
    assert "job_id" not in sentence


def test_no_problem_is_no_sentence() -> None:
    assert problem_sentence("") == ""
    assert "does not answer" in problem_sentence("server_unreachable")


def test_what_the_office_did_not_take_is_said_even_by_a_newer_office() -> None:
    assert refused_sentence("not_yours", ENGLISH) == "This belongs to somebody else now."
    assert refused_sentence("from_next_year", ENGLISH) == ENGLISH


def test_each_word_by_which_the_office_refuses_a_change_has_a_sentence() -> None:
    words: set[str] = set()
    for file in Path(sync.server.__path__[0]).rglob("*.py"):
        words |= set(re.findall(r'ChangeRejected\(\s*"([a-z_]+)"', file.read_text(encoding="utf-8")))
    assert {"not_yours", "field_not_settable", "wrong_form"} <= words
    assert [word for word in sorted(words) if refused_sentence(word, ENGLISH) == ENGLISH] == []


def test_every_value_on_the_screen_has_a_word() -> None:
    said = [wording.grade_word(grade) for grade in StepGrade]
    said += [wording.time_word(kind) for kind in TimeKind]
    said += [wording.movement_word(kind) for kind in MovementKind]
    said += [wording.signer_word(role) for role in SignerRole]
    said += [wording.delivery_word(state) for state in DeliveryState]
    said += [wording.decision_word(decision) for decision in CustomerDecision]
    assert all(word and word[0].isupper() and "_" not in word for word in said)
