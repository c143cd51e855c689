"""`fieldapp rescue` and `fieldapp recover`: unsent work out of a laptop and into another."""

from __future__ import annotations

from argparse import Namespace

from fieldapp import terminal
from fieldapp.commands.context import Answer, Context, changed
from fieldapp.errors import InputRefused
from fieldapp.operations import rescue as operation


def rescue(args: Namespace, context: Context) -> Answer:
    """Everything unsent into one encrypted file."""
    passphrase = "" if args.recipient else context.read_secret("Passphrase for the file: ")
    done = operation.rescue(context.store, args.file, passphrase=passphrase, recipient=args.recipient or "")
    return Answer(
        {"changes": done.changes, "files": done.files, "bytes": done.size},
        f"{terminal.counted(done.changes, 'change')} and {terminal.counted(done.files, 'file')} are in {args.file}. "
        "They also stay on this laptop.",
    )


def recover(args: Namespace, context: Context) -> Answer:
    """Take a rescue file in."""
    identity = ""
    if args.identity is not None:
        try:
            lines = args.identity.read_text(encoding="ascii").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise InputRefused(f"The identity file {args.identity} cannot be read.") from error
        identity = next((line.strip() for line in lines if line.startswith("AGE-SECRET-KEY-")), "")
        if not identity:
            raise InputRefused(f"There is no secret key of age in {args.identity}.")
    passphrase = "" if identity else context.read_secret("Passphrase of the file: ")
    done = operation.recover(
        context.store, args.file, passphrase=passphrase, identity=identity, now=context.now
    )
    return Answer(
        changed(done.changes, count=done.count, files=done.files),
        f"{terminal.counted(done.count, 'change')} and {terminal.counted(done.files, 'file')} were taken in; "
        "they go out with the next sync.",
    )
