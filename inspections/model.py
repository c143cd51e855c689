"""What a loaded template is made of: nodes, rules, texts, choices, actions.

Everything here is built once by `xform.load_template`, shared by every session of the template and never changed
afterwards. A `TemplateNode` compares by identity: it is a place in the form, not a value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from inspections.expressions import Expression
from inspections.xmltree import Element

CHECKLIST = "urn:field-companion:checklist"
JAVAROSA = "http://openrosa.org/javarosa"
OPENROSA = "http://openrosa.org/xforms"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text with values in it: plain pieces and expressions, in order."""

    parts: tuple[str | Expression, ...]

    @property
    def plain(self) -> str | None:
        """The whole text when no expression is in it."""
        if not self.parts:
            return ""
        return self.parts[0] if len(self.parts) == 1 and isinstance(self.parts[0], str) else None


@dataclass(frozen=True, slots=True)
class Words:
    """Where a label, hint or message comes from: written in place, an itext id, or an expression that gives it."""

    phrase: Phrase | None = None
    text_id: str | None = None
    expression: Expression | None = None


# Text id -> (phrase, media by form such as `image`), per language.
Texts: TypeAlias = "dict[str, dict[str, Phrase]]"


@dataclass(frozen=True, slots=True)
class Itemset:
    """Choices read from nodes: paths are relative to each node."""

    nodes: Expression
    value: Expression
    label: Words | None


@dataclass(frozen=True, slots=True)
class StaticChoice:
    name: str
    label: Words | None


@dataclass(frozen=True, slots=True)
class Action:
    """Set `target` when one of `events` happens: to `value`'s result, or to the text.

    `chosen` finds the target when its path has predicates.
    """

    events: frozenset[str]
    target: str
    chosen: Expression | None
    value: Expression | None
    text: str


@dataclass(slots=True)
class Bind:
    """The rules of one node. An expression that is None always holds (relevant) or never does (the others)."""

    type: str = "string"
    calculate: Expression | None = None
    relevant: Expression | None = None
    required: Expression | None = None
    readonly: Expression | None = None
    constraint: Expression | None = None
    constraint_message: Words | None = None
    required_message: Words | None = None
    preload: str = ""
    preload_params: str = ""
    extras: dict[str, str] = field(default_factory=dict)
    limits: dict[str, Expression] = field(default_factory=dict)


@dataclass(slots=True)
class Control:
    """How a node is shown. `kind` is the body element's name; group for groups and repeats."""

    kind: str
    label: Words | None = None
    hint: Words | None = None
    appearance: str = ""
    itemset: Itemset | None = None
    choices: tuple[StaticChoice, ...] = ()
    attributes: dict[str, str] = field(default_factory=dict)
    actions: tuple[Action, ...] = ()


@dataclass(slots=True)
class RepeatRule:
    """How many instances a repeat has: `count` decides, or the person does."""

    count: Expression | None
    fixed: bool
    label: Words | None = None
    appearance: str = ""
    actions: tuple[Action, ...] = ()


@dataclass(slots=True, eq=False)
class TemplateNode:
    """One node of the form's instance; `initial` is its text, `sample` the element it was read from."""

    name: str
    local: str
    prefix: str
    uri: str
    path: str
    parent: TemplateNode | None
    index: int
    order: int
    sample: Element
    initial: str = ""
    children: list[TemplateNode] = field(default_factory=list)
    bind: Bind = field(default_factory=Bind)
    control: Control | None = None
    repeat: RepeatRule | None = None
    kept_samples: list[Element] = field(default_factory=list)
    _by_local: dict[str, list[TemplateNode]] = field(default_factory=dict, repr=False)
    _indexed: int = 0

    @property
    def is_leaf(self) -> bool:
        return not self.children

    def child(self, local: str) -> TemplateNode | None:
        """The first child of a local name."""
        return next(iter(self.named(local)), None)

    def named(self, local: str) -> Sequence[TemplateNode]:
        """The children of a local name."""
        for child in self.children[self._indexed :]:
            self._by_local.setdefault(child.local, []).append(child)
        self._indexed = len(self.children)
        return self._by_local.get(local, ())

    def repeats(self) -> tuple[TemplateNode, ...]:
        """The repeats this node lies in, itself included, outermost first."""
        found: list[TemplateNode] = []
        node: TemplateNode | None = self
        while node is not None:
            if node.repeat is not None:
                found.append(node)
            node = node.parent
        return tuple(reversed(found))

    def repeats_below(self) -> tuple[TemplateNode, ...]:
        """The repeats inside this node, at any depth."""
        found: list[TemplateNode] = []
        for child in self.children:
            if child.repeat is not None:
                found.append(child)
            found.extend(child.repeats_below())
        return tuple(found)

    def descends_from(self, other: TemplateNode) -> bool:
        """Whether `other` is this node or above it."""
        node: TemplateNode | None = self
        while node is not None:
            if node is other:
                return True
            node = node.parent
        return False


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One expression at one place. `rank` orders evaluation; lower ranks never read higher ones, cycles apart."""

    node: TemplateNode
    kind: str
    expression: Expression
    rank: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A rule to look at again. `anchor` is the node that reader and read share; None means anywhere."""

    rule: Rule
    anchor: TemplateNode | None


class Waiting(NamedTuple):
    """A rule of a cycle: the path of its node, the kind of rule, and the path of what it reads."""

    path: str
    kind: str
    read: str


@dataclass(frozen=True, slots=True, eq=False)
class Template:
    """A checklist ready to be filled. `titles` by language code; `kind` is the inspection kind, or empty."""

    form_id: str
    version: str
    title: str
    titles: dict[str, str]
    kind: str
    languages: tuple[str, ...]
    default_language: str
    root: TemplateNode
    nodes: dict[str, TemplateNode]
    instances: dict[str, Element]
    texts: dict[str, Texts]
    rules: tuple[Rule, ...]
    readers: dict[TemplateNode, tuple[Edge, ...]]
    shape_readers: dict[TemplateNode, tuple[Edge, ...]]
    actions: tuple[Action, ...]
    namespaces: dict[str, str]
    cycles: tuple[tuple[Waiting, ...], ...]
