"""Read a shipped checklist the way its author sees it: rows of a spreadsheet."""

from __future__ import annotations

import io

import openpyxl

import resources

LANGUAGES = ("English (en)", "Norsk bokmål (nb)", "Français (fr)", "Deutsch (de)")
FORMS = tuple(entry.name.removesuffix(".xlsx") for entry in resources.checklist_files())

Row = dict[str, str]


def form_bytes(form_id: str) -> bytes:
    """The spreadsheet of a form."""
    (found,) = [entry for entry in resources.checklist_files() if entry.name == f"{form_id}.xlsx"]
    return found.read_bytes()


def sheet(form_id: str, title: str) -> list[Row]:
    """The rows of a sheet; cells as text, empty ones left out, `row` the number an author sees."""
    book = openpyxl.load_workbook(io.BytesIO(form_bytes(form_id)), read_only=True)
    try:
        lines = book[title].iter_rows(values_only=True)
        head = [str(cell) for cell in next(lines)]
        rows = []
        for number, line in enumerate(lines, start=2):
            row = {key: str(cell) for key, cell in zip(head, line, strict=False) if cell is not None}
            if row:
                rows.append({**row, "row": str(number)})
        return rows
    finally:
        book.close()


def items(form_id: str) -> dict[int, Row]:
    """The rows that are a numbered item, by number."""
    return {int(row["item"]): row for row in sheet(form_id, "survey") if "item" in row}


def members(form_id: str, group: str) -> list[Row]:
    """The rows between the beginning and the end of a group or repeat."""
    inside: list[Row] = []
    collecting = False
    for row in sheet(form_id, "survey"):
        if row["type"].startswith("end_") and row.get("name") == group:
            return inside
        if collecting:
            inside.append(row)
        if row["type"].startswith("begin_") and row.get("name") == group:
            collecting = True
    raise AssertionError(f"{form_id} has no group {group}")
