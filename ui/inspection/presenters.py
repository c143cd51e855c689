"""Everybody who works for the checklist page, each for one thing that is done there."""

from __future__ import annotations

from ui.formats import Formats
from ui.inspection.finishing_presenter import FinishingPresenter
from ui.inspection.follow_up_presenter import FollowUpActions, FollowUpPresenter
from ui.inspection.marks_presenter import ChecklistMarksPresenter
from ui.inspection.page import ChecklistPage
from ui.inspection.photos_presenter import ChecklistPhotosPresenter
from ui.inspection.presenter import ChecklistActions, ChecklistPresenter
from ui.inspection.signing_presenter import SigningPresenter
from ui.inspection.way_back_presenter import WayBackPresenter
from ui.marks_presenter import MarksActions
from ui.presenter import ChangesSignal
from ui.tasks import TaskRunner


def attend(
    page: ChecklistPage,
    *,
    filling: ChecklistActions,
    follow_up: FollowUpActions,
    marks: MarksActions,
    formats: Formats,
    tasks: TaskRunner,
    changes: ChangesSignal,
) -> ChecklistPresenter:
    """Put them all to work on `page`, which keeps them; gives the one who opens checklists."""
    checklist = ChecklistPresenter(page, filling, formats, tasks=tasks, changes=changes)
    WayBackPresenter(page, checklist, tasks=tasks, changes=changes)
    ChecklistPhotosPresenter(page, checklist, filling, tasks=tasks, changes=changes)
    SigningPresenter(page, checklist, filling, tasks=tasks, changes=changes)
    FinishingPresenter(page, checklist, filling, tasks=tasks, changes=changes)
    FollowUpPresenter(page, checklist, follow_up, tasks=tasks, changes=changes)
    ChecklistMarksPresenter(page, checklist, marks, tasks=tasks, changes=changes)
    return checklist
