"""Arguments of `fieldapp price` and `fieldapp invoice`."""

from __future__ import annotations

from pathlib import Path

from fieldapp.commands.parsing import Group, command, family
from fieldapp.domain.estimates import LineKind


def add_money(commands: Group) -> None:
    """The price of a job and its invoice."""
    price = family(commands, "price", "the agreed price, what comes on top, and the customer's yes")
    show = command(price, "show", "money:show", "where the price of a job stands")
    add = command(price, "add", "money:add", "put something on the price")
    approve = command(price, "approve", "money:approve", "the customer agrees: on the pad, or on the phone")
    decline = command(price, "decline", "money:decline", "the customer does not: the agreed price holds")
    keep = command(price, "keep", "money:keep", "do the work at the agreed price")
    invoice = command(commands, "invoice", "money:invoice", "the draft of a job's invoice")
    for parser in (show, add, approve, decline, keep, invoice):
        parser.add_argument("job", metavar="JOB", help="number, provisional number or id, or how it begins")
    add.add_argument("text", nargs="?", default="", help="what it is for; a part brings its own name")
    add.add_argument(
        "--kind", choices=[kind.value for kind in LineKind], help="default: fee, or part with --part"
    )
    add.add_argument("--part", metavar="NUMBER", help="a part of the catalogue")
    add.add_argument("--quantity", default="1", help="units, or hours of labour")
    add.add_argument("--price", metavar="AMOUNT", help="per unit, without VAT")
    how = approve.add_mutually_exclusive_group(required=True)
    how.add_argument(
        "--strokes", type=Path, metavar="FILE", help="JSON as for jobs sign; - is standard input"
    )
    how.add_argument("--said", default="", metavar="WORDS", help="what was said on the phone")
    approve.add_argument("--name", required=True, help="who agrees")
    approve.add_argument("--phone", default="", metavar="NUMBER")
    approve.add_argument("--shown", default="", metavar="SENTENCE", help="what stood above the pad")
    decline.add_argument("--name", default="", help="who declined")
    decline.add_argument("--said", default="", metavar="WORDS")
    keep.add_argument("--reason", default="")
    withdraw = command(price, "withdraw", "money:withdraw", "take a line off again")
    withdraw.add_argument("line", metavar="LINE", help="id of the line")
    invoice.add_argument("--out", type=Path, metavar="FILE", help=".xml = UBL (EN 16931, EHF), .csv = table")
