"""The Checklists tab: what is wanted, how far each is, what was found."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldapp.domain.findings import CustomerDecision, Finding
from fieldapp.domain.screens.job import ChecklistLine, JobScreen
from ui import wording
from ui.formats import Formats
from ui.job_tab import JobTab
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon_text import IconText
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import tight_column, tight_row
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.section_ring import SectionRing
from ui.widgets.section_title import SectionTitle
from ui.widgets.segments import Option, Segments
from ui.widgets.status_pill import StatusPill


class ChecklistsTab(JobTab):
    """A card per checklist, then the findings with the customer's decisions.

    Signals:
        opened(str): form id of the checklist to open or begin.
        decided(str, str): finding id, decision.
    """

    opened = Signal(str)
    decided = Signal(str, str)

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checklistsTab")
        self._formats = formats
        self._key: object = None
        self._column = ScrollColumn(top=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._column)

    def show_job(self, screen: JobScreen) -> None:
        """Show the job's checklists and findings."""
        key = (screen.checklists, screen.findings)
        if key == self._key:
            return
        self._key = key
        self._column.clear()
        first_open = next((line.form_id for line in screen.checklists if line.finished_at is None), "")
        for line in screen.checklists:
            self._column.add(self._checklist_card(line, next_one=line.form_id == first_open))
        if not screen.checklists:
            self._column.add(EmptyState("checklist", self.tr("No checklist on this job")))
        findings = [finding for finding in screen.findings if not finding.withdrawn]
        if findings:
            self._column.add(
                SectionTitle(self.tr("Findings"), self.tr("Ask the customer what to do about each"))
            )
        for finding in findings:
            self._column.add(self._finding_card(finding))
        self._column.add_stretch()

    def forget_shown(self) -> None:
        """A decision did not count."""
        self._key = None

    def _checklist_card(self, line: ChecklistLine, *, next_one: bool) -> Card:
        card = Card(name=line.title, tone="selected" if next_one else "plain")
        card.setObjectName(f"checklist-{line.form_id}")
        words = tight_column()
        words.addWidget(WrapLabel(line.title, role="fact"))
        words.addWidget(WrapLabel(self._progress(line), colour="text_muted"))
        row = tight_row(card.theme.space(4))
        row.addWidget(SectionRing(line.answered, line.total))
        row.addLayout(words, 1)
        if line.findings:
            row.addWidget(
                StatusPill(self.tr("%n finding(s)", "", line.findings), icon="cross", tone="unsafe")
            )
        if line.missing_template:
            row.addWidget(IconText("attention", self.tr("Not on this laptop yet"), colour="attention"))
        else:
            button = Button(self._verb(line), icon="checklist")
            button.setAccessibleName(f"{self._verb(line)}: {line.title}")
            button.setObjectName(f"open-{line.form_id}")
            button.clicked.connect(lambda _=False, form_id=line.form_id: self.opened.emit(form_id))
            row.addWidget(button)
        card.body.addLayout(row)
        return card

    def _progress(self, line: ChecklistLine) -> str:
        if line.finished_at is not None:
            return self.tr("Finished {time}").format(time=self._formats.time(line.finished_at))
        if line.inspection_id is None:
            return self.tr("Not begun")
        return self.tr("{answered} of {total} answered").format(answered=line.answered, total=line.total)

    def _verb(self, line: ChecklistLine) -> str:
        if line.finished_at is not None:
            return self.tr("Look")
        return self.tr("Begin") if line.inspection_id is None else self.tr("Go on")

    def _finding_card(self, finding: Finding) -> Card:
        card = Card(name=finding.title)
        pill = StatusPill()
        pill.show_severity(finding.severity.value)
        row = tight_row(card.theme.space(3))
        row.addWidget(WrapLabel(finding.title, role="fact"), 1)
        row.addWidget(pill)
        card.body.addLayout(row)
        if finding.note:
            card.body.addWidget(WrapLabel(finding.note))
        decisions = Segments(
            [
                Option(
                    CustomerDecision.DO_NOW.value,
                    wording.decision_word(CustomerDecision.DO_NOW),
                    "tool",
                    "accent",
                ),
                Option(
                    CustomerDecision.LATER.value,
                    wording.decision_word(CustomerDecision.LATER),
                    "calendar",
                    "accent",
                ),
                Option(
                    CustomerDecision.DECLINED.value,
                    wording.decision_word(CustomerDecision.DECLINED),
                    "cross",
                    "ink",
                ),
            ],
            name=self.tr("What the customer wants done about: {finding}").format(finding=finding.title),
        )
        decisions.setObjectName(f"decision-{finding.id}")
        decisions.set_value(finding.customer_decision.value if finding.customer_decision else None)
        decisions.chosen.connect(
            lambda decision, finding_id=finding.id: self.decided.emit(finding_id, decision)
        )
        card.body.addWidget(decisions)
        return card
