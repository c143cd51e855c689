"""Repeats: counted or by hand, nested, removed, restored."""

from __future__ import annotations

import pytest
from inspection_forms import again, begin, compiled, row

from inspections.problems import FormNotUsable

BY_HAND = [
    row("begin_repeat", "fault", "Fault"),
    row("integer", "code", "Code", required="yes"),
    row("calculate", "place", calculation="position(..)"),
    row("calculate", "double", calculation="${code} * 2"),
    row("end_repeat"),
    row("calculate", "total", calculation="sum(${code})"),
    row("calculate", "number", calculation="count(${fault})"),
]


def ids(session: object, path: str = "/data/fault") -> tuple[str, ...]:
    return session.repeats().get(path, ())  # type: ignore[attr-defined]  # a Session


def test_entries_are_added_under_the_callers_id_and_counted() -> None:
    session = begin(BY_HAND)
    (first,) = ids(session)
    delta = session.add_repeat("/data/fault", "b")
    assert delta.added == ("/data/fault[b]",)
    assert delta.values == {"/data/number": "2", "/data/fault[b]/place": "2"}
    assert ids(session) == (first, "b")


def test_an_answer_in_one_entry_wakes_only_that_entry_and_what_reads_all() -> None:
    session = begin(BY_HAND)
    session.add_repeat("/data/fault", "b")
    session.add_repeat("/data/fault", "c")
    delta = session.set("/data/fault[b]/code", "7")
    assert delta.changed == {"/data/fault[b]/code", "/data/fault[b]/double"}
    session.set(f"/data/fault[{ids(session)[0]}]/code", "1")
    session.set("/data/fault[c]/code", "2")
    assert session.values()["/data/total"] == "10"


def test_removing_an_entry_moves_no_other_entrys_answers() -> None:
    session = begin(BY_HAND)
    first = ids(session)[0]
    session.add_repeat("/data/fault", "b")
    session.set("/data/fault[b]/code", "7")
    delta = session.remove_repeat(f"/data/fault[{first}]")
    assert delta.removed == (f"/data/fault[{first}]",)
    assert session.values()["/data/fault[b]/code"] == "7"
    assert session.values()["/data/fault[b]/place"] == "1"
    assert session.values()["/data/total"] == "7"


def test_an_id_can_be_used_once() -> None:
    session = begin(BY_HAND)
    session.add_repeat("/data/fault", "b")
    with pytest.raises(FormNotUsable, match="already"):
        session.add_repeat("/data/fault", "b")


@pytest.mark.parametrize("path", ["/data/total", "/data", "/data/fault[none]", "/data/fault"])
def test_only_entries_can_be_removed(path: str) -> None:
    with pytest.raises(FormNotUsable):
        begin(BY_HAND).remove_repeat(path)


COUNTED = [
    row("integer", "axles", "Axles"),
    row("begin_repeat", "axle", "Axle", repeat_count="${axles}"),
    row("decimal", "load", "Load", default="1.5"),
    row("end_repeat"),
]


def test_a_counted_repeat_grows_and_shrinks_with_its_count() -> None:
    session = begin(COUNTED)
    delta = session.set("/data/axles", "3")
    assert len(delta.added) == 3
    assert len(ids(session, "/data/axle")) == 3
    kept = ids(session, "/data/axle")[:1]
    session.set("/data/axles", "1")
    assert ids(session, "/data/axle") == kept
    session.set("/data/axles", "")
    assert ids(session, "/data/axle") == ()


def test_counted_entries_have_the_same_ids_on_every_device() -> None:
    one, other = begin(COUNTED), begin(COUNTED)
    one.set("/data/axles", "2")
    other.set("/data/axles", "2")
    assert one.repeats() == other.repeats()


def test_a_count_of_millions_is_bounded() -> None:
    session = begin(COUNTED)
    session.set("/data/axles", "2000000")
    assert len(ids(session, "/data/axle")) == 1_000


NESTED = [
    row("begin_repeat", "axle", "Axle"),
    row("begin_repeat", "wheel", "Wheel"),
    row("decimal", "tread", "Tread"),
    row("calculate", "least", calculation="min(${tread})"),
    row("end_repeat"),
    row("calculate", "worst", calculation="min(${tread})"),
    row("end_repeat"),
]


def test_nested_entries_are_read_within_their_own_parent() -> None:
    session = begin(NESTED)
    session.add_repeat("/data/axle", "rear")
    session.add_repeat("/data/axle[rear]/wheel", "left")
    session.add_repeat("/data/axle[rear]/wheel", "right")
    for entry in session.repeats()["/data/axle[rear]/wheel"]:
        session.set(f"/data/axle[rear]/wheel[{entry}]/tread", "3.5")
    session.set("/data/axle[rear]/wheel[right]/tread", "2.1")
    assert session.values()["/data/axle[rear]/worst"] == "2.1"
    front = session.repeats()["/data/axle"][0]
    assert f"/data/axle[{front}]/worst" not in session.values()


def test_a_filling_is_restored_from_its_answers_and_entries() -> None:
    form = compiled(BY_HAND)
    session = again(form.xform_xml)
    session.add_repeat("/data/fault", "b")
    session.set("/data/fault[b]/code", "7")
    restored = again(form.xform_xml, answers=session.values(hidden=True), repeats=session.repeats())
    assert restored.values() == session.values()
    assert restored.repeats() == session.repeats()
    assert restored.opening.values == {}
    restored.add_repeat("/data/fault", "c")
    assert restored.values()["/data/number"] == "3"


def test_a_value_can_be_taken_from_the_entry_before() -> None:
    session = begin(
        [
            row("begin_repeat", "stop", "Stop"),
            row("integer", "km", "Odometer"),
            row("calculate", "before", calculation="indexed-repeat(${km}, ${stop}, position(..) - 1)"),
            row("end_repeat"),
        ]
    )
    session.add_repeat("/data/stop", "b")
    first = session.repeats()["/data/stop"][0]
    delta = session.set(f"/data/stop[{first}]/km", "100")
    assert delta.values["/data/stop[b]/before"] == "100"


def test_a_new_entry_of_a_restored_filling_starts_with_the_forms_defaults() -> None:
    form = compiled(
        [row("begin_repeat", "part", "Part"), row("text", "from", "From", default="van"), row("end_repeat")]
    )
    session = again(form.xform_xml)
    restored = again(form.xform_xml, answers=session.values(hidden=True), repeats=session.repeats())
    delta = restored.add_repeat("/data/part", "b")
    assert delta.values == {"/data/part[b]/from": "van"}


def test_an_empty_repeat_is_offered_only_while_it_concerns_somebody() -> None:
    session = begin(
        [
            row("text", "found", "Found anything?"),
            row("begin_repeat", "fault", "Fault", relevant="${found} = 'yes'"),
            row("text", "code", "Code"),
            row("end_repeat"),
        ]
    )
    session.set("/data/found", "yes")
    session.remove_repeat(f"/data/fault[{ids(session)[0]}]")

    def offered() -> list[str]:
        return [item.path for section in session.sections() for item in section.items]

    assert session.is_open("/data/fault")
    assert offered() == ["/data/found", "/data/fault"]
    session.set("/data/found", "no")
    assert not session.is_open("/data/fault")
    assert offered() == ["/data/found"]


def test_a_question_of_a_new_entry_is_filled_once_and_older_entries_stay() -> None:
    session = again(
        """
        <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
          <h:head><h:title>Stops</h:title><model>
            <instance><data id="stops"><stop><number/></stop></data></instance>
            <bind nodeset="/data/stop/number" type="int"/>
          </model></h:head>
          <h:body><repeat nodeset="/data/stop"><input ref="/data/stop/number">
            <setvalue event="odk-new-repeat" ref="/data/stop/number" value="position(..) * 10"/>
          </input></repeat></h:body>
        </h:html>
        """
    )
    session.add_repeat("/data/stop", "b")
    delta = session.add_repeat("/data/stop", "c")
    assert session.values()["/data/stop[b]/number"] == "20"
    assert delta.values == {"/data/stop[c]/number": "30"}


def test_a_form_that_costs_too_much_ends_its_turn_and_can_still_be_read() -> None:
    session = begin(
        [
            row("text", "a", "A", default="seen"),
            row("note", "said", "Answer: ${a}"),
            row("begin_repeat", "r", "R", repeat_count="800"),
            row("calculate", "everything", calculation="count(//*)"),
            row("end_repeat"),
        ]
    )
    assert any("too much work" in fault.sentence for fault in session.faults())
    assert session.question("/data/said").label == "Answer: seen"
