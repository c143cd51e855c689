"""How long the next PIN has to wait."""

from datetime import UTC, datetime, timedelta

from fieldapp.domain.moments import Moment
from fieldapp.domain.pin_tries import PinTries, one_more, seconds_left, wait_after

START = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)


def moment(seconds: float, *, boot: str = "boot-1", since_boot: float | None = None) -> Moment:
    since = 1000.0 + seconds if since_boot is None else since_boot
    return Moment(START + timedelta(seconds=seconds), since, boot)


def wrong(times: int, *, at: Moment) -> PinTries | None:
    tries = None
    for _ in range(times):
        tries = one_more(tries, at)
    return tries


def test_waits_grow_to_five_minutes() -> None:
    assert [wait_after(wrong) for wrong in (0, 2, 3, 4, 5, 8, 9, 10, 1000)] == [
        *(0, 0, 5, 10, 20, 160),
        *(300, 300, 300),
    ]


def test_two_wrong_ones_wait_for_nothing_and_the_third_does() -> None:
    assert seconds_left(None, moment(0)) == 0
    assert seconds_left(wrong(2, at=moment(0)), moment(0)) == 0
    tries = wrong(3, at=moment(0))
    assert [seconds_left(tries, moment(at)) for at in (0, 0.5, 4.9, 5, 500)] == [5, 5, 1, 0, 0]


def test_a_wall_clock_put_forward_does_not_shorten_the_wait() -> None:
    tries = wrong(9, at=moment(0))
    assert seconds_left(tries, moment(3600, since_boot=1010.0)) == 290


def test_after_a_restart_the_wall_clock_counts_and_setting_it_back_begins_anew() -> None:
    tries = wrong(9, at=moment(0))
    assert seconds_left(tries, moment(100, boot="boot-2", since_boot=1.0)) == 200
    assert seconds_left(tries, moment(-3600, boot="boot-2", since_boot=1.0)) == 300
