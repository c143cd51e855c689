"""What an expression can see while it is evaluated."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo

from inspections.expressions.errors import ExpressionTooCostly
from inspections.xmltree import Document, Element, Node

STEP_BUDGET = 1_500_000
TEXT_LIMIT = 1_000_000


def _nothing(_id: str, _node: Node | None) -> str | list[Node] | None:
    return None


def _no_choice(_node: Node | None, _path: str, _value: str) -> str | None:
    return None


@dataclass(slots=True)
class Environment:
    """Everything outside the node: documents, clock, chance, texts, and the budget of work.

    `root` is where absolute paths start; `instances` holds the secondary instances by id;
    `translate` gives a text by id in the active language, `choice_name` the label of a choice.
    `steps` is what is left of the work one gesture may cost; `faults` collects sentences of rules and texts
    that failed, by what they were for and where.
    """

    root: Element | Document
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    zone: tzinfo = UTC
    language: str = ""
    instances: Mapping[str, Element] = field(default_factory=dict)
    translate: Callable[[str, Node | None], str | list[Node] | None] = _nothing
    choice_name: Callable[[Node | None, str, str], str | None] = _no_choice
    chance: random.Random = field(default_factory=random.SystemRandom)
    steps: int = STEP_BUDGET
    faults: dict[tuple[str, str], str] = field(default_factory=dict)

    def spend(self, steps: int) -> None:
        """Take work off the budget.

        Raises:
            ExpressionTooCostly: nothing is left.
        """
        self.steps -= steps
        if self.steps < 0:
            raise ExpressionTooCostly("The form's expressions take too much work to evaluate.")


class Context:
    """One position of the evaluation: a node, its place among its peers, and where evaluation began."""

    __slots__ = ("current", "environment", "node", "position", "size", "zone")

    def __init__(
        self,
        environment: Environment,
        node: Node,
        *,
        position: int = 1,
        size: int = 1,
        current: Node | None = None,
    ) -> None:
        self.environment = environment
        self.zone = environment.zone
        self.node = node
        self.position = position
        self.size = size
        self.current = current if current is not None else node


def bounded(text: str) -> str:
    """The text itself, unless it has grown past what a form may produce.

    Raises:
        ExpressionTooCostly: longer than `TEXT_LIMIT`.
    """
    if len(text) > TEXT_LIMIT:
        raise ExpressionTooCostly(f"An expression produces a text longer than {TEXT_LIMIT} characters.")
    return text
