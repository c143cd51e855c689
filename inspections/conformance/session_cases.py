"""Peers' recorded form sessions: play every step, compare every recorded cell after it."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from inspections.cells import Cell
from inspections.expressions.values import number_to_text
from inspections.model import Template
from inspections.problems import FormNotUsable
from inspections.questions import is_note
from inspections.session import Session
from inspections.xform import load_template
from inspections.xmltree import Element, Text, parse_xml

_ZONE = ZoneInfo("America/Phoenix")
_INSTANCE = re.compile(r"\[[^\]]*\]")
_KINDS = {"select1": "select", "secret": "input"}


@dataclass(slots=True)
class Outcome:
    """What one session gave: the first difference, and how many of all recorded cells agreed."""

    difference: str | None
    cells: int
    agreed: int


def judge(case: dict[str, Any]) -> Outcome:
    """Play one recorded session."""
    return _Play(case).run()


class _Play:
    def __init__(self, case: dict[str, Any]) -> None:
        self._case = case
        self._expected: dict[str, dict[str, Any]] = {}
        self._outcome = Outcome(None, 0, 0)
        self._session: Session | None = None

    def run(self) -> Outcome:
        for number, step in enumerate(self._case["steps"], 1):
            threw = self._perform(step)
            if threw is None and step["threw"]:
                self._differs(f"step {number}: {step['op']} should have been refused")
            elif threw is not None and not step["threw"]:
                self._differs(f"step {number}: {step['op']} {step['args']}: {threw}")
            for ref in step["removed"]:
                self._expected.pop(ref, None)
            for change in step["state_delta"]:
                self._expected.setdefault(change["ref"], {}).update(change)
            self._compare(number, step)
        return self._outcome

    def _differs(self, what: str) -> None:
        if self._outcome.difference is None:
            self._outcome.difference = what

    def _perform(self, step: dict[str, Any]) -> str | None:
        """Do one step; the sentence of a refusal, or None."""
        try:
            if step["op"] in {"init", "fork"}:
                self._open(fork=step["op"] == "fork")
            elif self._session is None:
                return "the session did not open"
            elif step["op"] == "answer":
                self._session.set(self._path(step["args"][0]), _answer(step["args"][1:]))
            elif step["op"] == "createNewRepeat":
                self._session.add_repeat(self._path(step["args"][0]), str(uuid.uuid4()))
            elif step["op"] == "removeRepeat":
                self._session.remove_repeat(self._path(step["args"][0]))
            elif step["op"] == "setLanguage":
                wanted = step["args"][0]
                self._session.set_language(wanted["language"] if isinstance(wanted, dict) else wanted)
            else:
                return f"unknown step {step['op']}"
        except FormNotUsable as error:
            return error.sentence
        return None

    def _open(self, *, fork: bool) -> None:
        template = load_template(self._case["form"], strict=False)
        answers: dict[str, str] | None = None
        repeats: dict[str, list[str]] = {}
        if fork:
            answers = {}
            root = parse_xml(self._case["initial_instance"]).root
            _restore(root, f"/{template.root.name}", answers, repeats, template)
        self._session = Session(template, now=lambda: datetime.now(_ZONE), answers=answers, repeats=repeats)

    def _path(self, ref: str) -> str:
        """Our path for a ref with positions; a repeat named as a whole stays as it is."""
        if self._session is None:
            return ref
        for cell, own in self._refs():
            if own == ref:
                return cell.path
        above, _, name = ref.rpartition("/")
        for cell, own in self._refs():
            if own == above:
                return f"{cell.path}/{name}"
        return ref

    def _refs(self) -> Iterator[tuple[Cell, str]]:
        if self._session is None:
            return
        refs: dict[str, str] = {}
        for cell in self._session.cells():
            above = refs[cell.above.path] if cell.above is not None else ""
            ref = f"{above}/{cell.definition.name}"
            if cell.instance_id is not None and cell.above is not None:
                ref += f"[{cell.above.instances(cell.definition).index(cell) + 1}]"
            refs[cell.path] = ref
            yield cell, ref

    def _states(self) -> dict[str, Callable[[str], Any]]:
        session = self._session
        states: dict[str, Callable[[str], Any]] = {}
        if session is None:
            return states
        for cell, ref in self._refs():
            states[ref] = _reader(session, cell)
            for node in cell.definition.children:
                if node.repeat is not None:
                    states[f"{ref}/{node.name}"] = _range_reader(session, cell, node.name)
        return states

    def _compare(self, number: int, step: dict[str, Any]) -> None:
        states = self._states()
        if self._session is not None and step.get("lang") and self._session.language != step["lang"]:
            self._differs(f"step {number}: language {self._session.language!r} instead of {step['lang']!r}")
        for ref, cells in self._expected.items():
            state = states.get(ref)
            for key, wanted in cells.items():
                if key == "ref":
                    continue
                self._outcome.cells += 1
                got = state(key) if state is not None else "nothing"
                if got == wanted:
                    self._outcome.agreed += 1
                else:
                    self._differs(f"step {number} {step['op']}: {ref} {key} is {got!r} instead of {wanted!r}")


def _reader(session: Session, cell: Cell) -> Callable[[str], Any]:
    def read(key: str) -> Any:
        if key == "kind":
            return _kind(cell)
        if key in {"relevant", "required", "readonly"}:
            return getattr(cell, key)
        if key == "value":
            return cell.shown
        if key == "violation":
            if cell.violation is None:
                return None
            bind = cell.definition.bind
            words = bind.constraint_message if cell.violation == "constraint" else bind.required_message
            return {"condition": cell.violation, "message": session.wording.of(words, cell) or None}
        if key == "choices":
            return [[choice.name, choice.label] for choice in session.wording.choices(cell)]
        control = cell.definition.control
        words = (control.label if key == "label" else control.hint) if control else None
        return None if words is None else session.wording.of(words, cell)

    return read


def _range_reader(session: Session, parent: Cell, name: str) -> Callable[[str], Any]:
    node = next(n for n in parent.definition.children if n.name == name)

    def read(key: str) -> Any:
        rule = node.repeat
        if rule is None:
            return None
        if key == "kind":
            return f"repeat-range:{'controlled' if rule.count is not None or rule.fixed else 'uncontrolled'}"
        if key == "relevant":
            return session.is_open(f"{parent.path}/{name}")
        if key == "label":
            return None if rule.label is None else session.wording.of(rule.label, parent)
        if key == "readonly":
            return parent.readonly
        return False if key == "required" else None

    return read


def _kind(cell: Cell) -> str:
    node = cell.definition
    if cell.above is None:
        return "root"
    if cell.instance_id is not None:
        return "repeat-instance"
    if not node.is_leaf:
        return "group"
    if node.control is None:
        return "model-value"
    if is_note(node):
        return "note"
    return _KINDS.get(node.control.kind, node.control.kind)


def _answer(values: list[Any]) -> str:
    if len(values) > 1:
        return " ".join(str(value) for value in values)
    value = values[0] if values else None
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int | float):
        return number_to_text(float(value))
    if isinstance(value, list):
        return " ".join(str(each) for each in value)
    if isinstance(value, dict):
        return _position(value)
    return str(value)


def _position(place: dict[str, Any]) -> str:
    """A place as the peers' recorder gives it; trailing parts that are not known are left out."""
    parts = [place.get(name) for name in ("latitude", "longitude", "altitude", "accuracy")]
    while parts and parts[-1] is None:
        parts.pop()
    return " ".join(str(part or 0) for part in parts) if any(parts) else ""


def _restore(
    element: Element, path: str, answers: dict[str, str], repeats: dict[str, list[str]], template: Template
) -> None:
    """Answers and repeats of a saved instance."""
    for child in element.elements():
        own = f"{path}/{child.name}"
        node = template.nodes.get(_INSTANCE.sub("", own))
        if node is not None and node.repeat is not None:
            instance_id = str(uuid.uuid4())
            repeats.setdefault(own, []).append(instance_id)
            own = f"{own}[{instance_id}]"
        if next(child.elements(), None) is None:
            answers[own] = "".join(t.value for t in child.children if type(t) is Text)
        _restore(child, own, answers, repeats, template)
