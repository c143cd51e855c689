"""What keeping an answer takes, within a transaction of an operation: the rows, and the findings that follow."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from uuid_utils.compat import uuid7

from fieldapp.domain.changes import Changes
from fieldapp.domain.findings import Finding, Severity
from fieldapp.domain.inspections import Answer, Inspection, answer_id
from fieldapp.domain.jobs import Job
from fieldapp.domain.moments import Moment
from fieldapp.domain.parties import Customer
from fieldapp.domain.people import Tool
from fieldapp.operations import corrections
from fieldapp.store import fillings, rows

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from inspections.findings import FoundItem

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


class _Basis(NamedTuple):
    """All that findings are worked out from; a form may ask for the day."""

    inspection_id: str
    judged_on: date
    language: str | None
    xform: str
    answers: Mapping[str, str]
    repeats: Mapping[str, tuple[str, ...]]
    facts: Mapping[str, str]


class _WorkedOut:
    """What was found last."""

    last: tuple[_Basis, dict[str, FoundItem]] | None = None


_worked_out = _WorkedOut()


def keep_answers(
    connection: Connection,
    inspection_id: str,
    values: Mapping[str, str | None],
    *,
    tool_id: str | None = None,
    job_id: str = "",
    reason: str = "",
    now: Moment,
) -> Changes:
    """Keep the values that differ, with the tool and the date its calibration ends; note them down under a `reason`."""
    ids = {path: answer_id(inspection_id, path) for path in values}
    kept: dict[str, Answer] = {
        given.id: given for given in rows.fetch_many(connection, "answer", id=list(ids.values()))
    }
    until = calibrated_until(connection, tool_id)
    changes = Changes()
    for path, value in values.items():
        old, text = kept.get(ids[path]), value or ""
        if old is None:
            if not text:
                continue
            given = Answer(
                id=ids[path],
                inspection_id=inspection_id,
                path=path,
                value=text,
                answered_at=now.at,
                tool_id=tool_id,
                tool_calibrated_until=until,
            )
            changes |= rows.create(connection, "answer", given, now=now.at)
        elif old.value != text or (tool_id is not None and old.tool_id != tool_id):
            changes |= rows.edit(
                connection,
                "answer",
                old.id,
                now=now.at,
                value=text,
                answered_at=now.at,
                tool_id=tool_id or old.tool_id,
                tool_calibrated_until=until if tool_id is not None else old.tool_calibrated_until,
            )
        changes |= corrections.note(
            connection,
            job_id=job_id,
            inspection_id=inspection_id,
            reason=reason,
            path=path,
            before=old.value if old else "",
            after=text,
            now=now,
        )
    return changes


def calibrated_until(connection: Connection, tool_id: str | None) -> date | None:
    """Until when a tool's calibration holds, as this laptop knows it; None for no tool or no date."""
    tool: Tool | None = rows.find(connection, "tool", tool_id)
    return tool.calibrated_until if tool is not None else None


def lies_in(path: str, item_path: str) -> bool:
    """Whether a node belongs to an item."""
    return path == item_path or path.startswith((f"{item_path}/", f"{item_path}["))


def may_be_found(value: str | None) -> bool:
    """Only a Not OK or a number can make a finding; the rest is spared the cost of opening the rules."""
    return value is not None and (value == "not_ok" or _NUMBER.fullmatch(value) is not None)


def found_items(connection: Connection, inspection_id: str, now: Moment) -> dict[str, FoundItem]:
    """What is not right by the answers as they stand, by item path, in the customer's language.

    What one answer left is what the next finds: it holds until something it was worked out from differs.
    """
    from inspections.findings import findings_from

    inspection: Inspection = rows.fetch(connection, "inspection", inspection_id)
    job: Job = rows.fetch(connection, "job", inspection.job_id)
    customer: Customer | None = rows.find(connection, "customer", job.customer_id)
    language = customer.language.value if customer else None
    kept = fillings.read(connection, inspection)
    judged_on = inspection.judged_at(now.at).astimezone().date()
    basis = _Basis(inspection.id, judged_on, language, kept.xform, kept.answers, kept.repeats, kept.context)
    last = _worked_out.last
    if last is None or last[0] != basis:
        session = fillings.open_as_read(kept, inspection, now=now.at, language=language)
        last = _worked_out.last = basis, {found.item_path: found for found in findings_from(session)}
    return dict(last[1])


def follow(
    connection: Connection,
    job_id: str,
    inspection_id: str,
    touched: set[str],
    before: Mapping[str, FoundItem],
    after: Mapping[str, FoundItem],
    now: Moment,
) -> Changes:
    """Make findings that appeared, withdraw those that went; what a person wrote or withdrew stays.

    `touched`: items with a finding that the new answers belong to. A fail that comes back after its repair is open
    again. How grave it is follows the answers while nobody chose otherwise, and rises with them even then: what was
    chosen about a tyre near its limit does not hold for one past it.
    """
    known: dict[str, Finding] = {
        finding.item_path: finding
        for finding in rows.fetch_many(connection, "finding", inspection_id=inspection_id)
    }
    changes = Changes()
    for path in before.keys() - after.keys():
        if path in touched and path in known:
            changes |= rows.edit(connection, "finding", known[path].id, now=now.at, withdrawn=True)
    for path, found in after.items():
        if path in known:
            if path in touched:
                fields = _followed(known[path], before.get(path), found)
                changes |= rows.edit(connection, "finding", known[path].id, now=now.at, **fields)
            continue
        finding = Finding(
            id=str(uuid7()),
            job_id=job_id,
            inspection_id=inspection_id,
            item_path=path,
            severity=Severity(found.severity),
            title=found.text or found.title,
            found_at=now.at,
        )
        changes |= rows.create(connection, "finding", finding, now=now.at)
    return changes


def _followed(finding: Finding, before: FoundItem | None, found: FoundItem) -> dict[str, Any]:
    """The fields of an item's finding that its new answers decide."""
    severity = Severity(found.severity)
    gravest = max(finding.severity, severity, key=lambda one: one.gravity)
    if before is None:
        return {"withdrawn": False, "repaired_at": None, "severity": gravest}
    fields: dict[str, Any] = {}
    if severity.gravity > Severity(before.severity).gravity:
        fields |= {"withdrawn": False, "severity": gravest}
    elif finding.severity == before.severity:
        fields["severity"] = severity
    if finding.title == (before.text or before.title):
        fields["title"] = found.text or found.title
    return fields


def finding_at(connection: Connection, inspection_id: str, item_path: str) -> Finding | None:
    """The finding of an item, a withdrawn one too."""
    known: tuple[Finding, ...] = rows.fetch_many(
        connection, "finding", inspection_id=inspection_id, item_path=item_path
    )
    return known[0] if known else None
