from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.band_meter import Band, BandMeter, measurement_word
from ui.widgets.numeric_pad import NumericPad, PadRequest
from ui.widgets.segments import Segments, step_grade_options, verdict_options
from ui.widgets.status_pill import JOB_STATUS_LOOK, StatusPill, job_status_word
from ui.widgets.stepper import Stepper
from ui.widgets.switch import Switch


@pytest.fixture
def verdict(qtbot: QtBot) -> Segments:
    segments = Segments(verdict_options(), name="Windscreen")
    qtbot.addWidget(segments)
    segments.show()
    return segments


def segment(segments: Segments, key: str) -> QPushButton:
    found = segments.findChild(QPushButton, f"segment_{key}")
    assert isinstance(found, QPushButton)
    return found


def test_a_tap_answers_and_tells_once(verdict: Segments, qtbot: QtBot) -> None:
    answers: list[str] = []
    verdict.chosen.connect(answers.append)
    qtbot.mouseClick(segment(verdict, "not_ok"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(segment(verdict, "not_ok"), Qt.MouseButton.LeftButton)
    assert answers == ["not_ok"]
    assert verdict.value == "not_ok"


def test_showing_an_answer_tells_no_one(verdict: Segments) -> None:
    answers: list[str] = []
    verdict.chosen.connect(answers.append)
    verdict.set_value("na")
    assert (verdict.value, answers) == ("na", [])
    assert segment(verdict, "na").isChecked()


def test_an_answer_can_be_taken_away(verdict: Segments) -> None:
    verdict.set_value("ok")
    verdict.set_value(None)
    assert verdict.value is None
    assert not any(segment(verdict, key).isChecked() for key in ("ok", "not_ok", "na"))


@pytest.mark.parametrize(("key", "answer"), [("1", "ok"), ("2", "not_ok"), ("3", "na")])
def test_the_digits_answer(verdict: Segments, qtbot: QtBot, key: str, answer: str) -> None:
    qtbot.keyClicks(segment(verdict, "ok"), key)
    assert verdict.value == answer


def test_a_digit_beyond_the_answers_does_nothing(verdict: Segments, qtbot: QtBot) -> None:
    qtbot.keyClicks(segment(verdict, "ok"), "4")
    assert verdict.value is None


def test_every_status_has_a_word_and_an_icon(qtbot: QtBot) -> None:
    pill = StatusPill()
    qtbot.addWidget(pill)
    for status in JOB_STATUS_LOOK:
        pill.show_job_status(status)
        assert pill.text() == job_status_word(status)
    with pytest.raises(KeyError):
        pill.show_job_status("lost")


def test_every_status_of_the_domain_can_be_shown() -> None:
    jobs = pytest.importorskip("fieldapp.domain.jobs")
    assert {status.value for status in jobs.JobStatus} <= set(JOB_STATUS_LOOK)


def test_an_amount_stays_within_its_limits(qtbot: QtBot) -> None:
    stepper = Stepper(1, least=0, most=2, name="Cabin filter")
    qtbot.addWidget(stepper)
    told: list[int] = []
    stepper.value_changed.connect(told.append)
    more = stepper.findChild(QPushButton, "more")
    assert isinstance(more, QPushButton)
    for _ in range(3):
        qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert (stepper.value, told) == (2, [2])
    assert not more.isEnabled()
    qtbot.keyClicks(stepper, "--")
    assert (stepper.value, told) == (0, [2, 1, 0])


def test_a_switch_turns_over_by_space(qtbot: QtBot) -> None:
    switch = Switch("Only open")
    qtbot.addWidget(switch)
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert switch.isChecked()


def test_a_band_with_one_low_limit_is_red_amber_green() -> None:
    zones = Band(low=3.0, warn_low=4.0).zones()
    assert [colour for _, _, colour in zones] == ["unsafe_solid", "attention_solid", "ok_solid"]
    assert [round(right, 3) for _, right, _ in zones] == [0.333, 0.444, 1.0]


def test_a_band_with_a_high_limit_has_red_at_the_right_end() -> None:
    zones = Band(warn_high=80.0, high=100.0).zones()
    assert [colour for _, _, colour in zones] == ["ok_solid", "attention_solid", "unsafe_solid"]
    assert zones[-1][1] == 1.0


def test_a_band_with_two_limits_is_green_between() -> None:
    band = Band(low=12.3, warn_low=12.5, warn_high=12.9, high=13.1)
    colours = [colour for _, _, colour in band.zones()]
    assert colours == ["unsafe_solid", "attention_solid", "ok_solid", "attention_solid", "unsafe_solid"]


@pytest.mark.parametrize(("value", "place"), [(-5.0, 0.0), (4.5, 0.5), (90.0, 1.0)])
def test_a_value_beyond_the_scale_is_kept_on_the_band(value: float, place: float) -> None:
    assert Band(low=3.0).place(value) == place


@pytest.mark.parametrize(
    "band", [Band(), Band(low=0.0), Band(low=-5.0, value=1.0), Band(high=0.0), Band(low=2.0, high=2.0)]
)
def test_odd_limits_still_make_a_band(band: Band, qtbot: QtBot) -> None:
    start, end = band.ends()
    assert end > start
    meter = BandMeter(band)
    qtbot.addWidget(meter)
    meter.resize(160, 54)
    assert not meter.grab().isNull()


def test_a_verdict_is_never_colour_alone() -> None:
    for verdict in ("good", "warn", "low", "high"):
        icon, word, _ = measurement_word(verdict)
        assert icon
        assert word


@pytest.fixture
def pad(qtbot: QtBot) -> Iterator[NumericPad]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    pad = NumericPad(window)
    pad.open_beside(window, PadRequest("Rear right", "", "mm", decimal=","))
    yield pad
    window.close()


def key(pad: NumericPad, name: str) -> QPushButton:
    found = pad.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_the_pad_tells_canonical_numbers_and_shows_local_ones(pad: NumericPad, qtbot: QtBot) -> None:
    told: list[str] = []
    pad.edited.connect(told.append)
    for name in ("padKey_2", "padKey_decimal", "padKey_8"):
        qtbot.mouseClick(key(pad, name), Qt.MouseButton.LeftButton)
    assert told == ["2", "2", "2.8"]
    assert pad.shown_value == "2,8"


def test_the_pad_takes_the_keyboard_too(pad: NumericPad, qtbot: QtBot) -> None:
    qtbot.keyClicks(pad, "12,0x5")
    assert pad.value == "12.05"
    qtbot.keyClick(pad, Qt.Key.Key_Backspace)
    assert pad.value == "12.0"


def test_tab_goes_on_as_enter_does(pad: NumericPad, qtbot: QtBot) -> None:
    pad.open_beside(pad.parentWidget(), PadRequest("Rear left", "", "mm", has_next=True))
    went_on: list[str] = []
    pad.next_requested.connect(went_on.append)
    qtbot.keyClicks(pad, "1.1")
    qtbot.keyClick(pad, Qt.Key.Key_Tab)
    assert went_on == ["1.1"]


def test_a_second_decimal_sign_is_ignored(pad: NumericPad, qtbot: QtBot) -> None:
    qtbot.keyClicks(pad, ".5.5")
    assert pad.value == "0.55"


def test_the_first_key_replaces_the_old_value(pad: NumericPad, qtbot: QtBot) -> None:
    pad.hide()
    pad.open_beside(pad.parentWidget(), PadRequest("Rear right", "6.1", "mm"))
    qtbot.keyClicks(pad, "4")
    assert pad.value == "4"


def test_a_minus_only_where_it_can_be_below_zero(pad: NumericPad, qtbot: QtBot) -> None:
    qtbot.keyClicks(pad, "-5")
    assert pad.value == "5"
    pad.hide()
    pad.open_beside(pad.parentWidget(), PadRequest("Outside", "", "°C", signed=True))
    qtbot.keyClicks(pad, "-5")
    assert pad.value == "-5"


def test_closing_the_pad_keeps_the_value(pad: NumericPad, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pad.accepted) as accepted:
        qtbot.keyClicks(pad, "7")
        qtbot.keyClick(pad, Qt.Key.Key_Escape)
    assert accepted.args == ["7"]


def test_next_hands_on_and_is_not_done(pad: NumericPad, qtbot: QtBot) -> None:
    pad.hide()
    pad.open_beside(pad.parentWidget(), PadRequest("Front left", "6.1", "mm", has_next=True))
    done: list[str] = []
    pad.accepted.connect(done.append)
    with qtbot.waitSignal(pad.next_requested) as following:
        qtbot.keyClick(pad, Qt.Key.Key_Return)
    assert (following.args, done) == (["6.1"], [])


def test_a_screen_readers_answer_counts_like_a_tap(qtbot: QtBot) -> None:
    segments = Segments(verdict_options(), name="Windscreen")
    qtbot.addWidget(segments)
    answered: list[str] = []
    segments.chosen.connect(answered.append)
    for key in ("not_ok", "ok"):
        segment = segments.findChild(QPushButton, f"segment_{key}")
        actions = QAccessible.queryAccessibleInterface(segment).actionInterface()
        actions.doAction(actions.actionNames()[0])
    segments.set_value("na")
    assert answered == ["not_ok", "ok"]


def test_answers_that_became_wide_enough_for_one_line_give_the_second_line_back(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    segments = Segments(step_grade_options())
    column.addWidget(segments)
    column.addStretch(1)
    holder.resize(60, 400)
    holder.show()
    qtbot.wait(1)
    narrow = segments.minimumSizeHint().height()
    holder.resize(800, 400)
    qtbot.waitUntil(lambda: segments.minimumSizeHint().height() < narrow)
