"""What the four shipped checklists promise to the people who use and keep them."""

from __future__ import annotations

import re
import warnings
from datetime import date
from decimal import Decimal

import pytest
from pyxform.xls2xform import convert
from spreadsheets import FORMS, LANGUAGES, form_bytes, items, members, sheet

from inspections import winter_tread

PLACEHOLDERS = {
    "pre_delivery_ev": (
        "odometer",
        "gap_smallest",
        "gap_largest",
        "windscreen_marks",
        "tyre_age",
        "pressure_fl",
        "placard_bar",
        "wheel_nut_nm",
        "wheel_nut_rr",
        "lv_voltage",
        "ac_power",
        "dc_power",
        "charge_state",
    ),
    "mobile_visit": ("pads_front", "disc_rear", "brake_fluid_moisture", "lv_voltage", "lv_terminal_torque"),
}
LIMITS = ("limit_low", "limit_high", "warn_low", "warn_high")


def test_there_are_four_checklists() -> None:
    assert FORMS == ("before_return", "mobile_visit", "pre_delivery_ev", "safety")


@pytest.mark.parametrize(
    ("form_id", "count"),
    [("pre_delivery_ev", 54), ("mobile_visit", 50), ("before_return", 20), ("safety", 20)],
)
def test_every_item_is_numbered_once_and_none_is_missing(form_id: str, count: int) -> None:
    numbers = [int(row["item"]) for row in sheet(form_id, "survey") if "item" in row]

    assert numbers == list(range(1, count + 1))


@pytest.mark.parametrize("form_id", FORMS)
@pytest.mark.parametrize("sheet_title", ["survey", "choices"])
def test_every_text_stands_in_four_languages(form_id: str, sheet_title: str) -> None:
    gaps = []
    for row in sheet(form_id, sheet_title):
        for kind in {key.split("::")[0] for key in row if "::" in key}:
            gaps += [
                (row["row"], f"{kind}::{lang}")
                for lang in LANGUAGES
                if not row.get(f"{kind}::{lang}", "").strip()
            ]

    assert gaps == []


@pytest.mark.parametrize("form_id", FORMS)
def test_everything_a_person_sees_has_a_label(form_id: str) -> None:
    hidden = ("calculate", "csv-external", "end_group", "end_repeat")
    bare = [
        row["row"]
        for row in sheet(form_id, "survey")
        if row["type"] not in hidden and "label::English (en)" not in row
    ]

    assert bare == []


@pytest.mark.parametrize("form_id", FORMS)
def test_the_title_stands_in_four_languages(form_id: str) -> None:
    (settings,) = sheet(form_id, "settings")

    assert settings["form_id"] == form_id
    assert settings["form_title"] == settings["form_title_en"]
    assert len({settings[f"form_title_{code}"] for code in ("en", "nb", "fr", "de")}) == 4


@pytest.mark.parametrize("form_id", FORMS)
def test_other_tools_read_the_form_without_a_warning(form_id: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        converted = convert(form_bytes(form_id), file_type=".xlsx", validate=False)

    assert converted.warnings == []
    assert f'id="{form_id}"' in converted.xform


@pytest.mark.parametrize("form_id", FORMS)
def test_every_verdict_says_what_not_ok_means(form_id: str) -> None:
    silent = []
    for number, row in items(form_id).items():
        grouped = row["type"] == "begin_group"
        verdict = row["type"] == "select_one verdict" or (
            grouped
            and any(member["type"] == "select_one verdict" for member in members(form_id, row["name"]))
        )
        if verdict and not (row.get("severity") and row.get("finding::English (en)")):
            silent.append(number)

    assert silent == []


@pytest.mark.parametrize("form_id", FORMS)
def test_severities_are_words_the_app_knows(form_id: str) -> None:
    used = {row["severity"] for row in sheet(form_id, "survey") if "severity" in row}

    assert used <= {"advice", "attention", "unsafe"}


@pytest.mark.parametrize("form_id", FORMS)
def test_numbers_that_stop_an_inspection_explain_themselves(form_id: str) -> None:
    silent = [
        row["row"]
        for row in sheet(form_id, "survey")
        if "constraint" in row and "constraint_message::English (en)" not in row
    ]

    assert silent == []


@pytest.mark.parametrize(("form_id", "names"), PLACEHOLDERS.items())
def test_limits_that_a_specification_replaces_are_flagged(form_id: str, names: tuple[str, ...]) -> None:
    rows = {row["name"]: row for row in sheet(form_id, "survey") if row["type"] != "end_group"}

    assert [name for name in names if rows[name].get("placeholder_limit") != "yes"] == []


@pytest.mark.parametrize("form_id", FORMS)
def test_only_rows_with_a_limit_are_flagged(form_id: str) -> None:
    flagged = [row for row in sheet(form_id, "survey") if "placeholder_limit" in row]

    assert flagged
    assert [row["row"] for row in flagged if not any(key in row for key in (*LIMITS, "calculation"))] == []


@pytest.mark.parametrize("form_id", FORMS)
def test_fixed_limits_lie_in_order(form_id: str) -> None:
    for row in sheet(form_id, "survey"):
        order = [row.get(key) for key in ("limit_low", "warn_low", "warn_high", "limit_high")]
        fixed = [Decimal(value) for value in order if value and re.fullmatch(r"[\d.]+", value)]
        assert fixed == sorted(fixed), row["row"]


@pytest.mark.parametrize("form_id", FORMS)
def test_four_wheels_are_one_item(form_id: str) -> None:
    groups = [row for row in sheet(form_id, "survey") if row.get("appearance") == "wheels" and "item" in row]

    assert groups
    for group in groups:
        numbers = [row for row in members(form_id, group["name"]) if row["type"] == "decimal"]
        wheels = [re.findall(r"_(fl|fr|rl|rr)\b|_(fl|fr|rl|rr)_", row["name"])[0] for row in numbers]
        order = ["".join(wheel) for wheel in wheels]
        assert order == sorted(order, key=("fl", "fr", "rl", "rr").index)
        assert len(order) in (4, 12)
        assert {order.count(wheel) for wheel in ("fl", "fr", "rl", "rr")} == {len(order) // 4}


def test_high_voltage_items_wait_for_a_yes() -> None:
    rows = items("mobile_visit")

    assert {rows[number].get("relevant") for number in (19, 20, 21, 22)} == {"${hv_work} = 'yes'"}
    assert "relevant" not in rows[18]


def test_a_pre_delivery_check_is_mandatory_from_first_to_last() -> None:
    assert {row.get("mandatory_for") for row in items("pre_delivery_ev").values()} == {"pre_delivery"}


@pytest.mark.parametrize(
    ("form_id", "signers"),
    [
        ("mobile_visit", ["customer", "customer", "technician"]),
        ("pre_delivery_ev", ["technician", "second_person"]),
        ("before_return", ["technician", "second_person"]),
        ("safety", ["technician"]),
    ],
)
def test_the_right_people_sign(form_id: str, signers: list[str]) -> None:
    signed = [row for row in sheet(form_id, "survey") if row.get("appearance") == "signature"]

    assert [row.get("signer") for row in signed] == signers
    assert {row.get("required") for row in signed} == {"yes"}


def test_critical_torques_name_their_tool() -> None:
    torque = members("mobile_visit", "critical_torque")
    nuts = members("pre_delivery_ev", "wheel_nuts")

    assert [row["name"] for row in torque if row.get("required") == "yes"] == [
        "torque_joint",
        "torque_value",
        "torque_tool",
    ]
    assert nuts[-1]["name"] == "wheel_nut_tool"
    assert nuts[-1]["required"] == "yes"


@pytest.mark.parametrize("form_id", FORMS)
def test_winter_days_in_the_spreadsheet_are_those_of_the_law_table(form_id: str) -> None:
    seasons = {row["name"]: row for row in sheet(form_id, "choices") if row["list_name"] == "winter_season"}

    assert len(seasons) >= 15
    for name, row in seasons.items():
        year = int(name.removeprefix("y"))
        for region, first, last in (
            ("NO", "first_day", "last_spring_day"),
            ("NO-18", "first_day_north", "last_spring_day_north"),
        ):
            autumn, spring = date.fromisoformat(row[first]), date.fromisoformat(row[last])
            assert autumn.year == spring.year == year
            days = [
                date.fromordinal(number)
                for number in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)
            ]
            winter = [day for day in days if winter_tread.is_winter(day, region)]
            assert winter == [day for day in days if day <= spring or day >= autumn]
        assert "1-4" in row["source"]
