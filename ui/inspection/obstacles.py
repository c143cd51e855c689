"""What still stands in the way, each a tap away: items without an answer, open fails, signatures."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.icon_text import IconText
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import empty, tight_row

MOST_SHOWN, MOST_COMPACT = 8, 2


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing in the way: where to go for it, and a few words. Without an `item_path` there is nowhere to go."""

    item_path: str
    text: str
    icon: str = "checklist"


class ObstaclePanel(Card):
    """A fact, and under it a button for each thing in the way.

    Signals:
        jump_wanted(str): an item's path.
        closed(): the person has seen enough.
    """

    jump_wanted = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._fact = IconText("attention", "", colour="attention")
        close = Button(icon="cross", kind="quiet", name=self.tr("Close"))
        close.setObjectName("closeObstacles")
        close.clicked.connect(self._close)
        head = tight_row(self.theme.space(3))
        head.addWidget(self._fact, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(close)
        self._small = WrapLabel(colour="text_muted")
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder)
        self._more = WrapLabel(role="caption", colour="text_muted")
        self.body.addLayout(head)
        self.body.addWidget(self._small)
        self.body.addWidget(self._holder)
        self.body.addWidget(self._more)
        self._said: tuple[str, tuple[Obstacle, ...], str] = ("", (), "")
        self._most = MOST_SHOWN
        self.hide()

    def set_compact(self, compact: bool) -> None:
        """Fewer buttons where there is less room; the number of the rest stays right."""
        self._most = MOST_COMPACT if compact else MOST_SHOWN
        self.show_obstacles(*self._said)

    def show_obstacles(self, fact: str, obstacles: tuple[Obstacle, ...], line: str = "") -> None:
        """Say what is in the way; an empty fact hides the panel. The first ones have buttons, the rest a number."""
        self._said = (fact, obstacles, line)
        empty(self._flow)
        for obstacle in obstacles[: self._most]:
            if obstacle.item_path:
                button = Button(obstacle.text, icon=obstacle.icon)
                button.setObjectName(f"obstacle-{obstacle.item_path}")
                button.clicked.connect(lambda _=False, path=obstacle.item_path: self.jump_wanted.emit(path))
                self._flow.addWidget(button)
            else:
                self._flow.addWidget(IconText(obstacle.icon, obstacle.text))
        rest = len(obstacles) - self._most
        self._more.setText(self.tr("and %n more", "", rest) if rest > 0 else "")
        self._more.setVisible(rest > 0)
        self._holder.setVisible(bool(obstacles))
        self._small.setText(line)
        self._small.setVisible(bool(line))
        self._fact.set_words("attention", fact, "attention")
        spoken = ", ".join(filter(None, (fact, line, *(obstacle.text for obstacle in obstacles))))
        self.setAccessibleName(spoken)
        self.setVisible(bool(fact))

    def keep(self, paths: Collection[str]) -> None:
        """Only what is still in the way stays; the panel goes with the last of it. What has no place stays too."""
        fact, obstacles, line = self._said
        left = tuple(one for one in obstacles if not one.item_path or one.item_path in paths)
        if left != obstacles:
            self.show_obstacles(fact if left else "", left, line)
            self.closed.emit()

    def _close(self) -> None:
        self.show_obstacles("", ())
        self.closed.emit()
