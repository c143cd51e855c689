"""The `fieldapp` command: reads the command line, runs one command, prints its answer.

Whatever a command does, a person reads one sentence on standard error when it could not be done, and scripts read an
exit code (see `fieldapp.errors`) and, with `--json`, JSON on standard output.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from fieldapp.errors import FieldAppError, InputRefused, NotAllowedNow, WrongUsage

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from fieldapp.commands.context import Answer, Context

BUG_EXIT_CODE = 1
INTERRUPTED_EXIT_CODE = 130
_WITHOUT_PROFILE = frozenset({"checklist", "verify"})


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code and never raises for what a person can cause."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(arguments)
    except FieldAppError as error:
        return _say(error, as_json="--json" in arguments)
    except SystemExit as leaving:  # argparse, after --help and --version
        return leaving.code if isinstance(leaving.code, int) else 0
    except BrokenPipeError:
        # The reader (head, less) has seen enough; without this Python complains while it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("Stopped; everything before is saved.", file=sys.stderr)
        return INTERRUPTED_EXIT_CODE
    except Exception as bug:  # noqa: BLE001 - the top-level hook: logged, and said in one sentence
        return _bug(bug)


def _run(arguments: list[str]) -> int:
    _check_text(arguments)
    if not arguments:
        # The start by icon: it waits for no command line, whose many commands take 40 ms to describe.
        return _open_window(None)
    from fieldapp.commands.arguments import build_parser

    args = build_parser().parse_args(arguments)
    if args.command is None:
        return _open_window(args.profile_dir)
    if args.command == "demo":
        from fieldapp.demo import main as demo

        return demo(headless=args.headless, out=args.out, profile_dir=args.profile_dir)
    return _answer(args)


def _check_text(arguments: list[str]) -> None:
    """Bytes that are no UTF-8 come as half characters, which no database and no terminal takes."""
    for text in arguments:
        try:
            text.encode()
        except UnicodeEncodeError as error:
            shown = text.encode(errors="replace").decode()
            raise WrongUsage(
                f"“{shown}” is not UTF-8. Set the terminal to UTF-8, or rename the file."
            ) from error


def _open_window(profile_dir: Path | None) -> int:
    from fieldapp.app import main as open_window

    return open_window(profile_dir)


def _answer(args: Namespace) -> int:
    from fieldapp import logs
    from fieldapp.commands.context import Context

    context = Context(
        args.profile_dir,
        read_secret=_read_secret,
        note=(lambda words: None) if args.json else (lambda words: print(words, file=sys.stderr)),
    )
    module, _, function = args.run.partition(":")
    run: Callable[[Namespace, Context], Answer] = getattr(
        importlib.import_module(f"fieldapp.commands.{module}"), function
    )
    try:
        if args.command not in _WITHOUT_PROFILE:
            logs.set_up(context.profile.logs)
        answer = run(args, context)
    finally:
        context.close()
    if args.json:
        print(json.dumps(answer.value, ensure_ascii=False, indent=1))
    else:
        print(answer.text)
    return answer.code


def _read_secret(prompt: str) -> str:
    """Typed unseen at a terminal; the next line of standard input in a script."""
    if sys.stdin.isatty():
        import getpass

        return getpass.getpass(prompt)
    return sys.stdin.readline().rstrip("\r\n")


def _say(error: FieldAppError, *, as_json: bool) -> int:
    print(error.sentence, file=sys.stderr)
    if as_json:
        said: dict[str, object] = {"code": error.code, "sentence": error.sentence}
        if isinstance(error, NotAllowedNow):
            said["reasons"] = list(error.reasons)
        if isinstance(error, InputRefused):
            said["problems"] = [str(problem) for problem in error.problems]
        print(json.dumps({"error": said}, ensure_ascii=False, indent=1))
    return error.exit_code


def _bug(bug: Exception) -> int:
    from fieldapp.logs import EventLog

    EventLog("cli").bug("unexpected_error", bug)
    print(
        f"Something went wrong inside the program ({type(bug).__name__}); it is in the profile's log. "
        "What was saved before is safe.",
        file=sys.stderr,
    )
    return BUG_EXIT_CODE
