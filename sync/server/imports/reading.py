"""Opening what offices export: any of their encodings, separators and line ends, as rows of named cells."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from fieldapp.errors import InputProblem, InputRefused

LARGEST_FILE = 50 * 1024 * 1024
_SEPARATORS = (";", ",", "\t")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: `number` as a spreadsheet shows it, cells by column name."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of text. `comma_decimals`: the separator leaves the comma free for decimals."""

    columns: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    problems: tuple[InputProblem, ...]
    comma_decimals: bool


def read_sheet(content: bytes, *, required: Collection[str], known: Collection[str]) -> Sheet:
    """The rows of a CSV file. Rows that are too short or too long become problems and are left out.

    Raises:
        InputRefused: it is empty, no text, or lacks a required column.
    """
    text = decode(content)
    separator = _separator(text, known)
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise InputRefused(f"The file is not a table: {error}.") from error
    header = tuple(cell.strip().lower() for cell in records[0]) if records else ()
    if not any(header):
        raise InputRefused("The file is empty. Export it again with its heading row.")
    missing = [column for column in required if column not in header]
    if missing:
        raise InputRefused(
            f"The heading row lacks {', '.join(missing)}.",
            problems=tuple(InputProblem(1, column, "this column is missing") for column in missing),
        )
    repeated = sorted({column for column in header if column and header.count(column) > 1})
    if repeated:
        raise InputRefused(
            f"The heading row names {', '.join(repeated)} twice.",
            problems=tuple(InputProblem(1, column, "this column is there twice") for column in repeated),
        )
    return _rows(records[1:], header, separator)


def _rows(records: list[list[str]], header: tuple[str, ...], separator: str) -> Sheet:
    rows: list[SheetRow] = []
    problems: list[InputProblem] = []
    for number, record in enumerate(records, start=2):
        if not any(cell.strip() for cell in record):
            continue
        if len(record) < len(header):
            message = f"the row ends here: it has {len(record)} of {len(header)} columns"
            problems.append(InputProblem(number, header[len(record)], message))
        elif any(cell.strip() for cell in record[len(header) :]):
            message = f"the row has {len(record)} columns, the heading {len(header)}"
            problems.append(InputProblem(number, None, message))
        else:
            rows.append(SheetRow(number, dict(zip(header, record, strict=False))))
    if not rows and not problems:
        raise InputRefused("The file has a heading row and nothing below it.")
    return Sheet(header, tuple(rows), tuple(problems), comma_decimals=separator != ",")


def decode(content: bytes) -> str:
    """Text of UTF-8 (with or without mark), UTF-16 or Windows' western European encoding.

    Raises:
        InputRefused: empty, too large, or no text.
    """
    if not content.strip(b"\x00 \r\n\t\xef\xbb\xbf\xff\xfe"):
        raise InputRefused("The file is empty. Export it again with its heading row.")
    if len(content) > LARGEST_FILE:
        raise InputRefused(f"The file is larger than {LARGEST_FILE // 2**20} MB. Split it.")
    marked = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), None)
    for encoding in [marked] if marked else [_unmarked_utf16(content), "utf-8", "cp1252"]:
        if encoding is None:
            continue
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise InputRefused("The file is not a text file. Save it as CSV.")


def _unmarked_utf16(content: bytes) -> str | None:
    """UTF-16 without its mark: half of the bytes of western text are zero, all on the same side."""
    sample = content[:2000]
    if sample[1::2].count(0) > len(sample) // 4:
        return "utf-16-le"
    if sample[0::2].count(0) > len(sample) // 4:
        return "utf-16-be"
    return None


def _separator(text: str, known: Collection[str]) -> str:
    """The separator by which the heading row gives most of the columns we know."""
    heading = text.lstrip("\ufeff").splitlines()[0] if text.strip() else ""
    if heading.lower().startswith("sep=") and len(heading) == 5:
        raise InputRefused("Remove the first line (sep=…) and import again.")

    def named(separator: str) -> int:
        cells = {cell.strip().strip('"').lower() for cell in heading.split(separator)}
        return len(cells & set(known))

    return max(_SEPARATORS, key=named)
