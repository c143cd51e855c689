"""A report on paper: followed by the print system's names, or by a person's word."""

from datetime import timedelta

import pytest
from laptops import Laptop, only

from fieldapp.domain.attachments import DeliveryState
from fieldapp.errors import NotAllowedNow
from fieldapp.operations import prints, reports
from fieldapp.views import reports as report_views


def made(laptop: Laptop) -> str:
    source = reports.read_source(laptop.store, job_id="job-1", now=laptop.now)
    return only(reports.record(laptop.store, made=reports.make(source), now=laptop.now), "report")


def test_a_print_is_followed_from_the_printer_to_the_paper(laptop: Laptop) -> None:
    report_id = made(laptop)

    for state in (DeliveryState.AT_PRINTER, DeliveryState.PRINTED, DeliveryState.AT_PRINTER):
        prints.note_print(
            laptop.store, report_id=report_id, printer="Van", state=state, now=laptop.later(seconds=5)
        )

    assert [(delivery.recipient, delivery.state) for delivery in laptop.all("report_delivery")] == [
        ("Van", DeliveryState.PRINTED),
        ("Van", DeliveryState.AT_PRINTER),
    ]
    with pytest.raises(NotAllowedNow):
        prints.note_print(
            laptop.store, report_id=report_id, printer="Van", state=DeliveryState.ACCEPTED, now=laptop.now
        )


def test_where_nothing_is_heard_of_a_print_the_technicians_word_is_kept(laptop: Laptop) -> None:
    report_id = made(laptop)

    def handed(*requests: str) -> str:
        changes = prints.note_print(
            laptop.store,
            report_id=report_id,
            printer="Office",
            state=DeliveryState.AT_PRINTER,
            requests=requests,
            now=laptop.later(seconds=5),
        )
        (delivery,) = changes.of_kind("report_delivery")
        return delivery

    def unwatched(later: timedelta = timedelta()) -> frozenset[str]:
        with laptop.store.reading() as connection:
            found = laptop.all("report_delivery")
            return report_views.unwatched(connection, found, now=laptop.at + later)

    nameless, lost, watched = handed(), handed("Office-1"), handed("Office-2")
    assert unwatched() == {nameless}
    assert unwatched(report_views.WATCHED) == {nameless, lost, watched}
    gone = prints.lose_sight(
        laptop.store, report_id=report_id, printer="Office", requests=("Office-1",), now=laptop.now
    )
    assert gone.of_kind("report_delivery") == {lost}
    assert unwatched() == {nameless, lost}

    prints.settle_print(laptop.store, delivery_id=nameless, came_out=True, now=laptop.now)
    prints.settle_print(laptop.store, delivery_id=lost, came_out=False, now=laptop.now)

    assert unwatched() == frozenset()
    states = {one.id: one.state for one in laptop.all("report_delivery")}
    assert (states[nameless], states[lost]) == (DeliveryState.PRINTED, DeliveryState.FAILED)
    with pytest.raises(NotAllowedNow):
        prints.settle_print(laptop.store, delivery_id=nameless, came_out=False, now=laptop.now)


def test_a_print_is_told_from_another_on_the_same_printer_by_the_print_systems_names(laptop: Laptop) -> None:
    report_id = made(laptop)

    def note(state: DeliveryState, *requests: str) -> None:
        prints.note_print(
            laptop.store,
            report_id=report_id,
            printer="Van",
            state=state,
            requests=requests,
            now=laptop.later(seconds=5),
        )

    note(DeliveryState.AT_PRINTER, "Van-3")
    note(DeliveryState.AT_PRINTER, "Van-4", "Van-5")
    note(DeliveryState.FAILED, "Van-3")
    note(DeliveryState.FAILED, "Van-3")  # by the window and by the command line

    states = [delivery.state for delivery in laptop.all("report_delivery")]
    assert states == [DeliveryState.FAILED, DeliveryState.AT_PRINTER]
    (left,) = report_views.under_way(laptop.store, now=laptop.at)
    assert (left.report_id, left.printer, left.requests) == (report_id, "Van", ("Van-4", "Van-5"))
    assert report_views.under_way(laptop.store, now=laptop.at + report_views.WATCHED) == ()

    note(DeliveryState.PRINTED, "Van-4", "Van-5")
    assert report_views.under_way(laptop.store, now=laptop.at) == ()
