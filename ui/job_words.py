"""Words for a job's status and kind, and how two are joined: all the first paint needs of `ui.wording`."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from fieldapp.domain.job_states import JobKind, JobStatus
from ui.widgets.status_pill import job_status_word

translate = QCoreApplication.translate


def status_word(status: JobStatus) -> str:
    """A job's status in one or two words."""
    return job_status_word(status.value)


def kind_word(kind: JobKind) -> str:
    """What sort of job."""
    match kind:
        case JobKind.MOBILE_SERVICE:
            return translate("Wording", "Mobile service")
        case JobKind.WORKSHOP:
            return translate("Wording", "Workshop")
        case JobKind.PRE_DELIVERY:
            return translate("Wording", "Pre-delivery inspection")
        case JobKind.REMOTE:
            return translate("Wording", "Remote")


def with_detail(what: str, detail: str) -> str:
    """A thing and what is to be said of it, with the reader's language's colon between."""
    return translate("Wording", "{what}: {detail}").format(what=what, detail=detail)
