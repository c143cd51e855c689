"""Paths, settings and logs of a profile."""

import dataclasses
import json
import logging
from pathlib import Path

import pytest

from fieldapp import logs, settings
from fieldapp.errors import StorageReadOnly
from fieldapp.paths import default_profile_folder, open_profile
from fieldapp.settings import Settings


def test_a_profile_is_made_private_to_its_user(tmp_path: Path) -> None:
    profile = open_profile(tmp_path / "some" / "profile")
    assert profile.folder.stat().st_mode & 0o777 == 0o700
    assert profile.database.parent == profile.folder


def test_without_a_name_the_profile_lies_in_the_users_data_folder() -> None:
    assert open_profile().folder == default_profile_folder()
    assert Path.home() in default_profile_folder().parents


def test_a_profile_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageReadOnly, match="--profile-dir"):
        open_profile(tmp_path / "file" / "profile")


def test_settings_come_back_as_saved(tmp_path: Path) -> None:
    chosen = Settings(
        language="nb",
        theme="dark",
        scale=1.25,
        server_url="https://office.invalid",
        printer="Lobby",
        sync_minutes=15,
        on_metered="hourly",
        always_metered=True,
        copies=2,
        both_sides=True,
        paper="letter",
    )
    settings.save(tmp_path / "settings.json", chosen)
    assert settings.load(tmp_path / "settings.json") == chosen
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "[]",
        "null",
        "{",
        '{"language": "xx", "theme": 4, "scale": "big", "unknown": 1}',
        '{"scale": 99}',
        '{"sync_minutes": 0, "on_metered": "never", "copies": 0, "paper": "a3"}',
    ],
)
def test_settings_that_do_not_fit_fall_back_to_the_defaults(tmp_path: Path, kept: str) -> None:
    (tmp_path / "settings.json").write_text(kept)
    assert settings.load(tmp_path / "settings.json") == Settings()


def test_one_broken_setting_does_not_cost_the_others(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"language": "fr", "theme": "purple", "scale": 1}')
    assert settings.load(tmp_path / "settings.json") == dataclasses.replace(Settings(), language="fr")


def test_settings_that_cannot_be_written_are_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageReadOnly):
        settings.save(tmp_path / "missing" / "settings.json", Settings())


def lines(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "fieldapp.log").read_text().splitlines()]


def test_a_log_line_holds_ids_codes_and_numbers(tmp_path: Path) -> None:
    logs.set_up(tmp_path)
    logs.EventLog("store").event("saved", job_id="0192f3c4-aa", count=3, code="storage_full")
    (line,) = lines(tmp_path)
    assert (line["room"], line["event"], line["job_id"], line["count"], line["code"]) == (
        "store",
        "saved",
        "0192f3c4-aa",
        3,
        "storage_full",
    )


@pytest.mark.parametrize(
    "typed", ["Kari Nordmann", "Kari", "ring twice, please", "kari@example.no", "Storgata 1", ""]
)
def test_what_a_person_typed_is_left_out_of_the_log(tmp_path: Path, typed: str) -> None:
    logs.set_up(tmp_path)
    logs.EventLog("store").event("saved", text=typed, many=[typed])
    (line,) = lines(tmp_path)
    assert (line["text"], line["many"]) == ("(left out)", "(left out)")


def test_the_words_of_a_library_are_left_out_of_the_log(tmp_path: Path) -> None:
    logs.set_up(tmp_path)
    logging.getLogger("urllib3").warning("could not reach %s", "https://kari.example")
    assert "kari" not in (tmp_path / "fieldapp.log").read_text()


def test_an_unexpected_error_is_logged_by_type_and_place_only(tmp_path: Path) -> None:
    logs.set_up(tmp_path)
    try:
        {}["Kari Nordmann"]
    except KeyError as error:
        logs.EventLog("app").bug("unexpected_error", error)
    (line,) = lines(tmp_path)
    assert line["error"] == "KeyError"
    assert "test_an_unexpected_error" in str(line["where"])
    assert "Nordmann" not in str(line)


def test_an_error_any_logger_reports_is_kept_by_type_and_place_only(tmp_path: Path) -> None:
    logs.set_up(tmp_path)
    try:
        {}["Kari Nordmann"]
    except KeyError:
        logging.getLogger("fieldapp").exception("bug with %s", "Kari")
    (line,) = lines(tmp_path)
    assert line["error"] == "KeyError"
    assert "test_an_error_any_logger" in str(line["where"])
    assert "Kari" not in str(line)


def test_a_log_that_cannot_be_kept_is_said_once_and_then_silent(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageReadOnly, match="cannot be written"):
        logs.set_up(tmp_path / "file" / "logs")
    (tmp_path / "logs" / "fieldapp.log").mkdir(parents=True)  # where the file should be, no file can be
    logs.set_up(tmp_path / "logs")
    logs.EventLog("sync").event("round_done", count=3)
    assert capsys.readouterr().err == ""
