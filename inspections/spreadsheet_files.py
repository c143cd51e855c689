"""The bytes of an author's file, made ready for the reader of sheets, or refused in words an author understands."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePath

from inspections.problems import FormProblems, Problem

MAX_BYTES = 20_000_000
MAX_UNPACKED_BYTES = 200_000_000

_BOOKS = frozenset({".xlsx", ".xlsm"})
_OLD_BOOK = b"\xd0\xcf\x11\xe0"
_DELIMITERS = ",;\t"


def refused(sentence: str) -> FormProblems:
    """The error for a file as a whole."""
    return FormProblems(sentence, problems=(Problem(None, None, None, sentence),))


def ready(source: bytes, file_name: str) -> bytes:
    """The file as the reader of sheets takes it: a csv in UTF-8 with commas, whatever Excel saved it with.

    Raises:
        FormProblems: the file is too large, empty, no spreadsheet, or a table whose columns do not fit.
    """
    ending = PurePath(file_name).suffix.lower()
    if len(source) > MAX_BYTES:
        raise refused(f"{file_name} is larger than {MAX_BYTES // 1_000_000} MB.")
    if ending not in {*_BOOKS, ".xls", ".csv", ".md"}:
        raise refused(f"{file_name} is no spreadsheet; use xlsx, xls, csv or md.")
    if not source.strip():
        raise refused(f"{file_name} is empty.")
    if ending in _BOOKS:
        _check_book(source, file_name)
    elif ending == ".xls" and not source.startswith(_OLD_BOOK):
        raise refused(f"{file_name} is no Excel workbook. Open it in Excel and save it as .xlsx.")
    elif ending == ".csv":
        return _with_commas(source, file_name)
    elif ending == ".md":
        _check_table(source, file_name)
    return source


def _check_book(source: bytes, file_name: str) -> None:
    """A workbook is a ZIP file: a few kilobytes of one may unpack to more than a machine has memory."""
    if source.startswith(_OLD_BOOK):
        raise refused(
            f"{file_name} is locked by a password or in the old Excel format. Save it as .xlsx without a password."
        )
    if not zipfile.is_zipfile(io.BytesIO(source)):
        raise refused(
            f"{file_name} is no Excel workbook, whatever its name says. Save it from Excel as .xlsx."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except (zipfile.BadZipFile, IndexError, KeyError, TypeError, AttributeError, ValueError):
        return  # the reader says so in its own way
    if size > MAX_UNPACKED_BYTES:
        raise refused(f"{file_name} unpacks to more than {MAX_UNPACKED_BYTES // 1_000_000} MB.")


def _with_commas(source: bytes, file_name: str) -> bytes:
    """Excel saves csv in the code page and with the delimiter of the country."""
    text = _decoded(source)
    first = next((line for line in text.splitlines() if line.strip(_DELIMITERS + " ")), "")
    delimiter = max(_DELIMITERS, key=text[:5_000].count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise refused(f"{file_name} cannot be read as a csv; save it as .xlsx.") from error
    if "type" in (cell.strip().lower() for cell in next(csv.reader([first], delimiter=delimiter), ())[:1]):
        raise refused(
            f"{file_name} holds one sheet only. Save the whole workbook as .xlsx, or put the name of the sheet"
            " (survey, choices, settings) into a first column of its own."
        )
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue().encode()


def _decoded(source: bytes) -> str:
    if source.startswith((b"\xff\xfe", b"\xfe\xff")):
        return source.decode("utf-16", errors="replace")
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError:
        return source.decode("cp1252", errors="replace")


def _check_table(source: bytes, file_name: str) -> None:
    """pyxform refuses a column that stands twice in a workbook; of a markdown table it would drop the first."""
    for sheet, rows in _tables(source):
        twice = next((cell for cell in rows[0] if cell and rows[0].count(cell) > 1), None)
        if twice is not None:
            words = f"The column “{twice}” stands there twice."
            raise FormProblems(f"{file_name}: {words}", problems=(Problem(sheet, 1, twice, words),))


def stray_cells(source: bytes) -> tuple[Problem, ...]:
    """Rows of a markdown table with more cells than its header has columns; the reader stumbles over them."""
    return tuple(
        Problem(sheet, number, None, "This row has more cells than the header has columns.")
        for sheet, rows in _tables(source)
        for number, row in enumerate(rows, 1)
        if any(row[len(rows[0]) :])
    )


def _tables(source: bytes) -> list[tuple[str, list[list[str]]]]:
    """The sheets of a markdown file, each with its rows, the header first."""
    tables: list[tuple[str, list[list[str]]]] = []
    for line in source.decode("utf-8", errors="replace").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if cells[0]:
            tables.append((cells[0].lower(), []))
        elif tables and len(cells) > 1:
            tables[-1][1].append(cells)
    return [(sheet, rows) for sheet, rows in tables if rows]


def sheet_with_twice(source: bytes, file_name: str, header: str) -> str | None:
    """The first sheet of a workbook whose first row has a header twice; None where none does."""
    twice = (name for name, cells in _first_rows(source, file_name) if cells.count(header) > 1)
    return next(twice, None)


def _first_rows(source: bytes, file_name: str) -> Iterator[tuple[str, list[str]]]:
    # The two libraries pyxform reads workbooks with, and loads only for them.
    if PurePath(file_name).suffix.lower() == ".xls":
        import xlrd

        for sheet in xlrd.open_workbook(file_contents=source).sheets():
            cells = sheet.row_values(0) if sheet.nrows else []
            yield sheet.name, [str(cell).strip() for cell in cells]
        return
    import openpyxl

    for page in openpyxl.load_workbook(io.BytesIO(source), read_only=True).worksheets:
        first = next(page.iter_rows(max_row=1, values_only=True), ())
        yield page.title, [str(cell).strip() for cell in first if cell is not None]
