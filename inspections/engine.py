"""Keeps a tree of answers consistent: after a change, the rules that read it run again, in order, and no others.

One change is one *turn*: `begin()`, any number of changes, `finish()`, which gives a `Delta`. Within a turn rules
run by rank from a heap; a rule that is woken twice before its turn runs once. A rule that fails on a value
(or costs too much) leaves its node as if it were empty and is noted in `environment.faults`.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Sequence

from inspections.cells import MAX_INSTANCES, Cell, CellTree, made_id
from inspections.codecs import written_value
from inspections.expressions import Context, Environment, ExpressionError, Value, to_boolean, to_number
from inspections.expressions.context import STEP_BUDGET
from inspections.model import Edge, Rule, Template, TemplateNode
from inspections.presentation import Delta
from inspections.rules import viewed_nodes
from inspections.xmltree import Element

__all__ = ["Delta", "Engine"]

# A rule may run this often for one node in one turn; only a cycle in the form comes this far.
MAX_RUNS = 40
# Characters of one answer, and of all answers together.
MAX_ANSWER = 100_000
MAX_TEXT = 10_000_000

_WORDED = ("jr:choice-name(", "jr:itext(", "format-date")


class Engine:
    """The rules of one template over the answers of one filling."""

    def __init__(
        self,
        template: Template,
        tree: CellTree,
        environment: Environment,
        *,
        choice_names: Callable[[Cell], Sequence[str]],
        on_new_instance: Callable[[Engine, Cell], None],
        on_value_changed: Callable[[Engine, Cell], None],
        look: Callable[[Cell], object],
        mandatory: frozenset[TemplateNode] = frozenset(),
    ) -> None:
        self.template = template
        self._choice_names = choice_names
        self._look = look
        self.on_new_instance = on_new_instance
        self._on_value_changed = on_value_changed
        self._triggers = _triggers(template)
        self._triggered: dict[Cell, None] = {}
        self._fired: dict[Cell, int] = {}
        # What a form opens with is no change.
        self.listening = False
        self._mandatory = mandatory
        self.tree = tree
        self.environment = environment
        self._rules_at: dict[TemplateNode, list[Rule]] = {}
        for rule in template.rules:
            self._rules_at.setdefault(rule.node, []).append(rule)
        self._heap: list[tuple[int, int, Rule, Cell]] = []
        self._waiting: set[tuple[Rule, Cell]] = set()
        self._runs: dict[tuple[Rule, Cell], int] = {}
        self._ticket = 0
        self._characters = sum(len(cell.value) for cell in tree.root.walk())
        self._recheck: dict[Cell, None] = {}
        self._doubtful: dict[Cell, None] = {}
        self._viewed = viewed_nodes(template)
        self._changed: set[str] = set()
        self._values: dict[str, str] = {}
        self._added: list[str] = []
        self._removed: list[str] = []
        self._run: dict[str, Callable[[Rule, Cell], None]] = {
            "calculate": self._calculate,
            "relevant": self._decide_relevance,
            "count": self._decide_count,
            "readonly": self._decide_readonly,
            "required": self._decide_required,
            "constraint": lambda _rule, cell: self._recheck.__setitem__(cell, None),
            "choices": self._offer,
            "view": lambda _rule, cell: self._doubtful.__setitem__(cell, None),
        }

    # One turn

    def begin(self) -> None:
        """Start a turn with a full budget."""
        self.environment.steps = STEP_BUDGET
        self._runs.clear()
        self._fired.clear()
        self._changed, self._values, self._added, self._removed = set(), {}, [], []

    def finish(self) -> Delta:
        """Run everything that was woken, check what changed, and say what did."""
        self.settle()
        self._fire()
        self._look_again()
        # What is read before the next turn has a budget of its own.
        self.environment.steps = STEP_BUDGET
        gone = tuple(self._removed)
        return Delta(
            changed=frozenset(path for path in self._changed if path in self.tree.at),
            values={path: value for path, value in self._values.items() if path in self.tree.at},
            added=tuple(self._added),
            removed=gone,
        )

    def _fire(self) -> None:
        """Answers that changed set others off, which may set off others again; a circle ends."""
        while self._triggered:
            cell = next(iter(self._triggered))
            del self._triggered[cell]
            fired = self._fired[cell] = self._fired.get(cell, 0) + 1
            if fired <= MAX_RUNS and cell.path in self.tree.at:
                self._on_value_changed(self, cell)
                self.settle()

    def _look_again(self) -> None:
        """Words, limits and choices that may look different now: only those that do have changed."""
        doubtful, self._doubtful = self._doubtful, {}
        for path in self._changed:
            cell = self.tree.at.get(path)
            if cell is not None and cell.definition in self._viewed:
                doubtful[cell] = None
        for cell in doubtful:
            if cell.path in self.tree.at:
                seen = self._look(cell)
                if seen != cell.seen:
                    cell.seen = seen
                    self._changed.add(cell.path)

    def remember_views(self) -> None:
        """Take what every node looks like now as what was last seen."""
        for cell in self.viewed():
            cell.seen = self._look(cell)

    def viewed(self) -> Iterator[Cell]:
        """The cells whose words, limits or choices an answer can change; each has `seen`."""
        for node in self._viewed:
            yield from self.tree.of.get(node, ())

    def settle(self) -> None:
        """Run rules until none is waiting, then check validity of what changed."""
        while self._heap:
            _rank, _ticket, rule, cell = heapq.heappop(self._heap)
            self._waiting.discard((rule, cell))
            if cell.path not in self.tree.at:
                continue
            runs = self._runs[(rule, cell)] = self._runs.get((rule, cell), 0) + 1
            if runs <= MAX_RUNS:
                self._run[rule.kind](rule, cell)
        recheck, self._recheck = self._recheck, {}
        for cell in recheck:
            self._check(cell)

    def wake_all(self, top: Cell) -> None:
        """Make every rule at and below a cell run."""
        for cell in top.walk():
            self._wake_own(cell)
        if top.definition.repeat is None and top.above is None:
            for node in self.template.nodes.values():
                if node.repeat is not None and node.repeat.count is not None:
                    self._wake_counts(node, top)

    def _wake_own(self, cell: Cell) -> None:
        for rule in self._rules_at.get(cell.definition, ()):
            if rule.kind not in {"count", "choices", "view"}:
                self._wake(rule, cell)
        if cell.definition.is_leaf:
            if cell.value and self._refresh(cell):
                self._value_moved(cell)
            cell.required = cell.definition in self._mandatory or cell.required
            self._recheck[cell] = None

    def _wake_counts(self, node: TemplateNode, top: Cell) -> None:
        rule = next(r for r in self._rules_at[node] if r.kind == "count")
        above = node.parent
        if above is None:
            return
        # Below an instance its own few cells are looked at: all of the form's, for each of thousands, took minutes.
        everywhere = self.tree.of.get(above, ())
        below = everywhere if top.above is None else [each for each in top.walk() if each.definition is above]
        for cell in below:
            self._wake(rule, cell)

    def _wake(self, rule: Rule, cell: Cell) -> None:
        key = (rule, cell)
        if key not in self._waiting:
            self._waiting.add(key)
            self._ticket += 1
            heapq.heappush(self._heap, (rule.rank, self._ticket, rule, cell))

    def _wake_readers(self, edges: tuple[Edge, ...], cell: Cell) -> None:
        for edge in edges:
            for target in self._targets(edge, cell):
                self._wake(edge.rule, target)

    def _targets(self, edge: Edge, cell: Cell) -> list[Cell]:
        """The cells where the edge's rule stands and sees this cell."""
        node = edge.rule.node
        if edge.rule.kind == "count" and node.parent is not None:
            node = node.parent
        anchor = edge.anchor
        if anchor is None:
            return self.tree.of.get(node, [])
        home: Cell | None = cell.home
        while home is not None and home.definition is not anchor:
            home = home.above.home if home.above is not None else None
        if home is None:
            return self.tree.of.get(node, [])
        own = home.members.get(node)
        if own is not None and node.repeat is None:
            return [own]
        return [each for each in self.tree.of.get(node, ()) if _is_within(each, home)]

    def wake_worded(self) -> None:
        """Run the rules whose result depends on the language."""
        for rule in self.template.rules:
            if rule.kind != "count" and any(word in rule.expression.source for word in _WORDED):
                for cell in self.tree.of.get(rule.node, ()):
                    self._wake(rule, cell)

    # Changes

    def put(self, cell: Cell, value: str) -> None:
        """Set an answer and wake its readers."""
        if cell.value == value:
            return
        grown = self._characters + len(value) - len(cell.value)
        if len(value) > MAX_ANSWER or grown > MAX_TEXT:
            self.environment.faults[("value", cell.path)] = "The form makes a text that is too long to keep."
            return
        self._characters = grown
        cell.value = value
        self._values[cell.path] = cell.brief(value)
        self._changed.add(cell.path)
        if self._refresh(cell):
            self._value_moved(cell)
        self._recheck[cell] = None

    def _refresh(self, cell: Cell) -> bool:
        """Bring what a cell shows in line with value, relevance and choices on offer; whether it changed."""
        value = cell.value if cell.relevant else ""
        control = cell.definition.control
        if value and control is not None and control.kind in {"select1", "select", "rank"}:
            names = self._choice_names(cell)
            given = value.split()
            if control.kind == "rank":
                kept = [name for name in given if name in names]
                kept.extend(name for name in names if name not in given)
            elif control.kind == "select":
                kept = [name for name in names if name in given]
            else:
                kept = [value] if value in names else []
            value = " ".join(kept)
        return cell.show(value)

    def _offer(self, _rule: Rule, cell: Cell) -> None:
        """Other choices are on offer: an answer among the old ones is hidden, one among the new shown again."""
        self._doubtful[cell] = None
        if cell.value and self._refresh(cell):
            self._changed.add(cell.path)
            self._value_moved(cell)
            self._recheck[cell] = None

    def add(
        self, parent: Cell, repeat: TemplateNode, instance_id: str, sample: Element | None = None
    ) -> Cell:
        """A new repeat instance, its rules woken, its actions performed."""
        cell = self.tree.add_instance(parent, repeat, instance_id, sample)
        self._added.append(cell.path)
        self._changed.update((cell.path, parent.path))
        for each in cell.walk():
            self._inherit(each)
            self._changed.add(each.path)
            if each.value:
                self._values[each.path] = each.brief(each.value)
        self.wake_all(cell)
        for node in self.template.nodes.values():
            counted = node.repeat is not None and node.repeat.count is not None
            if counted and node is not repeat and node.descends_from(repeat):
                self._wake_counts(node, cell)
        self._shape_moved(parent, repeat)
        self.on_new_instance(self, cell)
        return cell

    def remove(self, cell: Cell) -> None:
        """Take a repeat instance out and wake whoever counted on it."""
        parent, repeat = cell.above, cell.definition
        self._removed.append(cell.path)
        gone = self.tree.remove(cell)
        for path in gone:
            self._values.pop(path, None)
        if parent is not None:
            self._changed.add(parent.path)
            self._changed.update(each.path for each in parent.instances(repeat))
            self._shape_moved(parent, repeat)

    def _value_moved(self, cell: Cell) -> None:
        if self.listening and cell.definition in self._triggers:
            self._triggered[cell] = None
        edges = self.template.readers.get(cell.definition)
        if edges:
            self._wake_readers(edges, cell)

    def _shape_moved(self, parent: Cell, repeat: TemplateNode) -> None:
        for node in (repeat, *repeat.repeats_below()):
            edges = self.template.shape_readers.get(node)
            if edges:
                self._wake_readers(edges, parent)

    # Rules

    def value(
        self, evaluate: Callable[[Context], Value], cell: Cell, key: tuple[str, str], otherwise: Value
    ) -> Value:
        try:
            return evaluate(Context(self.environment, cell))
        except ExpressionError as error:
            self.environment.faults[key] = str(error)
            return otherwise

    def evaluate(self, rule: Rule, cell: Cell, otherwise: Value) -> Value:
        """The value of a rule at a cell; `otherwise` if it fails, which is noted."""
        return self.value(rule.expression.evaluate, cell, (rule.kind, cell.path), otherwise)

    def _calculate(self, rule: Rule, cell: Cell) -> None:
        if not cell.relevant or not cell.definition.is_leaf:
            return
        value = self.evaluate(rule, cell, "")
        self.put(cell, written_value(cell.definition.bind.type, value, self.environment.zone))

    def _decide_relevance(self, rule: Rule, cell: Cell) -> None:
        own = to_boolean(self.evaluate(rule, cell, True))
        if own != cell.own_relevant:
            cell.own_relevant = own
            self._inherit_below(cell)

    def _inherit_below(self, top: Cell) -> None:
        for cell in top.walk():
            above = cell.above
            relevant = cell.own_relevant and (above is None or above.relevant)
            if relevant == cell.relevant:
                continue
            cell.relevant = relevant
            self._changed.add(cell.path)
            if cell.definition.is_leaf:
                if self._refresh(cell):
                    self._value_moved(cell)
                self._recheck[cell] = None
                if relevant:
                    for rule in self._rules_at.get(cell.definition, ()):
                        if rule.kind == "calculate":
                            self._wake(rule, cell)

    def _inherit(self, cell: Cell) -> None:
        """State that a new cell takes from the cells above."""
        above = cell.above
        if above is not None:
            cell.relevant = cell.own_relevant and above.relevant
            cell.readonly = cell.own_readonly or above.readonly
            if cell.definition.is_leaf:
                self._refresh(cell)

    def _decide_readonly(self, rule: Rule, cell: Cell) -> None:
        own = to_boolean(self.evaluate(rule, cell, False))
        if own != cell.own_readonly:
            cell.own_readonly = own
            for each in cell.walk():
                above = each.above
                readonly = each.own_readonly or (above is not None and above.readonly)
                if readonly != each.readonly:
                    each.readonly = readonly
                    self._changed.add(each.path)

    def _decide_required(self, rule: Rule, cell: Cell) -> None:
        required = rule.node in self._mandatory or to_boolean(self.evaluate(rule, cell, False))
        if required != cell.required:
            cell.required = required
            self._changed.add(cell.path)
            self._recheck[cell] = None

    def _decide_count(self, rule: Rule, parent: Cell) -> None:
        repeat = rule.node
        # The count's expression stands at the repeat; a bare path is the same seen from any instance.
        stand = next(iter(parent.instances(repeat)), None) or self._stand_in(parent, repeat)
        number = to_number(self.evaluate(rule, stand, 0.0), self.environment.zone)
        wanted = int(max(0.0, min(number, float(MAX_INSTANCES)))) if number == number else 0
        key = (rule.kind, f"{parent.path}/{repeat.name}")
        self.environment.faults.pop(key, None)
        if number > MAX_INSTANCES:
            self.environment.faults[key] = (
                f"repeat_count asks for more than {MAX_INSTANCES} entries; {MAX_INSTANCES} are made."
            )
        present = parent.instances(repeat)
        for cell in reversed(present[wanted:]):
            self.remove(cell)
        number_made = len(present)
        while len(parent.instances(repeat)) < wanted:
            number_made += 1
            instance_id = made_id(f"{parent.path}/{repeat.name}", number_made)
            if f"{parent.path}/{repeat.name}[{instance_id}]" not in self.tree.at:
                samples = repeat.kept_samples
                place = len(parent.instances(repeat))
                self.add(parent, repeat, instance_id, samples[place] if place < len(samples) else None)

    def is_open(self, parent: Cell, repeat: TemplateNode) -> bool:
        """Whether a repeat concerns the person now: any entry does, or, while there is none, its own rule says so."""
        present = parent.instances(repeat)
        if present:
            return any(cell.relevant for cell in present)
        rule = repeat.bind.relevant
        if not parent.relevant or rule is None:
            return parent.relevant
        stand = self._stand_in(parent, repeat)
        return to_boolean(self.value(rule.evaluate, stand, ("relevant", stand.path), True))

    def _stand_in(self, parent: Cell, repeat: TemplateNode) -> Cell:
        """A place at the repeat when it has no instance yet, so that relative paths mean the same."""
        before = parent.home.members.get(repeat)
        stand = Cell(repeat, parent, None)
        if before is None:
            parent.home.members.pop(repeat, None)
        else:
            parent.home.members[repeat] = before
        return stand

    def _check(self, cell: Cell) -> None:
        if cell.path not in self.tree.at:
            return
        violation = None
        bind = cell.definition.bind
        if cell.relevant:
            if not cell.shown:
                violation = "required" if cell.required else None
            elif bind.constraint is not None:
                holds = self.value(bind.constraint.evaluate, cell, ("constraint", cell.path), True)
                violation = None if to_boolean(holds) else "constraint"
        if violation != cell.violation:
            cell.violation = violation
            self._changed.add(cell.path)


def _triggers(template: Template) -> frozenset[TemplateNode]:
    """Questions whose change sets others off."""
    return frozenset(
        node
        for node in template.nodes.values()
        if node.control is not None
        and any("xforms-value-changed" in action.events for action in node.control.actions)
    )


def _is_within(cell: Cell, top: Cell) -> bool:
    at: Cell | None = cell
    while at is not None:
        if at is top:
            return True
        at = at.above
    return False
