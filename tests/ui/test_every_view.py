"""Every page in its states in the real window: no words cut off, everything named, contrast enough, nothing leaks."""

from __future__ import annotations

import gc
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from gallery import VIEWS, Gallery
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from ui import theme
from ui.language import LANGUAGES, ScreenLanguage
from ui.main_window import MainWindow
from ui.theme import THEME_NAMES, ThemeName
from ui.widgets.labels import NameLabel, WrapLabel
from ui.widgets.row_button import RowButton
from ui.widgets.suggestion import Suggestion
from ui.widgets.suggestion_list import SuggestionList

SMALL, LARGE = QSize(1280, 720), QSize(1920, 1200)
WORD = re.compile(r"[^\W\d_]{3,}")
CONTRAST = {"light": 4.5, "dark": 4.5, "sun": 7.0}


@pytest.fixture
def speech(qapp: QApplication) -> Iterator[ScreenLanguage]:
    speech = ScreenLanguage(qapp)
    yield speech
    speech.use("en")
    for translator in speech._installed:
        qapp.removeTranslator(translator)


def scrolled(widget: QWidget) -> bool:
    """Whether this is the visible part of something that scrolls: what lies below it can be reached."""
    return isinstance(widget.parentWidget(), QAbstractScrollArea)


def cut(window: QWidget) -> list[str]:
    """Texts with less room than they need, or that reach past what holds them."""
    found = []
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, QLabel | QAbstractButton) or not widget.isVisibleTo(window):
            continue
        if not widget.text():
            continue
        need = widget.minimumSizeHint()
        if widget.hasHeightForWidth():
            need.setHeight(max(0, widget.heightForWidth(widget.width())))
        tight = widget.width() < need.width() or widget.height() < need.height()
        if (tight and not isinstance(widget, NameLabel)) or reaches_out(widget, window):
            found.append(f"{widget.text()!r} {widget.width()}×{widget.height()}")
    return found


def reaches_out(widget: QWidget, window: QWidget) -> bool:
    holder, seen_through_scroll = widget.parentWidget(), False
    while holder is not None and holder is not window:
        place = QRect(widget.mapTo(holder, QPoint(0, 0)), widget.size())
        seen_through_scroll |= scrolled(holder)
        if place.left() < -1 or place.right() > holder.width() + 1:
            return True
        if not seen_through_scroll and (place.top() < -1 or place.bottom() > holder.height() + 1):
            return True
        holder = holder.parentWidget()
    return False


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_cut_off_in_a_small_window_nor_when_it_is_made_large(
    qapp: QApplication, speech: ScreenLanguage, language: str, scale: float
) -> None:
    theme.apply(qapp, "light", scale)
    gallery = Gallery(speech, language, size=SMALL)
    found = {}
    for name in VIEWS:
        window = gallery.show(name)
        found[name, "small"] = cut(window)
        gallery.resize(LARGE)
        found[name, "large"] = cut(window)
    gallery.close()
    assert {place: words for place, words in found.items() if words} == {}


def test_no_text_is_cut_off_in_the_longest_language_at_the_largest_scale(
    qapp: QApplication, speech: ScreenLanguage
) -> None:
    theme.apply(qapp, "light", 1.75)
    gallery = Gallery(speech, "de", size=LARGE)
    found = {name: words for name in VIEWS if (words := cut(gallery.show(name)))}
    gallery.close()
    assert found == {}


@pytest.mark.parametrize("width", [1280, 1366])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_the_page_one_sets_it_on_is_cut_off_by_a_larger_size(
    qapp: QApplication, speech: ScreenLanguage, language: str, width: int
) -> None:
    theme.apply(qapp, "light", 1.0)
    gallery = Gallery(speech, language, size=QSize(width, 768))
    window = gallery.show("settings")
    found = {}
    for scale in (1.5, 1.75, 1.25, 1.0):
        theme.apply(qapp, "light", scale)
        QTest.qWait(30)
        title = window.current_page.heading.title
        shortened = [
            f"{label.text()!r} is shortened"
            for label in window.findChildren(NameLabel)
            if label.isVisibleTo(window)
            and label.text() == title
            and label.width() < label.fontMetrics().horizontalAdvance(title)
        ]
        if words := cut(window) + shortened:
            found[scale] = words
    gallery.close()
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_name_sentence_and_pad_are_seen_together_on_a_low_screen(
    qapp: QApplication, speech: ScreenLanguage, language: str
) -> None:
    theme.apply(qapp, "light", 1.0)
    gallery = Gallery(speech, language, size=SMALL)
    window = gallery.show("job-customer")
    for name in ("signerName", "customerPad"):
        widget = window.findChild(QWidget, name)
        assert widget is not None
        assert widget.visibleRegion().boundingRect().height() == widget.height(), name
    gallery.close()


def hidden_beginnings(window: QWidget) -> list[str]:
    """Fields longer than their room that show the end of what stands in them."""
    found = []
    for field in window.findChildren(QLineEdit):
        room = field.width() - 2 * field.fontMetrics().averageCharWidth()
        longer = field.fontMetrics().horizontalAdvance(field.text()) > room
        if field.isVisibleTo(window) and longer and field.cursorPosition() and not field.hasFocus():
            found.append(field.text())
    return found


def test_fields_begin_with_the_beginning_of_what_stands_in_them(
    qapp: QApplication, speech: ScreenLanguage
) -> None:
    theme.apply(qapp, "light", 1.5)
    gallery = Gallery(speech, "fr", size=SMALL)
    views = [name for name in VIEWS if name.startswith(("job", "settings"))]
    found = {name: texts for name in views if (texts := hidden_beginnings(gallery.show(name)))}
    assert found == {}
    window = gallery.show("job-report")
    field = next(
        field for field in window.findChildren(QLineEdit) if field.isVisibleTo(window) and field.text()
    )
    field.setText(
        "a name that is longer than any field of this window will ever be, whatever it is about" * 2
    )
    assert hidden_beginnings(window), "a field that shows its end is noticed"
    gallery.close()


def test_a_cut_text_is_noticed(qapp: QApplication, speech: ScreenLanguage) -> None:
    gallery = Gallery(speech, "en")
    window = gallery.show("settings")
    label = next(one for one in window.findChildren(WrapLabel) if one.isVisibleTo(window) and one.text())
    label.resize(20, 8)
    assert cut(window)
    gallery.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_screen_reader_hears_a_name_and_a_role_for_everything_one_can_reach(
    qapp: QApplication, speech: ScreenLanguage, language: str
) -> None:
    gallery = Gallery(speech, language)
    silent = []
    for name in VIEWS:
        window = gallery.show(name)
        for widget in window.findChildren(QWidget):
            usable = isinstance(widget, QAbstractButton | QLineEdit | QPlainTextEdit | QComboBox)
            inside = isinstance(widget.parentWidget(), QAbstractItemView)
            if not usable or inside or not widget.isVisibleTo(window):
                continue
            heard = QAccessible.queryAccessibleInterface(widget)
            if not heard.text(QAccessible.Text.Name).strip() or heard.role() == QAccessible.Role.NoRole:
                silent.append(f"{name}: {type(widget).__name__} {widget.objectName()}")
    gallery.close()
    assert silent == []


# Contrast, from the pixels that were painted


def luminance(colour: QColor) -> float:
    """Relative luminance by WCAG 2.2."""
    parts = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def ratio(one: float, other: float) -> float:
    """Contrast of two luminances by WCAG 2.2."""
    lighter, darker = max(one, other), min(one, other)
    return (lighter + 0.05) / (darker + 0.05)


def contrast(picture: QImage, area: QRect) -> float:
    """Between the ground (the commonest colour) and the ink (what differs most from it) of a piece of picture."""
    counts: dict[int, int] = {}
    for y in range(area.top(), area.bottom(), 1):
        for x in range(area.left(), area.right(), 1):
            pixel = picture.pixel(x, y)
            counts[pixel] = counts.get(pixel, 0) + 1
    ground = luminance(QColor(max(counts, key=lambda pixel: counts[pixel])))
    return max(ratio(luminance(QColor(pixel)), ground) for pixel in counts)


def written(widget: QWidget) -> str:
    """What stands on a label, a button, a field or a choice; a field's hint when it holds nothing."""
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText() or widget.placeholderText()
    return widget.currentText() if isinstance(widget, QComboBox) else ""


def pieces(area: QRect) -> list[QRect]:
    """The beginning of a text, and its middle for one that stands in the middle."""
    width = min(area.width(), 60)
    middle = area.left() + (area.width() - width) // 2
    return [QRect(left, area.top(), width, area.height()) for left in (area.left(), middle)]


@pytest.mark.parametrize("name", THEME_NAMES)
def test_all_text_stands_out_from_its_ground(
    qapp: QApplication, speech: ScreenLanguage, name: ThemeName
) -> None:
    theme.apply(qapp, name, 1.0)
    gallery = Gallery(speech, "en")
    weak = []
    for view in VIEWS:
        window = gallery.show(view)
        picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        for label in window.findChildren(QWidget):
            words = written(label)
            if label.visibleRegion().isEmpty() or not WORD.search(words) or not label.isEnabled():
                continue
            shown = label.visibleRegion().boundingRect()
            area = QRect(label.mapTo(window, shown.topLeft()), shown.size()).intersected(picture.rect())
            if area.height() < label.fontMetrics().height() // 2 or not shown.contains(label.rect().center()):
                continue  # cut off by the edge of what scrolls, so that its words may lie beyond
            found = max(contrast(picture, piece) for piece in pieces(area))
            if found < CONTRAST[name]:
                weak.append(f"{view}: {words[:30]!r} {found:.1f}")
    gallery.close()
    assert weak == []


LEAST_GROUND = 0.04
"""So much of a row in one colour is a ground: the card, the page beside it, a pill."""
GAPS = (9, 3)
"""Free pixels that part one piece of writing from the next: across, down."""
MOST_ROWS = 4
WIDER = 14
"""In px: narrower than this are a card's round corners, and no word."""
PAINTED = ("jobs", "today", "know-how", "palette")  # Parts are labels and buttons, measured above


def painted_rows(window: QWidget) -> list[QRect]:
    """The first rows of each list a delegate paints, and buttons that are rows, as they stand in the window."""
    found = []
    views = window.findChildren(SuggestionList) or window.findChildren(QAbstractItemView)
    for view in views:
        if view.isVisible() and (model := view.model()) is not None:
            rows = [view.visualRect(model.index(row, 0)) for row in range(min(MOST_ROWS, model.rowCount()))]
            whole = [row for row in rows if view.viewport().rect().contains(row)]
            found += [QRect(view.viewport().mapTo(window, row.topLeft()), row.size()) for row in whole]
    for button in [] if window.findChild(SuggestionList) else window.findChildren(RowButton)[:MOST_ROWS]:
        if button.visibleRegion().boundingRect().height() == button.height():
            found.append(QRect(button.mapTo(window, QPoint()), button.size()))
    return found


def writings(picture: QImage, area: QRect) -> list[QRect]:
    """Pieces of a painted row that are no ground and no line: words and icons, cut apart at the gaps between them."""
    pixels = [
        [picture.pixel(x, y) for x in range(area.left(), area.right())]
        for y in range(area.top(), area.bottom())
    ]
    counts = Counter(pixel for line in pixels for pixel in line)
    total = sum(counts.values())
    grounds = {pixel for pixel, count in counts.items() if count >= total * LEAST_GROUND}
    ink = [[pixel not in grounds for pixel in line] for line in pixels]
    for line in ink:
        if sum(line) > len(line) * 0.8:  # the line round a card
            line[:] = [False] * len(line)
    for x in range(len(ink[0])):
        if sum(line[x] for line in ink) > len(ink) * 0.6:
            for line in ink:
                line[x] = False
    cut = _cut(ink, 0, len(ink[0]), 0, len(ink))
    words = [box for box in cut if box.width() > WIDER and box.height() < 60]
    return [box.translated(area.topLeft()) for box in words]


def _cut(ink: list[list[bool]], left: int, right: int, top: int, bottom: int) -> list[QRect]:
    """Cut across and down in turn, until neither finds a gap."""
    columns = [x for x in range(left, right) if any(ink[y][x] for y in range(top, bottom))]
    lines = [y for y in range(top, bottom) if any(ink[y][left:right])]
    across, down = _runs(columns, GAPS[0]), _runs(lines, GAPS[1])
    if len(across) > 1:
        return [box for one in across for box in _cut(ink, *one, top, bottom)]
    if len(down) > 1:
        return [box for one in down for box in _cut(ink, left, right, *one)]
    return [QRect(QPoint(across[0][0], down[0][0]), QPoint(across[0][1], down[0][1]))] if across else []


def _runs(places: list[int], gap: int) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and place - runs[-1][1] < gap:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return runs


def painted(gallery: Gallery, view: str) -> MainWindow:
    """A view with a painted list; the palette is what Ctrl+K offers over Today."""
    window = gallery.show("today" if view == "palette" else view)
    if view == "palette":
        offered = (
            Suggestion("job:1", "Fjordkraft Bygg AS", "J-2026-004102 · EK 90117", "jobs", "Job"),
            Suggestion("command:dark", "Dark", "", "settings", "Ctrl+D"),
        )
        rows = SuggestionList(window, name="Find anything")
        rows.show_suggestions(offered, right=QPoint(900, 70), width=500)
        QTest.qWait(20)
    return window


@pytest.mark.parametrize("name", THEME_NAMES)
def test_every_word_of_a_painted_list_stands_out(
    qapp: QApplication, speech: ScreenLanguage, name: ThemeName
) -> None:
    theme.apply(qapp, name, 1.0)
    gallery = Gallery(speech, "en")
    weak, seen = [], Counter[str]()
    for view in PAINTED:
        window = painted(gallery, view)
        picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        for row in painted_rows(window):
            for box in writings(picture, row):
                seen[view] += 1
                found = contrast(picture, box.adjusted(-1, -1, 1, 1))
                if found < CONTRAST[name]:
                    weak.append(f"{view} at {box.getRect()}: {found:.1f}")
    gallery.close()
    assert weak == []
    assert min(seen[view] for view in PAINTED) > 5, seen


def test_a_pale_word_in_a_painted_row_is_noticed(qapp: QApplication) -> None:
    picture = QImage(400, 60, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.setPen(QColor("#b0b0b0"))
    painter.drawLine(0, 0, 399, 0)
    painter.setFont(theme.current().font("body"))
    painter.setPen(QColor("#101010"))
    painter.drawText(20, 35, "Fjordkraft")
    painter.setPen(QColor("#a0a0a0"))
    painter.drawText(250, 35, "Trondheim")
    painter.end()
    strong, pale = (contrast(picture, box) for box in writings(picture, picture.rect()))
    assert strong > 7
    assert pale < 4.5


def test_contrast_is_that_of_the_standard() -> None:
    picture = QImage(20, 20, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    picture.setPixelColor(5, 5, QColor("#767676"))
    assert contrast(picture, picture.rect()) == pytest.approx(4.54, abs=0.01)


# Use


def test_a_thousand_page_changes_keep_memory_where_it_was(qapp: QApplication, speech: ScreenLanguage) -> None:
    gallery = Gallery(speech, "en")
    window = gallery.show("jobs")
    places = ("today", "jobs", "parts", "know_how", "sync", "settings")

    def change(times: int) -> None:
        for turn in range(times):
            window.show_section(places[turn % len(places)])
            if turn % 20 == 0:
                QTest.qWait(1)

    def resident() -> int:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - a kernel's figure, no file
            return int(file.read().split()[1])

    change(200)
    gc.collect()
    before = resident()
    change(1000)
    gc.collect()
    after = resident()
    gallery.close()
    assert after < before * 1.05
