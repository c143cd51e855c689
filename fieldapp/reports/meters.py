"""Measurement band meters: where a value lies between its limits, today and last time."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from fieldapp.reports.content import Highlight
from fieldapp.reports.icons import Shape, draw_icon
from fieldapp.reports.layout import Block, Columns, Drawing, Gap, Stack, Text, Whole
from fieldapp.reports.paper import (
    ATTENTION,
    ATTENTION_SOLID,
    FIGURE,
    LABEL,
    MUTED,
    OK,
    OK_SOLID,
    REGULAR,
    SEMIBOLD,
    TEXT,
    UNSAFE,
    UNSAFE_SOLID,
    UNSAFE_TINT,
    WHITE,
    Ink,
    Style,
)
from fieldapp.reports.pen import Pen
from fieldapp.reports.source import BandVerdict, MeasuredPoint
from fieldapp.reports.typeset import shorten, text_width
from fieldapp.reports.wording import Wording

PER_ROW = 4
GAP = 18.0
BAND_HEIGHT = 46.0

_UNIT = Style(REGULAR, 12, 28, MUTED)
_LIMIT = Style(REGULAR, 12.5, 16, MUTED)
Zone = Literal["red", "amber", "green"]
VERDICT_LOOK: dict[BandVerdict, tuple[Shape, Ink]] = {
    "good": ("check", OK),
    "warn": ("triangle", ATTENTION),
    "low": ("octagon", UNSAFE),
    "high": ("octagon", UNSAFE),
}


@dataclass(frozen=True, slots=True)
class Scale:
    """The stretch of values a band shows, and its zones from left to right."""

    start: float
    end: float
    zones: tuple[tuple[Zone, float, float], ...]

    def share(self, value: Decimal) -> float:
        """Where a value lies, 0 left to 1 right."""
        return min(1.0, max(0.0, (float(value) - self.start) / (self.end - self.start)))


def scale_of(point: MeasuredPoint) -> Scale | None:
    """The scale for a point; None when its limits give no picture. It grows to the right always."""
    low = None if point.limit_low is None else float(point.limit_low)
    high = None if point.limit_high is None else float(point.limit_high)
    shown = [float(value) for value in (point.value, point.previous) if value is not None]
    numbers = [*shown, *(limit for limit in (low, high) if limit is not None)]
    if (low is None and high is None) or not all(abs(number) < 1e12 for number in numbers):
        return None
    if low is not None and high is not None:
        if low >= high:
            return None
        start, end = low - (high - low) * 0.6, high + (high - low) * 0.6
        start = max(start, 0.0) if low > 0 else start
    elif low is not None:
        start, end = min(0.0, low * 2), max(low * 3, low + 1) if low > 0 else max(1.0, -low)
    else:
        assert high is not None
        start, end = (0.0, high / 0.6) if high > 0 else (high * 2 - 0.5, max(1.0, -high))
    room = (end - start) * 0.05
    start, end = min([start, *(value - room for value in shown if value < start)]), max([end, *shown])
    if end in shown:
        end += room
    return Scale(start, end, _zones(point, start, end, low, high))


def _zones(
    point: MeasuredPoint, start: float, end: float, low: float | None, high: float | None
) -> tuple[tuple[Zone, float, float], ...]:
    zones: list[tuple[Zone, float, float]] = []
    at = start
    if low is not None:
        zones.append(("red", at, low))
        at = low
    if point.warn_low is not None and at < float(point.warn_low) < end:
        zones.append(("amber", at, float(point.warn_low)))
        at = float(point.warn_low)
    red_from = end if high is None else high
    amber_from = red_from
    if point.warn_high is not None and at < float(point.warn_high) < red_from:
        amber_from = float(point.warn_high)
    zones.extend((("green", at, amber_from), ("amber", amber_from, red_from), ("red", red_from, end)))
    return tuple(zone for zone in zones if zone[2] > zone[1])


def draw_band(
    pen: Pen, scale: Scale, point: MeasuredPoint, words: Wording, x: float, top: float, width: float
) -> None:
    """The band 46 px high: today's triangle above, last visit's ring on it, the limits under it."""
    band_top, thick = top + 14, 10.5
    with pen.clipped(x, band_top, width, thick, radius=5.2):
        for place, (zone, zone_start, zone_end) in enumerate(scale.zones):
            left = x + width * (zone_start - scale.start) / (scale.end - scale.start)
            right = x + width * (zone_end - scale.start) / (scale.end - scale.start)
            if zone == "red":
                _hatched(pen, left, band_top, right - left, thick)
            else:
                pen.box(
                    left,
                    band_top,
                    right - left,
                    thick,
                    fill=OK_SOLID if zone == "green" else ATTENTION_SOLID,
                )
            if place:
                pen.box(left - 1, band_top, 2, thick, fill=WHITE)
    if point.previous is not None:
        before = x + width * scale.share(point.previous)
        pen.circle(before, band_top + thick / 2, 5.3, fill=WHITE, stroke=TEXT, thickness=2.2)
    now = min(max(x + width * scale.share(point.value), x + 3), x + width - 3)
    pen.box(now - 2.6, band_top - 4, 5.2, 18, fill=WHITE)
    pen.box(now - 1.8, band_top - 4, 3.6, 18, fill=TEXT)
    pen.polygon(((now - 8, top + 1), (now + 8, top + 1), (now, top + 11.5)), fill=TEXT)
    _draw_limits(pen, scale, point, words, x, top + 30, width)


def _hatched(pen: Pen, left: float, top: float, width: float, height: float) -> None:
    """Red that reads as a hatch in black and white too."""
    with pen.clipped(left, top, width, height):
        pen.box(left, top, width, height, fill=UNSAFE_TINT)
        at = left - height
        while at < left + width:
            foot = top + height
            pen.polygon(
                ((at, foot), (at + 3.6, foot), (at + 3.6 + height, top), (at + height, top)),
                fill=UNSAFE_SOLID,
            )
            at += 7.2


def _draw_limits(
    pen: Pen, scale: Scale, point: MeasuredPoint, words: Wording, x: float, top: float, width: float
) -> None:
    placed = []
    for limit in (point.limit_low, point.limit_high):
        if limit is not None:
            text = words.number(limit)
            half = text_width(text, _LIMIT) / 2
            middle = min(max(x + width * scale.share(limit), x + half), x + width - half)
            placed.append((text, middle, half))
    if len(placed) == 2:
        (_, one, half_one), (_, two, half_two) = placed
        overlap = one + half_one + 6 - (two - half_two)
        if overlap > 0:
            placed = [
                (placed[0][0], one - overlap / 2, half_one),
                (placed[1][0], two + overlap / 2, half_two),
            ]
    for text, middle, _ in placed:
        pen.line_of_text(text, _LIMIT, middle, top, "centre")


def meter_rows(highlights: tuple[Highlight, ...], words: Wording, width: float) -> list[Block]:
    """The meters, four side by side."""
    wide = (width - GAP * (PER_ROW - 1)) / PER_ROW
    rows: list[Block] = []
    for start in range(0, len(highlights), PER_ROW):
        row = highlights[start : start + PER_ROW]
        labels = [_label(highlight, wide) for highlight in row]
        tall = max(len(lines) for lines in labels)
        cells = [
            _meter(highlight.point, [*lines, *[""] * (tall - len(lines))], words)
            for highlight, lines in zip(row, labels, strict=True)
        ]
        if rows:
            rows.append(Gap(14))
        rows.append(Whole(Columns(cells, [1 / PER_ROW] * PER_ROW, GAP)))
    return rows


def _label(highlight: Highlight, wide: float) -> list[str]:
    """What was measured, and where."""
    label = highlight.point.label
    both = f"{highlight.title}, {label}" if label and label != highlight.title else highlight.title
    return shorten(both, LABEL, wide, 3)


def _meter(point: MeasuredPoint, label: list[str], words: Wording) -> Block:
    parts: list[Block] = [
        Text("", LABEL, lines=label),
        Drawing(28, lambda pen, x, top, width: _figure(pen, point, words, x, top, width)),
    ]
    verdict = point.verdict
    if verdict is not None:
        parts.append(verdict_line(verdict, words.verdict(point)))
    scale = scale_of(point)
    if scale is not None:
        parts.append(
            Drawing(
                BAND_HEIGHT, lambda pen, x, top, width: draw_band(pen, scale, point, words, x, top, width)
            )
        )
    if point.previous is not None:
        parts.append(Text(words.texts.last_visit.format(value=words.number(point.previous)), LABEL))
    return Stack(parts)


def _figure(pen: Pen, point: MeasuredPoint, words: Wording, x: float, top: float, width: float) -> None:
    (number,) = shorten(words.number(point.value), FIGURE, width, 1)
    pen.line_of_text(number, FIGURE, x, top)
    left = text_width(number, FIGURE) + 6
    if left < width - 12:
        pen.line_of_text(shorten(point.unit, _UNIT, width - left, 1)[0], _UNIT, x + left, top + 2)


def verdict_line(verdict: BandVerdict, word: str, size: float = 12, leading: float = 17) -> Block:
    """Icon and word of a verdict on one line."""
    shape, ink = VERDICT_LOOK[verdict]
    return icon_line(shape, word, ink, size, leading)


def icon_line(shape: Shape, word: str, ink: Ink, size: float = 12, leading: float = 17) -> Block:
    """An icon and a word beside it; the word wraps under itself."""
    style = Style(SEMIBOLD, size, leading, ink)
    icon = Drawing(
        leading,
        lambda pen, x, top, width: draw_icon(pen, shape, x, top + (leading - 15) / 2, 15, ink),
    )
    return Columns([icon, Text(word, style)], [15, 1.0], 5)
