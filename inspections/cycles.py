"""Rules that wait for one another, or for themselves: such a form has no answer it could settle on.

The same rules count as in ODK Validate, which authors know: calculations and relevance feed others (relevance all
that lies inside, too); read-only and required only must not read their own answer. A constraint reads its own
answer by right, and neither words nor lists of choices feed a rule. Unlike there, an entry of a repeat may read the
other entries: a running total is no cycle.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from inspections.dependencies import Place, Reads
from inspections.model import TemplateNode, Waiting

# More are of no help to an author, and looking for them could take long.
MOST_TOLD = 100
_COUNTED = frozenset({"calculate", "relevant", "readonly", "required"})


class Reader(NamedTuple):
    """A rule as the search needs it."""

    node: TemplateNode
    kind: str
    reads: Reads


def find_cycles(readers: Sequence[Reader]) -> tuple[tuple[Waiting, ...], ...]:
    """The shortest cycle through each rule that is in one, each once, in the order of the form; `MOST_TOLD` at most.

    Each rule of a cycle waits for the one after it, the last for the first.
    """
    counted = [reader for reader in readers if reader.kind in _COUNTED]
    needs = _needs(counted)
    told: set[int] = set()
    found: list[tuple[Waiting, ...]] = []
    group = _groups(needs)
    together = Counter(group)
    for start, needed in enumerate(needs):
        circular = together[group[start]] > 1 or start in needed
        way = _shortest(start, needs, group) if circular and start not in told else []
        if way:
            told.update(way)
            following = (*way[1:], way[0])
            found.append(
                tuple(
                    Waiting(counted[one].node.path, counted[one].kind, needs[one][other].path)
                    for one, other in zip(way, following, strict=True)
                )
            )
            if len(found) == MOST_TOLD:
                break
    return tuple(found)


def _needs(readers: Sequence[Reader]) -> list[dict[int, TemplateNode]]:
    """For each rule, the rules it waits for, each with the node through which it does."""
    makers: dict[TemplateNode, list[int]] = {}
    for index, reader in enumerate(readers):
        if reader.kind in {"calculate", "relevant"}:
            makers.setdefault(reader.node, []).append(index)
    needs: list[dict[int, TemplateNode]] = []
    for index, (node, kind, reads) in enumerate(readers):
        needed: dict[int, TemplateNode] = {}
        for place in reads.values:
            read = place[0]
            if _is_elsewhere(place, node):
                continue
            if read is node and kind in {"readonly", "required"}:
                needed.setdefault(index, read)
            above: TemplateNode | None = read
            while above is not None:
                for maker in makers.get(above, ()):
                    if above is read or readers[maker].kind == "relevant":
                        needed.setdefault(maker, read)
                above = above.parent
        needs.append(needed)
    return needs


def _is_elsewhere(place: Place, node: TemplateNode) -> bool:
    """Whether what is read may lie in another entry of a repeat than the rule itself."""
    read, anchor = place
    own, shared = node.repeats(), anchor.repeats()
    return any(repeat in own and repeat not in shared for repeat in read.repeats())


def _groups(needs: Sequence[dict[int, TemplateNode]]) -> list[int]:
    """For each rule, a number it shares with those it waits for and that wait for it (Kosaraju and Sharir)."""
    turned: list[list[int]] = [[] for _ in needs]
    for index, needed in enumerate(needs):
        for other in needed:
            turned[other].append(index)
    group = [-1] * len(needs)
    for number, first in enumerate(reversed(Order(needs.__getitem__, len(needs)).result)):
        waiting = [first]
        while waiting:
            at = waiting.pop()
            if group[at] < 0:
                group[at] = number
                waiting.extend(other for other in turned[at] if group[other] < 0)
    return group


def _shortest(start: int, needs: Sequence[dict[int, TemplateNode]], group: Sequence[int]) -> list[int]:
    """The shortest way from a rule back to itself within its group, without the return."""
    came: dict[int, int] = {}
    waiting = deque([start])
    while waiting:
        at = waiting.popleft()
        for other in needs[at]:
            if other == start:
                return list(_way_back(at, start, came))[::-1]
            if other not in came and group[other] == group[start]:
                came[other] = at
                waiting.append(other)
    return []


def _way_back(at: int, start: int, came: dict[int, int]) -> Iterator[int]:
    while at != start:
        yield at
        at = came[at]
    yield start


class Order:
    """Depth-first order of 0…size-1 in which each comes after what it needs; cycles are cut."""

    def __init__(self, needs: Callable[[int], Iterable[int]], size: int) -> None:
        self.result: list[int] = []
        self._needs = needs
        self._state = [0] * size  # 0 unseen, 1 on the way, 2 placed
        for start in range(size):
            if self._state[start] == 0:
                self._visit(start)

    def _visit(self, start: int) -> None:
        way = [start]
        waiting = [iter(self._needs(start))]
        self._state[start] = 1
        while way:
            following = next(waiting[-1], None)
            if following is None:
                done = way.pop()
                waiting.pop()
                self._state[done] = 2
                self.result.append(done)
            elif self._state[following] == 0:
                self._state[following] = 1
                way.append(following)
                waiting.append(iter(self._needs(following)))
