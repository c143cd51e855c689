"""The checklist page with a form of 200 items, and with 40 entries of 20 questions, beside bare Qt widgets.

Times are the process's own (`time.process_time`), so that other work on the machine does not count; drawing is on the
processor here, as it is on a laptop without a graphics driver.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from inspections.session import Session
from inspections.xform import load_template
from inspections.xlsform import compile_form
from ui import theme
from ui.drafts import DraftsOf
from ui.formats import Formats
from ui.frame import Heading
from ui.inspection.item_surroundings import ItemSurroundings
from ui.inspection.page import ChecklistPage

SECTIONS, ITEMS = 10, 20
ENTRIES, QUESTIONS = 40, 20
OPEN_MS, FRAME_MS = 300, 16
SIZE = (1254, 608)
OPENINGS, ANSWERS = 5, 60


def _form(survey: list[str]) -> str:
    head = "| survey |\n| | type | name | label | item | unit | limit_low | repeat_count |"
    choices = "| choices |\n| | list_name | name | label |\n" + "\n".join(
        f"| | verdict | {name} | {label} |"
        for name, label in (("ok", "OK"), ("not_ok", "Not OK"), ("na", "N/A"))
    )
    settings = "| settings |\n| | form_id | version | form_title |\n| | bench | 1 | Bench |"
    markdown = "\n".join([head, *survey, choices, settings])
    return compile_form(markdown.encode(), file_name="bench.md").xform_xml


def many_items() -> str:
    """200 items in ten sections: three of four a verdict, the fourth a measured value."""
    rows: list[str] = []
    for section in range(SECTIONS):
        rows.append(f"| | begin_group | s{section} | Section {section} | | | | |")
        for place in range(ITEMS):
            number = section * ITEMS + place + 1
            if place % 4 == 3:
                rows.append(f"| | decimal | q{number} | Measured value {number} | {number} | mm | 3.0 | |")
            else:
                label = f"Condition of part {number}"
                rows.append(f"| | select_one verdict | q{number} | {label} | {number} | | | |")
        rows.append(f"| | end_group | s{section} | | | | | |")
    return _form(rows)


def many_entries() -> str:
    """40 entries of 20 questions."""
    rows = ["| | begin_group | cells | Cells | | | | |"]
    rows.append(f"| | begin_repeat | cell | Cell | 1 | | | {ENTRIES} |")
    rows += [f"| | decimal | v{place} | Value {place} | | V | 3.0 | |" for place in range(QUESTIONS)]
    rows += ["| | end_repeat | cell | | | | | |", "| | end_group | cells | | | | | |"]
    return _form(rows)


class Turns:
    """How much processor time each turn of the event loop takes."""

    def __init__(self) -> None:
        self.milliseconds: list[float] = []

    def turn(self, work: Callable[[], object] | None = None) -> None:
        """Do one thing, and let the page lay out and paint."""
        begun = time.process_time()
        if work is not None:
            work()
        QApplication.processEvents()
        self.milliseconds.append((time.process_time() - begun) * 1000)

    def until(self, done: Callable[[], bool]) -> float:
        """Turn until it is done; gives the milliseconds of processor time of all turns."""
        watch = QElapsedTimer()
        watch.start()
        first = len(self.milliseconds)
        while not done():
            assert watch.elapsed() < 120_000
            self.turn()
        return sum(self.milliseconds[first:])

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.milliseconds, n=20)[-1]


@pytest.fixture
def page(qapp: QApplication) -> Iterator[ChecklistPage]:
    theme.apply(qapp, "light", 1.0)
    gc.collect()
    gc.freeze()  # as the app does once its pages stand; the test run's own modules are many more
    page = ChecklistPage()
    page.resize(*SIZE)
    page.show()
    QApplication.processEvents()
    yield page
    page.close()
    page.deleteLater()
    gc.unfreeze()


def begin(page: ChecklistPage, xml: str) -> Session:
    now = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
    session = Session(load_template(xml), now=lambda: now, context={}, language="en")
    around = ItemSurroundings(
        formats=Formats("en"),
        now=lambda: now,
        previous={},
        people=(),
        customer_name="",
        drafts=DraftsOf(page.drafts, "inspection-1", "job-1"),
    )
    page.begin(Heading("Bench", back="Job"), around)
    page.show_sections(session.sections(), finished=False)
    return session


def bare_section() -> float:
    """The floor: as many cards of bare Qt widgets, in milliseconds of processor time until they are painted."""
    begun = time.process_time()
    area = QScrollArea()
    area.setWidgetResizable(True)
    content = QWidget()
    column = QVBoxLayout(content)
    for number in range(ITEMS):
        card = QFrame()
        row = QHBoxLayout(card)
        row.addWidget(QLabel(str(number)))
        row.addWidget(QLabel(f"Condition of part {number}"), 1)
        for words in ("OK", "Not OK", "N/A"):
            row.addWidget(QPushButton(words))
        column.addWidget(card)
    area.setWidget(content)
    area.resize(*SIZE)
    area.show()
    QApplication.processEvents()
    spent = (time.process_time() - begun) * 1000
    area.close()
    area.deleteLater()
    QApplication.processEvents()
    return spent


def test_a_form_of_200_items_opens_and_scrolls_without_a_stall(page: ChecklistPage) -> None:
    xml = many_items()
    opened: list[float] = []
    floor: list[float] = []
    building = Turns()
    for _ in range(OPENINGS):
        begun = time.process_time()
        begin(page, xml)
        first = (time.process_time() - begun) * 1000
        opened.append(first + building.until(lambda: not page.building))
        floor.append(bare_section())
    scrolling = Turns()
    bar = page.items.verticalScrollBar()
    for place in range(0, bar.maximum(), 24):
        scrolling.turn(lambda place=place: bar.setValue(place))  # type: ignore[misc]  # a default is the present value
    mine, least = statistics.median(opened), statistics.median(floor)
    print(
        f"\n200 items: open {mine:.0f} ms (≤ {OPEN_MS}), bare widgets {least:.0f} ms, ratio {mine / least:.1f}; "
        f"a turn while scrolling, 95 of 100: {scrolling.p95:.1f} ms (≤ {FRAME_MS}), "
        f"while building {building.p95:.1f} ms"
    )
    assert mine <= OPEN_MS
    assert scrolling.p95 <= FRAME_MS


@pytest.mark.parametrize("form", [many_items, many_entries])
def test_an_answer_is_painted_within_a_frame(page: ChecklistPage, form: Callable[[], str]) -> None:
    session = begin(page, form())
    Turns().until(lambda: not page.building)
    answering = Turns()
    paths = [q.path for item in session.sections()[0].items for q in item.questions][:ANSWERS]
    for path in paths:
        value = "3.5" if session.question(path).measurement is not None else "ok"

        def answer(path: str = path, value: str = value) -> None:
            session.set(path, value)
            page.show_sections(session.sections(), finished=False)

        answering.turn(answer)
    print(
        f"\n{form.__name__}: an answer until it is painted, 95 of 100: {answering.p95:.1f} ms (≤ {FRAME_MS}), "
        f"median {statistics.median(answering.milliseconds):.1f} ms"
    )
    assert answering.p95 <= FRAME_MS
