"""The way back: which answers were given, so that they can be taken back one by one."""

from __future__ import annotations

from dataclasses import dataclass

from inspections.problems import FormNotUsable
from inspections.session import Session

MOST_STEPS = 200
_OWN_WAY_BACK = frozenset({"image", "draw", "file", "signature"})


@dataclass(frozen=True, slots=True)
class Step:
    """One answer: what stood there before and after."""

    path: str
    before: str
    after: str


class WayBack:
    """Answers of this opening of the checklist, the last one on top. Letters typed into one field are one step."""

    def __init__(self) -> None:
        self._steps: list[Step] = []

    def __bool__(self) -> bool:
        return bool(self._steps)

    def note(self, path: str, before: str, after: str) -> None:
        """An answer is being given."""
        top = self._steps[-1] if self._steps else None
        if top is not None and top.path == path and top.after == before and _grows(before, after):
            self._steps[-1] = Step(path, top.before, after)
        elif before != after:
            self._steps.append(Step(path, before, after))
            del self._steps[:-MOST_STEPS]

    def last(self, session: Session) -> Step | None:
        """Take the top step off; steps whose question is gone, or has its own way back, are passed over."""
        while self._steps:
            step = self._steps.pop()
            try:
                question = session.question(step.path)
            except FormNotUsable:
                continue
            if question.kind not in _OWN_WAY_BACK and question.value == step.after:
                return step
        return None

    def clear(self) -> None:
        """Forget it all."""
        self._steps.clear()


def _grows(before: str, after: str) -> bool:
    """Whether a text is being typed on or shortened, a letter or a pause at a time."""
    return before != "" and after != "" and (after.startswith(before) or before.startswith(after))
