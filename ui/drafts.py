"""Texts typed and not saved yet: kept while they are typed, given back wherever their field is shown again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

from fieldapp.domain.drafts import Draft
from ui.widgets.text_field import TextArea, TextField

KEEP_WITHIN_MS = 150
"""The most a kill of the program or a flat battery takes of what was typed."""

Keep = Callable[[tuple[Draft, ...], Callable[[], None]], None]


def place(*names: str) -> str:
    """The name of one field of one row, for page and presenter alike: `place("note", job_id)`."""
    return "/".join(names)


class _Follower(QObject):
    """What one field is about at present."""

    def __init__(self, field: TextField | TextArea, drafts: Drafts) -> None:
        super().__init__(field)
        self.place = self.job_id = self.kept = ""
        field.edited.connect(
            lambda text: drafts.note(self.place, "" if text == self.kept else text, self.job_id)
        )


class Drafts(QObject):
    """Every draft of one window.

    `keep` writes drafts down off the GUI thread – an empty text lets its draft go – and calls back when it could not.
    Without it drafts live as long as this object. Keys pressed while a write waits go together in the next one, so
    that typing costs a write every 150 ms at most and the first letter waits no longer than that either.
    """

    def __init__(
        self, drafts: Iterable[Draft] = (), *, keep: Keep | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._drafts = {draft.place: draft for draft in drafts}
        self._keep = keep
        self._changed: dict[str, Draft] = {}
        self._waiting = False

    @property
    def all(self) -> tuple[Draft, ...]:
        """What would be given back."""
        return tuple(self._drafts.values())

    def text(self, at: str) -> str:
        """What lies at a place; "" when nothing does."""
        draft = self._drafts.get(at)
        return draft.text if draft is not None else ""

    def follow(self, field: TextField | TextArea, at: str, *, job_id: str = "", kept: str = "") -> bool:
        """Show in a field what was typed at a place, else what the store has (`kept`); from now on keep what is typed.

        Gives whether a draft came back. A field may be told to follow another place, as often as it shows another row.
        """
        follower = field.findChild(_Follower) or _Follower(field, self)
        follower.place, follower.job_id, follower.kept = at, job_id, kept
        draft = self.text(at)
        if draft == kept:
            self.forget(at)
            draft = ""
        field.set_text(draft or kept)
        return bool(draft)

    def note(self, at: str, text: str, job_id: str = "") -> None:
        """Something was typed; "" means it is as the store has it."""
        if not at or (not text and at not in self._drafts):
            return
        draft = Draft(place=at, text=text, job_id=job_id)
        if text:
            self._drafts[at] = draft
        else:
            del self._drafts[at]
        self._changed[at] = draft
        if not self._waiting and self._keep is not None:
            self._waiting = True
            QTimer.singleShot(KEEP_WITHIN_MS, self, self.flush)

    def saved(self, at: str, text: str) -> None:
        """This text is in the store now: its draft goes, unless more was typed meanwhile."""
        if self.text(at).strip() == text.strip():
            self.forget(at)

    def forget(self, at: str) -> None:
        """The text was saved or thrown away."""
        self.note(at, "")

    def flush(self) -> None:
        """Write down at once what waits for it."""
        self._waiting = False
        changed, self._changed = self._changed, {}
        if changed and self._keep is not None:
            self._keep(tuple(changed.values()), lambda: self._not_kept(changed))

    def end(self) -> None:
        """Write nothing down any more."""
        self._keep = None

    def _not_kept(self, changed: dict[str, Draft]) -> None:
        """The disk would not: the next key pressed tries again with all of it."""
        self._changed = changed | self._changed


@dataclass(frozen=True, slots=True)
class DraftsOf:
    """The drafts of one row's fields, a checklist's for instance: `within` names the row, `job_id` its job."""

    drafts: Drafts
    within: str
    job_id: str

    def follow(self, editor: TextField | TextArea, *names: str, kept: str = "") -> bool:
        """As `Drafts.follow`."""
        return self.drafts.follow(editor, place(self.within, *names), job_id=self.job_id, kept=kept)

    def saved(self, *names: str, text: str) -> None:
        """As `Drafts.saved`."""
        self.drafts.saved(place(self.within, *names), text)

    def forget(self, *names: str) -> None:
        """As `Drafts.forget`."""
        self.drafts.forget(place(self.within, *names))
