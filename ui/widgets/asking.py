"""Questions the system's own boxes ask."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_pdf_path(parent: QWidget, title: str, name: str) -> str:
    """Where to write a PDF that would be called `name`; "" when the person thinks better of it."""
    path, _ = QFileDialog.getSaveFileName(parent, title, f"{name}.pdf", "PDF (*.pdf)")
    return path


def ask_rescue_path(parent: QWidget, title: str) -> str:
    """Where to write an encrypted copy of unsent work; "" when the person thinks better of it."""
    path, _ = QFileDialog.getSaveFileName(parent, title, "field-companion-work.age", "age (*.age)")
    return path
