"""Why a spreadsheet was refused, row by row.

The library that writes XForms stops at the first mistake. Once it has refused a sheet, these checks look at every
row, so that an author sees all mistakes at once. They run on refused sheets only and so never refuse anything
themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from inspections.problems import Problem, did_you_mean

Row = Mapping[str, str]

_NAME = re.compile(r"[^\W\d][\w.-]*(?::[^\W\d][\w.-]*)?\Z")
_FRAME = re.compile(r"(begin|end)[ _]+(group|repeat|loop)\Z")
_LISTED = re.compile(
    r"(?:select_one|select_multiple|select1|rank|select one|select multiple)\s+(\S+)", re.IGNORECASE
)
_WRITTEN = ("label", "hint", "image", "media", "big-image", "audio", "video", "guidance_hint")
# The kinds an author means; the library knows more spellings of them.
_COMMON = (
    "text",
    "integer",
    "decimal",
    "range",
    "date",
    "time",
    "dateTime",
    "note",
    "image",
    "file",
    "barcode",
    "acknowledge",
    "calculate",
    "hidden",
    "select_one",
    "select_multiple",
    "rank",
    "begin_group",
    "end_group",
    "begin_repeat",
    "end_repeat",
    "csv-external",
)
# Kinds that nobody reads.
_SILENT = frozenset(
    [
        "calculate",
        "hidden",
        "start",
        "end",
        "today",
        "deviceid",
        "username",
        "phonenumber",
        "email",
        "simserial",
        "subscriberid",
        "audit",
        "csv-external",
        "xml-external",
        "start-geopoint",
        "background-audio",
        "background-geopoint",
    ]
)


def refused_survey(
    rows: Sequence[Row], lists: Collection[str], is_kind: Callable[[str], bool]
) -> Iterator[Problem]:
    """Rows of the survey without a kind, name or label, with a name that is taken or is none, and what is not ended.

    `lists` are the names of the lists on the sheet choices; `is_kind` knows the kinds of question.
    """
    opened: list[tuple[str, int]] = []
    names: list[dict[str, int]] = [{}]
    for number, row in enumerate(rows, 2):
        cells = {_plain(header): str(value).strip() for header, value in row.items() if str(value).strip()}
        if not cells:
            continue
        kind, name = " ".join(cells.get("type", "").split()), cells.get("name", "")
        if not kind:
            yield _at(number, "type", "This row has no type. Of merged cells only the first one counts.")
            continue
        frame = _FRAME.match(kind.lower())
        if frame is not None and frame[1] == "end":
            yield from _ended(frame[2], number, opened, names)
            continue
        yield from _kind(kind, number, lists, is_kind)
        yield from _name(name, number, names[-1])
        if frame is not None:
            opened.append((frame[2], number))
            names.append({})
        elif kind not in _SILENT and not any(_base(header) in _WRITTEN for header in cells):
            yield _at(number, "label", "This question has no label: nobody would know what is asked.")
    for what, number in opened:
        yield _at(number, "type", f"This {what} is never ended: write end_{what} below its last question.")


def refused_choices(rows: Sequence[Row], *, twice: bool) -> Iterator[Problem]:
    """Choices without list or name, or with a name that stands in the list before; `twice` allows that."""
    seen: dict[tuple[str, str], int] = {}
    for number, row in enumerate(rows, 2):
        cells = {_plain(header): str(value).strip() for header, value in row.items() if str(value).strip()}
        if not cells:
            continue
        listed, name = list_name(row), cells.get("name", cells.get("value", ""))
        if not listed:
            yield Problem("choices", number, "list_name", "This choice belongs to no list.")
        if not name:
            yield Problem(
                "choices", number, "name", "This choice has no name; it is what is kept as the answer."
            )
        first = seen.setdefault((listed, name), number)
        if listed and name and first != number and not twice:
            words = f"“{name}” stands in the list {listed} already, in row {first}."
            yield Problem("choices", number, "name", words)


def list_name(row: Row) -> str:
    """The list a choice belongs to; empty if its row names none."""
    for header, value in row.items():
        if _plain(header).replace(" ", "_") == "list_name":
            return str(value).strip()
    return ""


def _kind(
    kind: str, number: int, lists: Collection[str], is_kind: Callable[[str], bool]
) -> Iterator[Problem]:
    if not is_kind(kind):
        yield _at(number, "type", f"“{kind}” is no type of question.{did_you_mean(kind.split()[0], _COMMON)}")
        return
    if kind.lower() in {"select_one", "select_multiple", "rank"}:
        yield _at(number, "type", f"Name the list of choices behind {kind}, for instance {kind} verdict.")
        return
    listed = _LISTED.match(kind)
    if (
        listed is not None
        and listed[1] not in lists
        and "${" not in kind
        and "_from_file" not in kind
        and listed[1] not in {"from", "using"}
    ):
        words = f"There is no list named {listed[1]} on the sheet choices.{did_you_mean(listed[1], lists)}"
        yield _at(number, "type", words)


def _name(name: str, number: int, taken: dict[str, int]) -> Iterator[Problem]:
    if not name:
        yield _at(number, "name", "This row has no name.")
    elif not _NAME.match(name):
        words = (
            f"“{name}” cannot be a name: begin with a letter, then letters, digits, _ - and . without spaces."
        )
        yield _at(number, "name", words)
    elif taken.setdefault(name, number) != number:
        words = f"“{name}” is the name of row {taken[name]} already; within a group each name stands once."
        yield _at(number, "name", words)


def _ended(
    what: str, number: int, opened: list[tuple[str, int]], names: list[dict[str, int]]
) -> Iterator[Problem]:
    if not opened:
        yield _at(number, "type", f"There is no open {what} that could end here.")
        return
    begun, row = opened.pop()
    names.pop()
    if begun != what:
        yield _at(number, "type", f"This ends a {what}, but what is open is the {begun} of row {row}.")


def _at(row: int, column: str, words: str) -> Problem:
    return Problem("survey", row, column, words)


def _plain(header: str) -> str:
    return header.strip().lower()


def _base(header: str) -> str:
    return re.split(r":{1,2}", header, maxsplit=1)[0].strip()
