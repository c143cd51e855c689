"""An author looks at a form before anybody works with it: the real page on a filling nobody keeps."""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from fieldapp.app.preview import ChecklistPreview
from fieldapp.commands.example_job import begin
from fieldapp.store import rows
from fieldapp.store.engine import Store, open_store
from inspections.xlsform import compile_form
from ui import theme
from ui.widgets.segments import Segments

FORM = """
| survey |
| | type | name | item | label::English (en) | relevant | unit | limit_low | warn_low | severity |
| | begin_group | car | | Car | | | | | |
| | select_one verdict | horn | 1 | Horn | | | | | attention |
| | text | why | 2 | What is wrong with the horn? | ${horn} = 'not_ok' | | | | |
| | decimal | tread | 3 | Tread | | mm | 1.6 | 3 | attention |
| | end_group | | | | | | | | |
| choices |
| | list_name | name | label::English (en) |
| | verdict | ok | OK |
| | verdict | not_ok | Not OK |
| | verdict | na | N/A |
| settings |
| | form_id | version | form_title | default_language |
| | scratch | 1 | Scratch form | English (en) |
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "scratch", secrets.token_bytes(32))
    yield opened
    opened.close()


@pytest.fixture
def preview(qapp: QApplication, qtbot: QtBot, store: Store) -> Iterator[ChecklistPreview]:
    theme.apply(qapp, "light", 1.0)
    form = compile_form(FORM.encode(), file_name="form.md")
    made = ChecklistPreview(store, begin(store, form, language="en"), language="en")
    qtbot.addWidget(made.window)
    with qtbot.waitSignal(made.page.section_built, timeout=20_000):
        made.window.show()
    yield made
    made.close()


def test_answers_react_as_they_will_on_a_laptop(
    qtbot: QtBot, store: Store, preview: ChecklistPreview
) -> None:
    session = preview.presenter.session
    assert session is not None
    assert preview.page.heading.title == "Scratch form"
    assert preview.page.heading.back == ""
    numbers = {item.number for section in session.sections() for item in section.items}
    assert numbers == {1, 3}

    horn = next(part for part in preview.page.findChildren(Segments) if part.isVisible())
    not_ok = horn.findChild(QPushButton, "segment_not_ok")
    assert isinstance(not_ok, QPushButton)
    not_ok.click()
    assert {item.number for section in session.sections() for item in section.items} == {1, 2, 3}
    preview.presenter.answer("/data/car/tread", "1.2")
    assert {item.number: item.verdict for item in session.sections()[0].items}[3] == "not_ok"
    # Behind it works what works on a laptop: both make findings.
    qtbot.waitUntil(lambda: len(preview.presenter.screen.findings if preview.presenter.screen else ()) == 2)
    with store.reading() as connection:
        assert len(rows.fetch_many(connection, "finding")) == 2


def run(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "-m", "fieldapp", "checklist", "preview", *words],
        env={**kept, **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_without_a_screen_it_leaves_a_picture_and_nothing_else(tmp_path: Path) -> None:
    form, picture, scratch = tmp_path / "form.md", tmp_path / "form.png", tmp_path / "tmp"
    form.write_text(FORM)
    scratch.mkdir()
    done = run(str(form), "--headless", "--out", str(picture), TMPDIR=str(scratch))
    assert (done.returncode, done.stderr) == (0, "")
    assert QImage(str(picture)).size().width() >= 1024
    assert list(scratch.iterdir()) == []
    assert "Worth a look" not in done.stdout


def test_every_section_is_drawn_whole_and_what_fails_while_filling_is_placed(tmp_path: Path) -> None:
    form, one, three = tmp_path / "form.md", tmp_path / "one.png", tmp_path / "three.png"
    rows = "".join(
        f"| | select_one verdict | v{n} | {n} | Check {n} | | | | | attention |\n" for n in range(4, 18)
    )
    more = (
        "| | begin_group | long | | Long | | | | | |\n"
        f"{rows}| | end_group | | | | | | | | |\n"
        "| | begin_group | last | | Last | | | | | |\n"
        "| | integer | seats | 30 | Seats | | | | | |\n"
        "| | begin_repeat | seat | 31 | Seat | | | | | |\n"
        "| | text | belt | | Belt | | | | | |\n"
        "| | end_repeat | | | | | | | | |\n"
        "| | end_group | | | | | | | | |\n"
    )
    form.write_text(FORM)
    assert run(str(form), "--headless", "--out", str(one)).returncode == 0
    longer = FORM.replace("| choices |", f"{more}| choices |").replace(
        "severity |\n", "severity | repeat_count |\n", 1
    )
    longer = longer.replace("| Seat | | | | | |\n", "| Seat | | | | | | ${seats} * 900 |\n")
    form.write_text(longer)
    done = run(str(form), "--headless", "--out", str(three))
    assert (done.returncode, done.stderr) == (0, "")
    drawn, single = QImage(str(three)), QImage(str(one))
    assert drawn.width() == single.width()
    # Three windows, the middle one as high as its fourteen items want.
    assert drawn.height() > 3 * single.height() + 400
    assert "survey" in done.stdout
    assert "row 25" in done.stdout
    assert "repeat_count" in done.stdout
    assert "more than 1000 entries" in done.stdout


def test_what_keeps_a_preview_from_being_shown_is_said(tmp_path: Path) -> None:
    form, bad = tmp_path / "form.md", tmp_path / "bad.md"
    form.write_text(FORM)
    bad.write_text("| survey |\n| | type | name | label |\n| | txet | a | A |\n")
    broken = run(str(bad), "--headless", "--out", str(tmp_path / "x.png"))
    assert broken.returncode == 5
    assert "bad.md" in broken.stdout
    assert "txet" in broken.stdout
    assert run(str(form), "--headless").returncode == 2
    away = run(str(form), "--headless", "--out", str(tmp_path / "none" / "x.png"))
    assert (away.returncode, "cannot be written" in away.stderr) == (5, True)
    if sys.platform == "linux":
        blind = run(str(form))
        assert (blind.returncode, "--headless" in blind.stderr) == (5, True)


def test_a_form_in_which_nothing_shows_says_so_at_once(tmp_path: Path) -> None:
    form, picture = tmp_path / "form.md", tmp_path / "form.png"
    form.write_text(
        "| survey |\n| | type | name | label | relevant |\n| | hidden | c | | |\n| | text | why | Why | ${c} = 1 |\n"
    )
    done = run(str(form), "--headless", "--out", str(picture))
    assert "in time" not in done.stdout + done.stderr, "it was waited for in vain"
    assert done.returncode == 5
    assert "No question shows when the form is opened" in done.stderr + done.stdout
    assert "“why”" in done.stderr + done.stdout
    assert not picture.exists()


def test_a_form_without_id_and_version_is_fine_in_whole_words(tmp_path: Path) -> None:
    form = tmp_path / "form.md"
    form.write_text("| survey |\n| | type | name | label |\n| | text | why | Why |\n")
    command = [sys.executable, "-m", "fieldapp", "checklist", "check", str(form)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.startswith("form.md is fine: data without a version, in one language.")
