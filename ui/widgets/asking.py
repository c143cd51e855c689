"""Questions the system's own boxes ask: the only place that opens one.

None opens while the window's person drives: they are told how it goes on instead.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.frame import DRIVING, Notice, Page


def ask_pdf_path(parent: QWidget, title: str, name: str) -> str:
    """Where to write a PDF that would be called `name`; "" when the person thinks better of it."""
    return _ask_path(parent, title, f"{name}.pdf", "PDF (*.pdf)")


def ask_rescue_path(parent: QWidget, title: str) -> str:
    """Where to write an encrypted copy of unsent work; "" when the person thinks better of it."""
    return _ask_path(parent, title, "field-companion-work.age", "age (*.age)")


def ask_pictures(parent: QWidget, title: str, kinds: str) -> list[str]:
    """Which pictures to take in; `kinds` as Qt's file dialog wants them. None when the person thinks better of it."""
    if not _may_ask(parent):
        return []
    return QFileDialog.getOpenFileNames(parent, title, "", kinds)[0]


def ask_picture(parent: QWidget, title: str, kinds: str) -> str:
    """Which picture to take in; "" when the person thinks better of it."""
    return QFileDialog.getOpenFileName(parent, title, "", kinds)[0] if _may_ask(parent) else ""


def _ask_path(parent: QWidget, title: str, name: str, kinds: str) -> str:
    return QFileDialog.getSaveFileName(parent, title, name, kinds)[0] if _may_ask(parent) else ""


def _may_ask(parent: QWidget) -> bool:
    if not parent.window().property(DRIVING):
        return True
    page: QWidget | None = parent
    while page is not None and not isinstance(page, Page):
        page = page.parentWidget()
    if page is not None:
        page.notice.emit(
            Notice(
                QCoreApplication.translate(
                    "Asking", "While you drive, nothing opens in front of you. Press Arrived first."
                )
            )
        )
    return False
