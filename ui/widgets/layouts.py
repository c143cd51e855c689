"""What several pages do with layouts."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget


def empty(layout: QLayout) -> None:
    """Take everything out and drop it; what is dropped is out of sight at once."""
    from ui.widgets.leaving import let_go  # nothing is dropped before the first paint

    while (item := layout.takeAt(0)) is not None:
        inner: QLayout | None = item.layout()
        widget = item.widget()
        if inner is not None:
            empty(inner)
        elif widget is not None:
            let_go(widget)


def tight_column(spacing: int = 0) -> QVBoxLayout:
    """A column without margins, `spacing` px between its children."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return column


def tight_row(spacing: int = 0) -> QHBoxLayout:
    """A row without margins, `spacing` px between its children."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    return row


def fill_with(parent: QWidget, child: QWidget) -> None:
    """Let `child` take the whole of `parent`."""
    row = tight_row()
    row.addWidget(child)
    parent.setLayout(row)
