"""`fieldapp checklist check` and `preview`: an author's spreadsheet, fine or not, and as it will be; no profile."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from fieldapp import terminal
from fieldapp.commands.context import Answer, Context, plain
from fieldapp.commands.job_work import read_file
from fieldapp.errors import DataProblem, WrongUsage
from inspections.problems import FormProblems, Problem
from inspections.trial import nothing_shows, placed, try_out
from inspections.xlsform import CompiledForm, compile_form


def check(args: Namespace, context: Context) -> Answer:
    """Compile a form; every problem with its sheet, row and column. Exit code 5 when there is one."""
    try:
        form = compile_form(read_file(args.form), file_name=args.form.name)
    except FormProblems as problems:
        return _not_fine(args, problems)
    noticed = (
        *form.warnings,
        *placed(try_out(form.xform_xml), form.rows),
        *nothing_shows(form.xform_xml),
    )
    value = {
        "fine": True,
        "form_id": form.form_id,
        "version": form.version,
        "sha256": form.sha256,
        "kind": form.kind,
        "languages": list(form.languages),
        "titles": form.titles,
        "warnings": plain(noticed),
    }
    languages = ", ".join(form.languages) or "one language"
    return Answer(
        value,
        terminal.paragraphs(
            f"{args.form.name} is fine: {_named(form)}, in {languages}.",
            _worth_a_look(noticed),
        ),
    )


def preview(args: Namespace, context: Context) -> Answer:
    """Open the checklist's page on a filling nobody keeps; with `--headless`, draw it. Problems as `check` says them.

    Raises:
        WrongUsage: only one of `--headless` and `--out`.
        DataProblem: there is no screen, or the picture cannot be written.
    """
    if args.headless != (args.out is not None):
        raise WrongUsage("--headless and --out FILE.png belong together: name both or neither.")
    try:
        form = compile_form(read_file(args.form), file_name=args.form.name)
    except FormProblems as problems:
        return _not_fine(args, problems)
    if not args.headless and not _has_screen():
        raise DataProblem("There is no screen to show it on. Add --headless --out FILE.png for a picture.")
    from fieldapp.app.preview import run  # the window's library: not for other commands
    from fieldapp.commands.example_job import begin

    pictures, faults = run(
        lambda store, language: begin(store, form, language=language),
        language=args.language,
        picture=args.out,
    )
    noticed = (*form.warnings, *placed(dict.fromkeys((*try_out(form.xform_xml), *faults)), form.rows))
    value = {
        "form_id": form.form_id,
        "version": form.version,
        "picture": str(args.out or ""),
        "pictures": [str(each) for each in pictures],
        "warnings": plain(noticed),
    }
    done = f"Drawn into {', '.join(map(str, pictures))}." if pictures else "Nothing of the preview was kept."
    return Answer(value, terminal.paragraphs(f"{_named(form)}: {done}", _worth_a_look(noticed)))


def _named(form: CompiledForm) -> str:
    return f"{form.form_id} {form.version}" if form.version else f"{form.form_id} without a version"


def _worth_a_look(noticed: Sequence[Problem]) -> str:
    return terminal.block("Worth a look", [terminal.table(_line(problem) for problem in noticed)])


def _has_screen() -> bool:
    """Whether Qt will find one; it ends the whole program where it does not."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in names)


def _not_fine(args: Namespace, problems: FormProblems) -> Answer:
    return Answer(
        {"fine": False, "problems": plain(problems.problems), "sentence": problems.sentence},
        terminal.paragraphs(
            f"{args.form.name}: {terminal.counted(len(problems.problems), 'problem')}",
            terminal.table(_line(problem) for problem in problems.problems),
        ),
        code=problems.exit_code,
    )


def _line(problem: Problem) -> tuple[str, str, str, str]:
    return (
        problem.sheet or "",
        f"row {problem.row}" if problem.row else "",
        problem.column or "",
        problem.message,
    )
