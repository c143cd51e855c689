"""`fieldapp` on a profile with a day on it: answers, exit codes, one sentence when something cannot be done."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from laptops import COLLEAGUE_PIN
from PIL import Image
from terminal import PASSPHRASE, Terminal

from fieldapp import cli, paths, settings
from fieldapp.commands import stock
from fieldapp.domain.jobs import JobStatus

VISIT, RELEASE = "J-2026-004101", "J-2026-004104"


@pytest.fixture
def strokes(tmp_path: Path) -> str:
    file = tmp_path / "strokes.json"
    file.write_text("[[[0.1, 0.2], [0.5, 0.3]], [[0.6, 0.1], [0.7, 0.4]]]")
    return str(file)


@pytest.fixture
def picture(tmp_path: Path) -> str:
    file = tmp_path / "front.jpg"
    Image.new("RGB", (320, 240), "green").save(file)
    return str(file)


def test_the_version_is_told_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("Field Companion ")


def test_help_comes_without_loading_the_program() -> None:
    script = (
        "import sys; from fieldapp.cli import main; main(['--help']); "
        "print([name for name in ('sqlalchemy', 'pydantic', 'PySide6', 'requests') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert said.stdout.splitlines()[-1] == "[]"
    assert "Exit codes: 0 done" in said.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("frobnicate",),
        ("jobs", "drive"),
        ("jobs", "list", "--limit", "none"),
        ("jobs", "grade", VISIT, "1", "maybe"),
        ("jobs", "list", "--day", "tomorrow"),
        ("report", VISIT, "--out", "a.pdf", "--max-size", "big"),
        ("inspection", "answer", VISIT, "windscreen"),
        ("jobs", "software", VISIT),
        ("jobs", "note", VISIT, "caf\udce9"),
    ],
)
def test_wrong_usage_is_one_sentence_and_exit_code_2(terminal: Terminal, words: tuple[str, ...]) -> None:
    terminal.run("inspection", "begin", VISIT, "mobile_visit")
    terminal.run(*words)

    assert terminal.code == 2
    assert terminal.out == ""
    assert len(terminal.error.splitlines()) == 1


def test_the_day_and_the_list_show_jobs_in_order(terminal: Terminal) -> None:
    lines = terminal.run("jobs", "list").out.splitlines()
    assert [VISIT in lines[0], RELEASE in lines[1]] == [True, True]
    assert "08:00–09:30" in lines[0]

    day = terminal.json("jobs", "list", "--day", "2026-11-20")
    assert [job["number"] for job in day["jobs"]] == [VISIT, RELEASE]
    assert "Ready to leave?" in terminal.run("jobs", "list", "--day", "2026-11-20").out
    assert terminal.json("jobs", "list", "Bilpark")["total"] == 1
    assert terminal.json("jobs", "list", "--status", "completed")["lines"] == []


def test_a_job_is_named_by_number_or_how_it_or_its_id_begins(terminal: Terminal) -> None:
    for name in (VISIT, "J-2026-004101", "job-1", "j-2026-004101"):
        assert terminal.json("jobs", "show", name)["job"]["id"] == "job-1"

    terminal.run("jobs", "show", "J-2026")
    assert (terminal.code, terminal.error) == (
        5,
        "More than one job begins with J-2026; give the whole number.\n",
    )
    terminal.run("jobs", "show", "K-1")
    assert terminal.code == 5


def test_a_visit_moves_along_and_undo_takes_a_step_back(terminal: Terminal) -> None:
    assert terminal.json("jobs", "drive", VISIT)["status"] == "travelling"
    assert terminal.run("jobs", "undo", VISIT).out == f"{VISIT}: dispatched\n"
    for step, status in (("drive", "travelling"), ("arrive", "on_site"), ("start", "in_progress")):
        assert terminal.json("jobs", step, VISIT)["status"] == status
    assert terminal.json("jobs", "hold", VISIT, "--reason", "Lunch")["status"] == "on_hold"
    assert terminal.json("jobs", "resume", VISIT)["status"] == "in_progress"
    given_back = terminal.json("jobs", "cannot-complete", VISIT, "--reason", "No part", "--follow-up")
    assert given_back["status"] == "cannot_complete"
    assert terminal.json("jobs", "show", VISIT)["job"]["follow_up_wanted"] is True


def test_what_the_rules_forbid_is_exit_code_5_with_the_reasons_for_scripts(terminal: Terminal) -> None:
    terminal.run("jobs", "start", VISIT)

    said = terminal.json("jobs", "complete", VISIT)

    assert terminal.code == 5
    assert said["error"]["reasons"] == ["checklist:mobile_visit", "plan_steps", "signature:customer"]
    assert terminal.error.startswith("The job cannot be completed yet")
    assert "Traceback" not in terminal.error


def test_work_on_a_job_is_written_down(terminal: Terminal, picture: str) -> None:
    terminal.run("jobs", "start", VISIT)
    for words in (
        ("grade", VISIT, "1", "done"),
        ("grade", VISIT, "2", "different", "--note", "Was clean"),
        ("note", VISIT, "Dog in the yard"),
        ("site-note", VISIT, "Gate code 9001"),
        ("odometer", VISIT, "118500"),
        ("software", VISIT, "--before", "2026.38", "--after", "2026.44"),
        ("use-part", VISIT, "1107681-00-a", "2", "--serial", "SN-1"),
        ("give-back", VISIT, "1107681-00-A"),
        ("time", VISIT, "travel", "25", "--km", "18"),
        ("time-start", VISIT, "waiting"),
        ("photo", VISIT, picture, "--caption", "Front"),
        ("message", VISIT, "on_my_way"),
        ("seen", VISIT),
    ):
        assert terminal.run("jobs", *words).code == 0, terminal.error
    terminal.run("jobs", "kilometres", VISIT, "21")
    terminal.run("jobs", "time-stop")

    screen = terminal.json("jobs", "show", VISIT)
    assert [step["grade"] for step in screen["steps"]] == ["done", "different"]
    assert screen["site"]["note"] == "Gate code 9001"
    assert screen["job"]["odometer_km"] == 118500
    assert screen["parts"][0]["used"] == 1
    assert {entry["kind"]: entry["kilometres"] for entry in screen["time_entries"]} == {
        "labour": None,
        "travel": 21,
        "waiting": None,
    }
    assert all(entry["ended_at"] for entry in screen["time_entries"])
    assert [photo["caption"] for photo in screen["photos"]] == ["Front"]
    text = terminal.run("jobs", "show", VISIT).out
    for words in ("Dog in the yard", "Was clean", "Gate code 9001", "118500 km", "2026.38 → 2026.44"):
        assert words in text


def test_photos_are_captioned_removed_brought_back_and_saved(
    terminal: Terminal, picture: str, tmp_path: Path
) -> None:
    (photo_id,) = terminal.json("jobs", "photo", VISIT, picture)["photo_ids"]

    terminal.run("jobs", "photo-caption", photo_id, "Rear")
    terminal.run("jobs", "photo-remove", photo_id)
    assert terminal.json("jobs", "show", VISIT)["photos"] == []
    terminal.run("jobs", "photo-remove", photo_id, "--back")
    assert terminal.json("jobs", "show", VISIT)["photos"][0]["caption"] == "Rear"
    terminal.run("jobs", "photo-save", photo_id, "--out", str(tmp_path / "saved.jpg"))
    with Image.open(tmp_path / "saved.jpg") as saved:
        assert saved.size == (320, 240)


def test_a_file_that_is_no_picture_is_refused_in_a_sentence(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "letter.jpg").write_text("Dear Sir")

    assert terminal.run("jobs", "photo", VISIT, str(tmp_path / "letter.jpg")).code == 5
    assert "letter.jpg is not a photo" in terminal.error
    assert terminal.run("jobs", "photo", VISIT, str(tmp_path / "nowhere.jpg")).code == 5
    assert "cannot be read" in terminal.error


def test_a_checklist_is_filled_by_names_and_numbers(terminal: Terminal, picture: str) -> None:
    assert terminal.run("inspection", "begin", VISIT, "mobile_visit").code == 0
    said = terminal.run(
        "inspection", "answer", VISIT, "windscreen=not_ok", "odometer=118500", "brake_fluid_moisture=3.4"
    ).out
    assert "finding attention: Skade i frontruten" in said
    assert "(high)" in said

    assert terminal.run("inspection", "photo", VISIT, "37", picture).code == 0, terminal.error
    assert terminal.run("inspection", "photo", VISIT, "vin_photo", picture).code == 0, terminal.error
    finding = ("finding", VISIT, "windscreen", "--severity", "unsafe", "--note", "12 cm")
    assert terminal.run("inspection", *finding).code == 0
    entry = terminal.json("inspection", "add-entry", f"{VISIT}/mobile_visit", "43")["path"]
    terminal.run("inspection", "answer", VISIT, f"{entry}/torque_joint=Caliper", "--tool", "TW-03")

    shown = terminal.json("inspection", "show", VISIT, "--language", "nb")
    items = {item["number"]: item for section in shown["sections"] for item in section["items"]}
    assert shown["title"] == "Mobilt servicebesøk"
    assert items[37]["verdict"] == "not_ok"
    assert len(items[43]["instances"]) == 2
    assert items[10]["answered"] is False
    screen = terminal.json("jobs", "show", VISIT)
    by_path = {one["item_path"]: one for one in screen["findings"]}
    assert by_path["/data/condition/windscreen"]["note"] == "12 cm"
    assert {photo["subject_kind"] for photo in screen["photos"]} == {"finding", "answer"}
    decide = ("decide", by_path["/data/condition/windscreen"]["id"], "later")
    assert terminal.run("inspection", *decide).code == 0

    terminal.run("inspection", "remove-entry", VISIT, entry)
    shown = terminal.json("inspection", "show", VISIT)
    items = {item["number"]: item for section in shown["sections"] for item in section["items"]}
    assert len(items[43]["instances"]) == 1
    terminal.run("inspection", "finding", VISIT, "37", "--withdraw")
    assert "/data/condition/windscreen" not in {
        one["item_path"] for one in terminal.json("jobs", "show", VISIT)["findings"]
    }


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        ("windscreen=broken", 5, "choose one of ok, not_ok, na"),
        ("odometer=far", 5, "whole number"),
        ("brake_fluid_moisture=wet", 5, "number such as"),
        ("no_such_question=1", 5, "no question no_such_question"),
        ("vin_photo=x", 2, "takes a file"),
        ("customer_signature=x", 2, "takes a file"),
        ("arrival_time=2026", 2, "worked out"),
    ],
)
def test_an_answer_that_does_not_fit_changes_nothing(
    terminal: Terminal, given: str, code: int, words: str
) -> None:
    terminal.run("inspection", "begin", VISIT, "mobile_visit")
    before = terminal.json("inspection", "show", VISIT)

    assert terminal.run("inspection", "answer", VISIT, "lights=ok", given).code == code
    assert words in terminal.error
    assert terminal.json("inspection", "show", VISIT) == before


def test_a_day_written_as_people_say_it_is_refused_with_an_example(terminal: Terminal) -> None:
    terminal.run("inspection", "begin", RELEASE, "pre_delivery_ev")
    assert terminal.run("inspection", "answer", RELEASE, "deviation_date=1.5.2026").code == 5
    assert "give a date such as 2026-05-31" in terminal.error
    assert terminal.run("inspection", "answer", RELEASE, "deviation_date=2026-05-01").code == 0


def test_what_the_form_forbids_is_kept_and_shown(terminal: Terminal) -> None:
    terminal.run("inspection", "begin", VISIT, "mobile_visit")

    said = terminal.run("inspection", "answer", VISIT, "odometer=5")

    assert said.code == 0
    assert "! Lower than the last known reading" in said.out


def test_finishing_early_says_what_is_open(terminal: Terminal) -> None:
    terminal.run("inspection", "begin", VISIT, "mobile_visit")

    said = terminal.json("inspection", "finish", VISIT)

    assert terminal.code == 5
    assert any(reason.startswith("missing:/data/") for reason in said["error"]["reasons"])
    assert terminal.run("inspection", "show", VISIT, "--open").out.count("(missing)") > 40
    assert "not begun" in terminal.run("inspection", "list", RELEASE).out


def test_customer_and_second_person_sign(terminal: Terminal, strokes: str) -> None:
    assert terminal.run("jobs", "sign", VISIT, "--name", "Ingrid", "--strokes", strokes).code == 0
    terminal.run("inspection", "begin", RELEASE, "pre_delivery_ev")
    question = next(
        question["path"]
        for section in terminal.json("inspection", "show", RELEASE)["sections"]
        for item in section["items"]
        for question in item["questions"]
        if question["signer"] == "second_person"
    )
    sign = ("inspection", "sign", RELEASE, question, "--name", "Odd Vik", "--strokes", strokes)
    assert terminal.run(*sign, "--user", "odd", typed="fjell og fjord\n").code == 3, "the office is asked"

    assert terminal.run(*sign, typed="000000\n").code == 4
    assert "PIN" in terminal.error
    assert terminal.run(*sign, typed=f"{COLLEAGUE_PIN}\n").code == 0, terminal.error
    assert terminal.out.endswith(": signed by Odd Vik\n")
    own = (*sign[:5], "Kari Nordli", *sign[6:])
    assert terminal.run(*own, typed=f"{COLLEAGUE_PIN}\n").code == 5
    assert "two different people" in terminal.error

    (signature,) = terminal.json("jobs", "show", VISIT)["signatures"]
    assert terminal.run("jobs", "void", signature["id"]).code == 0
    assert terminal.run("jobs", "waive", VISIT, "--reason", "Key box").code == 0


def test_a_signature_is_confirmed_by_the_name_that_is_kept(terminal: Terminal, strokes: str) -> None:
    sign = ("jobs", "sign", VISIT, "--role", "technician", "--name", "somebody", "--strokes", strokes)
    assert terminal.run(*sign).out.endswith(": signed by Kari Nordli (technician)\n")
    assert terminal.run(*sign).out.endswith(": signed by Kari Nordli (technician)\n"), (
        "it takes the older one's place"
    )


def test_an_open_item_says_what_may_be_answered(terminal: Terminal) -> None:
    terminal.run("inspection", "begin", VISIT, "mobile_visit")
    lines = terminal.run("inspection", "show", VISIT, "--open").out.splitlines()
    (windscreen,) = (line for line in lines if "[windscreen]" in line)
    assert "(missing)  ok | not_ok" in windscreen
    (fluid,) = (line for line in lines if "[brake_fluid_moisture]" in line)
    assert "a number in %" in fluid
    terminal.run("inspection", "answer", VISIT, "windscreen=ok")
    assert "not_ok" not in next(
        line for line in terminal.run("inspection", "show", VISIT).out.splitlines() if "[windscreen]" in line
    )


def test_a_checklist_tells_moments_by_the_laptops_clock(terminal: Terminal) -> None:
    terminal.run("jobs", "arrive", VISIT)
    terminal.run("inspection", "begin", VISIT, "mobile_visit")
    (arrived,) = (
        line
        for line in terminal.run("inspection", "show", VISIT).out.splitlines()
        if "[arrival_time]" in line
    )
    assert re.search(r": \w{3} \d\d \w{3} \d\d:\d\d$", arrived), arrived


def test_jobs_alone_lists_the_open_ones(terminal: Terminal) -> None:
    assert terminal.run("jobs").code == 0
    assert terminal.out == terminal.run("jobs", "list").out


def test_strokes_that_are_none_are_refused(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "strokes.json").write_text('{"a": 1}')

    sign = ("jobs", "sign", VISIT, "--name", "Ingrid", "--strokes")
    assert terminal.run(*sign, str(tmp_path / "strokes.json")).code == 5
    assert terminal.run(*sign, "-", typed="[]").code == 5
    assert terminal.run(*sign, "-", typed="[[[0, 0], [1, 1]]]").code == 0


def test_a_report_is_made_saved_and_mailed(terminal: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"

    assert terminal.run("jobs", "mail", VISIT).code == 5  # there is none yet
    assert terminal.run("report", VISIT, "--out", str(out), "--draft").code == 0
    assert terminal.json("jobs", "show", VISIT)["reports"] == []
    made = terminal.json("report", VISIT, "--out", str(out), "--language", "de", "--max-size", "10MB")
    assert (made["language"], made["version"], made["size"]) == ("de", 1, out.stat().st_size)
    again = terminal.json("report", VISIT, "--out", str(tmp_path / "again.pdf"), "--newest")
    assert again["sha256"] == made["sha256"]

    assert terminal.run("jobs", "mail", VISIT, "--to", "stranger@example.com").code == 5
    assert "check it and confirm" in terminal.error
    assert terminal.run("jobs", "mail", VISIT, "--to", "stranger@example.com", "--confirm").code == 0
    queued = terminal.json("jobs", "mail", VISIT)
    (delivery,) = queued["changed"]["report_delivery"]
    assert queued["recipient"] == "ingrid.solbakken@example.no"
    assert terminal.run("jobs", "mail-withdraw", delivery).code == 0
    assert terminal.run("report", VISIT, "--out", "/proc/nowhere/a.pdf").code == 5


def test_a_job_is_created_on_site(terminal: Terminal) -> None:
    words = ("jobs", "create", "--customer", "Per Aas", "--plate", "EK 12345", "--concern", "Flat tyre")

    number = terminal.json(*words)["number"]

    assert number.startswith("L-")
    assert terminal.json("jobs", "show", number.lower())["job"]["status"] == "on_site"
    refused = terminal.json("jobs", "create", "--customer", "Per", "--vin", "ABC", "--concern", " ")
    assert terminal.code == 5
    assert len(refused["error"]["problems"]) == 2


def test_parts_are_listed_counted_and_loaded(terminal: Terminal) -> None:
    assert terminal.run("parts", "count", "1107681-00-A", "5").code == 0
    assert terminal.run("parts", "load", "1042845-00-g", "2").code == 0

    lines = terminal.json("parts", "list", "--in-car")["lines"]
    assert {line["part"]["number"]: line["in_car"] for line in lines} == {
        "1042845-00-G": 2,
        "1107681-00-A": 5,
        "1500012-99-C": 1,
    }
    assert terminal.run("parts", "count", "nothing", "1").code == 5
    assert "in car 5" in terminal.run("parts", "list", "kupé").out


def test_know_how_is_searched_and_read(terminal: Terminal) -> None:
    assert "[ptc]" in terminal.run("articles", "search", "cabin").out
    assert "No article" in terminal.run("articles", "search", "gearbox").out
    assert "ti minutter" in terminal.run("articles", "show", "ptc", "--language", "nb").out
    assert terminal.run("articles", "show", "nothing").code == 5


def test_a_persons_language_decides_titles(terminal: Terminal) -> None:
    profile = paths.open_profile(terminal.folder)
    settings.save(profile.settings_file, settings.Settings(language="fr"))

    assert terminal.json("jobs", "show", VISIT)["checklists"][0]["title"] == "Visite de service mobile"


def test_status_tells_what_waits(terminal: Terminal) -> None:
    terminal.run("jobs", "note", VISIT, "Unsent")

    text = terminal.run("status", "--people").out
    assert "Kari Nordli" in text
    assert "1 change, 0 files" in text
    assert "Odd Vik (lead)" in text
    assert "1 × note" in text
    assert terminal.run("conflicts").out == "No conflicts.\n"
    assert terminal.run("refused", "list").out == "Nothing was refused.\n"


def test_without_a_network_sync_is_exit_code_3_and_nothing_is_lost(terminal: Terminal) -> None:
    terminal.run("jobs", "note", VISIT, "Unsent")

    assert terminal.run("sync").code == 3
    assert terminal.error.startswith("The server does not answer.")
    assert terminal.json("status")["sync"]["connection"]["changes_waiting"] == 1


def test_signing_in_at_no_server_is_exit_code_3(new_profile: Terminal) -> None:
    sign_in = ("sign-in", "--server", "http://office.invalid", "--user", "kari")

    assert new_profile.run(*sign_in, typed="secret\nAB12-CD34\n").code == 3
    assert len(new_profile.error.splitlines()) == 1
    assert "http://office.invalid does not answer. Check the address" in new_profile.error


@pytest.mark.parametrize(("typed", "lacking"), [("", "password"), ("secret\n", "device code")])
def test_what_was_not_typed_costs_no_try_at_the_office(
    new_profile: Terminal, typed: str, lacking: str
) -> None:
    sign_in = ("sign-in", "--server", "http://office.invalid", "--user", "kari")

    assert new_profile.run(*sign_in, typed=typed).code == 2
    assert new_profile.error.startswith(f"No {lacking}")


@pytest.mark.parametrize(
    "words", [("sync",), ("jobs", "list", "--day", "today"), ("parts", "count", "A", "1")]
)
def test_a_new_profile_says_sign_in_first(new_profile: Terminal, words: tuple[str, ...]) -> None:
    new_profile.run(*words)

    assert new_profile.code in (4, 5)
    assert len(new_profile.error.splitlines()) == 1


def test_signing_out_is_refused_while_work_waits(terminal: Terminal) -> None:
    terminal.run("jobs", "note", VISIT, "Unsent")

    assert terminal.run("sign-out").code == 5
    assert terminal.run("sign-out", "--despite-unsent").code == 0
    assert terminal.run("sync").code == 4


def test_a_wrong_passphrase_opens_nothing(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDAPP_PASSPHRASE", "something else entirely")

    assert terminal.run("jobs", "list").code == 5
    assert "passphrase" in terminal.error


def test_no_keyring_and_no_passphrase_is_said_plainly(
    new_profile: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FIELDAPP_PASSPHRASE")

    assert new_profile.run("jobs", "list").code == 5
    assert "FIELDAPP_PASSPHRASE" in new_profile.error
    assert not (new_profile.folder / "fieldapp.db").exists()


def test_a_profile_that_cannot_be_made_is_named(new_profile: Terminal, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    new_profile.folder = tmp_path / "file" / "profile"

    assert new_profile.run("jobs", "list").code == 5
    assert "--profile-dir" in new_profile.error


def test_a_checklist_is_checked_without_a_profile(new_profile: Terminal, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.md", tmp_path / "bad.md"
    good.write_text(
        "| survey |\n| | type | name | label |\n| | text | a | A |\n"
        "| settings |\n| | form_id | version |\n| | check | 1 |\n"
    )
    bad.write_text("| survey |\n| | type | name | label | relevant |\n| | txet | a | A | ${b} = ( |\n")

    fine = new_profile.json("checklist", "check", str(good))
    assert (new_profile.code, fine["form_id"]) == (0, "check")
    said = new_profile.json("checklist", "check", str(bad))
    assert (new_profile.code, said["fine"]) == (5, False)
    assert said["problems"][0]["row"]
    assert new_profile.run("checklist", "check", str(tmp_path / "none.xlsx")).code == 5
    assert not (new_profile.folder / "fieldapp.db").exists()


def test_a_checklist_in_which_nothing_shows_is_told_when_it_is_checked(
    new_profile: Terminal, tmp_path: Path
) -> None:
    def warned(relevant: str) -> list[str]:
        form = tmp_path / "form.md"
        form.write_text(
            "| survey |\n| | type | name | label | relevant |\n| | csv-external | job | | |\n| | hidden | c | | |\n"
            f"| | text | why | Why | {relevant} |\n"
        )
        said = new_profile.json("checklist", "check", str(form))
        return [one["message"] for one in said["warnings"] if "No question shows" in one["message"]]

    (words,) = warned("${c} = 1")
    assert "“why”" in words
    assert warned("") == []
    assert warned("instance('job')/root/item/country = 'NO'") == [], "the job's own facts decide"


def test_a_bug_is_logged_and_said_in_one_sentence(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("the customer's name")

    monkeypatch.setattr(stock, "list_parts", broken)

    assert terminal.run("parts", "list").code == 1
    assert len(terminal.error.splitlines()) == 1
    log = (terminal.folder / "logs" / "fieldapp.log").read_text()
    assert "ZeroDivisionError" in log
    assert "the customer's name" not in log + terminal.error


def test_json_may_be_asked_for_before_or_after_the_command(terminal: Terminal) -> None:
    after = terminal.run("parts", "list", "--json").out
    before = terminal.run("--json", "parts", "list").out

    assert json.loads(after) == json.loads(before)


def test_the_program_runs_as_a_command_of_its_own(terminal: Terminal) -> None:
    environment = {**os.environ, "FIELDAPP_PASSPHRASE": PASSPHRASE}

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "fieldapp", *words, "--profile-dir", str(terminal.folder)],
            capture_output=True,
            text=True,
            env=environment,
            check=False,
        )

    assert run("jobs", "drive", VISIT).returncode == 0
    again = run("jobs", "drive", VISIT)
    assert (again.returncode, again.stdout) == (5, "")
    assert again.stderr.count("\n") == 1
    assert run("inspection").returncode == 2
    laptop = terminal.laptop()
    assert laptop.row("job", "job-1").status is JobStatus.TRAVELLING
    laptop.store.close()


def test_a_fail_is_accepted_by_a_leads_pin_or_checked_again(terminal: Terminal) -> None:
    terminal.run("inspection", "begin", RELEASE, "pre_delivery_ev")
    terminal.run("inspection", "answer", RELEASE, "paint=not_ok", "wipers=not_ok")
    accept = ("inspection", "accept", RELEASE, "8", "--owner", "Paint shop", "--due", "2030-01-01")
    assert terminal.run(*accept, "--user", "odd", typed="fjell og fjord\n").code == 3, "the office is asked"

    assert terminal.run(*accept, "--approver", "Odd Vik", typed="000000\n").code == 4
    assert terminal.run(*accept, "--approver", "Odd Vik", typed=f"{COLLEAGUE_PIN}\n").code == 0, (
        terminal.error
    )
    again = terminal.json("inspection", "recheck", RELEASE, "29", "wipers=ok", "--repair", "New blades")

    assert again["repaired"]
    problems = terminal.json("inspection", "gate", RELEASE)["problems"]
    assert not [code for code in problems if code.startswith(("open_fail", "unsafe"))]
    assert terminal.run("inspection", "withdraw-deviation", RELEASE, "8").code == 0
    assert "open_fail" in terminal.run("inspection", "gate", RELEASE).out


def test_damage_is_marked_listed_and_taken_off(terminal: Terminal) -> None:
    mark = terminal.json("inspection", "mark", VISIT, "left", "0.4", "0.55", "scratch", "--note", "door")
    assert terminal.run("inspection", "mark", VISIT, "left", "1.4", "0.5", "dent").code == 5
    assert "1  scratch, left 0.40 0.55: door" in terminal.run("inspection", "marks", VISIT).out
    terminal.run("inspection", "unmark", mark["mark_id"])
    assert "No damage" in terminal.run("inspection", "marks", VISIT).out


def test_a_checklist_at_its_newest_version_has_nothing_to_move_to(terminal: Terminal) -> None:
    terminal.run("inspection", "begin", VISIT, "mobile_visit")
    assert terminal.run("inspection", "move", VISIT).code == 5
    assert "already" in terminal.error
    assert terminal.run("inspection", "reopen", VISIT, "--reason", "typing slip").code == 5
    assert "Nothing was changed" in terminal.run("inspection", "corrections", VISIT).out
