"""*Ready to leave?*: one card with a row per check."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldapp.domain.screens.today import Readiness, ReadyCheck
from ui.formats import Formats
from ui.widgets.card import Card
from ui.widgets.icon_text import IconText
from ui.widgets.labels import WrapLabel
from ui.widgets.status_pill import StatusPill
from ui.widgets.themed import Themed


class ReadyCard(Card):
    """The checks before leaving, problems with a triangle; the pill counts them."""

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(name="", parent=parent)
        self._formats = formats
        self.setObjectName("readyCard")
        self.setAccessibleName(self.tr("Ready to leave?"))
        self._heading = WrapLabel(self.tr("Ready to leave?"), role="fact", weight=700)
        self._pill = StatusPill()
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._pill)
        self.body.addLayout(head)
        self._rows = QVBoxLayout()
        self.body.addLayout(self._rows)

    def show_checks(self, checks: tuple[ReadyCheck, ...]) -> None:
        """Show these checks instead."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        problems = sum(1 for check in checks if not check.good)
        if problems:
            self._pill.set_words(self.tr("%n thing(s)", "", problems), icon="attention", tone="attention")
        else:
            self._pill.set_words(self.tr("Ready"), icon="check", tone="ok")
        for check in checks:
            self._rows.addWidget(_ReadyRow(check.good, *self._words(check)))

    def _words(self, check: ReadyCheck) -> tuple[str, str]:
        number = {key: value for key, value in check.facts.items() if isinstance(value, int)}
        match check.row:
            case Readiness.JOBS:
                return self.tr("Jobs and plans"), self.tr("%n on this laptop", "", number.get("jobs", 0))
            case Readiness.CHECKLISTS:
                return self.tr("Checklists and articles"), self.tr(
                    "{checklists} checklists, {articles} articles"
                ).format(checklists=number.get("checklists", 0), articles=number.get("articles", 0))
            case Readiness.PRICES:
                return self.tr("Prices"), self._since(check)
            case Readiness.PARTS:
                return self._parts(check, number.get("missing", 0))
            case Readiness.TOOLS:
                return self._tools(check)
            case Readiness.DISK:
                return self.tr("Room on this laptop"), self._formats.size(number.get("free", 0))
            case Readiness.UNSENT:
                return self._unsent(number)

    def _since(self, check: ReadyCheck) -> str:
        since = check.facts.get("since")
        if not isinstance(since, datetime):
            return self.tr("Not fetched yet")
        return self.tr("From {when}").format(when=self._formats.date_time(since))

    def _parts(self, check: ReadyCheck, missing: int) -> tuple[str, str]:
        if check.good:
            return self.tr("Parts in this car"), self.tr("All parts for today")
        return self.tr("Parts in this car"), self.tr("%n part(s) missing", "", missing)

    def _tools(self, check: ReadyCheck) -> tuple[str, str]:
        ended = check.facts.get("until")
        name = str(check.facts.get("name") or "")
        if check.good or not isinstance(ended, date):
            return self.tr("Tools"), self.tr("All calibrated")
        return name, self.tr("Calibration ended {day}").format(day=self._formats.short_date(ended))

    def _unsent(self, number: dict[str, int]) -> tuple[str, str]:
        changes, photos = number.get("changes", 0), number.get("photos", 0)
        if not changes and not photos:
            return self.tr("Nothing unsent"), self.tr("Everything is at the office")
        return self.tr("Unsent work is safe"), self.tr("{changes} changes, {photos} photos").format(
            changes=changes, photos=photos
        )


class _ReadyRow(Themed, QWidget):
    """Check or triangle, what, and a line under it."""

    def __init__(self, good: bool, title: str, line: str) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(
            IconText(
                "check" if good else "attention",
                title,
                role="body_strong",
                colour="text",
                icon_colour="ok" if good else "attention",
            )
        )
        self._line = WrapLabel(line, role="caption", colour="text_muted")
        self._layout.addWidget(self._line)
        self.restyle()

    def restyle(self) -> None:
        """Two lines close together, the second under the words."""
        theme = self.theme
        self._layout.setContentsMargins(0, theme.space(1), 0, theme.space(1))
        self._layout.setSpacing(0)
        self._line.setContentsMargins(theme.icon("inline") + theme.space(2), 0, 0, 0)
