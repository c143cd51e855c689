"""What was checked again after its repair, and what was changed after finishing: old, new, who, when, why."""

from __future__ import annotations

from fieldapp.reports.layout import Anchor, Block, Columns, Stack, Text, headed
from fieldapp.reports.paper import CELL, CELL_MUTED, CELL_STRONG, HEAD, SMALL, TABLE_HEAD
from fieldapp.reports.sheet import Sheet
from fieldapp.reports.source import GivenAnswer, ShownChange
from fieldapp.reports.tables import Ruled, Table

_VALUE = 116.0
_GAP = 18.0


def changed(sheet: Sheet) -> list[Block]:
    """A row each, the oldest first; nothing when nothing was."""
    changes, texts = sheet.content.changes, sheet.words.texts
    if not changes:
        return []
    head = _row(
        Text(texts.point, TABLE_HEAD),
        Text(texts.before, TABLE_HEAD),
        Text(texts.after, TABLE_HEAD),
        Text(texts.why, TABLE_HEAD),
    )
    rows = [Ruled(_told(change, sheet), above=4, below=4) for change in changes]
    opening = [Anchor("changes", texts.changes), headed(texts.changes, HEAD)]
    return [Stack(opening, keep_next=True), Table(Ruled(head, above=0), rows)]


def _row(what: Block, before: Block, after: Block, why: Block) -> Block:
    return Columns([what, before, after, why], [0.5, _VALUE, _VALUE, 0.5], _GAP)


def _told(change: ShownChange, sheet: Sheet) -> Block:
    words = sheet.words
    who = ", ".join(part for part in (change.by, words.moment(change.at)) if part)
    return _row(
        Text(_title(change, sheet), CELL_STRONG),
        Text(_value(change, change.before, sheet), CELL_MUTED),
        Text(_value(change, change.after, sheet), CELL),
        Stack([*([Text(change.why, CELL)] if change.why else []), Text(who, SMALL)]),
    )


def _title(change: ShownChange, sheet: Sheet) -> str:
    texts = sheet.words.texts
    match change.about:
        case "photo":
            return texts.photos
        case "mark":
            return f"{texts.damage} {change.title}"
        case _:
            number = "" if change.item_number is None else f"{change.item_number} "
            return f"{number}{change.title or texts.checklist}"


def _value(change: ShownChange, value: str, sheet: Sheet) -> str:
    texts = sheet.words.texts
    if not value:
        return "–"
    if change.field == "severity":
        severities = {
            "advice": texts.severity_advice,
            "attention": texts.severity_attention,
            "unsafe": texts.severity_unsafe,
        }
        return severities.get(value, value)
    told = sheet.words.answer(GivenAnswer(label="", value=value, kind=change.kind))
    return f"{told}\u00a0{change.unit}" if change.unit else told
