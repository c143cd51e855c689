"""The way back: which answers were given, so that they can be taken back one by one, and given again."""

from __future__ import annotations

from dataclasses import dataclass, field

from inspections.problems import FormNotUsable
from inspections.session import Session

MOST_STEPS = 200
_OWN_WAY_BACK = frozenset({"image", "draw", "file", "signature"})


@dataclass(slots=True, eq=False)
class Step:
    """One answer: what stood there before and after, and the signatures it voided, which are known once it is kept."""

    path: str
    before: str
    after: str
    voided: list[set[str]] = field(default_factory=list)

    @property
    def signatures(self) -> frozenset[str]:
        """Ids of the signatures it voided."""
        return frozenset().union(*self.voided)


class WayBack:
    """Answers of this opening of the checklist, the last one on top. Letters typed into one field are one step."""

    def __init__(self) -> None:
        self._steps: list[Step] = []
        self._taken_back: list[Step] = []

    def __bool__(self) -> bool:
        return bool(self._steps)

    def note(self, path: str, before: str, after: str, voided: set[str]) -> bool:
        """An answer is being given; whether that is a step of its own. `voided` is filled once the answer is kept."""
        if before == after:
            return False
        self._taken_back.clear()
        top = self._steps[-1] if self._steps else None
        if top is not None and top.path == path and top.after == before and _grows(before, after):
            top.after = after
            top.voided.append(voided)
            return False
        self._steps.append(Step(path, before, after, [voided]))
        del self._steps[:-MOST_STEPS]
        return True

    def last(self, session: Session) -> Step | None:
        """Take the top step off; steps whose question is gone, or has its own way back, are passed over."""
        while self._steps:
            step = self._steps.pop()
            try:
                question = session.question(step.path)
            except FormNotUsable:
                continue
            if question.kind not in _OWN_WAY_BACK and question.value == step.after:
                self._taken_back.append(step)
                return step
        return None

    def next(self, session: Session) -> Step | None:
        """The answer taken back last, to be given again; None when its question has changed meanwhile."""
        while self._taken_back:
            step = self._taken_back.pop()
            try:
                question = session.question(step.path)
            except FormNotUsable:
                continue
            if question.value == step.before:
                self._steps.append(step)
                return step
        return None


def _grows(before: str, after: str) -> bool:
    """Whether a text is being typed on or shortened, a letter or a pause at a time."""
    return before != "" and after != "" and (after.startswith(before) or before.startswith(after))
