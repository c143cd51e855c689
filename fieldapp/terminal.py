"""Values as a person reads them in a terminal: words, lengths of time, money, tables; moments by this computer."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from enum import Enum


def spoken(code: Enum | str) -> str:
    """`in_progress` as "in progress"."""
    text = code.value if isinstance(code, Enum) else code
    return str(text).replace("_", " ")


def day_time(moment: datetime | None) -> str:
    """`Fri 20 Nov 08:00`, in the laptop's time zone."""
    return "" if moment is None else moment.astimezone().strftime("%a %d %b %H:%M")


def clock_time(moment: datetime | None) -> str:
    """`08:00`."""
    return "" if moment is None else moment.astimezone().strftime("%H:%M")


def window(start: datetime, end: datetime) -> str:
    """`Fri 20 Nov 08:00–09:30`."""
    return f"{day_time(start)}–{clock_time(end)}"


def length(seconds: int | None) -> str:
    """`1 h 05 min`, half a minute up; "running" without an end."""
    if seconds is None:
        return "running"
    hours, minutes = divmod((max(0, seconds) + 30) // 60, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min"


def money(amount: str, currency: str) -> str:
    """`1 490.00 NOK`; "" when there is none."""
    return f"{Decimal(amount):,.2f} {currency}".replace(",", "\u00a0") if amount else ""


def size(count: int) -> str:
    """`1.4 MB`."""
    if count < 1000:
        return f"{count} B"
    for unit in ("kB", "MB", "GB"):
        count_in_unit = count / 1000
        if count_in_unit < 1000 or unit == "GB":
            return f"{count_in_unit:.1f} {unit}"
        count = round(count_in_unit)
    return ""


def counted(count: int, one: str, many: str = "") -> str:
    """`1 change`, `3 changes`."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def table(rows: Iterable[Sequence[str]]) -> str:
    """Columns two spaces apart, as wide as their widest cell."""
    lines = [tuple(_one_line(cell) for cell in row) for row in rows]
    if not lines:
        return ""
    widths = [max(_width(row[column]) for row in lines) for column in range(len(lines[0]))]
    return "\n".join(
        "  ".join(cell + " " * (widths[column] - _width(cell)) for column, cell in enumerate(row)).rstrip()
        for row in lines
    )


def block(title: str, lines: Iterable[str]) -> str:
    """A heading and what stands under it, indented; "" when nothing does."""
    inside = [f"  {line}" for text in lines for line in text.splitlines()]
    return "\n".join([title, *inside]) if inside else ""


def paragraphs(*parts: str) -> str:
    """Parts that say something, an empty line between them."""
    return "\n\n".join(part for part in parts if part)


def joined(between: str, *parts: object) -> str:
    """The parts that say something, with `between` between them."""
    return between.join(str(part) for part in parts if part not in (None, ""))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _width(text: str) -> int:
    """Cells a text takes in a terminal: marks that combine take none, wide characters two."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )
