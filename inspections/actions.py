"""What happens once: values filled when a filling begins, and `setvalue` actions."""

from __future__ import annotations

import uuid

from inspections.cells import Cell
from inspections.codecs import written_value
from inspections.engine import Engine
from inspections.expressions import Value
from inspections.model import Action


def preload(engine: Engine) -> None:
    """Fill the nodes that `jr:preload` names, over their defaults: the filling's own id, and when it was begun."""
    for node in engine.template.nodes.values():
        kind = node.bind.preload
        if not kind:
            continue
        for cell in engine.tree.of.get(node, ()):
            value = _preloaded(engine, kind, node.bind.preload_params)
            if value:
                engine.put(cell, value)


def _preloaded(engine: Engine, kind: str, parameter: str) -> str:
    now = engine.environment.now().astimezone(engine.environment.zone)
    if kind == "uid":
        return f"uuid:{uuid.UUID(int=engine.environment.chance.getrandbits(128), version=4)}"
    if kind == "timestamp" and parameter == "start":
        return now.isoformat(timespec="milliseconds")
    if kind == "date" and parameter == "today":
        return now.date().isoformat()
    return ""


def load(engine: Engine, *, fresh: bool) -> None:
    """Perform what the form wants done when a filling is opened, `fresh` or again."""
    events = {"odk-instance-load"} | ({"odk-instance-first-load"} if fresh else set())
    due = [(action, engine.tree.root) for action in engine.template.actions if action.events & events]
    for cell in engine.tree.root.walk():
        due.extend((action, cell) for action in _actions_at(cell) if action.events & events)
    for action, cell in due:
        perform(engine, action, cell)


def value_changed(engine: Engine, cell: Cell) -> None:
    """Perform what the form wants done when this answer has changed, by whomever."""
    for action in _actions_at(cell):
        if "xforms-value-changed" in action.events:
            engine.settle()
            perform(engine, action, cell)


def instance_added(engine: Engine, top: Cell) -> None:
    """Perform what the form wants done for a new entry of a repeat, at the repeat and at the questions in it."""
    due = [
        (action, cell)
        for cell in top.walk()
        for action in _actions_at(cell)
        if "odk-new-repeat" in action.events
    ]
    for action, cell in due:
        engine.settle()
        perform(engine, action, cell)


def _actions_at(cell: Cell) -> tuple[Action, ...]:
    control, repeat = cell.definition.control, cell.definition.repeat
    return (*(control.actions if control else ()), *(repeat.actions if repeat else ()))


def perform(engine: Engine, action: Action, context: Cell) -> None:
    """Run a `setvalue` as seen from a cell. What is not relevant is not set, nor made up for later."""
    for cell in _aimed_at(engine, action, context):
        if not cell.relevant:
            continue
        value: Value = action.text
        if action.value is not None:
            value = engine.value(action.value.evaluate, cell, ("setvalue", cell.path), "")
        engine.put(cell, written_value(cell.definition.bind.type, value, engine.environment.zone))


def _aimed_at(engine: Engine, action: Action, context: Cell) -> list[Cell]:
    """The cells an action sets: in the instances it happens in, else wherever the target stands."""
    if action.chosen is not None:
        found = engine.value(action.chosen.evaluate, context, ("setvalue", context.path), [])
        return [node for node in found if isinstance(node, Cell)] if isinstance(found, list) else []
    node = engine.template.nodes.get(action.target)
    if node is None:
        return []
    home: Cell | None = context.home
    while home is not None:
        target = home.members.get(node)
        if target is not None and (node.repeat is None or target is home):
            return [target]
        home = home.above.home if home.above is not None else None
    return list(engine.tree.of.get(node, ()))
