"""`fieldapp tag`: tags to stick on parts and wheels."""

from __future__ import annotations

from argparse import Namespace

from fieldapp.commands import naming
from fieldapp.commands.context import Answer, Context
from fieldapp.commands.job_work import write_file
from fieldapp.errors import WrongUsage
from fieldapp.operations import tags

_WHEELS = ("FL", "FR", "RL", "RR")


def part(args: Namespace, context: Context) -> Answer:
    """A part that goes back."""
    found, wanted = naming.job(context.store, args.job), naming.part(context.store, args.part)
    pdf = tags.part_return(
        context.store,
        job_id=found.id,
        part_id=wanted.id,
        language=args.language or context.language,
        serial_number=args.serial,
        reason=args.reason,
        now=context.now,
    )
    write_file(args.out, pdf)
    return Answer({"path": str(args.out), "tags": 1}, f"{args.out}: a tag for {wanted.number}, 100 × 62 mm")


def wheels(args: Namespace, context: Context) -> Answer:
    """Four wheels that are stored."""
    found = naming.job(context.store, args.job)
    pdf = tags.wheels(
        context.store,
        job_id=found.id,
        language=args.language or context.language,
        season=args.season,
        shelf=args.shelf,
        treads=dict(_tread(text) for text in args.tread),
        now=context.now,
    )
    write_file(args.out, pdf)
    return Answer({"path": str(args.out), "tags": 4}, f"{args.out}: four tags, 100 × 62 mm")


def _tread(text: str) -> tuple[str, str]:
    wheel, depth = naming.assignment(text)
    if wheel.upper() not in _WHEELS:
        raise WrongUsage(
            f"{wheel} is no wheel; write {', '.join(_WHEELS)} and the millimetres, such as FL=6.5."
        )
    return wheel.upper(), depth
