"""The end of a report: what comes next, the release certificate, the signatures."""

from __future__ import annotations

from math import isfinite
from typing import Any

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from fieldapp.domain.attachments import Signature, SignerRole
from fieldapp.domain.inspections import InspectionKind
from fieldapp.reports.content import Release, control_code, covered_hashes
from fieldapp.reports.layout import Anchor, Block, Columns, Drawing, Framed, Gap, Stack, Text, Whole, headed
from fieldapp.reports.paper import BODY, HEAD, LABEL, LINE_STRONG, SECTION_TITLE, SMALL, TEXT
from fieldapp.reports.pen import Pen, Point
from fieldapp.reports.sheet import Sheet, spaced
from fieldapp.reports.typeset import clean

_PAD = (240.0, 56.0)
_KINDS: dict[Release, InspectionKind | None] = {
    "": None,
    "delivery": InspectionKind.PRE_DELIVERY,
    "return": InspectionKind.BEFORE_RETURN,
}
_EXPECTED: dict[Release, tuple[SignerRole, ...]] = {
    "": (SignerRole.CUSTOMER, SignerRole.TECHNICIAN),
    "delivery": (SignerRole.TECHNICIAN, SignerRole.SECOND_PERSON),
    "return": (SignerRole.CUSTOMER, SignerRole.TECHNICIAN, SignerRole.SECOND_PERSON),
}
_RELEASING = frozenset({SignerRole.TECHNICIAN, SignerRole.SECOND_PERSON})
_ORDER = (SignerRole.CUSTOMER, SignerRole.TECHNICIAN, SignerRole.SECOND_PERSON)


def next_steps(sheet: Sheet) -> list[Block]:
    """What comes next; nothing when nothing does."""
    content, texts = sheet.content, sheet.words.texts
    lines = [*content.next_steps, *([texts.follow_up] if content.follow_up_wanted else [])]
    if not lines:
        return []
    anchor = Anchor("next", texts.next_steps)
    return [Stack([anchor, headed(texts.next_steps, HEAD), *(Text(line, BODY) for line in lines)])]


def release(sheet: Sheet) -> list[Block]:
    """The certificate of a car that leaves, delivered or returned, with a code to compare; nothing for other jobs.

    Before both people have signed it is none: it says what is missing and has no code.
    """
    content, texts = sheet.content, sheet.words.texts
    if not content.release:
        return []
    back = content.release == "return"
    title = texts.return_release if back else texts.release
    given = texts.return_given if back else texts.release_given
    unsigned = texts.return_unsigned if back else texts.release_unsigned
    refused = texts.return_refused if back else texts.release_refused
    not_ready = texts.not_released if back else texts.not_ready
    signed = {signature.role for signature in sheet.signatures if not signature.waived_reason} >= _RELEASING
    if not content.released:
        heading, told = not_ready, refused
    elif not signed:
        heading, told = f"{title} · {texts.not_signed_yet}", unsigned
    else:
        heading, told = title, given
    digest = _released_hash(sheet)
    deviations = sum(finding.deviation is not None for finding in content.findings)
    accepted = [Text(sheet.words.counted(texts.release_deviations, deviations), BODY)] if deviations else []
    named = texts.control_code.format(code=sheet.words.code(control_code(digest)))
    words = Stack(
        [
            Text(heading, SECTION_TITLE),
            Gap(6),
            Text(told.format(vin=content.whose.vin or "–"), BODY),
            *accepted,
            Gap(10),
            Text(" · ".join(part for part in (content.job_number, named) if part), LABEL),
        ]
    )
    qr = _qr(f"{clean(content.job_number)[:40]} {digest}")
    code = Stack([qr, Text(texts.scan_code, SMALL, align="centre")])
    inside = Columns([words, code], [1.0, 132], 24) if content.released and signed else words
    return [
        Anchor("release", title),
        Whole(Framed(inside, padding=(18, 20, 18, 20), stroke=TEXT, thickness=2)),
    ]


def _released_hash(sheet: Sheet) -> str:
    """The hash of the inspection that both people signed; the report's own where none is known."""
    hashes = [
        inspection.content_sha256
        for inspection in sheet.content.inspections
        if inspection.kind is _KINDS[sheet.content.release] and inspection.content_sha256
    ]
    return hashes[-1] if hashes else sheet.sha256


def _qr(text: str) -> Block:
    """A QR code 116 px wide."""
    code: Any = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    count = code.getModuleCount()
    size = 116.0
    module = size / count

    def drawn(pen: Pen, x: float, top: float, width: float) -> None:
        left = x + (width - size) / 2
        for row in range(count):
            start: int | None = None
            for column in range(count + 1):
                dark = column < count and bool(code.isDark(row, column))
                if dark and start is None:
                    start = column
                elif not dark and start is not None:
                    at = left + start * module
                    pen.box(at, top + row * module, (column - start) * module, module + 0.05, fill=TEXT)
                    start = None

    return Drawing(size + 8, drawn)


def signatures(sheet: Sheet) -> list[Block]:
    """Who signed what and when; a signature that is still expected has its line."""
    expected = _EXPECTED[sheet.content.release]
    cells: list[Block] = []
    for role in _ORDER:
        of_role = sorted(
            (signature for signature in sheet.signatures if signature.role is role),
            key=lambda it: it.signed_at,
        )
        if of_role:
            cells.extend(_signature(signature, sheet) for signature in of_role)
        elif role in expected:
            cells.append(_empty(role, sheet))
    across = 3 if len(cells) == 3 else 2
    rows = [
        Columns(cells[start : start + across], [1 / across] * across, 28)
        for start in range(0, len(cells), across)
    ]
    return [Anchor("signatures", sheet.words.texts.signatures), *spaced([Whole(row) for row in rows], 20)]


def _role(role: SignerRole, sheet: Sheet) -> Block:
    texts = sheet.words.texts
    words = {
        SignerRole.CUSTOMER: texts.customer,
        SignerRole.TECHNICIAN: texts.technician,
        SignerRole.SECOND_PERSON: texts.second_person,
    }
    return headed(words[role], HEAD)


def _empty(role: SignerRole, sheet: Sheet) -> Block:
    empty = Drawing(_PAD[1], lambda *_: None)
    return _signed_place(role, empty, [Text(sheet.words.texts.not_signed_yet, LABEL)], sheet)


def _line() -> Block:
    return Drawing(6, lambda pen, x, top, width: pen.rule(x, top, width, 1, LINE_STRONG))


def _signature(signature: Signature, sheet: Sheet) -> Block:
    texts = sheet.words.texts
    when = sheet.words.moment(signature.signed_at)
    if signature.waived_reason:
        because = texts.not_signed_because.format(reason=signature.waived_reason)
        named = ", ".join(part for part in (signature.name, when) if part)
        return _signed_place(signature.role, Text(because, BODY), [Text(named, LABEL)], sheet)
    below: list[Block] = [Text(f"{signature.name}, {when}", LABEL)]
    if signature.content_sha256 in covered_hashes(sheet.content):
        code = sheet.words.code(control_code(signature.content_sha256))
        below.append(Text(texts.signed_for.format(code=code), SMALL))
    if signature.shown.strip():
        shown = texts.quoted.format(text=_told(signature, sheet))
        below.append(Text(texts.shown_and_signed.format(shown=shown), SMALL))

    def drawn(pen: Pen, x: float, top: float, width: float) -> None:
        for stroke in _fitted(signature.strokes, min(width - 20, _PAD[0]), _PAD[1]):
            pen.smooth([(x + 10 + at, top + down) for at, down in stroke], ink=TEXT, thickness=2)

    return _signed_place(signature.role, Drawing(_PAD[1], drawn), below, sheet)


def _signed_place(role: SignerRole, above: Block, below: list[Block], sheet: Sheet) -> Block:
    """A line with what stands on and under it; the lines of a row are level unless a reason is long."""
    return Stack([_role(role, sheet), _OnLine(above), _line(), *below])


class _OnLine(Stack):
    """A block as high as a signature, or higher."""

    def __init__(self, child: Block) -> None:
        super().__init__([child])

    def height(self, width: float) -> float:
        return max(super().height(width) + 6, _PAD[1] + 6)


def _told(signature: Signature, sheet: Sheet) -> str:
    """What stood above the pad, in the report's language where the report knows how it says that."""
    about = signature.inspection_id or ""
    known = {one.shown: one.told for one in sheet.content.sentences if one.inspection_id in ("", about)}
    lines = [line.strip() for line in signature.shown.splitlines() if line.strip()]
    told = [known.get(line, line) for line in lines]
    # Each line was one of its own on the screen: a sentence ends before the next begins.
    ended = [line if line[-1:] in ".!?:;…" else f"{line}." for line in told[:-1]]
    return " ".join([*ended, *told[-1:]])


def _fitted(
    strokes: tuple[tuple[tuple[float, float], ...], ...], wide: float, high: float
) -> list[list[Point]]:
    """The strokes scaled into the space above the line, in their own proportions."""
    usable = [
        [(float(x), float(y)) for x, y in stroke if isfinite(x) and isfinite(y) and max(abs(x), abs(y)) < 1e6]
        for stroke in strokes
    ]
    points = [point for stroke in usable for point in stroke]
    if not points:
        return []
    left, top = min(x for x, _ in points), min(y for _, y in points)
    across = max(max(x for x, _ in points) - left, 1e-6)
    down = max(max(y for _, y in points) - top, 1e-6)
    scale = min(wide / across, high / down, wide * 1.5)
    return [[((x - left) * scale, (y - top) * scale) for x, y in stroke] for stroke in usable if stroke]
