"""Who this profile belongs to."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from fieldapp.domain.changes import Changes
from fieldapp.domain.moments import Moment
from fieldapp.domain.screens.profile import WindowPlace
from fieldapp.errors import NotAllowedNow, NotSignedIn
from fieldapp.store import media_queue, outbox, sync_state

if TYPE_CHECKING:
    from fieldapp.store.engine import Store


def sign_out(store: Store, *, despite_unsent: bool = False, now: Moment) -> Changes:
    """Forget this profile's tokens; jobs and unsent work stay, and the same person may sign in again.

    Raises:
        NotAllowedNow: work waits to be sent and `despite_unsent` was not given.
        NotSignedIn: nobody is signed in.
    """
    with store.writing() as connection:
        session = sync_state.session(connection)
        if session is None or not session.refresh:
            raise NotSignedIn("Nobody is signed in on this laptop.")
        waiting = outbox.counts(connection, now=now.at)
        files = media_queue.counts(connection)
        unsent = waiting.waiting + waiting.refused + files.waiting
        if unsent and not despite_unsent:
            raise NotAllowedNow(
                f"{waiting.waiting + waiting.refused} changes and {files.waiting} files are not sent yet; "
                "sync first.",
                reasons=("unsent_work",),
                changes=waiting.waiting + waiting.refused,
                files=files.waiting,
            )
        # The person and the device stay known: unsent work is theirs, and goes out at their next sign-in.
        sync_state.keep_session(
            connection, dataclasses.replace(session, access="", access_until=None, refresh="")
        )
        return Changes.of("session", session.device_id)


def keep_place(store: Store, *, place: WindowPlace) -> Changes:
    """Remember where the window is, so that it opens there after it was closed, killed or the battery died."""
    with store.writing() as connection:
        sync_state.keep_fact(connection, sync_state.WINDOW_PLACE, dataclasses.asdict(place))
    return Changes()
