"""The fields of a row, and what changed in them, as facts a person reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from sync.server.desk.speech import Speech
from sync.server.desk.values import told
from sync.server.disputes import name_of_row
from sync.server.history import Happened

# Books of the program: what they mean is told by the other fields, by pictures or by a page of their own.
_NOT_TOLD = frozenset(
    {
        "strokes", "words", "size", "width", "height", "boot_id", "start_boot_seconds", "path", "item_path", "x", "y",
        "earlier_reports", "earlier_marks", "readings", "line_ids", "replaces_id", "reverses_id", "file_name",
        "status_times", "moved_from", "appendix_size", "seconds", "office_change", "office_changed_at",
    }
)  # fmt: skip
LONGEST = 2000


def facts_of(speech: Speech, kind: str, fields: Mapping[str, JsonValue]) -> list[tuple[str, str]]:
    """What fields say, each by its word; ids, hashes and the program's own books are left out."""
    facts = []
    for name, value in fields.items():
        if not is_told(name) or not speech.knows(f"field.{name}") or value is False:
            continue
        if text := told(speech, kind, name, value):
            facts.append((speech.word("field", name), text[:LONGEST]))
    return facts


def is_told(name: str) -> bool:
    """Whether a field means anything to a person."""
    return name not in _NOT_TOLD and not name.endswith(("_id", "sha256"))


@dataclass(frozen=True, slots=True)
class ToldChange:
    """One change in words: what of which row, and each field as it was and as it became."""

    moment: str
    by: str
    kind: str
    about: str
    action: str
    facts: list[tuple[str, str, str]]  # field, before, after


def changes_of(speech: Speech, one: Happened, labels: Mapping[str, str], by: str) -> ToldChange:
    """A change in words; `labels` names an answer's question by its path, and a part by its id."""
    about = next(
        (labels[key] for key in map(str, map(one.row.get, ("path", "part_id"))) if key in labels), ""
    )
    names = [name for name in {**one.after, **one.before} if is_told(name) and speech.knows(f"field.{name}")]
    if one.action == "created":
        names = [name for name in names if one.after.get(name) is not False]
    facts = [
        (
            speech.word("field", name),
            *(told(speech, one.kind, name, side.get(name))[:LONGEST] for side in (one.before, one.after)),
        )
        for name in names
    ]
    return ToldChange(
        speech.moment(one.made_at),
        by,
        speech.word("kind", one.kind),
        about or name_of_row(one.kind, one.row),
        one.action,
        [(name, before, after) for name, before, after in facts if before or after],
    )
