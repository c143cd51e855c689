"""What a checklist may ask for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from uuid_utils.compat import uuid7

from fieldapp.app.bound import Bound
from fieldapp.domain.attachments import SignerRole, SubjectKind
from fieldapp.domain.changes import Changes
from fieldapp.domain.findings import CustomerDecision, Severity
from fieldapp.operations import (
    deviations,
    findings,
    inspections,
    photos,
    pictures,
    signatures,
    template_moves,
)
from fieldapp.views import checklist as checklist_view
from inspections.moving import Move
from ui.inspection.follow_up_presenter import FollowUpActions
from ui.inspection.presenter import ChecklistActions


class ActionsOfChecklists(Bound):
    """Actions of filling a checklist, and of what becomes of its findings."""

    def checklist(self, identify: Callable[[str, str], str]) -> ChecklistActions:
        """Filling a checklist; `identify` asks the server who a name and password belong to."""

        def record(job: str, prepared: object, kind: str, subject: str) -> Changes:
            return self._do(
                photos.record,
                job_id=job,
                prepared=prepared,
                subject_kind=SubjectKind(kind),
                subject_id=subject,
            )

        def sign(job: str, inspection: str, path: str, role: str, facts: Mapping[str, Any]) -> Changes:
            return self._do(
                signatures.sign,
                job_id=job,
                inspection_id=inspection,
                path=path,
                role=SignerRole(role),
                name=facts["name"],
                person_id=facts["person_id"] or None,
                pin=facts["pin"],
                signed_in=bool(facts.get("user")),
                strokes=facts["strokes"],
                shown=facts["shown"],
            )

        return ChecklistActions(
            read=lambda inspection: checklist_view.read(
                self._store, inspection_id=inspection, language=self._language
            ),
            now=lambda: datetime.now(UTC).astimezone(),
            new_id=lambda: str(uuid7()),
            answer=lambda inspection, values, tool: self._do(
                inspections.answer, inspection_id=inspection, values=values, tool_id=tool
            ),
            set_finding=lambda inspection, item, severity, note: self._do(
                findings.set_finding,
                inspection_id=inspection,
                item_path=item,
                severity=Severity(severity) if severity else None,
                note=note,
            ),
            prepare_photo=pictures.prepare,
            record_photo=record,
            remove_photo=lambda photo: self._do(photos.remove, photo_id=photo),
            preview=self._preview,
            sign=sign,
            identify=identify,
            waive=lambda job, inspection, path, role, reason: self._do(
                signatures.waive,
                job_id=job,
                inspection_id=inspection,
                path=path,
                role=SignerRole(role),
                reason=reason,
            ),
            finish=lambda inspection: self._do(inspections.finish, inspection_id=inspection),
        )

    def follow_up(self, identify: Callable[[str, str], str]) -> FollowUpActions:
        """What becomes of findings and of a finished checklist; `identify` as for `checklist`."""

        def accept(finding: str, facts: Mapping[str, Any]) -> Changes:
            return self._do(
                deviations.accept,
                finding_id=finding,
                owner=facts["owner"],
                due_on=facts["due_on"],
                approver_id=facts["person_id"],
                pin=facts["pin"],
                signed_in=bool(facts.get("user")),
                note=facts["note"],
            )

        return FollowUpActions(
            decide=lambda finding, decision: self._do(
                findings.decide_finding,
                finding_id=finding,
                decision=CustomerDecision(decision) if decision else None,
            ),
            put_back_decision=lambda before: self._do(findings.put_back_decision, before=before),
            recheck=lambda inspection, item, values, repair: self._do(
                findings.recheck, inspection_id=inspection, item_path=item, values=values, repair=repair
            ),
            accept=accept,
            identify=identify,
            withdraw_acceptance=lambda deviation: self._do(deviations.withdraw, deviation_id=deviation),
            reopen=lambda inspection, reason: self._do(
                inspections.reopen, inspection_id=inspection, reason=reason
            ),
            preview_move=self._preview_move,
            move_over=lambda inspection, template: self._do(
                template_moves.move_over, inspection_id=inspection, template_id=template
            ),
        )

    def _preview_move(self, inspection_id: str) -> tuple[str, Move]:
        found = template_moves.preview(
            self._store, inspection_id=inspection_id, language=self._language, now=self._clock()
        )
        return found.template_id, found.move
