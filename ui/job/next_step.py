"""What to do next on a job: one step, decided from the job as it is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from fieldapp.domain.jobs import JobStatus
from fieldapp.domain.screens.job import JobScreen
from ui.frame import Action, ActionBarState
from ui.reasons import reason_sentence

translate = QCoreApplication.translate
_AT_THE_CAR = frozenset({JobStatus.ON_SITE, JobStatus.IN_PROGRESS, JobStatus.ON_HOLD})


def next_step(screen: JobScreen) -> ActionBarState:
    """The action bar for a job. Keys: drive, arrive, start, hold, resume, checklist:<form id>, plan, customer,
    report, complete, cannot, day.
    """
    if screen.job.status in _AT_THE_CAR and screen.price is not None and screen.price.needs_yes:
        return _step(
            translate("NextStep", "The price waits for the customer"),
            translate("NextStep", "It rises by more than 15 %."),
            Action("customer", translate("NextStep", "Ask the customer"), "sign"),
            _cannot(),
        )
    match screen.job.status:
        case JobStatus.PREPARED | JobStatus.SCHEDULED | JobStatus.DISPATCHED:
            return _step(
                translate("NextStep", "Drive to {place}").format(place=screen.site.street),
                translate("NextStep", "The travel timer starts by itself."),
                Action("drive", translate("NextStep", "Drive"), "drive"),
                Action("start", translate("NextStep", "Start now"), "start"),
            )
        case JobStatus.TRAVELLING:
            return _step(
                translate("NextStep", "Tap when you are at {place}").format(place=screen.site.street),
                translate("NextStep", "Travel time stops."),
                Action("arrive", translate("NextStep", "Arrived"), "arrived"),
                _cannot(),
            )
        case JobStatus.ON_SITE:
            return _step(
                translate("NextStep", "Start the work"),
                translate("NextStep", "The labour timer starts by itself."),
                Action("start", translate("NextStep", "Start"), "start"),
                _cannot(),
            )
        case JobStatus.ON_HOLD:
            return _step(
                translate("NextStep", "On hold"),
                screen.job.hold_reason,
                Action("resume", translate("NextStep", "Go on"), "start"),
                _cannot(),
            )
        case JobStatus.IN_PROGRESS:
            return _working(screen)
        case _:
            return _step(
                translate("NextStep", "Nothing left to do here"),
                translate("NextStep", "The next job stands on Today."),
                Action("day", translate("NextStep", "Next job"), "today"),
            )


def _step(fact: str, line: str, step: Action, *secondary: Action) -> ActionBarState:
    return ActionBarState(fact=fact, line=line, secondary=secondary, next_step=step)


def _cannot() -> Action:
    return Action("cannot", translate("NextStep", "Cannot complete"), "cross")


def _working(screen: JobScreen) -> ActionBarState:
    hold = Action("hold", translate("NextStep", "Hold"), "pause")
    graded = sum(1 for step in screen.steps if step.grade is not None)
    open_list = next((line for line in screen.checklists if line.finished_at is None), None)
    if graded < len(screen.steps):
        fact = translate("NextStep", "{done} of {all} steps graded").format(
            done=graded, all=len(screen.steps)
        )
        if open_list is None:
            return _step(
                fact, "", Action("plan", translate("NextStep", "Grade the steps"), "checklist"), hold
            )
        return _step(fact, open_list.title, _open(open_list.form_id), hold)
    if open_list is not None:
        words = translate("NextStep", "{answered} of {total} answered")
        return _step(
            open_list.title,
            words.format(answered=open_list.answered, total=open_list.total),
            _open(open_list.form_id),
            hold,
        )
    problems = screen.completion_problems
    if "signature:customer" in problems:
        return _step(
            translate("NextStep", "Let the customer sign"),
            "",
            Action("customer", translate("NextStep", "Customer signs"), "sign"),
            hold,
        )
    if not screen.reports:
        return _step(
            translate("NextStep", "Hand over the report"),
            translate("NextStep", "Made here and now, without a network."),
            Action("report", translate("NextStep", "Open report"), "report"),
            hold,
        )
    locked = " ".join(dict.fromkeys(reason_sentence(code) for code in problems))
    return _step(
        translate("NextStep", "Everything is done"),
        locked,
        Action("complete", translate("NextStep", "Complete job"), "check", locked),
        hold,
    )


def _open(form_id: str) -> Action:
    return Action(f"checklist:{form_id}", translate("NextStep", "Open checklist"), "checklist")
