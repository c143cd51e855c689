"""PDFium ends the process when two threads are in it at once; the one door lets them in one by one."""

import subprocess
import sys
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from fieldapp.pdfium import page_count, page_picture, page_texts

CROWD = """
import sys, threading
from fieldapp.pdfium import page_picture, page_texts
pdf = sys.stdin.buffer.read()
def read():
    for number in range(20):
        page_picture(pdf, number % 3, width=500)
        page_texts(pdf)
threads = [threading.Thread(target=read) for _ in range(6)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print("alive")
"""


def pages(number: int) -> bytes:
    """A document of pages full of words, 210 × 297 points each."""
    held = BytesIO()
    canvas = Canvas(held, pagesize=(210, 297))
    for _ in range(number):
        canvas.setFont("Helvetica", 7)
        for line in range(36):
            canvas.drawString(10, 8 * line, f"Line {line} of what was done and found")
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def test_a_page_is_drawn_as_wide_as_asked_or_in_dots_per_inch() -> None:
    pdf = pages(2)
    assert page_count(pdf) == 2
    picture = page_picture(pdf, 1, width=420)
    assert (picture.width, picture.height, len(picture.pixels)) == (420, 594, 420 * 594 * 3)
    assert page_picture(pdf, 0, dots_per_inch=144)[1:] == (420, 594)
    assert [text.count("what was done") for text in page_texts(pdf)] == [36, 36]


def test_six_threads_read_one_report_and_the_process_lives() -> None:
    run = subprocess.run(
        [sys.executable, "-c", CROWD], input=pages(3), capture_output=True, check=False, timeout=60
    )
    assert (run.returncode, run.stdout) == (0, b"alive\n"), run.stderr.decode()
