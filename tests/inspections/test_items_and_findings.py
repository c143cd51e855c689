"""What the screen shows of a checklist, and what is found wrong."""

from __future__ import annotations

from decimal import Decimal

import pytest
from inspection_forms import begin, row

from inspections.findings import findings_from, foreign_words
from inspections.measurements import band
from inspections.session import Session

CHECKLIST = [
    row("begin_group", "wheels", "Wheels"),
    row(
        "begin_group",
        "tread",
        "Tread",
        item="20",
        appearance="wheels",
        severity="unsafe",
        finding="Tread too low",
    ),
    *(
        row(
            "decimal",
            f"tread_{wheel}",
            wheel.upper(),
            unit="mm",
            limit_low="${least}",
            warn_low="${least} + 1",
        )
        for wheel in ("fl", "fr", "rl", "rr")
    ),
    row("end_group"),
    row("select_one verdict", "rims", "Rims unmarked", item="21", evidence="photo", required="yes"),
    row("end_group"),
    row("begin_group", "release", "Release"),
    row("begin_group", "vin_item", "VIN", item="1", mandatory_for="pre_delivery"),
    row("select_one verdict", "vin", "VIN matches"),
    row("image", "vin_photo", "Photo"),
    row("end_group"),
    row("image", "signed", "Second person", item="54", appearance="signature", signer="second_person"),
    row("end_group"),
    row("calculate", "least", calculation="fc:tread-limit(today(), fc:job('country'))"),
]


@pytest.fixture
def session() -> Session:
    return begin(CHECKLIST, context={"country": "NO", "job_kind": "pre_delivery"})


def test_sections_are_the_top_groups_and_items_their_numbered_lines(session: Session) -> None:
    shown = [(s.title, [(i.number, i.title, i.layout) for i in s.items]) for s in session.sections()]
    assert shown == [
        ("Wheels", [(20, "Tread", "wheels"), (21, "Rims unmarked", "single")]),
        ("Release", [(1, "VIN", "group"), (54, "Second person", "single")]),
    ]


def test_questions_say_what_they_are(session: Session) -> None:
    kinds = [
        session.question(f"/data/{path}").kind
        for path in ("wheels/tread/tread_fl", "wheels/rims", "release/signed")
    ]
    assert kinds == ["decimal", "verdict", "signature"]
    assert session.question("/data/release/signed").signer == "second_person"


def test_limits_follow_season_and_country() -> None:
    winter = begin(CHECKLIST, context={"country": "NO"}).question("/data/wheels/tread/tread_fl").measurement
    abroad = begin(CHECKLIST, context={"country": "FR"}).question("/data/wheels/tread/tread_fl").measurement
    assert winter is not None
    assert abroad is not None
    assert (winter.limit_low, winter.warn_low) == (Decimal(3), Decimal(4))
    assert (abroad.limit_low, abroad.warn_low) == (Decimal("1.6"), Decimal("2.6"))


@pytest.mark.parametrize(
    ("value", "verdict"),
    [("1.9", "low"), ("2", "warn"), ("3", "good"), ("6", "good"), ("7", "warn"), ("8.1", "high")],
)
def test_a_value_lies_in_its_band(value: str, verdict: str) -> None:
    limits = {"limit_low": "2", "warn_low": "3", "warn_high": "6", "limit_high": "8"}
    assert band(Decimal(value), **{name: Decimal(limit) for name, limit in limits.items()}) == verdict


def test_a_value_against_no_limits_is_good_and_no_value_has_no_verdict() -> None:
    assert band(Decimal(1)) == "good"
    assert band(None, limit_low=Decimal(2)) is None


def test_an_item_is_answered_when_what_it_asks_is(session: Session) -> None:
    assert not session.item("/data/wheels/rims").answered
    session.set("/data/wheels/rims", "ok")
    assert session.item("/data/wheels/rims").answered
    assert session.item("/data/wheels/rims").verdict == "ok"


def test_a_mandatory_item_of_this_kind_of_job_is_missing_until_answered(session: Session) -> None:
    assert [m.path for m in session.missing()] == ["/data/wheels/rims", "/data/release/vin_item/vin"]
    assert [m.item_path for m in session.missing()] == ["/data/wheels/rims", "/data/release/vin_item"]
    elsewhere = begin(CHECKLIST, context={"job_kind": "workshop"})
    assert [m.path for m in elsewhere.missing()] == ["/data/wheels/rims"]


def test_not_ok_with_evidence_wants_a_photo_of_the_item(session: Session) -> None:
    session.set("/data/wheels/rims", "not_ok")
    assert session.question("/data/wheels/rims").photos_wanted
    session.set("/data/release/vin_item/vin", "ok")
    assert session.missing() == ()
    assert [(m.item_path, m.reason) for m in session.missing(photos={})] == [("/data/wheels/rims", "photo")]
    assert session.missing(photos={"/data/wheels/rims": 1}) == ()


def test_the_worst_wheel_makes_the_finding(session: Session) -> None:
    for wheel, depth in (("fl", "3.5"), ("fr", "2.2"), ("rl", "6"), ("rr", "6")):
        session.set(f"/data/wheels/tread/tread_{wheel}", depth)
    (finding,) = findings_from(session)
    assert (finding.item_number, finding.severity, finding.text) == (20, "unsafe", "Tread too low")
    assert finding.value == "3.5 mm, 2.2 mm"
    assert session.item("/data/wheels/tread").verdict == "not_ok"


def test_a_value_in_the_warning_band_is_advice(session: Session) -> None:
    session.set("/data/wheels/tread/tread_fl", "3.5")
    assert [f.severity for f in findings_from(session)] == ["advice"]


def test_a_not_ok_takes_the_severity_of_its_choice_unless_the_item_has_its_own(session: Session) -> None:
    session.set("/data/wheels/rims", "not_ok")
    (finding,) = findings_from(session)
    assert (finding.severity, finding.value, finding.text) == ("attention", "Not OK", "Rims unmarked")


def test_ok_and_not_applicable_are_no_findings(session: Session) -> None:
    session.set("/data/wheels/rims", "na")
    session.set("/data/release/vin_item/vin", "ok")
    assert findings_from(session) == ()


def test_findings_speak_the_language_of_the_session() -> None:
    rows = [
        {
            "type": "select_one verdict",
            "name": "lamp",
            "label::English (en)": "Lamp",
            "label::Norsk bokmål (nb)": "Lys",
            "finding::English (en)": "Lamp broken",
            "finding::Norsk bokmål (nb)": "Lyset er ødelagt",
        }
    ]
    session = begin(rows, settings={"default_language": "English (en)"}, language="nb")
    session.set("/data/lamp", "not_ok")
    assert findings_from(session)[0].text == "Lyset er ødelagt"
    session.set_language("fr")
    assert findings_from(session)[0].text == "Lamp broken"


def test_words_of_the_form_say_which_language_they_fell_back_to() -> None:
    both = {"label::English (en)": "Lamp", "label::Norsk bokmål (nb)": "Lys"}
    rows = [
        {
            "type": "select_one state",
            "name": "lamp",
            "item": "1",
            **both,
            "finding::English (en)": "Lamp broken",
            "finding::Norsk bokmål (nb)": "",
        },
    ]
    choices = [
        {"list_name": "state", "name": "dim", "label::English (en)": "Dim", "label::Norsk bokmål (nb)": ""},
        {
            "list_name": "state",
            "name": "good",
            "label::English (en)": "Good",
            "label::Norsk bokmål (nb)": "Bra",
        },
    ]
    session = begin(rows, choices=choices, settings={"default_language": "English (en)"}, language="nb")
    ((item,),) = [section.items for section in session.sections()]

    assert [(one.label, one.language) for one in item.questions[0].choices] == [("Dim", "en"), ("Bra", "")]
    assert foreign_words(session, item, "Lamp broken") == "en"
    assert foreign_words(session, item, "Lys") == ""
    assert foreign_words(session, item, "Pæra er gått") is None
    session.set_language("en")
    assert {one.language for one in session.question("/data/lamp").choices} == {""}
    ((item,),) = [section.items for section in session.sections()]
    assert foreign_words(session, item, "Lamp broken") == ""


def test_a_repeat_is_one_item_with_its_entries() -> None:
    session = begin(
        [
            row("begin_group", "work", "Work"),
            row("begin_repeat", "part", "Part", item="41"),
            row("text", "serial", "Serial", required="yes"),
            row("end_repeat"),
            row("end_group"),
        ]
    )
    session.add_repeat("/data/work/part", "b")
    item = session.item("/data/work/part")
    assert (item.number, item.layout, item.can_add, len(item.instances)) == (41, "table", True, 2)
    assert item.instances[1].questions == ("/data/work/part[b]/serial",)
    session.set("/data/work/part[b]/serial", "X1")
    assert not session.item("/data/work/part").answered
    assert session.item_of("/data/work/part[b]/serial") == "/data/work/part"
