"""Arguments of `fieldapp inspection`."""

from __future__ import annotations

from pathlib import Path

from fieldapp.commands.job_arguments import add_strokes
from fieldapp.commands.parsing import Group, Parser, command, family
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
    decide = command(group, "decide", "inspections:decide", "what the customer wants done about a finding")
    decide.add_argument("finding", metavar="FINDING", help="its id")
    decide.add_argument("decision", choices=[*(decision.value for decision in CustomerDecision), "none"])
