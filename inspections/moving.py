"""Taking a begun filling over to a newer version of its form: what keeps its place, what has none, what is new.

A question keeps its place when the newer form has one of the same path, or – after a section was renamed or an item
moved – exactly one of the same name inside the same repeats. The answer must still fit: a choice must be on offer, a
number must go where numbers go. What does not fit is kept beside the form, never dropped; see `left_path`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal, InvalidOperation

from inspections.filling import GivenAnswers, template_path
from inspections.model import Template, TemplateNode
from inspections.questions import answerable, kind_of
from inspections.session import Session

_LEFT = "left:"
_INSTANCE = re.compile(r"\[([^]]*)\]")
_CHOSEN = frozenset({"verdict", "select_one"})
_SEVERAL = frozenset({"select_multiple", "rank"})
_WORDS = frozenset({"text", "barcode"})
_NUMBERS = frozenset({"integer", "decimal", "range"})
_FILES = frozenset({"image", "draw", "file"})


@dataclass(frozen=True, slots=True)
class MovedAnswer:
    """An answer that keeps its place; the two paths differ when the question moved. `label` is the newer form's."""

    path: str
    new_path: str
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class LeftAnswer:
    """An answer without a place. `why` is `gone` (no such question), `kind` (asked differently), `choice` (not on
    offer any more). `label` is the older form's, `said` the value in the words of its choices."""

    path: str
    value: str
    label: str
    why: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class NewQuestion:
    """A question of the newer form that the older one did not ask."""

    path: str
    label: str
    required: bool
    default: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """What a move would do. `repeats` are those of the newer form: path -> instance ids in order."""

    kept: tuple[MovedAnswer, ...]
    left: tuple[LeftAnswer, ...]
    new: tuple[NewQuestion, ...]
    repeats: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)

    def place_of(self, path: str) -> str | None:
        """Where a node, item or repeat of the older form stands in the newer one; None when it has no place."""
        return _placed(path, self.places)


def plan_move(
    old: Template,
    new: Template,
    given: GivenAnswers,
    *,
    facts: Mapping[str, str],
    now: datetime,
    language: str | None = None,
) -> Move:
    """What moving the filling from `old` to `new` would do; nothing is changed."""
    places = _places(old, new)
    repeats = {
        moved: ids for path, ids in given.repeats.items() if (moved := _placed(path, places)) is not None
    }
    wanted = {path: _placed(path, places) for path in given.answers}
    fitting = {
        place: given.answers[path]
        for path, place in wanted.items()
        if place is not None and _same_kind(old, new, path, place)
    }
    before = _session(old, given, facts, now, language)
    after = _session(new, GivenAnswers(fitting, repeats), facts, now, language)
    known = {cell.path for cell in after.cells()}
    kept: list[MovedAnswer] = []
    left: list[LeftAnswer] = []
    for path, value in given.answers.items():
        place = wanted[path]
        why = _misfit(old, new, after, known, path, place, value)
        if why:
            left.append(LeftAnswer(path, value, _label(before, path), why, _said(before, path, value)))
        else:
            assert place is not None
            kept.append(MovedAnswer(path, place, value, _label(after, place)))
    asked_before = set(places.values())
    fresh = tuple(
        NewQuestion(
            node.path,
            _node_label(after, node),
            node.bind.required is not None,
            "" if node.repeats() else node.initial,
        )
        for node in new.nodes.values()
        if answerable(node) and node.path not in asked_before
    )
    return Move(tuple(kept), tuple(left), fresh, repeats, places)


def left_path(template_id: str, path: str) -> str:
    """Under which path an answer without a place is kept: no form has such a node, so no rule ever reads it."""
    return f"{_LEFT}{template_id}:{path}"


def read_left_path(path: str) -> tuple[str, str] | None:
    """The template and path an answer was left from, or None for an answer that has its place."""
    if not path.startswith(_LEFT):
        return None
    template_id, _, old = path.removeprefix(_LEFT).partition(":")
    return template_id, old


def told_at(
    template: Template, path: str, value: str, *, language: str | None, now: datetime
) -> tuple[str, str]:
    """What a form calls a place, and a value there, in a language: for answers that were left behind."""
    node = template.nodes.get(template_path(path))
    if node is None:
        return path.rpartition("/")[2], value
    session = Session(template, now=lambda: now, language=language)
    return _node_label(session, node), _said(session, path, value)


def _places(old: Template, new: Template) -> dict[str, str]:
    """Template path in the older form -> in the newer one, for every node that has a place."""
    by_name: dict[str, list[TemplateNode]] = {}
    for node in new.nodes.values():
        by_name.setdefault(node.name, []).append(node)
    places: dict[str, str] = {}
    ordered = sorted(old.nodes.values(), key=lambda node: node.path.count("/"))
    for node in ordered:
        same = new.nodes.get(node.path)
        candidates = [same] if same is not None else by_name.get(node.name, [])
        if len(candidates) == 1 and _alike(node, candidates[0], places):
            places[node.path] = candidates[0].path
    return places


def _alike(old: TemplateNode, new: TemplateNode, places: Mapping[str, str]) -> bool:
    if old.is_leaf != new.is_leaf or (old.repeat is None) != (new.repeat is None):
        return False
    around = [places.get(repeat.path) for repeat in old.repeats() if repeat is not old]
    return around == [repeat.path for repeat in new.repeats() if repeat is not new]


def _placed(path: str, places: Mapping[str, str]) -> str | None:
    """The path with its instances in the newer form."""
    place = places.get(template_path(path))
    ids = _INSTANCE.findall(path)
    if place is None or not ids:
        return place
    # Each instance id stands behind its repeat; repeats keep their order, so the ids go in one by one.
    repeats: list[str] = []
    at = ""
    for step in path.split("/")[1:]:
        at += "/" + step
        if step.endswith("]"):
            repeats.append(places[template_path(at)])
    result = place
    for repeat, instance in zip(reversed(repeats), reversed(ids), strict=True):
        result = f"{repeat}[{instance}]{result[len(repeat) :]}"
    return result


def _same_kind(old: Template, new: Template, path: str, place: str) -> bool:
    before, after = old.nodes[template_path(path)], new.nodes[template_path(place)]
    if before.control is None or after.control is None:
        # What the form works out itself is worked out anew.
        return before.control is None and after.control is None
    one, other = _family(before), _family(after)
    return one == other


def _family(node: TemplateNode) -> str:
    kind = kind_of(node)
    for name, family in (("number", _NUMBERS), ("words", _WORDS), ("one", _CHOSEN), ("files", _FILES)):
        if kind in family:
            return name
    return kind


def _misfit(
    old: Template, new: Template, after: Session, known: set[str], path: str, place: str | None, value: str
) -> str:
    if place is None or place not in known:
        return "gone"
    if not _same_kind(old, new, path, place):
        return "kind"
    question = after.question(place)
    names = {choice.name for choice in question.choices}
    # A filter may hide every choice for now; then nobody can say that the answer is off the list.
    chosen = [value] if question.kind in _CHOSEN else value.split() if question.kind in _SEVERAL else []
    if names and not set(chosen) <= names:
        return "choice"
    if question.kind == "integer" and not _is_whole(value):
        return "kind"
    return ""


def _is_whole(value: str) -> bool:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return False
    return number.is_finite() and number == number.to_integral_value()


def _session(
    template: Template, given: GivenAnswers, facts: Mapping[str, str], now: datetime, language: str | None
) -> Session:
    # An empty filling would start afresh and answer the defaults; it has begun, so it is restored with nothing.
    answers = dict(given.answers) or {"": ""}
    return Session(
        template,
        now=lambda: now,
        answers=answers,
        repeats=given.repeats,
        context=facts,
        language=language,
    )


def _label(session: Session, path: str) -> str:
    try:
        return session.question(path).label or path.rpartition("/")[2]
    except KeyError:
        return path.rpartition("/")[2]


def _said(session: Session, path: str, value: str) -> str:
    """A value in words: chosen names as the form words them, anything else as it is."""
    try:
        question = session.question(path)
    except KeyError:
        return value
    if not question.choices:
        return value
    words = {choice.name: choice.label for choice in question.choices}
    return ", ".join(words.get(name, name) for name in value.split())


def _node_label(session: Session, node: TemplateNode) -> str:
    control = node.control
    root = next(session.cells())
    words = session.wording.of(control.label, root) if control is not None else ""
    return " ".join(words.split()) or node.name
