"""`fieldapp checklist check`: an author's spreadsheet, fine or not; needs no profile."""

from __future__ import annotations

from argparse import Namespace

from fieldapp.commands import words
from fieldapp.commands.context import Answer, Context, plain
from fieldapp.commands.job_work import read_file
from inspections.problems import FormProblems, Problem
from inspections.xlsform import compile_form


def check(args: Namespace, context: Context) -> Answer:
    """Compile a form; every problem with its sheet, row and column. Exit code 5 when there is one."""
    try:
        form = compile_form(read_file(args.form), file_name=args.form.name)
    except FormProblems as problems:
        return Answer(
            {"fine": False, "problems": plain(problems.problems), "sentence": problems.sentence},
            words.paragraphs(
                f"{args.form.name}: {words.counted(len(problems.problems), 'problem')}",
                words.table(_line(problem) for problem in problems.problems),
            ),
            code=problems.exit_code,
        )
    value = {
        "fine": True,
        "form_id": form.form_id,
        "version": form.version,
        "sha256": form.sha256,
        "kind": form.kind,
        "languages": list(form.languages),
        "titles": form.titles,
        "warnings": plain(form.warnings),
    }
    languages = ", ".join(form.languages) or "one language"
    return Answer(
        value,
        words.paragraphs(
            f"{args.form.name} is fine: {form.form_id} {form.version}, {languages}.",
            words.block("Worth a look", [words.table(_line(problem) for problem in form.warnings)]),
        ),
    )


def _line(problem: Problem) -> tuple[str, str, str, str]:
    return (
        problem.sheet or "",
        f"row {problem.row}" if problem.row else "",
        problem.column or "",
        problem.message,
    )
