"""What actions are bound to: one store, person and screen language, and a clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fieldapp.clock import now as moment_now
from fieldapp.domain.changes import Changes
from fieldapp.domain.moments import Moment
from fieldapp.operations import tags
from fieldapp.store.engine import Store
from fieldapp.views.files import photo_bytes
from ui.mail_program import MailProgram, open_by_the_system

Operation = Callable[..., Changes]
Clock = Callable[[], Moment]


class Bound:
    """Binds operations to one store; what more than one page asks for."""

    def __init__(self, store: Store, *, technician_id: str, language: str, clock: Clock = moment_now) -> None:
        self._store = store
        self._technician_id = technician_id
        self._language = language
        self._clock = clock
        self._mail_program = MailProgram(open_file=open_by_the_system)

    def _do(self, operation: Operation, **facts: Any) -> Changes:
        return operation(self._store, now=self._clock(), **facts)

    def _preview(self, photo_id: str) -> bytes:
        return photo_bytes(self._store, photo_id=photo_id, preview=True)

    def _part_tag(self, job: str | None, part: str) -> bytes:
        return tags.part_return(
            self._store, job_id=job, part_id=part, language=self._language, now=self._clock()
        )
