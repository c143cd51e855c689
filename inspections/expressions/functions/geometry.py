"""Lengths and areas on the ground, so that a form that mentions them loads. Points are `latitude longitude …`."""

from __future__ import annotations

import math
from itertools import pairwise

from inspections.expressions.context import Context
from inspections.expressions.functions.registry import ANY, plain
from inspections.expressions.values import NAN, Value, to_text

# Mean equatorial radius in metres, WGS 84.
_RADIUS = 6_378_100.0


@plain("distance", 1, ANY)
def _distance(_context: Context, *values: Value) -> Value:
    points = _points(values)
    if points is None:
        return NAN
    return round(sum(_apart(a, b) for a, b in pairwise(points)), 2)


@plain("area", 1, ANY)
def _area(_context: Context, *values: Value) -> Value:
    points = _points(values)
    if points is None or len(points) < 3:
        return 0.0
    total = 0.0
    for (lat_a, lon_a), (lat_b, lon_b) in zip(points, [*points[1:], points[0]], strict=True):
        total += math.radians(lon_b - lon_a) * (
            2 + math.sin(math.radians(lat_a)) + math.sin(math.radians(lat_b))
        )
    return round(abs(total * _RADIUS * _RADIUS / 2), 2)


def _points(values: tuple[Value, ...]) -> list[tuple[float, float]] | None:
    texts: list[str] = []
    for value in values:
        parts = [node.string_value() for node in value] if isinstance(value, list) else [to_text(value)]
        texts.extend(piece for part in parts for piece in part.split(";") if piece.strip())
    points: list[tuple[float, float]] = []
    for text in texts:
        numbers = text.split()
        try:
            points.append((float(numbers[0]), float(numbers[1])))
        except (IndexError, ValueError):
            return None
    return points


def _apart(a: tuple[float, float], b: tuple[float, float]) -> float:
    lat_a, lat_b = math.radians(a[0]), math.radians(b[0])
    half_lat, half_lon = (lat_b - lat_a) / 2, math.radians(b[1] - a[1]) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(half_lon) ** 2
    return 2 * _RADIUS * math.asin(min(1.0, math.sqrt(chord)))
