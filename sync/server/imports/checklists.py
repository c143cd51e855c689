"""Checklists: an author's spreadsheet becomes a template version; started inspections keep theirs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid5

from sqlalchemy import Connection

from fieldapp.domain.inspections import ChecklistTemplate, InspectionKind
from resources import checklist_files
from sync.protocol.kinds import to_fields
from sync.server.database import only_tenant
from sync.server.edits import put
from sync.server.imports.outcome import ImportOutcome
from sync.server.ledger import Ledger

_NAMESPACE = UUID("a3b1f0c2-0a57-5e0f-9f5e-20a7f0d4c6b9")


def install_shipped(connection: Connection, *, now: datetime) -> ImportOutcome:
    """Install the checklists that come with the program."""
    return import_checklists(
        connection, ((entry.name, entry.read_bytes()) for entry in checklist_files()), now=now
    )


def import_checklists(
    connection: Connection, files: Iterable[tuple[str, bytes]], *, now: datetime
) -> ImportOutcome:
    """Compile spreadsheets (name, bytes) and make each the version that new inspections use.

    Raises:
        FormProblems: with every problem of the first spreadsheet that has any; nothing was changed.
    """
    tenant = only_tenant(connection).tenant
    compiled = [_template(tenant, name, source) for name, source in files]
    stored = {row.id: row for row in Ledger(connection, tenant, now=now).of_kind("checklist_template")}
    newest = {template.form_id: template.id for template in compiled}
    rows = {
        template.id: to_fields("checklist_template", template)
        for template in compiled
        if template.id not in stored
    }
    for row in stored.values():
        active = newest.get(str(row.fields["form_id"]), row.id) == row.id
        if str(row.fields["form_id"]) in newest and row.fields["active"] != active:
            rows[row.id] = {"active": active}
    put(connection, tenant, "checklist_template", rows, now=now)
    created = sum(template.id not in stored for template in compiled)
    changed = sum(template.id in stored and template.id in rows for template in compiled)
    return ImportOutcome(
        what="checklists", created=created, changed=changed, unchanged=len(compiled) - created - changed
    )


def _template(tenant: str, name: str, source: bytes) -> ChecklistTemplate:
    # Reading spreadsheets takes as long to load as a whole command of anything else.
    from inspections.xlsform import compile_form

    form = compile_form(source, file_name=name)
    identity = f"{tenant}:{form.form_id}:{form.version}:{form.sha256}"
    return ChecklistTemplate(
        id=str(uuid5(_NAMESPACE, identity)),
        form_id=form.form_id,
        version=form.version,
        sha256=form.sha256,
        kind=InspectionKind(form.kind or InspectionKind.CONDITION),
        titles=dict(form.titles),
        xform=form.xform_xml,
    )
