"""What an operation changed, so that each screen can decide whether to ask again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids of changed rows by kind; `a | b` joins two."""

    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, kind: str, *ids: str) -> Changes:
        """Changes of one kind."""
        return cls({kind: frozenset(ids)})

    @classmethod
    def gather(cls, pairs: Iterable[tuple[str, str]]) -> Changes:
        """Changes from (kind, id) pairs."""
        gathered: dict[str, set[str]] = {}
        for kind, row_id in pairs:
            gathered.setdefault(kind, set()).add(row_id)
        return cls({kind: frozenset(ids) for kind, ids in gathered.items()})

    def __or__(self, other: Changes) -> Changes:
        kinds = {*self.ids, *other.ids}
        return Changes({kind: self.of_kind(kind) | other.of_kind(kind) for kind in kinds})

    def __bool__(self) -> bool:
        return any(self.ids.values())

    def of_kind(self, kind: str) -> frozenset[str]:
        """Ids of one kind, empty when none changed."""
        return self.ids.get(kind, frozenset())

    def touches(self, *kinds: str) -> bool:
        """Whether anything of one of these kinds changed."""
        return any(self.of_kind(kind) for kind in kinds)
