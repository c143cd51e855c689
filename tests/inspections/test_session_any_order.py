"""Whatever the order of gestures, the same answers give the same state."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from inspection_forms import again, compiled, row

from inspections.session import Session

FORM = compiled(
    [
        row("select_one verdict", "hv", "High voltage", required="yes"),
        row("begin_group", "hv_work", "High-voltage work", relevant="${hv} = 'ok'"),
        row("decimal", "volts", "Volts", constraint=". < 1000", required="${hv} = 'ok'"),
        row("text", "who", "Who", relevant="${volts} > 60"),
        row("end_group"),
        row("select_one region", "region", "Region"),
        row("select_one depot", "depot", "Depot", choice_filter="region = ${region}"),
        row("integer", "axles", "Axles", constraint=". <= 4"),
        row("begin_repeat", "axle", "Axle", repeat_count="${axles}"),
        row("decimal", "load", "Load"),
        row("calculate", "share", calculation="${load} div ${sum_of_loads}"),
        row("end_repeat"),
        row("calculate", "sum_of_loads", calculation="sum(${load})"),
        row(
            "calculate",
            "summary",
            calculation="concat(${hv}, ':', ${who}, ':', ${depot}, ':', count(${axle}))",
        ),
        row("note", "told", "Told ${summary}", relevant="${who} != '' or ${depot} = 'oslo'"),
    ],
    choices=[
        {"list_name": "region", "name": "north", "label": "North"},
        {"list_name": "region", "name": "south", "label": "South"},
        {"list_name": "depot", "name": "tromso", "label": "Tromsø", "region": "north"},
        {"list_name": "depot", "name": "oslo", "label": "Oslo", "region": "south"},
    ],
)

ANSWERS = {
    "/data/hv": ["ok", "not_ok", ""],
    "/data/hv_work/volts": ["48", "400", "2000", ""],
    "/data/hv_work/who": ["Kari", "Ola", ""],
    "/data/region": ["north", "south", ""],
    "/data/depot": ["tromso", "oslo", ""],
    "/data/axles": ["0", "1", "3", ""],
}
final_answers = st.fixed_dictionaries({path: st.sampled_from(values) for path, values in ANSWERS.items()})
gestures = st.lists(
    st.sampled_from([(path, value) for path, values in ANSWERS.items() for value in values]), max_size=12
)


def state(session: Session) -> dict[str, object]:
    """Everything a person could see, the filling's own id apart."""
    return {
        cell.path: (
            cell.shown if cell.definition.local != "instanceID" else "",
            cell.relevant,
            cell.required,
            cell.readonly,
            cell.violation,
            session.question(cell.path).label,
            tuple(choice.name for choice in session.question(cell.path).choices),
        )
        for cell in session.cells()
        if cell.definition.is_leaf
    }


def answer_all(session: Session, answers: dict[str, str]) -> None:
    for path, value in answers.items():
        session.set(path, value)


@given(answers=final_answers, order=st.permutations(list(ANSWERS)), detours=gestures)
def test_any_order_and_any_detour_end_in_the_same_state(
    answers: dict[str, str], order: list[str], detours: list[tuple[str, str]]
) -> None:
    straight, winding = again(FORM.xform_xml), again(FORM.xform_xml)
    answer_all(straight, answers)
    for path, value in detours:
        winding.set(path, value)
    answer_all(winding, {path: answers[path] for path in order})
    assert state(winding) == state(straight)


@given(answers=final_answers)
def test_restoring_gives_the_state_that_was_kept(answers: dict[str, str]) -> None:
    session = again(FORM.xform_xml)
    answer_all(session, answers)
    restored = again(FORM.xform_xml, answers=session.values(hidden=True), repeats=session.repeats())
    assert state(restored) == state(session)


@given(
    answers=final_answers, gesture=st.sampled_from([(p, v) for p, values in ANSWERS.items() for v in values])
)
def test_what_a_gesture_reports_is_what_changed(answers: dict[str, str], gesture: tuple[str, str]) -> None:
    session = again(FORM.xform_xml)
    answer_all(session, answers)
    before = state(session)
    kept = session.values(hidden=True)
    delta = session.set(*gesture)
    after = state(session)
    changed = {path for path in after if before.get(path) != after[path]}
    containers = {path for path in delta.changed if path not in before and path not in after}
    assert changed <= delta.changed
    assert delta.changed - containers - set(delta.values) <= changed
    now = session.values(hidden=True)
    saved = {path: now.get(path, "") for path in {*kept, *now} if kept.get(path, "") != now.get(path, "")}
    gone = {path for path in kept if any(path.startswith(f"{entry}/") for entry in delta.removed)}
    assert {path: value for path, value in saved.items() if path not in gone} == delta.values


@given(
    answers=final_answers, gesture=st.sampled_from([(p, v) for p, values in ANSWERS.items() for v in values])
)
def test_undoing_a_gesture_restores_the_state(answers: dict[str, str], gesture: tuple[str, str]) -> None:
    session = again(FORM.xform_xml)
    answer_all(session, answers)
    before = state(session)
    path, value = gesture
    session.set(path, value)
    session.set(path, answers[path])
    assert state(session) == before


@given(answers=final_answers, detours=gestures)
def test_what_is_read_after_any_gestures_is_what_a_fresh_session_reads(
    answers: dict[str, str], detours: list[tuple[str, str]]
) -> None:
    session = again(FORM.xform_xml)
    session.sections()
    for path, value in (*detours, *answers.items()):
        session.set(path, value)
        session.sections()
    fresh = again(FORM.xform_xml, answers=session.values(hidden=True), repeats=session.repeats())
    assert session.sections() == fresh.sections()


@given(steps=gestures.filter(bool))
def test_taking_gestures_back_one_by_one_passes_every_state_in_reverse(steps: list[tuple[str, str]]) -> None:
    """As Ctrl+Z does: what was kept before each gesture, shown or hidden, is given again, the last gesture first."""
    session = again(FORM.xform_xml)
    seen: list[tuple[str, str, dict[str, object]]] = []
    for path, value in steps:
        seen.append((path, session.values(hidden=True).get(path, ""), state(session)))
        session.set(path, value)
    for path, before, was in reversed(seen):
        session.set(path, before)
        assert state(session) == was
