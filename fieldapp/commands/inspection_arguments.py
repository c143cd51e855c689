"""Arguments of `fieldapp inspection`."""

from __future__ import annotations

from pathlib import Path

from fieldapp.commands.job_arguments import add_strokes
from fieldapp.commands.parsing import Group, Parser, command, day_argument, family
from fieldapp.domain.damage import CarView, DamageKind
from fieldapp.domain.findings import CustomerDecision, Severity

_INSPECTION_HELP = "JOB/FORM, JOB when it has only one, or the filling's id"


def add_inspection(commands: Group) -> None:
    """`inspection`: fill a checklist without a window."""
    group = family(commands, "inspection", "fill a job's checklists")
    for name, run, words in (
        ("list", "inspections:list_inspections", "checklists of a job"),
        ("begin", "inspections:begin", "open a checklist"),
    ):
        parser = command(group, name, run, words)
        parser.add_argument("job", metavar="JOB")
        if name == "begin":
            parser.add_argument("form", metavar="FORM")
    show = _filling(group, "show", "inspections:show", "what was answered and what is missing")
    show.add_argument("--open", action="store_true", help="only items that miss something")
    show.add_argument("--language", choices=("en", "nb", "fr", "de"))
    answer = _filling(group, "answer", "inspections:answer", "answer questions; an empty value clears one")
    answer.add_argument("answers", nargs="+", metavar="NAME=VALUE")
    answer.add_argument("--tool", metavar="CODE", help="what measured it")
    _reason(answer)
    entry = _filling(group, "add-entry", "inspections:add_entry", "one more entry of a repeat")
    entry.add_argument("repeat", metavar="ITEM", help="item number or name")
    remove = _filling(group, "remove-entry", "inspections:remove_entry", "take an entry of a repeat out")
    remove.add_argument("entry", metavar="PATH")
    photo = _filling(group, "photo", "inspections:photo", "photos for an image question or a finding")
    photo.add_argument("question", metavar="NAME", help="question, or item with a finding (name or number)")
    photo.add_argument("files", nargs="+", type=Path, metavar="FILE")
    _add_findings(group)
    sign = _filling(group, "sign", "inspections:sign", "answer a signature question")
    sign.add_argument("question", metavar="NAME")
    sign.add_argument("--name", default="", help="who signs")
    sign.add_argument("--shown", default="", metavar="SENTENCE", help="default: the question")
    sign.add_argument("--waive", metavar="REASON", help="nobody signs, because")
    add_strokes(sign, required=False)
    _filling(group, "finish", "inspections:finish", "finish a checklist")
    _add_release(group)
    _add_marks(group)


def _filling(group: Group, name: str, run: str, words: str) -> Parser:
    parser = command(group, name, run, words)
    parser.add_argument("inspection", metavar="INSPECTION", help=_INSPECTION_HELP)
    return parser


def _add_findings(group: Group) -> None:
    finding = _filling(group, "finding", "inspections:finding", "write down what an item showed")
    finding.add_argument("item", metavar="ITEM", help="item number or name")
    finding.add_argument("--severity", choices=[severity.value for severity in Severity])
    finding.add_argument("--title")
    finding.add_argument("--note")
    finding.add_argument("--recommendation")
    finding.add_argument("--withdraw", action="store_true", help="take the finding back")
    _reason(finding)
    decide = command(group, "decide", "inspections:decide", "what the customer wants done about a finding")
    decide.add_argument("finding", metavar="FINDING", help="its id")
    decide.add_argument("decision", choices=[*(decision.value for decision in CustomerDecision), "none"])


def _reason(parser: Parser) -> None:
    parser.add_argument("--reason", default="", help="why a finished checklist is changed")


def _add_release(group: Group) -> None:
    reopen = _filling(group, "reopen", "releasing:reopen", "open a finished checklist for changes")
    reopen.add_argument("--reason", required=True, help="why; each change is written down under it")
    _filling(
        group, "corrections", "releasing:corrections", "what was changed after finishing, by whom and why"
    )
    _filling(group, "gate", "releasing:gate", "what keeps the vehicle from being released")
    recheck = _filling(group, "recheck", "releasing:recheck", "check an item again after its repair")
    recheck.add_argument("item", metavar="ITEM", help="item number or name")
    recheck.add_argument("answers", nargs="+", metavar="NAME=VALUE", help="what it shows now")
    recheck.add_argument("--repair", required=True, help="what was done")
    recheck.add_argument("--tool", metavar="CODE", help="what measured it")
    _reason(recheck)
    accept = _filling(
        group, "accept", "releasing:accept", "let the vehicle leave with a fail; asks for a PIN or password"
    )
    accept.add_argument("item", metavar="ITEM", help="item number or name")
    accept.add_argument("--owner", required=True, help="who sees to it")
    accept.add_argument("--due", required=True, type=day_argument, metavar="DAY", help="until when")
    known = accept.add_mutually_exclusive_group(required=True)
    known.add_argument("--approver", metavar="PERSON", help="the lead who allows it, by PIN")
    known.add_argument("--user", metavar="LOGIN", help="the lead's own sign-in: the office is asked")
    accept.add_argument("--note", default="")
    withdraw = _filling(group, "withdraw-deviation", "releasing:withdraw_deviation", "take a deviation back")
    withdraw.add_argument("item", metavar="ITEM", help="item number or name")
    move = _filling(group, "move", "releasing:move", "what a newer version of the form would change")
    move.add_argument("--apply", action="store_true", help="go on with it; nothing is lost")
    _reason(move)


def _add_marks(group: Group) -> None:
    mark = command(group, "mark", "releasing:mark", "mark damage on the outline of the car")
    mark.add_argument("job", metavar="JOB")
    mark.add_argument("view", choices=[view.value for view in CarView])
    mark.add_argument("x", type=float, metavar="X", help="0 (left) to 1 (right) of the view")
    mark.add_argument("y", type=float, metavar="Y", help="0 (top) to 1 (bottom) of the view")
    mark.add_argument("kind", choices=[kind.value for kind in DamageKind])
    mark.add_argument("--note", default="")
    marks = command(group, "marks", "releasing:marks", "damage marks of a job")
    marks.add_argument("job", metavar="JOB")
    unmark = command(group, "unmark", "releasing:unmark", "take a damage mark off")
    unmark.add_argument("mark", metavar="MARK", help="its id")
    unmark.add_argument("--back", action="store_true", help="bring it back")
    _reason(unmark)
