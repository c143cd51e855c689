"""Cells -> questions: what kind of control, which words, which verdict."""

from __future__ import annotations

from inspections.cells import Cell
from inspections.expressions import Environment
from inspections.measurements import as_decimal, measurement_at
from inspections.model import Template, TemplateNode
from inspections.presentation import Choice, Measurement, Question, Verdict
from inspections.wording import Wording, tidy

_VERDICTS: dict[str, Verdict] = {"ok": "ok", "not_ok": "not_ok", "na": "na"}
_BY_TYPE = {
    "int": "integer",
    "integer": "integer",
    "decimal": "decimal",
    "date": "date",
    "time": "time",
    "dateTime": "datetime",
    "barcode": "barcode",
}


def kind_of(node: TemplateNode, choices: tuple[Choice, ...] = ()) -> str:
    """How a node is asked; see `Question`."""
    control = node.control
    if control is None:
        return "calculated"
    appearance = control.appearance.split()
    if control.kind == "select1":
        names = {choice.name for choice in choices}
        return "verdict" if {"ok", "not_ok"} <= names <= set(_VERDICTS) else "select_one"
    if control.kind == "upload":
        if "signature" in appearance:
            return "signature"
        if {"draw", "annotate"} & set(appearance):
            return "draw"
        return "image" if (control.attributes.get("mediatype") or "image").startswith("image") else "file"
    if control.kind == "input":
        if is_note(node):
            return "note"
        return _BY_TYPE.get(node.bind.type, "text")
    return {"select": "select_multiple", "trigger": "acknowledge", "range": "range", "rank": "rank"}.get(
        control.kind, "text"
    )


def is_note(node: TemplateNode) -> bool:
    """A text to read: always read-only and with nothing to answer."""
    readonly = node.bind.readonly
    return (
        readonly is not None
        and readonly.source in {"true()", "1"}
        and node.bind.type == "string"
        and node.control is not None
        and node.control.kind == "input"
        and (node.control.label is not None or node.control.hint is not None)
    )


def answerable(node: TemplateNode) -> bool:
    """Whether a person is asked for a value here."""
    return node.is_leaf and node.control is not None and node.control.kind != "group" and not is_note(node)


def inherited(node: TemplateNode, name: str) -> str:
    """A convention column of the node, or of the item it is part of."""
    at: TemplateNode | None = node
    while at is not None:
        if at.bind.extras.get(name):
            return at.bind.extras[name]
        if "item" in at.bind.extras:
            return ""
        at = at.parent
    return ""


def question_at(cell: Cell, wording: Wording, environment: Environment) -> Question:
    """The question at a cell as it stands now."""
    node = cell.definition
    control = node.control
    choices = wording.choices(cell) if control is not None else ()
    kind = kind_of(node, choices)
    measurement = measurement_at(cell, environment)
    verdict = _verdict(cell, kind, measurement)
    evidence = inherited(node, "evidence")
    problem = None
    if cell.violation == "constraint":
        problem = tidy(wording.of(node.bind.constraint_message, cell)) or wording_of_limits(
            cell.brief(cell.value)
        )
    return Question(
        path=cell.path,
        kind=kind,
        label=tidy(wording.of(control.label, cell)) if control else "",
        hint=tidy(wording.of(control.hint, cell)) if control else "",
        value=cell.brief(cell.shown),
        required=cell.required,
        readonly=cell.readonly,
        relevant=cell.relevant,
        choices=choices,
        problem=problem,
        appearance=control.appearance if control else "",
        measurement=measurement,
        photos_wanted=evidence == "photo_always" or (evidence == "photo" and verdict == "not_ok"),
        signer=node.bind.extras.get("signer", ""),
        severity=inherited(node, "severity"),
        range=_range(node),
        verdict=verdict,
        language=wording.fallback(control.label) if control else "",
    )


def wording_of_limits(value: str) -> str:
    """The sentence for a broken constraint whose author wrote none."""
    return f"“{value}” is not allowed here. Check the value and enter it again."


def _verdict(cell: Cell, kind: str, measurement: Measurement | None) -> Verdict | None:
    if not cell.relevant:
        return None
    if kind == "verdict":
        return _VERDICTS.get(cell.shown)
    if measurement is not None and measurement.verdict is not None:
        return "not_ok" if measurement.verdict in {"low", "high"} else "ok"
    return None


def _range(node: TemplateNode) -> tuple[str, str, str] | None:
    if node.control is None or node.control.kind != "range":
        return None
    attributes = node.control.attributes
    return attributes.get("start", "1"), attributes.get("end", "10"), attributes.get("step", "1")


def mandatory_nodes(template: Template, job_kind: str | None) -> frozenset[TemplateNode]:
    """The questions that `mandatory_for` makes required for a kind of job.

    On an item of several questions the column means its verdicts and measurements, or, if it has neither,
    its first question.
    """
    found: set[TemplateNode] = set()
    for node in template.nodes.values():
        if not job_kind or job_kind not in node.bind.extras.get("mandatory_for", "").split():
            continue
        asked = [each for each in _leaves(node) if answerable(each)]
        leading = [each for each in asked if each.bind.limits or is_verdict(each)]
        found.update(leading or asked[:1])
    return frozenset(found)


def is_verdict(node: TemplateNode) -> bool:
    """Whether a select offers the shared list `verdict`."""
    itemset = node.control.itemset if node.control else None
    return itemset is not None and itemset.nodes.source.replace('"', "'").startswith("instance('verdict')")


def _leaves(node: TemplateNode) -> list[TemplateNode]:
    if node.is_leaf:
        return [node]
    return [leaf for child in node.children for leaf in _leaves(child)]


def within_range(node: TemplateNode, value: str) -> str:
    """The answer itself, or nothing when a range question does not offer it."""
    offered = _range(node)
    if offered is None or not value:
        return value
    number, start, end = as_decimal(value), as_decimal(offered[0]), as_decimal(offered[1])
    if number is None or start is None or end is None:
        return ""
    return value if min(start, end) <= number <= max(start, end) else ""
