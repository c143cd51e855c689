"""The Plan tab: what the customer says, what diagnosis found, the steps to grade, articles, notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fieldapp.domain.repair_plans import Diagnosis, PlanStep, StepGrade
from fieldapp.domain.screens.job import JobScreen
from fieldapp.domain.screens.knowledge import OpenedArticle
from ui.drafts import Drafts, place
from ui.formats import Formats
from ui.job_tab import JobTab
from ui.read_marks import read_state
from ui.theme import Colour, TypeRole, measures
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.column_row import ColumnRow
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.icon_text import IconText
from ui.widgets.info_strip import InfoStrip
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import fill_with, tight_column, tight_row
from ui.widgets.leaving import let_go
from ui.widgets.row_button import RowButton
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.segments import Segments, step_grade_options
from ui.widgets.slices import Slices
from ui.widgets.status_pill import StatusPill
from ui.widgets.text_field import TextField
from ui.widgets.themed import Themed


class _StepNumber(WrapLabel):
    """The step's number in a column of its own."""

    def __init__(self, number: str) -> None:
        super().__init__(number, role="title", colour="text_muted")

    def restyle(self) -> None:
        """The column's width at the present scale."""
        super().restyle()
        self.setFixedWidth(self.theme.px(measures.JOB_STEP_NUMBER) + self.theme.space(1))


class StepCard(Card):
    """One step of the plan with its three grades; *Different* opens a reason in place.

    Signals:
        graded(str, str, str): step id, grade, note.
    """

    graded = Signal(str, str, str)

    def __init__(
        self, step: PlanStep, parts_in_car: dict[str, int], formats: Formats, drafts: Drafts
    ) -> None:
        super().__init__(name=step.instruction)
        self.step = step
        self._in_car = self._lying(step, parts_in_car)
        self.setObjectName(f"step-{step.position}")
        column = tight_column(self.theme.space(2))
        column.addWidget(WrapLabel(step.instruction, role="fact"))
        if facts := self._facts(step, formats):
            holder = QWidget()
            flow = FlowLayout(holder, gap=measures.STEP_FACT_GAP)
            for widget in facts:
                flow.addWidget(widget)
            column.addWidget(holder)
        if step.safety_note:
            column.addWidget(InfoStrip(step.safety_note, tone="attention", icon="high-voltage"))
        self._segments = Segments(step_grade_options(), name=step.instruction)
        self._segments.setObjectName(f"grade-{step.position}")
        self._segments.set_value(step.grade.value if step.grade else None)
        self._segments.chosen.connect(self._chosen)
        column.addWidget(self._segments)
        self._reason = TextField(self.tr("What was different?"), parent=self)
        self._reason.setObjectName(f"reason-{step.position}")
        self._reason.setVisible(step.grade is StepGrade.DIFFERENT)
        self._reason.finished.connect(self._explained)
        if drafts.follow(
            self._reason, place("step", step.id), job_id=step.job_id, kept=step.grade_note
        ) and self._segments.value in (None, StepGrade.DIFFERENT.value):
            self._segments.set_value(StepGrade.DIFFERENT.value)
            self._reason.show()
        column.addWidget(self._reason)
        row = tight_row()
        row.addWidget(_StepNumber(str(step.position)), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.body.addLayout(row)

    def restyle(self) -> None:
        """Tighter than other cards: three steps stand on one screen."""
        super().restyle()
        theme = self.theme
        edge, side = theme.space(3), theme.space(4)
        self.body.setContentsMargins(side, edge, edge, edge)
        self.body.setSpacing(0)

    def _facts(self, step: PlanStep, formats: Formats) -> list[QWidget]:
        facts: list[QWidget] = []
        for part_number, here in zip(step.part_numbers, self._in_car, strict=True):
            words = part_number
            if step.grade is None:  # where the part lies matters until the step is over
                word = self.tr("in this car") if here else self.tr("not in this car")
                words = f"{part_number} · {word}"
            needed = step.grade is None and not here
            colour: Colour = "attention" if needed else "text_muted"
            facts.append(IconText("parts", words, role="caption", colour=colour))
        facts.extend(IconText("tool", tool, role="caption", colour="text_muted") for tool in step.tool_names)
        if step.minutes:
            facts.append(
                IconText("clock", formats.minutes(step.minutes), role="caption", colour="text_muted")
            )
        return facts

    def shows(self, step: PlanStep, parts_in_car: dict[str, int]) -> bool:
        """Whether the card stands for the step as it is; one whose reason is being typed stays under the hands."""
        if step != self.step:
            return False
        kept = self._segments.value == (step.grade.value if step.grade else None)
        return self._is_explaining or (kept and self._in_car == self._lying(step, parts_in_car))

    @staticmethod
    def _lying(step: PlanStep, parts_in_car: dict[str, int]) -> tuple[bool, ...]:
        """Of each of the step's parts, whether it lies in the car."""
        return tuple(parts_in_car.get(number, 0) > 0 for number in step.part_numbers)

    @property
    def _is_explaining(self) -> bool:
        return not self._reason.isHidden() and self.step.grade is not StepGrade.DIFFERENT

    def _explained(self, reason: str) -> None:
        if reason.strip():
            self.graded.emit(self.step.id, StepGrade.DIFFERENT.value, reason)

    def _chosen(self, grade: str) -> None:
        different = grade == StepGrade.DIFFERENT.value
        self._reason.setVisible(different)
        if different and not self._reason.text.strip():
            self._reason.setFocus()  # the grade is kept together with its reason
            return
        self.graded.emit(self.step.id, grade, self._reason.text if different else "")


class PlanTab(Themed, JobTab):
    """Concern, diagnosis and articles at the left, steps at the right.

    Signals:
        graded(str, str, str): step id, grade, note.
        office_change_seen(): *Seen* was tapped.
        article_opened(str): an article's id.
        note_written(str): a remark on the job.
    """

    graded = Signal(str, str, str)
    office_change_seen = Signal()
    article_opened = Signal(str)
    note_written = Signal(str)

    def __init__(self, formats: Formats, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("planTab")
        self._drafts = drafts
        self._formats = formats
        self._compact = False
        self._steps_key: object = None
        self._about_key: object = None
        self._about = ScrollColumn(top=True)
        self._steps = ScrollColumn(left=False, top=True)
        self._cards: dict[str, StepCard] = {}
        self._no_steps = EmptyState(
            "checklist",
            self.tr("No repair plan for this job"),
            self.tr("The checklists say what to look at. Write a note for what you did."),
        )
        self._steps.add(self._no_steps)
        self._steps.add_stretch()
        self._building = Slices(self)
        self._columns = ColumnRow([(self._about, 0), (self._steps, 1)])
        self._columns.stacked_changed.connect(lambda _stacked: self.restyle())
        fill_with(self, self._columns)
        self.restyle()

    def restyle(self) -> None:
        """The left column's width at the present scale; less in a narrow window."""
        wanted = measures.JOB_PLAN_LEFT_COMPACT if self._compact else measures.JOB_PLAN_LEFT
        width = self.theme.px(wanted) + 2 * self.theme.frame("page_padding")
        stacked = self._columns.is_stacked
        self._about.setMinimumWidth(0 if stacked else width)
        self._about.setMaximumWidth(measures.NO_LIMIT if stacked else width)
        for strip in self._about.findChildren(InfoStrip):
            strip.set_stacked(self._strip_is_narrow)

    @property
    def _strip_is_narrow(self) -> bool:
        """A button beside the words wants more than the left of two compact columns; one column is wide enough."""
        return self._compact and not self._columns.is_stacked

    def set_compact(self, compact: bool) -> None:
        """Give the steps more room in a narrow window."""
        self._compact = compact
        self.restyle()

    def show_job(self, screen: JobScreen) -> None:
        """Show the job's plan; only what changed is built anew, so that a field being typed in stays."""
        self._building.start(self._works(screen))

    def forget_shown(self) -> None:
        """A grade did not count."""
        self._steps_key = None

    def _works(self, screen: JobScreen) -> Iterator[Callable[[], object]]:
        job = screen.job
        about_key = (
            (job.concern, job.office_change, job.office_change_seen_at, screen.diagnosis),
            (screen.articles, screen.notes, screen.site),
        )
        if about_key != self._about_key:
            self._about_key = None  # until it stands
            self._about.hold()
            self._about.clear()
            for build in self._about_parts(screen):
                yield partial(self._add_about, build)
            self._about.add_stretch()
            self._about_key = about_key
            yield self._about.release
        steps_key = (screen.steps, screen.parts)
        if steps_key != self._steps_key:
            self._steps_key = None
            self._steps.hold()
            yield from self._step_works(screen)
            self._steps_key = steps_key
            yield self._steps.release

    # About the job

    def _add_about(self, build: Callable[[], QWidget]) -> None:
        self._about.add(build())

    def _about_parts(self, screen: JobScreen) -> Iterator[Callable[[], QWidget]]:
        job = screen.job
        if job.office_change and job.office_change_seen_at is None and job.office_changed_at is not None:
            yield partial(self._office_strip, job.office_change, job.office_changed_at)
        if job.concern:
            words = self._formats.quoted(job.concern)
            yield partial(self._words_card, self.tr("What the customer says"), words, role="fact", weight=400)
        if screen.diagnosis is not None:
            yield partial(self._diagnosis_card, screen.diagnosis)
        if screen.site.note:
            yield partial(self._words_card, self.tr("At the place"), screen.site.note)
        for linked in screen.articles:
            yield partial(self._article_button, linked)
        yield partial(self._notes_card, screen)

    def _office_strip(self, change: str, at: datetime) -> InfoStrip:
        strip = InfoStrip(
            self.tr("Changed by the office {time}").format(time=self._formats.time(at)),
            line=change,
            action=self.tr("Seen"),
            action_icon="check",
        )
        strip.setObjectName("officeChange")
        strip.set_stacked(self._strip_is_narrow)
        strip.action_pressed.connect(self.office_change_seen)
        return strip

    def _words_card(
        self, title: str, words: str, *, role: TypeRole = "body", weight: int | None = None
    ) -> Card:
        card = Card(title)
        card.body.addWidget(WrapLabel(words, role=role, weight=weight))
        return card

    def _article_button(self, linked: OpenedArticle) -> RowButton:
        article = linked.article
        button = RowButton("know-how", article.title, state=read_state(linked.read))
        button.setObjectName(f"article-{article.slug}")
        button.clicked.connect(lambda: self.article_opened.emit(article.id))
        return button

    def _diagnosis_card(self, diagnosis: Diagnosis) -> Card:
        card = Card(self.tr("What remote diagnosis found"))
        row = tight_row(self.theme.space(3))
        row.addWidget(WrapLabel(diagnosis.summary, role="body_strong"), 1)
        if diagnosis.confidence is not None:
            sure = StatusPill(self.tr("{percent} % sure").format(percent=diagnosis.confidence))
            row.addWidget(sure, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(row)
        if said := (*diagnosis.evidence, *diagnosis.hypotheses):
            card.body.addWidget(WrapLabel(" · ".join(said), colour="text_muted"))
        return card

    def _notes_card(self, screen: JobScreen) -> Card:
        card = Card(self.tr("Notes"))
        for note in screen.notes:
            when = self._formats.time(note.written_at)
            card.body.addWidget(WrapLabel(f"{when} {note.author}", role="caption", colour="text_muted"))
            card.body.addWidget(WrapLabel(note.text))
        field = TextField(self.tr("Write a note"))
        field.setObjectName("noteField")
        self._drafts.follow(field, place("note", screen.job.id), job_id=screen.job.id)
        add = Button(self.tr("Add note"), icon="plus")
        add.setObjectName("addNote")

        def write() -> None:
            if field.text.strip():
                self.note_written.emit(field.text.strip())

        add.clicked.connect(write)
        card.body.addWidget(field)
        card.body.addWidget(add)
        return card

    # Its steps

    def _step_works(self, screen: JobScreen) -> Iterator[Callable[[], object]]:
        """A card at a time; one that shows its step as it is stays, and with it what is being typed there."""
        in_car = {line.part.number: line.in_car for line in screen.parts}
        wanted = {step.id: step for step in screen.steps}
        for key, card in list(self._cards.items()):
            if key not in wanted or not card.shows(wanted[key], in_car):
                self._steps.column.removeWidget(card)
                let_go(self._cards.pop(key))
        self._no_steps.setVisible(not wanted)
        current = next((step.id for step in screen.steps if step.grade is None), "")
        for row, step in enumerate(screen.steps):
            yield partial(self._put_step, row, step, in_car, current=step.id == current)

    def _put_step(self, row: int, step: PlanStep, in_car: dict[str, int], *, current: bool) -> None:
        card = self._cards.get(step.id)
        if card is None:
            card = self._cards[step.id] = StepCard(step, in_car, self._formats, self._drafts)
            card.graded.connect(self.graded)
        card.set_tone("selected" if current else "plain")
        if self._steps.column.indexOf(card) != row:
            self._steps.column.insertWidget(row, card)
