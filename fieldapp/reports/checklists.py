"""Steps, measurements and checklists as tables; a pre-delivery checklist in full, item by item."""

from __future__ import annotations

from fieldapp.domain.inspections import InspectionKind
from fieldapp.domain.repair_plans import StepGrade
from fieldapp.reports.cover import steps_fit_column
from fieldapp.reports.icons import Shape
from fieldapp.reports.layout import (
    Anchor,
    Block,
    Columns,
    Drawing,
    Gap,
    Stack,
    Text,
    Whole,
    headed,
)
from fieldapp.reports.meters import icon_line, verdict_line
from fieldapp.reports.paper import (
    ATTENTION,
    CELL,
    CELL_MUTED,
    CELL_STRONG,
    HEAD,
    INFO,
    LINE,
    MUTED,
    OK,
    SECTION_TITLE,
    SMALL,
    SMALL_TEXT,
    SUBTITLE,
    TABLE_HEAD,
    UNSAFE,
    Ink,
)
from fieldapp.reports.sheet import Sheet, captioned_as, cell, photo_grid, titled
from fieldapp.reports.source import (
    CheckedInspection,
    CheckedItem,
    CheckedSection,
    GivenAnswer,
    MeasuredPoint,
)
from fieldapp.reports.tables import Ruled, Table
from fieldapp.reports.typeset import shorten

_NUMBER = 26.0
_RESULT = 132.0
_GAP = 12.0
_WHEELS = 4
_FEW = 6
_PHOTO = 92.0
# A row up to that share of a page is not torn apart; one with many photos is, between their rows.
_WHOLE = 0.3
_FULL = (InspectionKind.PRE_DELIVERY, InspectionKind.BEFORE_RETURN)


def in_full(inspection: CheckedInspection) -> bool:
    """Whether this checklist is printed item by item."""
    return inspection.kind in _FULL


def steps(sheet: Sheet) -> list[Block]:
    """Step by step with the technician's grading, unless the first page told it all."""
    content, texts = sheet.content, sheet.words.texts
    if not content.steps or steps_fit_column(content):
        return []
    looks: dict[StepGrade | None, tuple[Shape, str, Ink]] = {
        StepGrade.DONE: ("check", texts.step_done, OK),
        StepGrade.NOT_NEEDED: ("dash", texts.step_not_needed, MUTED),
        StepGrade.DIFFERENT: ("swap", texts.step_different, INFO),
        None: ("triangle", texts.step_open, ATTENTION),
    }
    rows = []
    for step in content.steps:
        shape, word, ink = looks[step.grade]
        told: list[Block] = [Text(step.instruction, CELL, keep_next=True)]
        if step.note:
            told.append(Text(step.note, SMALL, keep_next=True))
        if step.photos:
            inner = sheet.width - _NUMBER - _RESULT - 20 - 2 * _GAP
            captioned = [captioned_as(photo, step.instruction) for photo in step.photos]
            told += [
                Gap(4),
                *photo_grid(captioned, sheet, width=inner, columns=4, gap=10, tallest=_PHOTO),
            ]
        row = [Text(str(step.position), CELL_MUTED), Stack(told), icon_line(shape, word, ink, 12.5, 18)]
        rows.append(Whole(Ruled(Columns(row, [_NUMBER, 1.0, _RESULT + 20], _GAP)), most=_WHOLE))
    again = texts.continued.format(title=texts.step_by_step)
    head = Stack([Anchor("steps", texts.step_by_step), headed(texts.step_by_step, HEAD)], keep_next=True)
    return [Table(head, rows, again=headed(again, HEAD))]


def measurements(sheet: Sheet) -> list[Block]:
    """Every measured point of the checklists that are not printed in full."""
    texts = sheet.words.texts
    items = [
        item
        for inspection in sheet.content.inspections
        if not in_full(inspection)
        for section in inspection.sections
        for item in section.items
        if item.measured
    ]
    if not items:
        return []
    compared = any(point.previous is not None for item in items for point in item.measured)
    head = _measured_row(
        Text(texts.point, TABLE_HEAD),
        cell(texts.value, TABLE_HEAD, right=True),
        Text(texts.limits, TABLE_HEAD),
        cell(texts.last_visit_head if compared else "", TABLE_HEAD, right=True),
        Text("", TABLE_HEAD),
    )
    rows = [row for item in items for row in _measured_rows(item, sheet)]
    opening = [Anchor("measurements", texts.all_measurements), headed(texts.all_measurements, HEAD)]
    return [Stack(opening, keep_next=True), Table(Ruled(head, above=0), rows)]


def _measured_row(where: Block, value: Block, limits: Block, before: Block, verdict: Block) -> Block:
    return Columns([where, value, limits, before, verdict], [1.0, 76, 128, 76, 142], 16)


def _measured_rows(item: CheckedItem, sheet: Sheet) -> list[Block]:
    """One row a point, the item's title above the first; several points a wheel stand in four columns."""
    count = len(item.measured)
    title = Text(titled(item.title, item.language, sheet), CELL_STRONG)
    if count > _WHEELS and count % _WHEELS == 0:
        rows = [_wheels(item, title, sheet)]
    elif count == 1:
        (point,) = item.measured
        label = [Text(_label(point, sheet), CELL)] if point.label not in ("", item.title) else []
        rows = [_point_row(Stack([title, *label]), point, sheet)]
    else:
        rows = [_point_row(Text(_label(point, sheet), CELL), point, sheet) for point in item.measured]
        rows[0] = Stack([title, rows[0]])
    if item.photos:
        rows[-1] = Stack([rows[-1], Gap(8), *_photos(item, sheet.width, sheet)])
    told: list[Block] = [Ruled(row, above=4, below=4) for row in rows]
    # A few points stay with the title that says what they are.
    return [Whole(Stack(told), most=_WHOLE)] if count <= _FEW else told


def _label(said: MeasuredPoint | GivenAnswer, sheet: Sheet) -> str:
    return titled(said.label, said.language, sheet)


def _photos(item: CheckedItem, width: float, sheet: Sheet) -> list[Block]:
    # Few photos leave their captions room for the long words of a checklist.
    columns = 4 if len(item.photos) > 3 else 3
    return photo_grid(item.photos, sheet, width=width, columns=columns, gap=10, tallest=_PHOTO)


def _point_row(where: Block, point: MeasuredPoint, sheet: Sheet) -> Block:
    words = sheet.words
    if point.tool:
        where = Stack([where, Text(words.tool(point), SMALL)])
    before = words.with_unit(point.previous, point.unit) if point.previous is not None else ""
    return _measured_row(
        where,
        cell(words.with_unit(point.value, point.unit), CELL, right=True),
        Text(words.limits(point), CELL_MUTED),
        cell(before, CELL_MUTED, right=True),
        verdict_line(point.verdict, words.verdict(point), 12, 18)
        if point.verdict and point.judged
        else Text("", CELL),
    )


def _wheels(item: CheckedItem, title: Block, sheet: Sheet) -> Block:
    """Inner, middle and outer of each wheel in a column of its own; limits they share stand beside the title."""
    words = sheet.words
    each = len(item.measured) // _WHEELS
    limits = {words.limits(point) for point in item.measured}
    shared = limits.pop() if len(limits) == 1 else ""
    columns = []
    for wheel in range(_WHEELS):
        lines: list[Block] = []
        for point in item.measured[wheel * each : (wheel + 1) * each]:
            value = words.with_unit(point.value, point.unit)
            facts = _beside(point, "" if shared else words.limits(point), sheet)
            lines += [Text(_label(point, sheet), SMALL), Text(f"{value} ({facts})" if facts else value, CELL)]
        columns.append(Stack(lines))
    above = Columns([title, cell(shared, CELL_MUTED, right=True)], [0.7, 0.3], _GAP)
    return Stack([above, Gap(2), Columns(columns, [1 / _WHEELS] * _WHEELS, _GAP)])


def checklists(sheet: Sheet) -> list[Block]:
    """Each checklist: in full where it is a document of its own, else in one line of counts."""
    blocks: list[Block] = []
    for place, inspection in enumerate(sheet.content.inspections):
        if blocks:
            blocks.append(Gap(24))
        blocks += (
            _full(inspection, place, sheet) if in_full(inspection) else _summary(inspection, place, sheet)
        )
    return blocks


def _counts(inspection: CheckedInspection, sheet: Sheet) -> str:
    texts = sheet.words.texts
    verdicts = [_verdict(item) for section in inspection.sections for item in section.items]
    counted = (
        (texts.count_ok, verdicts.count("ok") + verdicts.count("good")),
        (texts.count_near, verdicts.count("warn")),
        (texts.count_outside, verdicts.count("low") + verdicts.count("high")),
        (texts.count_not_ok, verdicts.count("not_ok")),
        (texts.count_not_applicable, verdicts.count("na")),
    )
    told = ", ".join(sheet.words.counted(words, count) for words, count in counted if count)
    return told[:1].upper() + told[1:]


def _verdict(item: CheckedItem) -> str:
    """The verdict given; else the worst one that the limits gave, "" where nothing judges."""
    worst = _worst(item)
    return item.verdict or (worst.verdict if worst is not None and worst.verdict is not None else "")


def _worst(item: CheckedItem) -> MeasuredPoint | None:
    return max(
        (point for point in item.measured if point.verdict and point.judged),
        key=lambda point: {"good": 0, "warn": 1}.get(point.verdict or "", 2),
        default=None,
    )


def _stand(inspection: CheckedInspection, sheet: Sheet) -> str:
    texts = sheet.words.texts
    if inspection.finished_at is None:
        return texts.not_finished
    return texts.finished_at.format(time=sheet.words.moment(inspection.finished_at))


def _form(inspection: CheckedInspection, sheet: Sheet) -> str:
    return sheet.words.texts.form_version.format(form=inspection.form_id, version=inspection.form_version)


def _summary(inspection: CheckedInspection, place: int, sheet: Sheet) -> list[Block]:
    """How many items are how, and those with photos beside what they show; measured ones have theirs in the table."""
    told = ". ".join(part for part in (_counts(inspection, sheet), _stand(inspection, sheet)) if part)
    title = sheet.words.labelled(sheet.words.texts.checklist, inspection.title)
    opening = Whole(
        Stack(
            [
                Anchor(f"checklist{place}", title),
                headed(title, HEAD),
                Text(f"{told}.", CELL),
                Text(_form(inspection, sheet), SMALL),
            ],
            keep_next=True,
        )
    )
    pictured = [
        item for section in inspection.sections for item in section.items if item.photos and not item.measured
    ]
    if not pictured:
        return [opening]
    again = shorten(sheet.words.texts.continued.format(title=title), HEAD, sheet.width, 2)
    rows = [_item_row(item, inspection.finished_at is not None, sheet) for item in pictured]
    return [opening, Gap(8), Table(_line(), rows, again=headed("\n".join(again), HEAD))]


def _line() -> Block:
    return Drawing(1, lambda pen, x, top, width: pen.rule(x, top, width, 1, LINE))


def _full(inspection: CheckedInspection, place: int, sheet: Sheet) -> list[Block]:
    told = ". ".join(part for part in (_counts(inspection, sheet), _stand(inspection, sheet)) if part)
    opening = Stack(
        [
            Anchor(f"checklist{place}", inspection.title),
            Text(inspection.title, SECTION_TITLE, keep_next=True),
            Text(f"{told}.", SUBTITLE, keep_next=True),
            Text(_form(inspection, sheet), SMALL, keep_next=True),
        ],
        keep_next=True,
    )
    blocks: list[Block] = [opening]
    for section in inspection.sections:
        if section.items:
            blocks += [Gap(20), _section(section, inspection.finished_at is not None, sheet)]
    return blocks


def _section(section: CheckedSection, finished: bool, sheet: Sheet) -> Block:
    title = titled(section.title, section.language, sheet)
    again = sheet.words.texts.continued.format(title=title)
    return Table(
        headed(title, HEAD),
        [_item_row(item, finished, sheet) for item in section.items],
        again=headed(again, HEAD),
    )


def _item_row(item: CheckedItem, finished: bool, sheet: Sheet) -> Block:
    words = sheet.words
    told: list[Block] = [Text(titled(item.title, item.language, sheet), CELL, keep_next=True)]
    if item.measured:
        told.append(Text(_points_told(item, sheet), SMALL_TEXT))
    for answer in item.answers:
        label = "" if answer.label in ("", item.title) else _label(answer, sheet)
        value = titled(words.answer(answer), answer.value_language, sheet)
        told.append(Text(words.labelled(label, value), SMALL_TEXT))
    inner = sheet.width - _NUMBER - _RESULT - 2 * _GAP
    if item.photos:
        told += [Gap(4), *_photos(item, inner, sheet)]
    number = "" if item.number is None else str(item.number)
    row = Columns(
        [Text(number, CELL_MUTED), Stack(told), _result(item, finished, sheet)], [_NUMBER, 1.0, _RESULT], _GAP
    )
    return Whole(Ruled(row, above=5, below=5), most=_WHOLE)


def _points_told(item: CheckedItem, sheet: Sheet) -> str:
    """All points of an item in one paragraph; a unit, limits and a tool they share are named once, at the end."""
    words = sheet.words
    limits = [words.limits(point) for point in item.measured]
    tools = {words.tool(point) if point.tool else "" for point in item.measured}
    same_limits, same_tool = len(set(limits)) == 1, len(tools) == 1
    same_unit = len({point.unit for point in item.measured}) == 1
    beside = [
        _beside(point, "" if same_limits else own, sheet, tool=not same_tool)
        for point, own in zip(item.measured, limits, strict=True)
    ]
    unit_at_end = same_unit and not any(beside)
    told = []
    for point, facts in zip(item.measured, beside, strict=True):
        label = "" if point.label in ("", item.title) else f"{_label(point, sheet)} "
        value = words.number(point.value) if unit_at_end else words.with_unit(point.value, point.unit)
        told.append(f"{label}{value} ({facts})" if facts else f"{label}{value}")
    unit = f"\u00a0{item.measured[0].unit}" if unit_at_end and item.measured[0].unit else ""
    shared = [*([limits[0]] if same_limits else []), *(tools if same_tool else [])]
    ending = f" [{', '.join(filter(None, shared))}]" if any(shared) else ""
    return f"{' · '.join(told)}{unit}{ending}"


def _beside(point: MeasuredPoint, limits: str, sheet: Sheet, *, tool: bool = True) -> str:
    """What stands in brackets behind one value."""
    words = sheet.words
    facts = [words.verdict(point) if point.judged and point.verdict != "good" else "", limits]
    if point.previous is not None:
        facts.append(words.texts.last_visit.format(value=words.number(point.previous)))
    if point.tool and tool:
        facts.append(words.tool(point))
    return ", ".join(fact for fact in facts if fact)


def _result(item: CheckedItem, finished: bool, sheet: Sheet) -> Block:
    """The verdict given; else the worst one that the limits gave; else, while the check goes on, what is missing.

    A finished check has nothing missing: what says nothing there holds signatures, which stand at the end.
    """
    texts = sheet.words.texts
    if item.verdict == "ok":
        return icon_line("check", texts.ok, OK, 12.5, 18)
    if item.verdict == "not_ok":
        return icon_line("cross", texts.not_ok, UNSAFE, 12.5, 18)
    if item.verdict == "na":
        return icon_line("dash", texts.not_applicable, MUTED, 12.5, 18)
    worst = _worst(item)
    if worst is not None and worst.verdict is not None:
        return verdict_line(worst.verdict, sheet.words.verdict(worst), 12.5, 18)
    return Text("" if finished or item.answered else texts.not_filled, CELL_MUTED)
