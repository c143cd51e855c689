"""What the window itself may ask for, whichever page is on."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from fieldapp.app.bound import Bound
from fieldapp.domain.changes import Changes
from fieldapp.domain.drafts import Draft
from fieldapp.domain.moments import Moment
from fieldapp.domain.screens.news import News
from fieldapp.domain.screens.profile import WindowPlace
from fieldapp.operations import (
    drafts,
    pins,
    profile,
    signatures,
    undoing,
)
from fieldapp.views import finding
from fieldapp.views import job as job_view
from fieldapp.views import news as news_view
from fieldapp.views import profile as profile_view


class ActionsOfTheWindow(Bound):
    """Actions that belong to no page."""

    def check_own_pin(self, pin: str) -> None:
        """Pass when this is the PIN of who is signed in; raises what `pins.check_own_pin` raises."""
        pins.check_own_pin(self._store, pin, now=self._clock())

    def profile(self) -> Any:
        """Facts for Settings."""
        return profile_view.read(self._store)

    def place(self) -> WindowPlace:
        """Where the window was."""
        return profile_view.place(self._store)

    def keep_place(self, place: WindowPlace) -> Changes:
        """Remember where the window is."""
        return profile.keep_place(self._store, place=place)

    def check_may_undo(self, job: str, inspection: str | None, since: datetime) -> None:
        """Pass when a step may be taken back; raises what `undoing.check_may_undo` raises."""
        undoing.check_may_undo(self._store, job_id=job, inspection_id=inspection, since=since)

    def bring_back_signatures(self, voided: Collection[str]) -> Changes:
        """Let these signatures count again where everything is as it was signed; which ones do."""
        return self._do(signatures.bring_back, signature_ids=voided)

    def keep_drafts(self, typed: tuple[Draft, ...]) -> None:
        """Write down what is being typed."""
        drafts.keep(self._store, drafts=typed, now=self._clock())

    def running_timer(self) -> Any:
        """The open time entry, or None."""
        return job_view.running_timer(self._store)

    def search(self, text: str) -> Any:
        """What the search field offers."""
        return finding.search(self._store, text=text, limit=8)

    def known_jobs(self) -> frozenset[str]:
        """Open jobs on this laptop."""
        return news_view.known_jobs(self._store)

    def news(self, changes: Changes, known: frozenset[str]) -> tuple[News, ...]:
        """What a sync round brought that a person wants to hear of."""
        return news_view.read(self._store, changes=changes, known=known)

    def now(self) -> Moment:
        """This moment."""
        return self._clock()
