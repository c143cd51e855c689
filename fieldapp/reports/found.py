"""Findings, each in a box with its photos, our advice and the customer's answer; and the other photos."""

from __future__ import annotations

from functools import partial

from fieldapp.domain.attachments import SignerRole
from fieldapp.domain.findings import CustomerDecision, Severity
from fieldapp.reports.content import FindingShown
from fieldapp.reports.cover import findings_told, nothing_unsafe
from fieldapp.reports.icons import Shape, draw_icon
from fieldapp.reports.layout import (
    Anchor,
    Block,
    Columns,
    Drawing,
    Framed,
    Gap,
    Sized,
    Stack,
    Text,
    Whole,
    headed,
)
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
from fieldapp.reports.sheet import Sheet, captioned_as, photo_grid, spaced, titled
from fieldapp.reports.typeset import shorten, text_width

_BETWEEN = 14.0
# Heights of a finding's photos in px: large, and smaller where the box then still fits on the page.
_TALLEST = (210.0, 150.0, 112.0)
# All alike where all findings then stand on one page.
_TALLEST_TOGETHER = (180.0, 150.0)
# A head so high stays with what follows; words up to that share of a page are not torn apart.
_SHORT_HEAD = 190.0
# Words beside a photo may be so much longer than it.
_LONGER = 80.0
_WHOLE = 0.4

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

    def boxes(tallest: float) -> Block:
        return Stack(
            [
                opening,
                Gap(18),
                *spaced([_box_of(finding, tallest, sheet) for finding in content.findings], 18),
            ]
        )

    def each_its_own() -> Block:
        return Stack([opening, Gap(18), *spaced([_box(finding, sheet) for finding in content.findings], 18)])

    return [Sized([each_its_own, *(partial(boxes, tallest) for tallest in _TALLEST_TOGETHER)])]


def _box(finding: FindingShown, sheet: Sheet) -> Block:
    """The finding's box: with smaller photos where it then fits, else cut between its parts."""
    return Sized([partial(_box_of, finding, tallest, sheet) for tallest in _TALLEST])


def _box_of(finding: FindingShown, tallest: float, sheet: Sheet) -> Block:
    inner = sheet.width - 36
    half = (inner - _BETWEEN) / 2
    alone = len(finding.photos) == 1
    grid = photo_grid(
        [captioned_as(photo, finding.title) for photo in finding.photos],
        sheet,
        width=half if alone else inner,
        columns=1 if alone else 2,
        gap=_BETWEEN,
        tallest=tallest,
    )
    advice, answer = _advised(finding, sheet), _answered(finding, sheet)
    became = _became(finding, sheet)
    ending: list[Block]
    words = Stack([advice, Gap(14), answer])
    if alone and words.height(half) <= Stack(grid).height(half) + _LONGER:
        # The words stand in the place a second photo would have.
        ending = [Columns([Stack(grid), words], [0.5, 0.5], _BETWEEN)]
        grid = []
    else:
        ending = [Columns([advice, answer], [0.5, 0.5], _BETWEEN)]
    ending += [Gap(10), *became] if became else []
    return Framed(
        Stack(
            [
                *_head(finding, inner, sheet),
                *grid,
                *([Gap(12)] if grid else []),
                Whole(Stack(ending), most=_WHOLE),
            ]
        ),
        padding=(16, 18, 18, 18),
        again=_head_again(finding, inner, sheet),
    )


def _head(finding: FindingShown, inner: float, sheet: Sheet) -> list[Block]:
    """Title and severity, what was seen and measured; kept with what follows unless it is long."""
    texts = sheet.words.texts
    tag, tag_width = _tag(finding.severity, sheet)
    told = [(finding.note, BODY_MUTED)]
    if finding.measured:
        told.append((_measured(finding, sheet), BODY_MUTED))
    if finding.item_number is not None:
        told.append((texts.checklist_item.format(number=finding.item_number), SMALL))
    title = Text(f"{finding.number}\u2002{titled(finding.title, finding.language, sheet)}", FINDING)
    beside = inner - 16 - tag_width
    lines = [Text(text, style) for text, style in told if text]
    short = Columns([Stack([title, *lines]), tag], [1.0, tag_width], 16, keep_next=True)
    if short.height(inner) <= _SHORT_HEAD:
        return [Whole(short), Drawing(10, lambda *_: None, keep_next=True)]
    kept = title.height(beside) <= _SHORT_HEAD
    return [Columns([title, tag], [1.0, tag_width], 16, keep_next=kept), *lines, Gap(10)]


def _head_again(finding: FindingShown, inner: float, sheet: Sheet) -> Block:
    """What opens the box on the next page."""
    title = f"{finding.number}\u2002{sheet.words.texts.continued.format(title=finding.title)}"
    if text_width(title, HEAD) > inner:
        title = f"{finding.number}\u2002{shorten(finding.title, HEAD, inner - 40, 1)[0]}"
    air = Drawing(8, lambda *_: None, keep_next=True)
    return Stack([Text("", HEAD, lines=[title], keep_next=True), air], keep_next=True)


def _advised(finding: FindingShown, sheet: Sheet) -> Block:
    head = Text(sheet.words.texts.we_recommend, BODY_STRONG, keep_next=True)
    return Stack([head, Text(_advice(finding, sheet), BODY)])


def _answered(finding: FindingShown, sheet: Sheet) -> Block:
    head = Text(sheet.words.texts.your_answer, BODY_STRONG, keep_next=True)
    signed = _signed(finding, sheet)
    given = [who] if (who := _given_by(finding, sheet)) and not any(who in line for line in signed) else []
    below = [Text(line, SMALL) for line in (*given, *signed)]
    return Stack([head, Text(_answer(finding, sheet), BODY), *below])


def _measured(finding: FindingShown, sheet: Sheet) -> str:
    """The values of the item that are not good, with the limit they are measured against."""
    words = sheet.words
    told = []
    for point in finding.measured:
        language = point.language if point.language != finding.language else ""
        named = titled(point.label, language, sheet)
        label = f"{named} " if point.label not in ("", finding.title) else ""
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
    return {
        CustomerDecision.DO_NOW: texts.do_now,
        CustomerDecision.LATER: texts.later,
        CustomerDecision.DECLINED: texts.declined,
    }[finding.decision]


def _given_by(finding: FindingShown, sheet: Sheet) -> str:
    """Who decided, and when."""
    if finding.decision is None:
        return ""
    when = sheet.words.moment(finding.decided_at) if finding.decided_at else ""
    return ", ".join(part for part in (finding.decided_by, when) if part)


def _signed(finding: FindingShown, sheet: Sheet) -> list[str]:
    """Whether the customer signed the decision: a signature covers it as long as nothing it covers was changed."""
    texts, content = sheet.words.texts, sheet.content
    if finding.decision is None:
        return []
    about = {one.content_sha256 for one in content.inspections if one.inspection_id == finding.inspection_id}
    covered = (about | {content.work_sha256}) - {""}
    given = [
        signature
        for signature in sheet.signatures
        if signature.role is SignerRole.CUSTOMER and signature.content_sha256 in covered
    ]
    if not given:
        return [texts.not_signed_yet]
    newest = max(given, key=lambda signature: (not signature.waived_reason, signature.signed_at))
    if newest.waived_reason:
        return [texts.not_signed_because.format(reason=newest.waived_reason)]
    return [texts.answer_signed.format(name=newest.name, time=sheet.words.moment(newest.signed_at))]


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
    # Never smaller to fill a page: they often stand before the signatures, and nobody signs an empty page.
    rows = photo_grid(photos, sheet, width=sheet.width, columns=3, gap=14, tallest=164)
    return [
        Stack([Anchor("photos", texts.photos), headed(texts.photos, HEAD)], keep_next=True),
        *rows,
    ]
