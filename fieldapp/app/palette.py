"""Ctrl+K: jobs, customers, vehicles, parts, articles and commands under one field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from fieldapp.domain.screens.jobs import SearchHit
from ui.commands import Command, matching
from ui.widgets.suggestion import Suggestion

if TYPE_CHECKING:
    from fieldapp.app.shell import Shell

_ICONS = {"job": "jobs", "customer": "person", "vehicle": "car", "part": "parts", "article": "know-how"}
_COMMAND = "command"
_LEAST_LETTERS = 2


class _Answer(NamedTuple):
    question: int
    text: str
    hits: tuple[SearchHit, ...] = ()
    commands: tuple[Command, ...] = ()


class Palette(QObject):
    """Answers the window's search field; `find` runs off the GUI thread, `go` opens what was chosen."""

    def __init__(
        self,
        shell: Shell,
        *,
        find: Callable[[str], tuple[SearchHit, ...]],
        go: Callable[[SearchHit], None],
        commands: Sequence[Command],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._find = find
        self._go = go
        self._commands = tuple(commands)
        self._hits: dict[str, SearchHit] = {}
        self._asked = 0  # how often; only the last question is answered
        shell.window.search_edited.connect(self._search)
        shell.window.search_chosen.connect(self._chosen)

    def _search(self, text: str) -> None:
        self._asked += 1
        self._shell.tasks.run_read(
            partial(self._look, self._asked, text),
            owner=self,
            on_done=self._show,
            on_error=self._shell.say_error,
        )

    def _look(self, question: int, text: str) -> _Answer:
        if question != self._asked:  # letters typed since: what is looked for now waits behind this
            return _Answer(question, text)
        hits = self._find(text) if len(text.strip()) >= _LEAST_LETTERS else ()
        return _Answer(question, text, hits, matching(self._commands, text))

    def _show(self, answer: _Answer) -> None:
        question, text, hits, commands = answer
        if question != self._asked:  # a later letter was typed meanwhile
            return
        self._hits = {f"{hit.kind}:{hit.id}": hit for hit in hits}
        words = self._kind_words()
        found = [
            Suggestion(key, hit.title, hit.detail, _ICONS[hit.kind], words[hit.kind])
            for key, hit in self._hits.items()
        ]
        found += [
            Suggestion(f"{_COMMAND}:{command.key}", command.title, "", command.icon, native(command.keys))
            for command in commands
        ]
        if not found and text.strip():
            found = [Suggestion("", self.tr("Nothing found"), self.tr("Try fewer letters."), "search")]
        self._shell.window.set_suggestions(tuple(found))

    def _kind_words(self) -> dict[str, str]:
        return {
            "job": self.tr("Job"),
            "customer": self.tr("Customer"),
            "vehicle": self.tr("Vehicle"),
            "part": self.tr("Part"),
            "article": self.tr("Article"),
        }

    def _chosen(self, key: str) -> None:
        kind, _, name = key.partition(":")
        if kind == _COMMAND:
            next(command for command in self._commands if command.key == name).run()
        elif key in self._hits:
            self._go(self._hits[key])


def native(keys: str) -> str:
    """Keys as this system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
