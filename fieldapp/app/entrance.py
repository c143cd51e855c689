"""Before there is a store to show: the first sign-in, the passphrase, and a start that failed."""

from __future__ import annotations

import platform
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout

from fieldapp import credentials, settings
from fieldapp.errors import FieldAppError, KeyUnavailable
from fieldapp.paths import Profile
from ui.frame import Action, ActionBarState, Heading, Page
from ui.lock.page import UnlockPage
from ui.lock.presenter import UnlockPresenter
from ui.sign_in.page import Credentials, SignInPage
from ui.sign_in.presenter import SignInPresenter
from ui.widgets.empty_state import EmptyState
from ui.wording import error_sentence

if TYPE_CHECKING:
    from fieldapp.app.shell import Shell


class Entrance(QObject):
    """The page that leads to an open profile.

    Signals:
        opened(bytes): the database key; the profile is signed in and has its first data.
    """

    opened = Signal(bytes)

    def __init__(self, shell: Shell, parent: QObject, *, locked: bool) -> None:
        super().__init__(parent)
        self._profile = shell.profile
        self._key = b""
        self.page: Page
        if locked:
            unlock = UnlockPage()
            presenter = UnlockPresenter(unlock, self._unlock, tasks=shell.tasks)
            presenter.unlocked.connect(lambda: self.opened.emit(self._key))
            self.page = unlock
            return
        sign_in = SignInPage(needs_passphrase=_needs_passphrase(shell.profile))
        sign_in.fill(server=shell.settings.server_url, user="")
        arriving = SignInPresenter(sign_in, self._sign_in, tasks=shell.tasks)
        arriving.signed_in.connect(lambda: self.opened.emit(self._key))
        self.page = sign_in

    def _unlock(self, passphrase: str) -> None:
        self._key = credentials.from_passphrase(self._profile.key_file, passphrase)

    def _sign_in(self, given: Credentials, fetching: Callable[[], None]) -> None:
        """On the pool: make the key if need be, register this laptop, fetch the first data."""
        from fieldapp.app.session import connect
        from fieldapp.clock import now
        from fieldapp.store.engine import open_store
        from sync.client.engine import sync_once
        from sync.client.sign_in import sign_in
        from sync.client.transport import checked_address

        address = checked_address(given.server)
        self._key = _make_key(self._profile, given.passphrase)
        store = open_store(self._profile.folder, self._key)
        try:
            server = connect(address)
            sign_in(
                store,
                server,
                server_url=address,
                user=given.user,
                password=given.password,
                device_code=given.device_code,
                device_name=platform.node() or "laptop",
                now=now().at,
            )
            fetching()
            sync_once(store, server)
        finally:
            store.close()
        kept = settings.load(self._profile.settings_file)
        settings.save(self._profile.settings_file, settings.with_server(kept, address))


def _needs_passphrase(profile: Profile) -> bool:
    kept = credentials.kept_in(profile.key_file)
    if kept is None:
        return not credentials.passphrase_given() and not credentials.keyring_answers()
    return kept == "passphrase"


def _make_key(profile: Profile, passphrase: str) -> bytes:
    if credentials.kept_in(profile.key_file) is None and passphrase:
        return credentials.create_with_passphrase(profile.key_file, passphrase)
    if passphrase:
        return credentials.from_passphrase(profile.key_file, passphrase)
    try:
        return credentials.unlock(profile.key_file)
    except KeyUnavailable as error:
        raise KeyUnavailable("Type a passphrase of your own; nothing is stored without one.") from error


def trouble_page(error: FieldAppError) -> Page:
    """A page that says in one sentence why the profile cannot be opened, and tries again."""
    page = Page()
    page.setObjectName("troublePage")
    page.set_heading(Heading(QCoreApplication.translate("Trouble", "This profile cannot be opened")))
    column = QVBoxLayout(page)
    column.addWidget(EmptyState("attention", error_sentence(error), error.sentence))
    page.set_actions(
        ActionBarState(next_step=Action("again", QCoreApplication.translate("Trouble", "Try again"), "retry"))
    )
    return page
