"""The filling as a checklist: sections of items, with what is answered and what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from inspections.cells import Cell
from inspections.model import TemplateNode
from inspections.presentation import Instance, Item, Layout, Question, Section, Verdict
from inspections.wording import Wording, tidy

Ask = Callable[[Cell], Question]
IsOpen = Callable[[Cell, TemplateNode], bool]


class ItemReader:
    """Builds sections and items from the tree of answers."""

    def __init__(self, root: Cell, wording: Wording, ask: Ask, title: str, is_open: IsOpen) -> None:
        self._root = root
        self._wording = wording
        self._ask = ask
        self._title = title
        self._is_open = is_open

    def sections(self) -> tuple[Section, ...]:
        """Relevant sections in order; those without anything to show are left out."""
        found: list[Section] = []
        loose = tuple(
            self.item(*place)
            for place in self._places(self._root)
            if place[1].repeat is not None or place[1].is_leaf
        )
        if loose:
            found.append(Section(self._root.path, self._title, loose))
        for cell in self._root.cells():
            definition = cell.definition
            if (
                definition.is_leaf
                or definition.repeat is not None
                or not cell.relevant
                or definition.control is None
            ):
                continue
            inside = (
                self._within(cell) if "item" not in definition.bind.extras else [(self._root, definition)]
            )
            items = tuple(self.item(parent, node) for parent, node in inside)
            if items:
                found.append(Section(cell.path, self._label(cell), items, self._language(cell)))
        return tuple(found)

    def all_items(self) -> Iterable[tuple[Cell, TemplateNode]]:
        """Every relevant item as (cell above it, its node)."""
        for parent, node in self._places(self._root):
            if node.repeat is not None or node.is_leaf:
                yield parent, node
        for cell in self._root.cells():
            definition = cell.definition
            if (
                definition.is_leaf
                or definition.repeat is not None
                or not cell.relevant
                or definition.control is None
            ):
                continue
            if "item" in definition.bind.extras:
                yield self._root, definition
            else:
                yield from self._within(cell)

    def _within(self, group: Cell) -> list[tuple[Cell, TemplateNode]]:
        """The items of a section: numbered nodes, and what else stands between them."""
        found: list[tuple[Cell, TemplateNode]] = []
        for parent, node in self._places(group):
            if (
                not node.is_leaf
                and node.repeat is None
                and "item" not in node.bind.extras
                and _has_items(node)
                and (cell := _child(parent, node)) is not None
            ):
                found.extend(self._within(cell))
            else:
                found.append((parent, node))
        return found

    def _places(self, parent: Cell) -> list[tuple[Cell, TemplateNode]]:
        """Children of a cell that show something, each repeat once."""
        found: list[tuple[Cell, TemplateNode]] = []
        for node in parent.definition.children:
            if node.repeat is not None:
                if (parent.instances(node) or _can_add(node)) and self._is_open(parent, node):
                    found.append((parent, node))
            elif (cell := _child(parent, node)) is not None and cell.relevant:
                if node.is_leaf and node.control is None:
                    continue
                if not node.is_leaf and not any(_shows(each) for each in cell.walk()):
                    continue
                found.append((parent, node))
        return found

    def item(self, parent: Cell, node: TemplateNode) -> Item:
        """One item as it stands now."""
        if node.repeat is not None:
            return self._repeat_item(parent, node)
        cell = _child(parent, node)
        if cell is None:
            raise KeyError(f"{parent.path}/{node.name}")
        questions = tuple(self._ask(each) for each in cell.walk() if _shows(each))
        layout: Layout = "single" if node.is_leaf else _layout(node, "group")
        control = node.control
        return Item(
            path=cell.path,
            number=_number(node),
            title=self._label(cell),
            hint=tidy(self._wording.of(control.hint, cell)) if control else "",
            questions=questions,
            layout=layout,
            answered=_answered(questions),
            required=any(question.required for question in questions),
            verdict=worst(question.verdict for question in questions),
            language=self._language(cell),
            damage=_marks_damage(node),
        )

    def _repeat_item(self, parent: Cell, node: TemplateNode) -> Item:
        entries = [cell for cell in parent.instances(node) if cell.relevant]
        groups = [tuple(self._ask(each) for each in cell.walk() if _shows(each)) for cell in entries]
        questions = tuple(question for group in groups for question in group)
        label = node.repeat.label if node.repeat else None
        title = tidy(self._wording.of(label, entries[0] if entries else parent))
        return Item(
            path=f"{parent.path}/{node.name}",
            number=_number(node),
            title=title,
            hint="",
            questions=questions,
            layout=_layout(node, "table"),
            answered=bool(groups) and all(_answered(group) for group in groups),
            required=any(question.required for question in questions),
            verdict=worst(question.verdict for question in questions),
            instances=tuple(
                Instance(cell.path, self._label(cell) or title, tuple(question.path for question in group))
                for cell, group in zip(entries, groups, strict=True)
            ),
            can_add=_can_add(node),
            language=self._wording.fallback(label),
        )

    def _label(self, cell: Cell) -> str:
        control = cell.definition.control
        return tidy(self._wording.of(control.label, cell)) if control else ""

    def _language(self, cell: Cell) -> str:
        control = cell.definition.control
        return self._wording.fallback(control.label) if control else ""


def worst(verdicts: Iterable[Verdict | None]) -> Verdict | None:
    """Not OK outweighs OK, which outweighs not applicable; None when nothing has a verdict."""
    found = {verdict for verdict in verdicts if verdict is not None}
    order: tuple[Verdict, ...] = ("not_ok", "ok", "na")
    for verdict in order:
        if verdict in found:
            return verdict
    return None


def _answered(questions: tuple[Question, ...]) -> bool:
    """Every required answer is there and none is refused; without required ones, the leading answer is there."""
    asked = [q for q in questions if q.kind not in {"note", "calculated"} and not q.readonly]
    if any(q.problem for q in asked):
        return False
    leading = [q for q in asked if q.required] or [q for q in asked if q.kind == "verdict"] or asked[:1]
    return bool(leading) and all(q.value for q in leading)


def _shows(cell: Cell) -> bool:
    node = cell.definition
    return cell.relevant and node.is_leaf and node.control is not None and node.control.kind != "group"


def _child(parent: Cell, node: TemplateNode) -> Cell | None:
    if node.repeat is not None:
        return next((cell for cell in parent.cells() if cell.definition is node), None)
    cell = parent.home.members.get(node)
    return cell if cell is not None and cell.parent is parent else None


def _has_items(node: TemplateNode) -> bool:
    return any("item" in child.bind.extras or _has_items(child) for child in node.children)


def _can_add(node: TemplateNode) -> bool:
    return node.repeat is not None and node.repeat.count is None and not node.repeat.fixed


def _number(node: TemplateNode) -> int | None:
    text = node.bind.extras.get("item", "").removesuffix(".0")
    return int(text) if text.isdecimal() else None


def _marks_damage(node: TemplateNode) -> bool:
    """Whether the item, or a question of it, has the appearance `damage`."""
    own = node.control is not None and "damage" in node.control.appearance.split()
    return own or any(_marks_damage(child) for child in node.children)


def _layout(node: TemplateNode, otherwise: Layout) -> Layout:
    words = (node.control.appearance if node.control else "").split()
    words += (node.repeat.appearance if node.repeat else "").split()
    if "wheels" in words:
        return "wheels"
    if {"table", "table-list"} & set(words):
        return "table"
    return otherwise
