"""*Ready to leave?*: one card with a row per check."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldapp.domain.screens.today import Readiness, ReadyCheck
from ui.formats import Formats
from ui.theme import measures
from ui.widgets.card import Card
from ui.widgets.info_strip import StripIcon
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import tight_column, tight_row
from ui.widgets.status_pill import StatusPill, Tone
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
        self._shown: list[_ReadyRow] = []
        self._rows = tight_column()
        self.body.addLayout(self._rows)

    def restyle(self) -> None:
        """The rows' own lines make the distances."""
        super().restyle()
        theme = self.theme
        across = theme.px(measures.CARD_PADDING_X)
        self.body.setContentsMargins(across, theme.space(3), across, theme.space(1))
        self.body.setSpacing(theme.space(3))

    def show_checks(self, checks: tuple[ReadyCheck, ...]) -> None:
        """Show these checks instead; a row whose words stay the same is left alone."""
        words, icon, tone = self.verdict(checks)
        self._pill.set_words(words, icon=icon, tone=tone)
        while len(self._shown) > len(checks):
            gone = self._shown.pop()
            gone.hide()
            gone.deleteLater()
        while len(self._shown) < len(checks):
            self._shown.append(_ReadyRow())
            self._rows.addWidget(self._shown[-1])
        for row, check in zip(self._shown, checks, strict=True):
            row.show_check(_icon(check), *self._words(check))

    def verdict(self, checks: tuple[ReadyCheck, ...]) -> tuple[str, str, Tone]:
        """Words, icon and tone of the pill that counts the problems."""
        problems = sum(1 for check in checks if _is_problem(check))
        if problems:
            return self.tr("%n thing(s)", "", problems), "attention", "attention"
        return self.tr("Ready"), "check", "ok"

    def _words(self, check: ReadyCheck) -> tuple[str, str]:
        number = {key: value for key, value in check.facts.items() if isinstance(value, int)}
        match check.row:
            case Readiness.JOBS:
                return self.tr("Jobs and plans"), self.tr("%n on this laptop", "", number.get("jobs", 0))
            case Readiness.CHECKLISTS:
                checklists = self.tr("%n checklist(s)", "", number.get("checklists", 0))
                articles = self.tr("%n article(s)", "", number.get("articles", 0))
                return self.tr("Checklists and articles"), f"{checklists}, {articles}"
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
        words = [
            self.tr("%n change(s)", "", changes) if changes else "",
            self.tr("%n photo(s)", "", photos) if photos else "",
        ]
        return self.tr("Unsent work is safe"), ", ".join(filter(None, words))


def _is_problem(check: ReadyCheck) -> bool:
    """Unsent work is safe where it is; only what the office refused holds somebody up."""
    if check.row is Readiness.UNSENT:
        return bool(check.facts.get("refused"))
    return not check.good


def _icon(check: ReadyCheck) -> str:
    if _is_problem(check):
        return "attention"
    return "check" if check.good else "laptop"


class _ReadyRow(Themed, QWidget):
    """Check or triangle, what, and a line under it; a thin line above."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = StripIcon("check", "ok")
        self._title = WrapLabel(role="body_strong")
        self._line = WrapLabel(role="caption", colour="text_muted")
        words = tight_column()
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._line)
        words.addStretch(1)
        self._row = tight_row()
        self._row.addWidget(self._icon)
        self._row.addLayout(words, 1)
        self.setLayout(self._row)
        self.restyle()

    def show_check(self, icon: str, title: str, line: str) -> None:
        """What was checked and how it stands."""
        if (icon, title, line) == (self._icon.name, self._title.text(), self._line.text()):
            return
        good = icon != "attention"
        self._icon.set_icon(icon, "ok" if good else "attention")
        self._title.setText(title)
        self._line.setText(line)
        state = self.tr("fine") if good else self.tr("look at this")
        self.setAccessibleName(f"{title}: {line}, {state}")

    def restyle(self) -> None:
        """The row's least height at the present scale."""
        theme = self.theme
        self._row.setContentsMargins(0, theme.space(1), 0, theme.space(1))
        self._row.setSpacing(theme.space(3))
        self.setMinimumHeight(theme.px(measures.TODAY_READY_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line above."""
        theme = self.theme
        QPainter(self).fillRect(0, 0, self.width(), theme.line, theme.colour.line)
