"""What a screen or a report sees of a filling: sections, items, questions, choices. Values only."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, TypeAlias

Verdict: TypeAlias = Literal["ok", "not_ok", "na"]
Band: TypeAlias = Literal["good", "warn", "low", "high"]
Layout: TypeAlias = Literal["single", "wheels", "table", "group"]


@dataclass(frozen=True, slots=True)
class Delta:
    """What one gesture changed.

    `changed` are the paths whose state or words may look different now; `values` the answers to save, the
    calculated ones too (empty text = no answer any more); `added` and `removed` are repeat instances.
    """

    changed: frozenset[str] = frozenset()
    values: dict[str, str] = field(default_factory=dict)
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measurement:
    """A value with its unit and limits; `verdict` is None while there is no value.

    Outside a hard limit is `low` or `high`; outside a warning limit only is `warn`. `placeholder` says that the
    limits stand in for those of a model's specification.
    """

    unit: str
    limit_low: Decimal | None
    limit_high: Decimal | None
    warn_low: Decimal | None
    warn_high: Decimal | None
    value: Decimal | None
    verdict: Band | None
    placeholder: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice on offer; `severity` is empty unless the choice itself says how serious it is.

    `language` is the label's where the form lacks it in the active one, else "".
    """

    name: str
    label: str
    severity: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One node a person reads or answers.

    `kind` is one of verdict, select_one, select_multiple, rank, integer, decimal, range, text, date, time, datetime,
    image, signature, draw, file, barcode, acknowledge, note, calculated. `problem` is the sentence of a broken
    constraint, else None; a missing required answer is no problem until finishing. `signer` is customer,
    technician or second_person on signature questions. `range` is (start, end, step) of a range question.
    `language` is the code of the language the label is in where the form lacks it in the active one, else "".
    """

    path: str
    kind: str
    label: str
    hint: str
    value: str
    required: bool
    readonly: bool
    relevant: bool
    choices: tuple[Choice, ...]
    problem: str | None
    appearance: str
    measurement: Measurement | None
    photos_wanted: bool
    signer: str = ""
    severity: str = ""
    range: tuple[str, str, str] | None = None
    verdict: Verdict | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Instance:
    """One entry of a repeat item, in order: its path, its title and the paths of its questions."""

    path: str
    title: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One numbered line of the checklist; `questions` are its relevant ones, repeats flattened in order.

    For a repeat `path` is the repeat's own path; `instances` tells its entries apart and `can_add` says whether
    a person may add or remove one. `damage`: damage on the outside is marked here. `language` is the title's where the
    form lacks it in the active one, else "".
    """

    path: str
    number: int | None
    title: str
    hint: str
    questions: tuple[Question, ...]
    layout: Layout
    answered: bool
    required: bool
    verdict: Verdict | None
    instances: tuple[Instance, ...] = ()
    can_add: bool = False
    language: str = ""
    damage: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the checklist: a top-level group, or (path = the root) what stands outside all groups.

    `language` is the title's where the form lacks it in the active one, else "".
    """

    path: str
    title: str
    items: tuple[Item, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule or text of the form that failed on the answers so far; `path` is empty where it stands at no node."""

    rule: str
    path: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Missing:
    """What keeps the inspection from being finished.

    `reason` is `required`, `invalid` or `photo`; `message` is the author's sentence, if there is one.
    """

    path: str
    item_path: str
    label: str
    reason: str
    message: str = ""
