"""The first page: whose car, the verdict in one sentence, what was said, found and done, what was measured."""

from __future__ import annotations

from collections import Counter

from fieldapp.domain.findings import Severity
from fieldapp.domain.jobs import JobKind
from fieldapp.domain.repair_plans import StepGrade
from fieldapp.reports.content import ReportContent, control_code
from fieldapp.reports.icons import Shape, draw_icon
from fieldapp.reports.job_report import all_done, out_of_limits, outside_limits
from fieldapp.reports.layout import Anchor, Block, Columns, Drawing, Framed, Gap, Stack, Text, Whole, headed
from fieldapp.reports.meters import meter_rows
from fieldapp.reports.paper import (
    ATTENTION,
    ATTENTION_TINT,
    BODY,
    FACT,
    HEAD,
    OK,
    OK_TINT,
    SMALL,
    SUBTITLE,
    TITLE,
    UNSAFE,
    UNSAFE_TINT,
    VERDICT,
    Ink,
)
from fieldapp.reports.sheet import Sheet, fact, titled
from fieldapp.reports.typeset import clean

_FACT_STYLES = (SMALL, FACT, SMALL)
# So many letters of steps stand well in a column of three; more go to a table of their own.
STEPS_IN_COLUMN = 320


def cover(sheet: Sheet, air: float = 1.0) -> list[Block]:
    """From the title to the measurements; `air` is the share of the usual air between its parts."""
    content, texts = sheet.content, sheet.words.texts
    blocks: list[Block] = [
        Anchor("cover", report_title(sheet)),
        Text(report_title(sheet), TITLE),
        Text(subtitle(sheet), SUBTITLE),
        Gap(22 * air),
        _facts(sheet),
        Gap(22 * air),
        _verdict(sheet),
    ]
    if content.job_kind is not JobKind.PRE_DELIVERY or content.concern or content.steps:
        blocks += [Gap(24 * air), _three_columns(sheet)]
    if content.version > 1:
        code = sheet.words.code(content.replaces_code) or "–"
        told = texts.version.format(version=content.version, code=code, reason=content.reason or "–")
        blocks.insert(3, Text(told, SMALL))
    if sheet.appendix:
        code = sheet.words.code(control_code(sheet.appendix))
        blocks.insert(3, Text(texts.appendix_named.format(code=code), SMALL))
    if content.highlights:
        rows = meter_rows(content.highlights, sheet.words, sheet.width)
        blocks += [
            Gap(24 * air),
            Whole(Stack([headed(texts.measured_today, HEAD), rows[0]])),
            *rows[1:],
        ]
    return blocks


def report_title(sheet: Sheet) -> str:
    """What this report is called."""
    texts = sheet.words.texts
    delivery = sheet.content.job_kind is JobKind.PRE_DELIVERY
    return texts.delivery_report if delivery else texts.service_report


def subtitle(sheet: Sheet) -> str:
    """Which car, and whose."""
    whose = sheet.content.whose
    car = " ".join(part for part in (whose.make, whose.model) if part.strip())
    visit = sheet.words.texts.visit_to.format(customer=whose.customer) if whose.customer.strip() else ""
    return " · ".join(part for part in (car, whose.plate, visit) if part.strip())


def _facts(sheet: Sheet) -> Block:
    content, words, texts = sheet.content, sheet.words, sheet.words.texts
    whose, visit = content.whose, content.visit
    model = whose.model or whose.make
    year = f"{model}, {whose.model_year}" if whose.model_year else model
    town = " ".join(part for part in (whose.postcode, whose.city) if part)
    if visit.began is None:
        when = words.day(visit.day)
    elif visit.ended is None:
        when = words.clock(visit.began)
    else:
        when = "–".join(dict.fromkeys((words.clock(visit.began), words.clock(visit.ended))))
    driven = f", {words.with_unit(visit.travel_km, 'km')}" if visit.travel_km else ""
    minutes = [
        texts.work_minutes.format(minutes=words.number(visit.labour_minutes)) if visit.labour_minutes else "",
        texts.travel_minutes.format(minutes=words.number(visit.travel_minutes)) + driven
        if visit.travel_minutes
        else "",
        texts.waiting_minutes.format(minutes=words.number(visit.waiting_minutes))
        if visit.waiting_minutes
        else "",
    ]
    kilometres = words.with_unit(whose.odometer_km, "km") if whose.odometer_km is not None else ""
    return Columns(
        [
            fact(texts.customer, whose.customer, [whose.street, town], _FACT_STYLES),
            fact(texts.vehicle, year, [whose.vin, whose.plate], _FACT_STYLES),
            fact(texts.odometer, kilometres, [_software(sheet)], _FACT_STYLES),
            fact(
                texts.visit,
                when,
                [texts.technician_named.format(name=visit.technician), *minutes],
                _FACT_STYLES,
            ),
        ],
        [0.25] * 4,
        16,
    )


def _software(sheet: Sheet) -> str:
    whose, texts = sheet.content.whose, sheet.words.texts
    before, after = whose.software_before.strip(), whose.software_after.strip()
    if before and after and before != after:
        return texts.software_changed.format(before=before, after=after)
    return texts.software.format(version=after or before) if after or before else ""


_LOOKS: dict[str, tuple[Shape, Ink, Ink]] = {
    "done": ("check", OK, OK_TINT),
    "ready": ("check", OK, OK_TINT),
    "unfinished": ("triangle", ATTENTION, ATTENTION_TINT),
    "not_ready": ("triangle", ATTENTION, ATTENTION_TINT),
    "unsafe": ("octagon", UNSAFE, UNSAFE_TINT),
}


def _verdict(sheet: Sheet) -> Block:
    content, texts = sheet.content, sheet.words.texts
    # Work can be done on a car that still has a value outside its limits: then the page is not green.
    warned = content.outcome == "done" and out_of_limits(content)
    shape, ink, tint = _LOOKS["unfinished" if warned else content.outcome]
    headlines = {
        "done": texts.done_nothing_unsafe if nothing_unsafe(content) else texts.done,
        "unfinished": texts.unfinished,
        "unsafe": texts.unsafe,
        "ready": texts.ready,
        "not_ready": texts.not_ready,
    }
    why = outside_told(sheet) if warned else content.outcome_reason.strip()
    told = " ".join(part for part in (why, findings_told(sheet)) if part)
    if content.findings:
        told = f"{told} {sheet.see('findings')}".strip()
    elif content.inspections and not out_of_limits(content):
        told = f"{told} {texts.nothing_found}".strip()
    words: list[Block] = [Text(headlines[content.outcome], VERDICT)]
    if told:
        words.append(Text(told, BODY))
    icon = Drawing(32, lambda pen, x, top, width: draw_icon(pen, shape, x, top, 32, ink))
    height = Stack(words).height(sheet.width - 36 - 48)
    middle = Stack([Drawing(max(0.0, (height - 32) / 2), lambda *_: None), icon])
    return Framed(
        Columns([middle, Stack(words)], [32, 1.0], 16), padding=(14, 18, 14, 18), fill=tint, stroke=None
    )


def outside_told(sheet: Sheet) -> str:
    """How many measured values lie outside their limits, in a sentence."""
    return sheet.words.counted(sheet.words.texts.out_of_limits, len(outside_limits(sheet.content)))


def nothing_unsafe(content: ReportContent) -> bool:
    """Whether the car was looked at and nothing that is left is graded unsafe or measured outside its limits."""
    graded = any(
        finding.severity is Severity.UNSAFE and finding.repaired_at is None for finding in content.findings
    )
    return bool(content.inspections) and not graded and not out_of_limits(content)


def findings_told(sheet: Sheet) -> str:
    """How many findings of each severity are left, how many were put right and how many may wait, in sentences."""
    texts = sheet.words.texts
    repaired = [finding for finding in sheet.content.findings if finding.repaired_at is not None]
    # Whoever accepted it: what is unsafe stays so until it is put right.
    accepted = [
        finding
        for finding in sheet.content.findings
        if finding.repaired_at is None
        and finding.deviation is not None
        and finding.severity is not Severity.UNSAFE
    ]
    settled = {finding.number for finding in (*repaired, *accepted)}
    left = Counter(finding.severity for finding in sheet.content.findings if finding.number not in settled)
    sentences = (
        (texts.found_unsafe, left[Severity.UNSAFE]),
        (texts.found_attention, left[Severity.ATTENTION]),
        (texts.found_repaired, len(repaired)),
        (texts.found_accepted, len(accepted)),
        (texts.found_advice, left[Severity.ADVICE]),
    )
    return " ".join(sheet.words.counted(sentence, count) for sentence, count in sentences if count)


def _three_columns(sheet: Sheet) -> Block:
    content, texts = sheet.content, sheet.words.texts
    concern = texts.quoted.format(text=content.concern) if content.concern else texts.no_concern
    columns = (
        (texts.you_told_us, concern),
        (texts.we_found, _found(sheet)),
        (texts.we_did, _did(sheet)),
    )
    cells: list[Block] = [Stack([headed(head, HEAD), Text(text, BODY)]) for head, text in columns]
    return Columns(cells, [1 / 3] * 3, 24)


def _found(sheet: Sheet) -> str:
    content, texts = sheet.content, sheet.words.texts
    if content.diagnosis:
        return content.diagnosis
    if content.findings:
        return "\n".join(
            _sentence(titled(finding.title, finding.language, sheet)) for finding in content.findings[:5]
        )
    return texts.nothing_found if nothing_unsafe(content) else "–"


def _did(sheet: Sheet) -> str:
    content, words, texts = sheet.content, sheet.words, sheet.words.texts
    if not content.steps:
        return texts.checked_only if content.inspections else "–"
    if steps_fit_column(content):
        return "\n".join(_sentence(step.instruction) for step in content.steps)
    grades = [step.grade for step in content.steps]
    sentences = (
        (texts.steps_done, grades.count(StepGrade.DONE)),
        (texts.steps_different, grades.count(StepGrade.DIFFERENT)),
        (texts.steps_not_needed, grades.count(StepGrade.NOT_NEEDED)),
        (texts.steps_open, grades.count(None)),
    )
    told = [words.counted(sentence, count) for sentence, count in sentences if count]
    return " ".join([*told, sheet.see("steps")]).strip()


def steps_fit_column(content: ReportContent) -> bool:
    """Whether the steps are told in full on the first page already."""
    letters = sum(len(step.instruction) for step in content.steps)
    return all_done(content) and letters <= STEPS_IN_COLUMN


def _sentence(text: str) -> str:
    text = clean(text).strip()
    return text if not text or text[-1] in ".!?" else f"{text}."
