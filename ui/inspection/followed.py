"""From the screen's value to what each item shows besides its answers: decisions, deviations, what was changed."""

from __future__ import annotations

from dataclasses import replace

from fieldapp.domain.attachments import SignerRole
from fieldapp.domain.inspections import RELEASE_KINDS, Correction, Recheck
from fieldapp.domain.screens.checklist import ChecklistScreen
from inspections.filling import signer_of
from inspections.model import Template
from inspections.presentation import Question
from inspections.problems import FormNotUsable
from inspections.session import Session
from ui import wording
from ui.formats import Formats
from ui.inspection.fields import shown_value
from ui.inspection.follow_up import FollowedUp


def followed_of(screen: ChecklistScreen) -> dict[str, FollowedUp]:
    """By item path, for every item with a finding."""
    gate = screen.inspection.kind in RELEASE_KINDS
    deviations = {
        deviation.finding_id: deviation for deviation in screen.deviations if not deviation.withdrawn
    }
    names = {person.id: person.name for person in screen.people}
    return {
        path: FollowedUp(
            gate=gate,
            deviation=deviations.get(finding.id),
            approvers=screen.approvers,
            people=screen.people,
            owner=names.get(screen.inspection.technician_id, ""),
        )
        for path, finding in screen.findings.items()
    }


def closing_signature(template: Template) -> str:
    """The question by which the customer signs for the whole: the last of the customer's; "" without one."""
    own = [path for path in template.nodes if signer_of(template, path) == SignerRole.CUSTOMER]
    return own[-1] if own else ""


class ChangeLines:
    """Sentences about changes after finishing and about checks after repairs, by item path, oldest first."""

    def __init__(self, screen: ChecklistScreen, session: Session, formats: Formats) -> None:
        self._session = session
        self._formats = formats
        self._names = {person.id: person.name for person in screen.people}
        self._items = {finding.id: path for path, finding in screen.findings.items()}
        self._changes = sorted(screen.corrections, key=lambda change: change.corrected_at)
        self._checks = sorted(screen.rechecks, key=lambda check: check.checked_at)

    def by_item(self) -> dict[str, tuple[str, ...]]:
        """The sentences."""
        found: dict[str, list[str]] = {}
        for change in self._changes:
            path = self._item_of(change)
            if path:
                found.setdefault(path, []).append(self._change_words(change))
        for check in self._checks:
            path = self._items.get(check.finding_id, "")
            if path:
                found.setdefault(path, []).append(self._check_words(check))
        return {path: tuple(lines) for path, lines in found.items()}

    def _item_of(self, change: Correction) -> str:
        if change.subject == "finding":
            return change.path
        try:
            return self._session.item_of(change.path) if change.subject == "answer" else ""
        except FormNotUsable:
            return ""

    def _change_words(self, change: Correction) -> str:
        who = self._names.get(change.person_id, "")
        return wording.change_sentence(
            before=self._value(change.path, change.before, change.subject),
            after=self._value(change.path, change.after, change.subject),
            who=who,
            when=self._formats.date_time(change.corrected_at),
            why=change.reason,
        )

    def _check_words(self, check: Recheck) -> str:
        return wording.recheck_sentence(
            before=self._value(check.path, check.value_before, "answer"),
            after=self._value(check.path, check.value_after, "answer"),
            who=self._names.get(check.person_id, ""),
            when=self._formats.date_time(check.checked_at),
            repair=check.repair,
        )

    def _value(self, path: str, value: str, subject: str) -> str:
        """An answer in words, with its unit."""
        if not value or subject != "answer":
            return value or "–"
        try:
            question = self._session.question(path)
        except FormNotUsable:
            return value
        return _in_words(question, value, self._formats)


def _in_words(question: Question, value: str, formats: Formats) -> str:
    unit = question.measurement.unit if question.measurement is not None else ""
    return f"{shown_value(replace(question, value=value), formats)} {unit}".strip()
