"""The answers of one filling as a tree that expressions can read.

A `Cell` is an element of the form's instance together with its state. A repeat instance carries its id in its
path, `/data/wheels[0192…]/tread`, so that removing another instance never moves it.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence

from inspections.codecs import brief, written
from inspections.model import JAVAROSA, TemplateNode
from inspections.problems import FormNotUsable
from inspections.xmltree import Attribute, Element, Node, Text

MAX_INSTANCES = 1_000
MAX_CELLS = 50_000


class Cell(Element):
    """One node of one filling.

    Attributes:
        value: the answer as kept, also while the node is not relevant.
        home: the repeat instance (or the root) this cell belongs to; its own self for those.
        members: on a home, its cells by template node, deeper repeats left out.
    """

    __slots__ = (
        "definition",
        "home",
        "instance_id",
        "members",
        "own_readonly",
        "own_relevant",
        "path",
        "readonly",
        "relevant",
        "required",
        "seen",
        "text",
        "value",
        "violation",
    )

    def __init__(self, definition: TemplateNode, parent: Cell | None, instance_id: str | None) -> None:
        super().__init__(definition.uri, definition.prefix, definition.local)
        self.parent = parent
        self.definition = definition
        self.instance_id = instance_id
        above: str = parent.path if parent is not None else ""
        suffix = f"[{instance_id}]" if instance_id is not None else ""
        self.path: str = f"{above}/{definition.name}{suffix}"
        is_home = instance_id is not None or parent is None
        self.home: Cell = self if is_home or parent is None else parent.home
        self.members: dict[TemplateNode, Cell] = {}
        self.value = ""
        self.relevant = True
        self.own_relevant = True
        self.readonly = False
        self.own_readonly = False
        self.required = False
        self.violation: str | None = None
        self.seen: object = None
        self.text: Text | None = None
        self.home.members[definition] = self

    @property
    def above(self) -> Cell | None:
        parent = self.parent
        return parent if isinstance(parent, Cell) else None

    def cells(self) -> Iterator[Cell]:
        """The cells directly below."""
        for child in self.children:
            if isinstance(child, Cell):
                yield child

    def walk(self) -> Iterator[Cell]:
        """This cell and everything below, in document order."""
        yield self
        for child in self.children:
            if isinstance(child, Cell):
                yield from child.walk()

    def brief(self, text: str) -> str:
        """A value of this cell as it is saved and told to people."""
        return brief(self.definition.bind.type, text)

    @property
    def shown(self) -> str:
        """What expressions read: empty while the node is not relevant."""
        return self.text.value if self.text is not None and self.children else ""

    def show(self, wanted: str) -> bool:
        """Set what expressions read; whether it changed."""
        if wanted == self.shown:
            return False
        if wanted:
            if self.text is None:
                self.text = Text(wanted)
                self.text.parent = self
            self.text.value = wanted
            self.children = [self.text]
        else:
            self.children = []
        return True

    def instances(self, repeat: TemplateNode) -> list[Cell]:
        """The instances of a repeat directly below this cell."""
        return [cell for cell in self.cells() if cell.definition is repeat]


class CellTree:
    """Grows and prunes the tree. `of` lists the cells of each template node, `at` finds one by path."""

    def __init__(
        self, root: TemplateNode, answers: Mapping[str, str] | None, repeats: Mapping[str, Sequence[str]]
    ) -> None:
        self._answers = answers
        self._repeats = repeats
        self.of: dict[TemplateNode, list[Cell]] = {}
        self.at: dict[str, Cell] = {}
        self.root = self._grow(root, None, None, root.sample)

    def add_instance(
        self, parent: Cell, repeat: TemplateNode, instance_id: str, sample: Element | None = None
    ) -> Cell:
        """A new last instance of a repeat, filled with the form's defaults (those of `sample`, if given)."""
        if f"{parent.path}/{repeat.name}[{instance_id}]" in self.at:
            raise FormNotUsable(f"There is already an entry {instance_id} in {repeat.path}.")
        if len(parent.instances(repeat)) >= MAX_INSTANCES:
            raise FormNotUsable(f"{repeat.path} has more than {MAX_INSTANCES} entries.")
        cell = self._grow(repeat, parent, instance_id, sample or repeat.sample)
        children = parent.children
        place = 0
        for index, child in enumerate(children):
            if isinstance(child, Cell) and child.definition.index <= repeat.index:
                place = index + 1
        children.insert(place, cell)
        return cell

    def remove(self, cell: Cell) -> list[str]:
        """Take a repeat instance out; the paths that are gone."""
        parent = cell.above
        if parent is None or cell.instance_id is None:
            raise FormNotUsable(f"{cell.path} is not an entry of a repeat.")
        gone: list[str] = []
        for each in cell.walk():
            self.of[each.definition].remove(each)
            del self.at[each.path]
            gone.append(each.path)
        parent.children = [child for child in parent.children if child is not cell]
        return gone

    def _grow(
        self, definition: TemplateNode, parent: Cell | None, instance_id: str | None, sample: Element | None
    ) -> Cell:
        cell = Cell(definition, parent, instance_id)
        if len(self.at) >= MAX_CELLS:
            raise FormNotUsable(f"The form grows past {MAX_CELLS} nodes.")
        self.of.setdefault(definition, []).append(cell)
        self.at[cell.path] = cell
        for attribute in sample.attributes if sample is not None else ():
            copy = Attribute(attribute.uri, attribute.prefix, attribute.local, attribute.value)
            copy.parent = cell
            cell.attributes.append(copy)
        if definition.is_leaf:
            restored = self._answers.get(cell.path) if self._answers is not None else None
            if self._answers is None:
                restored = _own_text(sample) if sample is not None else definition.initial
            cell.value = written(definition.bind.type, restored or "")
            cell.show(cell.value)
            return cell
        samples: dict[str, list[Element]] = {}
        for element in sample.elements() if sample is not None else ():
            samples.setdefault(element.name, []).append(element)
        for child in definition.children:
            cell.children.extend(self._children(child, cell, samples.get(child.name, ())))
        return cell

    def _children(self, definition: TemplateNode, parent: Cell, samples: Sequence[Element]) -> list[Node]:
        if definition.repeat is None:
            return [self._grow(definition, parent, None, samples[0] if samples else definition.sample)]
        path = f"{parent.path}/{definition.name}"
        if self._answers is not None:
            ids: Sequence[str] = self._repeats.get(path, ())
            return [self._grow(definition, parent, each, definition.sample) for each in ids]
        kept = [e for e in samples if e.get("template", JAVAROSA) is None]
        return [
            self._grow(definition, parent, made_id(path, number), each) for number, each in enumerate(kept, 1)
        ]

    def restored(self) -> None:
        """From now on new instances start with the form's defaults, not with restored answers."""
        self._answers = None


def made_id(path: str, number: int) -> str:
    """The id of an instance that the form itself makes: the same for the same place, on every device."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{path}#{number}"))


def _own_text(element: Element) -> str:
    return "".join(child.value for child in element.children if type(child) is Text)
