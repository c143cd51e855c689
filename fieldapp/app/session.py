"""An open store with the sync that belongs to it. Imported on a worker thread: it brings the heavy rooms in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from fieldapp.app.actions import Actions
from fieldapp.clock import now
from fieldapp.domain.drafts import Draft
from fieldapp.domain.screens.profile import ProfileScreen
from fieldapp.errors import NotSignedIn
from fieldapp.logs import EventLog
from fieldapp.operations import drafts
from fieldapp.operations.backups import WorkBackup
from fieldapp.operations.rescue import recover_from_backup
from fieldapp.paths import Profile
from fieldapp.settings import Settings
from fieldapp.store import sync_state
from fieldapp.store.engine import Store, open_store
from fieldapp.views import profile as profile_view
from sync.client.identify import identify
from sync.client.loop import Pace, SyncEvent, SyncLoop
from sync.client.transport import RequestsSend, Server

_LOG = EventLog("store")


def connect(url: str) -> Server:
    """A server at an address, asked by HTTP."""
    return Server(RequestsSend(url))


def pace_for(kept: Settings, *, metered: bool) -> Pace:
    """How sync goes by a person's settings on a line that costs money or does not."""
    every = timedelta(minutes=kept.sync_minutes)
    if not (metered or kept.always_metered) or kept.on_metered == "all":
        return Pace(every=every)
    if kept.on_metered == "photos":
        return Pace(every=every, originals=False)
    return Pace(every=timedelta(hours=1), eager=False, originals=False)


@dataclass(slots=True, weakref_slot=True)
class Session:
    """One profile's open store and its sync loop; `drafts` is what had been typed and not saved when it was opened."""

    store: Store
    person: ProfileScreen
    backup: WorkBackup
    drafts: tuple[Draft, ...] = ()
    loop: SyncLoop | None = None
    _pace: Pace = field(default_factory=Pace)

    @classmethod
    def begin(cls, profile: Profile, key: bytes, *, previous: Session | None) -> Session:
        """Open the store (migrating it if it is old), or go on with the one that is open."""
        if previous is not None:
            return previous
        store = open_store(profile.folder, key)
        back = recover_from_backup(store, key, now=now())
        if back is not None:
            _LOG.warning("recovered_from_backup", changes=back.count, files=back.files)
        typed = drafts.gather(store, now=now())
        return cls(store, profile_view.read(store), WorkBackup(store, key), typed)

    def actions(self, language: str) -> Actions:
        """Operations and views for the pages."""
        return Actions(self.store, technician_id=self.person.person_id, language=language)

    def identify(self, user: str, password: str) -> str:
        """Who signs in as a second person: asks the server, so off the GUI thread; raises as `sync.client.identify`."""
        with self.store.reading() as connection:
            signed_in = sync_state.session(connection)
        if signed_in is None:
            raise NotSignedIn("Nobody is signed in on this laptop; sign in first.")
        server = connect(signed_in.server_url)
        return identify(self.store, server, user=user, password=password, clock=lambda: now().at)

    def start_sync(self, on_event: Callable[[SyncEvent], None]) -> None:
        """Begin talking to the server, now and from now on."""
        self.loop = SyncLoop(self.store, connect, on_event=on_event, after_round=self.backup, pace=self._pace)
        self.loop.start()

    def wake(self) -> None:
        """Somebody asks for a round now."""
        if self.loop is not None:
            self.loop.wake()

    def something_made(self) -> None:
        """Something wants to be sent."""
        if self.loop is not None:
            self.loop.something_made()

    def network_changed(self) -> None:
        """There is a network again, or another one."""
        if self.loop is not None:
            self.loop.network_changed()

    def use_pace(self, pace: Pace) -> None:
        """Talk to the server at this pace, now and when sync is begun again."""
        self._pace = pace
        if self.loop is not None:
            self.loop.use_pace(pace)

    def stop_sync(self) -> None:
        """Stop talking to the server."""
        if self.loop is not None:
            self.loop.stop()
            self.loop = None

    def end(self) -> None:
        """Close the store."""
        self.stop_sync()
        self.store.close()
