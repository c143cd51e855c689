"""What the items of a checklist need besides themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from fieldapp.domain.people import Person, Tool
from fieldapp.domain.screens.checklist import EarlierValue
from ui.drafts import DraftsOf
from ui.formats import Formats


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemSurroundings:
    """What an item needs besides itself; `decided` says what the customer decided, to sign at a question's path."""

    formats: Formats
    now: Callable[[], datetime]
    previous: dict[str, str]
    people: tuple[Person, ...]
    customer_name: str
    drafts: DraftsOf
    tools: tuple[Tool, ...] = ()
    history: Mapping[str, tuple[EarlierValue, ...]] = field(default_factory=dict)
    odometer_km: int | None = None
    decided: Callable[[str], tuple[str, ...]] = lambda _path: ()
