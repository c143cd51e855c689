"""The report's own words, one module a language; mypy holds each language to every key.

Places for values are written `{name}`; a test holds the translations to the same places.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import NamedTuple


class Counted(NamedTuple):
    """A sentence for one and one for several; `{count}` is the number, already written in the language."""

    one: str
    many: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Every sentence and word a report may use."""

    # cover
    service_report: str
    delivery_report: str
    visit_to: str
    organisation: str
    customer: str
    vehicle: str
    odometer: str
    visit: str
    software: str
    software_changed: str
    technician_named: str
    work_minutes: str
    travel_minutes: str
    waiting_minutes: str
    version: str
    # verdict
    done: str
    done_nothing_unsafe: str
    unfinished: str
    unsafe: str
    ready: str
    not_ready: str
    found_unsafe: Counted
    found_attention: Counted
    found_advice: Counted
    found_repaired: Counted
    found_accepted: Counted
    nothing_found: str
    out_of_limits: Counted
    see_page: str
    # said, found, did
    you_told_us: str
    we_found: str
    we_did: str
    no_concern: str
    checked_only: str
    steps_done: Counted
    steps_different: Counted
    steps_not_needed: Counted
    steps_open: Counted
    # measured
    measured_today: str
    all_measurements: str
    good: str
    warn: str
    low: str
    high: str
    last_visit: str
    at_least: str
    at_most: str
    point: str
    value: str
    limits: str
    last_visit_head: str
    tool: str
    tool_expired: str
    # price
    price: str
    part_number: str
    what: str
    quantity: str
    without_vat: str
    pieces: Counted
    minutes: str
    work: str
    vat: str
    to_pay: str
    to_pay_so_far: str
    serial_numbers: str
    on_invoice: str
    unpriced: Counted
    estimate_open: str
    estimate_kept: str
    estimate_below: str
    estimate_above: str
    invoice_follows: str
    # findings
    findings: str
    nothing_unsafe: str
    severity_advice: str
    severity_attention: str
    severity_unsafe: str
    measured: str
    we_recommend: str
    advice_none: str
    advice_watch: str
    advice_soon: str
    advice_now: str
    your_answer: str
    do_now: str
    later: str
    declined: str
    not_answered: str
    answer_signed: str
    checklist_item: str
    appendix: str
    appendix_belongs: str
    appendix_named: str
    photos: str
    photo_number: str
    photo_missing: str
    # steps and checklists
    step_by_step: str
    step_done: str
    step_not_needed: str
    step_different: str
    step_open: str
    checklist: str
    ok: str
    not_ok: str
    not_applicable: str
    not_filled: str
    count_ok: Counted
    count_not_ok: Counted
    count_near: Counted
    count_outside: Counted
    count_not_applicable: Counted
    finished_at: str
    not_finished: str
    form_version: str
    original_language: str
    next_steps: str
    follow_up: str
    # wheels, wear, damage, what became of a finding
    tyres_and_brakes: str
    front_left: str
    front_right: str
    rear_left: str
    rear_right: str
    front_axle: str
    rear_axle: str
    wear: str
    wear_pace: str
    wear_due: str
    wear_due_km: str
    damage: str
    scratch: str
    chip: str
    dent: str
    crack: str
    rust: str
    missing: str
    other_damage: str
    repaired: str
    deviation: str
    # release, signatures, foot
    changes: str
    before: str
    after: str
    why: str
    release: str
    release_given: str
    release_unsigned: str
    release_refused: str
    return_release: str
    return_given: str
    return_unsigned: str
    return_refused: str
    not_released: str
    release_deviations: Counted
    scan_code: str
    signatures: str
    technician: str
    second_person: str
    signed_for: str
    shown_and_signed: str
    not_signed_because: str
    not_signed_yet: str
    sealed_at: str
    control_code: str
    draft: str
    page_of: str
    continued: str
    labelled: str
    quoted: str


def load(language: str) -> Texts:
    """The words of one of the report's languages (en, nb, fr, de).

    Raises:
        ModuleNotFoundError: for another language; `job_report.decide` has chosen one that exists.
    """
    texts = import_module(f"{__name__}.{language}").TEXTS
    assert isinstance(texts, Texts)
    return texts
