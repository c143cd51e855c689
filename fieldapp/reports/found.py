"""Findings, each in a box with its photos, our advice and the customer's answer; and the other photos."""

from __future__ import annotations

from fieldapp.domain.findings import CustomerDecision, Severity
from fieldapp.reports.content import FindingShown
from fieldapp.reports.cover import findings_told, nothing_unsafe
from fieldapp.reports.icons import Shape, draw_icon
from fieldapp.reports.layout import Anchor, Block, Columns, Drawing, Framed, Gap, Stack, Text, Whole, headed
from fieldapp.reports.paper import (
    ATTENTION,
    ATTENTION_TINT,
    BODY,
    BODY_MUTED,
    BODY_STRONG,
    FINDING,
    HEAD,
    INFO,
    INFO_TINT,
    SECTION_TITLE,
    SEMIBOLD,
    SMALL,
    SUBTITLE,
    UNSAFE,
    UNSAFE_TINT,
    Ink,
    Style,
)
from fieldapp.reports.pen import Pen
from fieldapp.reports.sheet import Sheet, captioned_as, photo_grid, spaced
from fieldapp.reports.typeset import text_width

_BETWEEN = 14.0

_LOOKS: dict[Severity, tuple[Shape, Ink, Ink]] = {
    Severity.ADVICE: ("bulb", INFO, INFO_TINT),
    Severity.ATTENTION: ("triangle", ATTENTION, ATTENTION_TINT),
    Severity.UNSAFE: ("octagon", UNSAFE, UNSAFE_TINT),
}


def findings(sheet: Sheet) -> list[Block]:
    """All findings under their own title; nothing when there are none."""
    content, texts = sheet.content, sheet.words.texts
    if not content.findings:
        return []
    told = findings_told(sheet)
    if nothing_unsafe(content):
        told = f"{told} {texts.nothing_unsafe}"
    opening = Stack(
        [
            Anchor("findings", texts.findings),
            Text(texts.findings, SECTION_TITLE, keep_next=True),
            Text(told, SUBTITLE, keep_next=True),
        ],
        keep_next=True,
    )
    boxes = [_box(finding, sheet) for finding in content.findings]
    return [opening, Gap(18), *spaced(boxes, 18)]


def _box(finding: FindingShown, sheet: Sheet) -> Block:
    texts = sheet.words.texts
    inner = sheet.width - 36
    tag, tag_width = _tag(finding.severity, sheet)
    lines: list[Block] = [Text(f"{finding.number}\u2002{finding.title}", FINDING)]
    if finding.note:
        lines.append(Text(finding.note, BODY_MUTED))
    if finding.measured:
        lines.append(Text(_measured(finding, sheet), BODY_MUTED))
    if finding.item_number is not None:
        lines.append(Text(texts.checklist_item.format(number=finding.item_number), SMALL))
    parts: list[Block] = [Columns([Stack(lines), tag], [1.0, tag_width], 16), Gap(10)]
    advice = Stack([Text(texts.we_recommend, BODY_STRONG), Text(_advice(finding, sheet), BODY)])
    answer = Stack([Text(texts.your_answer, BODY_STRONG), Text(_answer(finding, sheet), BODY)])
    alone = len(finding.photos) == 1
    grid = photo_grid(
        [captioned_as(photo, finding.title) for photo in finding.photos],
        sheet,
        width=(inner - _BETWEEN) / 2 if alone else inner,
        columns=1 if alone else 2,
        gap=_BETWEEN,
        tallest=210,
    )
    if alone:  # the words stand in the place a second photo would have
        parts.append(Columns([Stack(grid), Stack([advice, Gap(14), answer])], [0.5, 0.5], _BETWEEN))
    else:
        parts += [*grid, *([Gap(12)] if grid else []), Columns([advice, answer], [0.5, 0.5], _BETWEEN)]
    parts += [Gap(10), *became] if (became := _became(finding, sheet)) else []
    return Whole(Framed(Stack(parts), padding=(16, 18, 18, 18)))


def _measured(finding: FindingShown, sheet: Sheet) -> str:
    """The values of the item that are not good, with the limit they are measured against."""
    words = sheet.words
    told = []
    for point in finding.measured:
        label = f"{point.label} " if point.label not in ("", finding.title) else ""
        told.append(f"{label}{words.with_unit(point.value, point.unit)}")
    limits = {words.limits(point) for point in finding.measured}
    ending = f" ({limits.pop()})" if len(limits) == 1 and all(limits) else ""
    return words.texts.measured.format(values=f"{' · '.join(told)}{ending}")


def _advice(finding: FindingShown, sheet: Sheet) -> str:
    """The technician's recommendation; without one, what the severity itself asks for."""
    texts = sheet.words.texts
    if finding.recommendation:
        return finding.recommendation
    if finding.repaired_at is not None:
        return texts.advice_none
    return {
        Severity.ADVICE: texts.advice_watch,
        Severity.ATTENTION: texts.advice_soon,
        Severity.UNSAFE: texts.advice_now,
    }[finding.severity]


def _became(finding: FindingShown, sheet: Sheet) -> list[Block]:
    """What was done about it before the car left: repaired and checked again, or accepted as a deviation."""
    words, texts = sheet.words, sheet.words.texts
    told = []
    if finding.repaired_at is not None:
        told.append(texts.repaired.format(time=words.moment(finding.repaired_at)))
    if finding.deviation is not None:
        accepted = finding.deviation
        sentence = texts.deviation.format(
            day=words.numeric_day(accepted.due_on),
            owner=accepted.owner,
            name=accepted.approved_by,
            time=words.moment(accepted.approved_at),
        )
        told.append(" ".join(part for part in (sentence, accepted.note) if part))
    return [Text(sentence, BODY) for sentence in told]


def _answer(finding: FindingShown, sheet: Sheet) -> str:
    texts = sheet.words.texts
    if finding.decision is None:
        return texts.not_answered
    word = {
        CustomerDecision.DO_NOW: texts.do_now,
        CustomerDecision.LATER: texts.later,
        CustomerDecision.DECLINED: texts.declined,
    }[finding.decision]
    when = sheet.words.moment(finding.decided_at) if finding.decided_at else ""
    who = ", ".join(part for part in (finding.decided_by, when) if part)
    return f"{word} {who}".strip()


def _tag(severity: Severity, sheet: Sheet) -> tuple[Block, float]:
    """Icon and word on a tinted pill; its width."""
    texts = sheet.words.texts
    shape, ink, tint = _LOOKS[severity]
    word = {
        Severity.ADVICE: texts.severity_advice,
        Severity.ATTENTION: texts.severity_attention,
        Severity.UNSAFE: texts.severity_unsafe,
    }[severity]
    style = Style(SEMIBOLD, 13, 20, ink)
    width = text_width(word, style) + 45

    def drawn(pen: Pen, x: float, top: float, _: float) -> None:
        pen.box(x, top, width, 28, radius=14, fill=tint)
        draw_icon(pen, shape, x + 9, top + 6, 16, ink)
        pen.line_of_text(word, style, x + 32, top + 4)

    return Drawing(28, drawn), width


def other_photos(sheet: Sheet) -> list[Block]:
    """Photos of the visit that belong to no finding, item, step or mark."""
    words, texts = sheet.words, sheet.words.texts
    photos = [
        captioned_as(photo, texts.photo_number.format(number=words.number(number)))
        for number, photo in enumerate(sheet.content.photos, start=1)
    ]
    if not photos:
        return []
    rows = photo_grid(photos, sheet, width=sheet.width, columns=3, gap=14, tallest=164)
    return [
        Stack([Anchor("photos", texts.photos), headed(texts.photos, HEAD)], keep_next=True),
        *rows,
    ]
