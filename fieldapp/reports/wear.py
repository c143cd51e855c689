"""How tread and brakes came down over the visits: a small chart for each part that wears, its limit and its pace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fieldapp.reports.layout import Anchor, Block, Columns, Drawing, Gap, Stack, Text, Whole, headed
from fieldapp.reports.paper import (
    CELL_STRONG,
    HEAD,
    LINE,
    MUTED,
    REGULAR,
    SMALL_TEXT,
    TEXT,
    UNSAFE_SOLID,
    WHITE,
    Style,
)
from fieldapp.reports.pen import Pen, Point
from fieldapp.reports.sheet import Sheet
from fieldapp.reports.source import MeasuredPoint, Wear
from fieldapp.reports.typeset import text_width

MOST = 4
_HEIGHT = 118.0
_LEFT, _FOOT = 34.0, 18.0
_AXIS = Style(REGULAR, 11, 14, MUTED)


def wear(sheet: Sheet) -> list[Block]:
    """Charts of what wears, the worst place of each item; nothing when no earlier visit measured it."""
    texts = sheet.words.texts
    charts = []
    for inspection in sheet.content.inspections:
        for section in inspection.sections:
            for item in section.items:
                worn = [point for point in item.measured if point.wear is not None and point.wear.earlier]
                if worn:
                    charts.append(_chart(item.title, min(worn, key=_room), sheet))
    if not charts:
        return []
    opening = Stack([Anchor("wear", texts.wear), headed(texts.wear, HEAD)], keep_next=True)
    rows = [
        Whole(Columns(charts[start : start + 2], [1 / 2] * 2, 28))
        for start in range(0, min(len(charts), MOST), 2)
    ]
    return [Whole(Stack([opening, rows[0]])), *(block for row in rows[1:] for block in (Gap(16), row))]


def _room(point: MeasuredPoint) -> Decimal:
    """How far the value still is from its nearest limit."""
    limits = [limit for limit in (point.limit_low, point.limit_high) if limit is not None]
    return min((abs(point.value - limit) for limit in limits), default=Decimal(999))


def _chart(title: str, point: MeasuredPoint, sheet: Sheet) -> Block:
    name = f"{title}, {point.label}" if point.label and point.label != title else title
    assert point.wear is not None
    told = _pace(point, point.wear, sheet)
    picture = Drawing(_HEIGHT, lambda pen, x, top, width: _draw(pen, point, sheet, x, top, width))
    return Stack([Text(name, CELL_STRONG), Gap(4), picture, *([Text(told, SMALL_TEXT)] if told else [])])


def _pace(point: MeasuredPoint, worn: Wear, sheet: Sheet) -> str:
    words, texts = sheet.words, sheet.words.texts
    told = []
    if worn.per_1000_km is not None and worn.per_1000_km > 0:
        amount, distance = words.with_unit(worn.per_1000_km, point.unit), words.with_unit(1000, "km")
        told.append(texts.wear_pace.format(amount=amount, distance=distance))
    if not _is_to_come(point):
        return " ".join(told)
    if worn.due_on is not None:
        told.append(texts.wear_due.format(month=words.month(worn.due_on)))
    if worn.due_at_km is not None:
        told.append(texts.wear_due_km.format(kilometres=words.with_unit(worn.due_at_km, "km")))
    return " ".join(told)


def _is_to_come(point: MeasuredPoint) -> bool:
    """Whether the limit still lies ahead."""
    return point.verdict not in ("low", "high")


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where days and values lie on the page."""

    x: float
    top: float
    width: float
    height: float
    first: date
    last: date
    least: float
    most: float

    def at(self, on: date, value: Decimal | float) -> Point:
        days = max(1, (self.last - self.first).days)
        across = (on - self.first).days / days
        up = (float(value) - self.least) / (self.most - self.least)
        return self.x + across * self.width, self.top + (1 - up) * self.height


def _draw(pen: Pen, point: MeasuredPoint, sheet: Sheet, x: float, top: float, width: float) -> None:
    worn = point.wear
    assert worn is not None
    due_on = worn.due_on if _is_to_come(point) else None
    today = sheet.content.visit.day
    values = [(one.on, one.value) for one in worn.earlier] + [(today, point.value)]
    limit = point.limit_low if point.limit_low is not None else point.limit_high
    until = due_on if due_on is not None and limit is not None else today
    # A part that lasts for years is shown as far ahead as its past reaches.
    first = values[0][0]
    until = min(until, today + (today - first) * 1.2) if until > today else today
    frame = _frame(values, limit, until, x + _LEFT, top + 8, width - _LEFT - 12)
    _draw_axes(pen, frame, values, limit, sheet, x)
    points = [frame.at(on, value) for on, value in values]
    if due_on is not None and limit is not None and due_on > today:
        share = (until - today) / (due_on - today)
        end = float(point.value) + (float(limit) - float(point.value)) * share
        pen.dashes([points[-1], frame.at(until, end)], ink=TEXT, thickness=1.4, dash=3)
    pen.path(points, ink=TEXT, thickness=2)
    for at in points[:-1]:
        pen.circle(*at, 3.6, fill=WHITE, stroke=TEXT, thickness=1.8)
    pen.circle(*points[-1], 4.2, fill=TEXT, stroke=WHITE, thickness=1.4)
    now = sheet.words.number(point.value)
    pen.line_of_text(
        now, CELL_STRONG, min(points[-1][0] + 6, x + width - text_width(now, CELL_STRONG)), points[-1][1] - 20
    )


def _frame(
    values: Sequence[tuple[date, Decimal]],
    limit: Decimal | None,
    until: date,
    x: float,
    top: float,
    width: float,
) -> _Frame:
    numbers = [float(value) for _, value in values] + ([float(limit)] if limit is not None else [])
    least, most = min(numbers), max(numbers)
    room = max((most - least) * 0.15, 0.2)
    return _Frame(
        x, top, width, _HEIGHT - _FOOT - 12, values[0][0], until, max(0.0, least - room), most + room
    )


def _draw_axes(
    pen: Pen,
    frame: _Frame,
    values: Sequence[tuple[date, Decimal]],
    limit: Decimal | None,
    sheet: Sheet,
    x: float,
) -> None:
    words = sheet.words
    foot = frame.top + frame.height
    pen.rule(frame.x, foot, frame.width, 1, LINE)
    if limit is not None:
        level = frame.at(frame.first, limit)[1]
        pen.dashes(
            [(frame.x, level), (frame.x + frame.width, level)], ink=UNSAFE_SOLID, thickness=1.6, dash=5
        )
        pen.line_of_text(words.number(limit), _AXIS, frame.x - 6, level - 7, "right")
    _, first = frame.at(frame.first, values[0][1])
    if limit is None or abs(frame.at(frame.first, limit)[1] - first) > 13:
        pen.line_of_text(words.number(values[0][1]), _AXIS, frame.x - 6, first - 7, "right")
    begun, ended = words.short_month(frame.first), words.short_month(frame.last)
    pen.line_of_text(begun, _AXIS, frame.x, foot + 3)
    if begun != ended:
        pen.line_of_text(ended, _AXIS, frame.x + frame.width, foot + 3, "right")
