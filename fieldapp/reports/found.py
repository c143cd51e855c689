"""Findings, each in a box with its photos, our advice and the customer's answer; and the other photos."""

from __future__ import annotations

from dataclasses import replace

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
from fieldapp.reports.sheet import Sheet, photo_grid, spaced
from fieldapp.reports.source import ShownPhoto
from fieldapp.reports.typeset import text_width

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
    if finding.item_number is not None:
        lines.append(Text(texts.checklist_item.format(number=finding.item_number), SMALL))
    parts: list[Block] = [Columns([Stack(lines), tag], [1.0, tag_width], 16), Gap(10)]
    if finding.photos:
        parts += [
            *photo_grid(finding.photos, sheet, width=inner, columns=2, gap=14, tallest=210),
            Gap(12),
        ]
    advice = [Text(texts.we_recommend, BODY_STRONG), Text(finding.recommendation or "–", BODY)]
    answer = [Text(texts.your_answer, BODY_STRONG), Text(_answer(finding, sheet), BODY)]
    parts.append(Columns([Stack(advice), Stack(answer)], [0.5, 0.5], 14))
    parts += [Gap(10), *became] if (became := _became(finding, sheet)) else []
    return Whole(Framed(Stack(parts), padding=(16, 18, 18, 18)))


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
    """Photos of the visit that stand beside no finding and no item printed in full."""
    from fieldapp.reports.checklists import in_full

    photos: list[ShownPhoto] = []
    for inspection in sheet.content.inspections:
        if not in_full(inspection):
            photos.extend(
                photo if photo.caption.strip() else replace(photo, caption=item.title)
                for section in inspection.sections
                for item in section.items
                for photo in item.photos
            )
    photos.extend(sheet.content.photos)
    if not photos:
        return []
    rows = photo_grid(photos, sheet, width=sheet.width, columns=3, gap=14, tallest=164)
    texts = sheet.words.texts
    return [
        Stack([Anchor("photos", texts.photos), headed(texts.photos, HEAD)], keep_next=True),
        *rows,
    ]
