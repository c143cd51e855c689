"""A technician at the window who types a note and never saves it: one letter every 30 ms, until killed.

    python typing_laptop.py PROFILE_FOLDER JOB_ID

Says what stands in the field after each letter.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fieldapp.app.desktop import Desktop
from fieldapp.paths import open_profile
from ui.widgets.text_field import TextField

LETTER_MS = 30


def main(folder: str, job_id: str) -> None:
    application = QApplication([])
    desktop = Desktop(application, open_profile(Path(folder)))
    letters = iter("abcdefghijklmnopqrstuvwxyz " * 1000)

    def type_on() -> None:
        page = desktop.rooms.job_page
        field = page.findChild(TextField, "noteField")
        if page.shown is None or field is None:
            return
        QTest.keyClicks(field.editor, next(letters))
        print(field.text, flush=True)

    timer = QTimer(interval=LETTER_MS)
    timer.timeout.connect(type_on)

    def begin() -> None:
        desktop.rooms.open_job(job_id)
        timer.start()

    desktop.ready.connect(begin)
    desktop.open()
    application.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])
