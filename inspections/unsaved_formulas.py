"""Formulas of a workbook that were written by a program and never reckoned: their cells would be read as empty."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from inspections.problems import Problem

_SHEETS = frozenset({"survey", "choices", "settings", "external_choices", "entities"})
WORDS = "The cell holds a formula without a saved result. Open the file in Excel, save it, and take it again."


def unsaved_formulas(source: bytes) -> tuple[Problem, ...]:
    """Every such cell of the sheets that are read, with its place; `source` is an .xlsx or .xlsm."""
    import openpyxl  # only workbooks need it

    if not _has_formulas(source):
        return ()
    kept = openpyxl.load_workbook(io.BytesIO(source), read_only=True, data_only=True)
    written = openpyxl.load_workbook(io.BytesIO(source), read_only=True, data_only=False)
    names = [name for name in kept.sheetnames if name.strip().lower() in _SHEETS]
    return tuple(
        problem for name in names for problem in _of_sheet(name.strip().lower(), kept[name], written[name])
    )


def _has_formulas(source: bytes) -> bool:
    with ZipFile(io.BytesIO(source)) as packed:
        sheets = [name for name in packed.namelist() if name.startswith("xl/worksheets/")]
        return any(b"<f" in packed.read(name) for name in sheets if name.endswith(".xml"))


def _of_sheet(name: str, kept: Any, written: Any) -> Iterator[Problem]:
    headers: list[str] = []
    for number, (results, cells) in enumerate(zip(kept.iter_rows(), written.iter_rows(), strict=False), 1):
        if number == 1:
            headers = [str(cell.value or "").strip() for cell in results]
        for place, (result, cell) in enumerate(zip(results, cells, strict=False)):
            # A result that is an empty text is saved as one: its cell is marked as text.
            if cell.data_type == "f" and result.value is None and result.data_type == "n":
                header = headers[place] if place < len(headers) else ""
                yield Problem(name, number, header or None, WORDS)
