"""A process that shows one window and says when it has painted it: `starts.py app` or `starts.py bare`.

The app is the real `fieldapp` command on the usual profile; only the database key is already in hand: it comes in
hexadecimal on standard input. After the first paint the process writes one line to standard output – the jobs on
today's line and the modules that were imported, or `20` rows – and ends without tidying up.
"""

from __future__ import annotations

import os
import sys

HEAVY = ("sqlalchemy", "requests", "reportlab", "pyxform", "pikepdf", "pyhanko", "pydantic", "PIL")


def app() -> None:
    """The program itself, from its command line."""
    key = bytes.fromhex(sys.stdin.readline())
    from fieldapp import cli, credentials
    from fieldapp.app import desktop

    credentials.unlock = lambda key_file, *, ask=None: key
    opened = desktop.Desktop.open

    def open_and_watch(self: desktop.Desktop) -> None:
        opened(self)
        watched.append(after_first_paint(self.window, lambda: say_and_leave(described(self))))

    watched: list[object] = []
    desktop.Desktop.open = open_and_watch
    cli.main([])


def described(shown: object) -> str:
    page = shown.window.current_page
    loaded = [name for name in HEAVY if name in sys.modules]
    return f"{page.line.model().rowCount() if page.line.isVisible() else 0} {' '.join(loaded)}"


def bare() -> None:
    """The floor: a window with a list of 20 rows and nothing else."""
    from PySide6.QtCore import QStringListModel
    from PySide6.QtWidgets import QApplication, QListView, QMainWindow

    application = QApplication(["bare"])
    window = QMainWindow()
    view = QListView()
    view.setModel(QStringListModel([f"Row {number}" for number in range(20)], view))
    window.setCentralWidget(view)
    window.resize(1366, 768)
    watched = after_first_paint(window, lambda: say_and_leave("20"))
    window.show()
    application.exec()
    del watched


def after_first_paint(window: object, call: object) -> object:
    """Call once everything in the window has been painted for the first time; keep what this gives."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                window.removeEventFilter(self)
                # The window's children are painted before the event loop turns again.
                QTimer.singleShot(0, call)
            return False

    watch = Watch()
    window.installEventFilter(watch)
    return watch


def say_and_leave(words: str) -> None:
    os.write(1, f"{words}\n".encode())
    os._exit(0)


if __name__ == "__main__":
    bare() if sys.argv[1] == "bare" else app()
