"""What stands above the items: released or not, finished and why changed, a newer version, answers left over."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldapp.domain.screens.checklist import LeftAnswer
from ui.drafts import DraftsOf
from ui.inspection.newer_version import NewerVersion
from ui.inspection.reopening import LeftAnswers, ReasonPanel
from ui.widgets.info_strip import InfoStrip
from ui.widgets.layouts import tight_column
from ui.widgets.themed import Themed


class Standing(NamedTuple):
    """What is to be said of a checklist as a whole.

    `in_the_way` counts what keeps the vehicle here, None for a checklist without a gate; `reopened` is why a finished
    one is open again; `left` are answers of an earlier version that have no place here; `newer` is the version that
    came after this one.
    """

    in_the_way: int | None = None
    reopened: str = ""
    left: tuple[LeftAnswer, ...] = ()
    newer: str = ""


class AboveItems(Themed, QWidget):
    """Strips in their order; nothing to say takes no room.

    Signals:
        reason_given(str), change_left(): of a change to a finished checklist.
        release_wanted(): what keeps the vehicle here.
        preview_wanted(), move_wanted(): of the newer version.
        changed(): there is more or less to see.
    """

    reason_given = Signal(str)
    change_left = Signal()
    release_wanted = Signal()
    preview_wanted = Signal()
    move_wanted = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reason = ReasonPanel()
        self._reason.given.connect(self._given)
        self._reason.left.connect(self._left_it)
        self._open = InfoStrip()
        self._open.setObjectName("reopened")
        self._gate = InfoStrip()
        self._gate.setObjectName("releaseGate")
        self._gate.action_pressed.connect(self.release_wanted)
        self.newer = NewerVersion()
        self.newer.preview_wanted.connect(self.preview_wanted)
        self.newer.move_wanted.connect(self.move_wanted)
        self.newer.changed.connect(self._settle)
        self._left = LeftAnswers()
        self._standing = Standing()
        column = tight_column(self.theme.space(3))
        self.setLayout(column)
        self._parts: tuple[QWidget, ...] = (self._reason, self._open, self._gate, self.newer, self._left)
        for part in self._parts:
            part.hide()
            column.addWidget(part)
        self.hide()

    def begin(self, drafts: DraftsOf) -> None:
        """Another checklist: nothing to say yet. Its reason is typed among `drafts`."""
        self._reason.keep_draft(drafts)
        for part in self._parts:
            part.hide()
        self._standing = Standing()
        self._settle()

    def ask_reason(self, about: str) -> None:
        """Ask why a finished checklist is changed."""
        self._reason.ask(about)
        self._settle()
        self._reason.setFocus()

    @property
    def asks(self) -> bool:
        """Whether a question stands here that waits for its answer."""
        return not self._reason.isHidden() or self.newer.asks

    def show_standing(self, standing: Standing) -> None:
        """Say how the checklist stands; what is said already is left alone."""
        if standing == self._standing:
            return
        self._standing = standing
        self._show_reopened(standing.reopened)
        self._show_release(standing.in_the_way)
        self.newer.show_version(standing.newer)
        self._left.show_left(standing.left)
        self._settle()

    def _show_reopened(self, reason: str) -> None:
        words = self.tr("Open for changes: {reason}").format(reason=reason)
        self._open.set_words(words, self.tr("Every change is written down. Finish again when done."))
        self._open.setVisible(bool(reason))

    def _show_release(self, in_the_way: int | None) -> None:
        if in_the_way:
            words = self.tr("%n thing(s) keep the vehicle here", "", in_the_way)
            self._gate.set_words(words, tone="attention", action=self.tr("Show"), action_icon="arrow-down")
        else:
            self._gate.set_words(self.tr("Nothing keeps the vehicle here"), tone="ok")
        self._gate.setVisible(in_the_way is not None)

    def _given(self, reason: str) -> None:
        self._settle()
        self.reason_given.emit(reason)

    def _left_it(self) -> None:
        self._settle()
        self.change_left.emit()

    def _settle(self) -> None:
        self.setVisible(any(not part.isHidden() for part in self._parts))
        self.changed.emit()
