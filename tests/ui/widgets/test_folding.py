"""A row that folds where it is too narrow."""

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.folding import FoldingRow
from ui.widgets.labels import WrapLabel
from ui.widgets.segments import Segments, verdict_options


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_answers_stand_beside_their_title_or_under_it_and_the_height_follows(
    qapp: QApplication, scale: float
) -> None:
    theme.apply(qapp, "light", scale)
    holder, title, answers = QWidget(), WrapLabel("Work area safe"), Segments(verdict_options())
    row = FoldingRow(gap=12)
    row.addWidget(title, 1)
    row.addWidget(answers)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(row)
    narrow = answers.minimumSizeHint().width() + 20
    wide = 3 * narrow
    for width, below in ((wide, False), (narrow, True), (wide, False)):
        holder.resize(width, holder.heightForWidth(width))
        column.activate()
        assert (answers.y() > title.geometry().bottom()) is below
        assert (answers.x() > title.geometry().right()) is not below
        assert answers.height() >= answers.minimumSizeHint().height()
    assert holder.heightForWidth(narrow) > holder.heightForWidth(wide)
    assert holder.minimumSizeHint().width() == answers.minimumSizeHint().width()
    holder.deleteLater()
