"""Pictures and files are taken wherever they are dropped on a job."""

from pathlib import Path

import builders
import pytest
from calls import a_picture, drop_on, files, find
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldapp.domain.damage import CarView, DamageKind, DamageMark
from ui.damage_card import DamageCard
from ui.drafts import Drafts
from ui.formats import Formats
from ui.job.page import JobPage
from ui.pictures import Offered, content_of
from ui.report.tab import ReportTab
from ui.widgets.row_button import RowButton
from ui.widgets.text_field import TextArea


@pytest.fixture
def page(qtbot: QtBot, formats: Formats) -> JobPage:
    page = JobPage(formats, ReportTab(formats))
    qtbot.addWidget(page)
    page.show_job(builders.job_screen())
    return page


@pytest.fixture
def jpg(tmp_path: Path) -> Path:
    path = tmp_path / "tyre.jpg"
    path.write_bytes(b"picture")
    return path


def test_a_file_dropped_on_any_tab_becomes_a_photo_of_the_job(page: JobPage, jpg: Path) -> None:
    page.show_tab("plan")
    heard: list[object] = []
    page.photos.files_chosen.connect(heard.append)

    assert drop_on(page, files(jpg))

    assert heard == [[str(jpg)]]
    assert page.current_tab == "photos"


def test_a_picture_of_another_program_is_taken_on_the_page_and_on_the_strip(page: JobPage) -> None:
    heard: list[Offered] = []
    page.photos.pasted.connect(heard.append)

    assert drop_on(page, a_picture())
    assert drop_on(page.photos._strip, a_picture())

    assert all(isinstance(one, QImage) for one in heard), "encoding is not for the GUI thread"
    assert [content_of(one)[:4] for one in heard] == [b"\x89PNG", b"\x89PNG"]


def test_nothing_is_taken_while_no_job_is_shown(page: JobPage, jpg: Path) -> None:
    page.show_loading()

    assert not drop_on(page, files(jpg))


def test_a_picture_dropped_on_the_damage_card_is_of_the_chosen_mark(
    qtbot: QtBot, formats: Formats, jpg: Path
) -> None:
    card = DamageCard(formats, Drafts())
    qtbot.addWidget(card)
    mark = DamageMark(
        id="mark-1",
        job_id="job-1",
        number=1,
        view=CarView.FRONT,
        x=0.5,
        y=0.5,
        kind=DamageKind.CHIP,
        marked_at=builders.at(9),
    )
    card.show_marks((mark,))
    heard: list[tuple[object, ...]] = []
    card.photos_chosen.connect(lambda *given: heard.append(given))
    assert not drop_on(card, files(jpg)), "no mark is chosen"
    find(card, RowButton, "markRow-mark-1").click()

    assert drop_on(card, files(jpg))

    assert heard == [("mark-1", [str(jpg)])]


def test_a_file_pasted_into_a_text_does_not_leave_its_address_there(qtbot: QtBot, jpg: Path) -> None:
    area = TextArea("Note")
    qtbot.addWidget(area)
    QGuiApplication.clipboard().setMimeData(files(jpg))

    QTest.keyClick(area.editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert area.text == ""
