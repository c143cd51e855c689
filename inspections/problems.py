"""What can be wrong with a form, as errors and as values.

FormNotUsable      the template cannot be loaded or filled; one sentence
FormProblems       a spreadsheet is refused; every problem with its place
"""

from __future__ import annotations

from collections.abc import Collection
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


def did_you_mean(word: str, known: Collection[str]) -> str:
    """“ Did you mean …?” with the nearest of the words that would have been right; empty if none is near."""
    import difflib  # only a mistake needs it

    plain = {each.lower(): each for each in sorted(known)}
    near = difflib.get_close_matches(word.lower(), plain, 1, cutoff=0.6)
    return f" Did you mean {plain[near[0]]}?" if near else ""


class FormProblems(DataProblem):
    """The spreadsheet is refused whole; `problems` names each mistake with sheet, row and column."""

    code = "form_problems"

    def __init__(self, sentence: str, *, problems: tuple[Problem, ...]) -> None:
        super().__init__(sentence, problems=problems)
        self.problems = problems
