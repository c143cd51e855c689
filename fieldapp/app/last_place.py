"""Where the window was when it was closed, and where it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from fieldapp.domain.screens.profile import WindowPlace

if TYPE_CHECKING:
    from fieldapp.app.shell import Shell


class LastPlace(QObject):
    """Opens what was open, and remembers what is.

    `where` tells the place the window is at, `go` leads to one; `keep` is an operation.
    """

    def __init__(
        self,
        shell: Shell,
        *,
        where: Callable[[], WindowPlace],
        go: Callable[[WindowPlace], None],
        keep: Callable[[WindowPlace], Any],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._window = shell.window  # the shell's may be another by the time an answer comes
        self._where = where
        self._go = go
        self._keep = keep
        self._kept = WindowPlace()

    def go_back_to(self, place: WindowPlace) -> None:
        """Open what was open, unless the person has gone somewhere meanwhile."""
        if self._window.current_page is self._shell.today_page:
            self._go(place)
        else:
            self.remember()

    def remember(self) -> None:
        """Write down where the window is."""
        place = self._where()
        if place == self._kept:
            return
        self._kept = place
        self._shell.tasks.run_write(
            partial(self._keep, place),
            owner=self,
            on_done=lambda _changes: None,
            on_error=self._shell.say_error,
        )
