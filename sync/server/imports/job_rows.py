"""From the office's export to jobs in our words, with every mistake of the file named."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from pydantic import JsonValue

from fieldapp.domain.amounts import FARTHEST_ODOMETER
from fieldapp.domain.jobs import JobKind
from fieldapp.domain.parties import Language
from fieldapp.domain.vehicles import vin_problem
from fieldapp.errors import InputProblem
from sync.server.imports.outcome import refuse
from sync.server.imports.reading import Sheet, SheetRow, read_sheet
from sync.server.imports.values import (
    DateOrder,
    NotReadable,
    amount,
    email,
    moment,
    one_of,
    organisation_number,
    phone,
    plain_text,
    whole_number,
)

REQUIRED = ("job_number", "kind", "window_start", "window_end", "customer_name", "vin")
ESTIMATE = re.compile(r"estimate(_[a-z]{3})?")
COLUMNS = (
    *REQUIRED,
    *("language", "phone", "email", "street", "postcode", "city", "country", "site_note", "plate", "make"),
    *("model", "model_year", "odometer_km", "concern", "diagnosis", "plan_steps", "parts", "labour_minutes"),
    *("estimate_nok", "checklist", "org_number"),
)
LARGEST_MINUTES = 60 * 24 * 14
_LANGUAGES = {"no": Language.BOKMAL, "nn": Language.BOKMAL}

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedJob:
    """One row of the file, understood. Its `content()` is what a later import is compared with."""

    row: int
    number: str
    kind: str
    window_start: str  # ISO 8601, UTC
    window_end: str
    customer_name: str
    language: str
    phone: str
    email: str
    street: str
    postcode: str
    city: str
    country: str
    site_note: str
    vin: str
    plate: str
    make: str
    model: str
    model_year: int | None
    odometer_km: int | None
    concern: str
    diagnosis: str
    plan_steps: tuple[str, ...]
    parts: tuple[tuple[str, int], ...]
    planned_minutes: int | None
    estimate: str
    checklists: tuple[str, ...]
    org_number: str  # empty: the file says nothing of it

    def content(self) -> dict[str, JsonValue]:
        """The row as JSON, without its place in the file."""
        return {
            name: [list(item) if isinstance(item, tuple) else item for item in value]
            if isinstance(value, tuple)
            else value
            for name in self.__slots__
            if name not in ("row", "number")
            for value in (getattr(self, name),)
        }


def read_jobs(
    content: bytes, *, zone: ZoneInfo, country: str, checklists: Collection[str]
) -> list[ImportedJob]:
    """Every job of an export.

    Raises:
        InputRefused: with every mistake by row, column and reason.
    """
    sheet = read_sheet(content, required=REQUIRED, known=COLUMNS)
    reader = _Reader(sheet, zone=zone, country=country, checklists=checklists)
    jobs = [reader.read(row) for row in sheet.rows]
    problems = [*sheet.problems, *reader.problems]
    if problems:
        raise refuse("jobs", problems)
    return [job for job in jobs if job is not None]


class _Reader:
    def __init__(self, sheet: Sheet, *, zone: ZoneInfo, country: str, checklists: Collection[str]) -> None:
        self.problems: list[InputProblem] = []
        self._sheet = sheet
        self._zone = zone
        self._country = country
        self._checklists = checklists
        self._rows_by_number: dict[str, int] = {}
        self._order = DateOrder.of(
            row.cells[name] for row in sheet.rows for name in ("window_start", "window_end")
        )
        self._estimate_column = next((name for name in sheet.columns if ESTIMATE.fullmatch(name)), "estimate")

    def read(self, row: SheetRow) -> ImportedJob | None:
        """The job of a row; None when something is wrong with it, which is then in `problems`."""
        before = len(self.problems)
        number = self._cell(row, "job_number", self._number(row))
        start = self._cell(row, "window_start", self._moment)
        end = self._cell(row, "window_end", self._moment)
        if start is not None and end is not None and end <= start:
            self._say(row, "window_end", "the window ends before it begins")
        country = self._cell(row, "country", self._country_code) or self._country
        job = ImportedJob(
            row=row.number,
            number=number or "",
            kind=self._cell(row, "kind", lambda cell: one_of(cell, JobKind)) or "",
            window_start=_utc(start),
            window_end=_utc(end),
            customer_name=self._cell(row, "customer_name", _filled) or "",
            language=self._cell(row, "language", self._language) or Language.ENGLISH,
            phone=self._cell(row, "phone", lambda cell: phone(cell, country=country)) or "",
            email=self._cell(row, "email", email) or "",
            street=self._text(row, "street"),
            postcode=self._text(row, "postcode"),
            city=self._text(row, "city"),
            country=country,
            site_note=self._text(row, "site_note"),
            vin=self._cell(row, "vin", _vin) or "",
            plate=self._text(row, "plate"),
            make=self._text(row, "make"),
            model=self._text(row, "model"),
            model_year=self._cell(row, "model_year", _optional(_year)),
            odometer_km=self._cell(row, "odometer_km", _optional(_up_to(FARTHEST_ODOMETER))),
            concern=self._text(row, "concern"),
            diagnosis=self._text(row, "diagnosis"),
            plan_steps=tuple(
                step for part in self._text(row, "plan_steps").split("|") if (step := part.strip())
            ),
            parts=self._cell(row, "parts", _parts) or (),
            planned_minutes=self._cell(row, "labour_minutes", _optional(_up_to(LARGEST_MINUTES))),
            estimate=self._cell(row, self._estimate_column, self._amount) or "",
            checklists=self._cell(row, "checklist", self._forms) or (),
            org_number=self._cell(row, "org_number", lambda cell: organisation_number(cell, country=country))
            or "",
        )
        return job if len(self.problems) == before else None

    def _cell(self, row: SheetRow, column: str, read: Callable[[str], T]) -> T | None:
        try:
            return read(row.cells.get(column, ""))
        except NotReadable as error:
            self._say(row, column, str(error))
            return None

    def _text(self, row: SheetRow, column: str) -> str:
        return plain_text(row.cells.get(column, ""))

    def _say(self, row: SheetRow, column: str, message: str) -> None:
        self.problems.append(InputProblem(row.number, column, message))

    def _number(self, row: SheetRow) -> Callable[[str], str]:
        def read(cell: str) -> str:
            number = _filled(cell)
            if len(number) > 60 or any(sign.isspace() for sign in number):
                raise NotReadable(f"“{number[:60]}” is not a job number")
            first = self._rows_by_number.setdefault(number, row.number)
            if first != row.number:
                raise NotReadable(f"{number} is already in row {first}")
            return number

        return read

    def _moment(self, cell: str) -> datetime:
        return moment(_filled(cell), order=self._order, zone=self._zone)

    def _country_code(self, cell: str) -> str:
        text = plain_text(cell).upper()
        if text and not re.fullmatch(r"[A-Z]{2}", text):
            raise NotReadable(f"“{text}” is not a country code of two letters")
        return text

    def _language(self, cell: str) -> str:
        text = plain_text(cell).lower()
        return one_of(_LANGUAGES.get(text, text), Language) if text else ""

    def _amount(self, cell: str) -> str:
        if not plain_text(cell):
            return ""
        return str(amount(cell, comma_decimals=self._sheet.comma_decimals))

    def _forms(self, cell: str) -> tuple[str, ...]:
        names = [name for name in re.split(r"[\s,;|]+", plain_text(cell)) if name]
        return tuple(dict.fromkeys(one_of(name, self._checklists) for name in names))


def _filled(cell: str) -> str:
    text = plain_text(cell)
    if not text:
        raise NotReadable("this must not be empty")
    return text


def _utc(value: datetime | None) -> str:
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z") if value is not None else ""


def _vin(cell: str) -> str:
    text = _filled(cell).upper()
    problem = vin_problem(text)
    if problem:
        raise NotReadable(f"“{text}”: {problem}")
    return text


def _year(cell: str) -> int:
    year = whole_number(cell, largest=2100)
    if year < 1900:
        raise NotReadable(f"{year} is not a model year")
    return year


def _up_to(largest: int) -> Callable[[str], int]:
    return lambda cell: whole_number(cell, largest=largest)


def _optional(read: Callable[[str], T]) -> Callable[[str], T | None]:
    return lambda cell: read(cell) if plain_text(cell) else None


def _parts(cell: str) -> tuple[tuple[str, int], ...]:
    quantities: dict[str, int] = {}
    for item in filter(None, (piece.strip() for piece in plain_text(cell).split(";"))):
        number, _, quantity = item.rpartition(":")
        if not number.strip() or not re.fullmatch(r"\s*[0-9]{1,4}\s*", quantity) or int(quantity) == 0:
            raise NotReadable(f"“{item}” is not a part number and a quantity, like 1107681-00-A:2")
        quantities[number.strip()] = quantities.get(number.strip(), 0) + int(quantity)
    return tuple(quantities.items())


def as_mapping(jobs: list[ImportedJob]) -> Mapping[str, dict[str, JsonValue]]:
    """What is remembered of a file, by job number."""
    return {job.number: job.content() for job in jobs}
