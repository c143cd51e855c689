"""What can be wrong with a form, as errors and as values.

FormNotUsable      the template cannot be loaded or filled; one sentence
FormProblems       a spreadsheet is refused; every problem with its place
"""

from __future__ import annotations

from dataclasses import dataclass

from fieldapp.errors import DataProblem


class FormNotUsable(DataProblem):
    """The template's XML is broken, hostile, or uses what this engine does not know."""

    code = "form_not_usable"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing for the author to put right. `row` counts from 1 as the spreadsheet shows it."""

    sheet: str | None
    row: int | None
    column: str | None
    message: str

    def __str__(self) -> str:
        place = ", ".join(
            part
            for part in (
                f"sheet {self.sheet}" if self.sheet else "",
                f"row {self.row}" if self.row else "",
                f"column {self.column}" if self.column else "",
            )
            if part
        )
        return f"{place}: {self.message}" if place else self.message


class FormProblems(DataProblem):
    """The spreadsheet is refused whole; `problems` names each mistake with sheet, row and column."""

    code = "form_problems"

    def __init__(self, sentence: str, *, problems: tuple[Problem, ...]) -> None:
        super().__init__(sentence, problems=problems)
        self.problems = problems
