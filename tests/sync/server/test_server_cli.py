"""`fieldapp-server` as an office uses it."""

import io
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from server_builders import ROW_A, ROW_B, office_file

from sync.server.cli import main

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def run(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Any]:
    """Run a command in this process: (exit code, standard output, standard error)."""

    def command(*words: str, given: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(given))
        code = main(["--data", str(folder), *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A centre made by the commands once, with the shipped checklists and one technician."""
    folder = tmp_path_factory.mktemp("office") / "data"
    with pytest.MonkeyPatch.context() as patch:
        assert main(["--data", str(folder), "init"]) == 0
        patch.setattr("sys.stdin", io.StringIO("correct horse\n"))
        assert main(["--data", str(folder), "user", "add", "kari", "--name", "Kari Nordmann"]) == 0
    return folder


@pytest.fixture
def ready(office: Path, folder: Path, tmp_path: Path) -> Path:
    """A copy of that centre; returns the path of an export."""
    shutil.copytree(office, folder)
    export = tmp_path / "jobs.csv"
    export.write_bytes(office_file(ROW_A, ROW_B))
    return export


def test_the_first_day_of_an_office(run: Callable[..., Any], ready: Path) -> None:
    code, out, _ = run("device", "code", "kari")
    assert code == 0
    assert len(out.strip()) == 11
    assert run("import", "jobs", str(ready))[1].startswith("2 jobs read: 2 new")
    assert run("import", "jobs", str(ready))[1].startswith("Nothing changed")
    listed = json.loads(run("jobs", "list", "--json")[1])
    assert [(job["number"], job["technician"]) for job in listed] == [
        ("A-1", "Kari Nordmann"),
        ("A-2", "Kari Nordmann"),
    ]
    shown = run("jobs", "show", "A-1")[1]
    for part in ("Åse Bø", "Storgata 1", "5YJ3E7EA5KF312845", "Bytt filter"):
        assert part in shown
    assert json.loads(run("--json", "jobs", "show", "A-1")[1])["customer"]["name"] == "Åse Bø"
    assert run("conflicts", "list")[1] == "There are no conflicts.\n"
    assert run("mail", "list")[1] == "No e-mail was asked for yet.\n"
    assert "kari" in run("user", "list")[1]
    assert run("device", "list")[1] == "No laptop has signed in yet.\n"


def test_times_are_told_by_the_offices_clock_wherever_the_server_stands(
    run: Callable[..., Any], ready: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        run("import", "jobs", str(ready))
        assert "2026-11-20 08:00–09:30" in run("jobs", "list")[1]
    finally:
        monkeypatch.undo()
        time.tzset()


def test_init_installs_the_shipped_checklists(run: Callable[..., Any]) -> None:
    assert json.loads(run("init", "--json")[1])["checklists"] == 4


@pytest.mark.parametrize(
    ("words", "given", "code", "sentence"),
    [
        (["jobs", "show", "A-9"], "", 5, "There is no job A-9;"),
        (["device", "code", "nobody"], "", 5, "There is no account named nobody."),
        (["user", "add", "kari"], "correct horse\n", 5, "There is already an account named kari."),
        (["user", "add", "per"], "short\n", 5, "The password needs at least 8 characters."),
        (["user", "add", "per", "--pin"], "correct horse\n12\n", 5, "The PIN needs at least 4 digits"),
        (["user", "add", "per"], "", 2, "No password was given."),
        (["import", "jobs", "nowhere.csv"], "", 5, "The file nowhere.csv cannot be read"),
        (["import", "articles", "resources/texts"], "", 5, "There is no .md file"),
        (["settings", "set", "smtp.colour", "red"], "", 2, "There is no setting smtp.colour."),
        (["settings", "set", "smtp.port", "many"], "", 2, "smtp.port is a number"),
        (["device", "revoke", "x"], "", 5, "There is no device x."),
        (["init"], "", 2, "There is a server in"),
        (["run", "--host", "192.0.2.1", "--port", "0"], "", 2, "192.0.2.1 port 0 cannot be used"),
    ],
)
def test_what_is_wrong_is_one_sentence_and_an_exit_code(
    run: Callable[..., Any], ready: Path, words: list[str], given: str, code: int, sentence: str
) -> None:
    found, out, err = run(*words, given=given)
    assert (found, out) == (code, "")
    assert err.startswith(sentence)
    assert len(err.splitlines()) == 1
    found, _, err = run("--json", *words, given=given)
    assert json.loads(err)["sentence"].startswith(sentence)


def test_mistakes_of_a_file_are_listed_below_the_sentence(run: Callable[..., Any], ready: Path) -> None:
    ready.write_bytes(office_file(ROW_A, ROW_A))
    code, _, err = run("import", "jobs", str(ready))
    assert (code, err.splitlines()[1:]) == (5, ["  row 3, column job_number: A-1 is already in row 2"])
    problems = json.loads(run("--json", "import", "jobs", str(ready))[2])["problems"]
    assert problems == [{"row": 3, "column": "job_number", "message": "A-1 is already in row 2"}]


def test_without_init_every_command_says_so(run: Callable[..., Any], folder: Path) -> None:
    for words in (["jobs", "list"], ["migrate"], ["run"], ["settings", "list"]):
        code, _, err = run(*words)
        assert (code, err) == (5, f"There is no server in {folder}. Run fieldapp-server init first.\n")
    assert not folder.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("import", "articles", "{none}"),
        ("import", "jobs", "{folder}"),
        ("mail", "bounce", "{folder}"),
        ("mail", "bounce", "{none}"),
        ("jobs", "list", "--database-url", "postgresql://u:p@localhost:port/x"),
        ("settings", "set", "smtp.port", "²"),
        ("settings", "set", "mail.hold_seconds", "²"),
        ("user", "add", "\ud800"),
        ("run", "--port", "0", "--certificate", "{folder}"),
        ("run", "--port", "0", "--certificate", "{none}", "--key", "{none}"),
    ],
)
def test_nothing_a_person_types_ends_in_a_traceback(
    run: Callable[..., Any], ready: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    places = {"none": tmp_path / "no" / "such.md", "folder": tmp_path}
    code, out, err = run(*(word.format(**places) for word in words), given="correct horse\n")
    assert code != 0
    assert out == ""
    assert len(err.strip().splitlines()) == 1


def test_a_wrong_address_of_the_database_is_put_right_by_the_same_command(
    run: Callable[..., Any], ready: Path
) -> None:
    assert run("settings", "set", "database.url", "postgresql://u:p@127.0.0.1:1/gone")[0] == 0
    assert run("jobs", "list")[0] == 3
    assert run("settings", "list")[0] == 0
    assert run("settings", "set", "database.url", "")[0] == 0
    assert run("jobs", "list")[0] == 0


def test_wrong_usage_ends_with_two(run: Callable[..., Any]) -> None:
    with pytest.raises(SystemExit) as ended:
        run("jobs")
    assert ended.value.code == 2


def test_secrets_are_not_shown_and_the_file_is_private(
    run: Callable[..., Any], ready: Path, folder: Path
) -> None:
    run("settings", "set", "smtp.password", "mail secret")
    shown = run("settings", "list")[1]
    assert "mail secret" not in shown
    assert "(set)" in shown
    assert (folder / "settings.json").stat().st_mode & 0o077 == 0


def test_the_environment_overrules_the_file(
    run: Callable[..., Any], ready: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("settings", "set", "smtp.host", "mail.example")
    monkeypatch.setenv("FIELDAPP_SERVER_SMTP_HOST", "other.example")
    assert json.loads(run("--json", "settings", "list")[1])["smtp.host"] == "other.example"


def test_a_command_waits_for_no_library_it_does_not_use() -> None:
    """Half the time of a command's start went into answering over HTTP and reading spreadsheets."""
    heavy = ("fastapi", "uvicorn", "pyxform", "openpyxl", "boto3", "reportlab")
    code = f"import sys, sync.server.cli; print(*({set(heavy)} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_the_process_says_where_it_listens_and_stops_when_told(ready: Path, folder: Path) -> None:
    started = subprocess.Popen(
        [sys.executable, "-m", "sync.server", "--data", str(folder), "run", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ,
    )
    try:
        assert started.stdout is not None
        line = started.stdout.readline()
        assert line.startswith("listening on http://127.0.0.1:")
        url = line.split()[-1]
        assert httpx.get(f"{url}/v1/health").json() == {"status": "ok"}
    finally:
        started.terminate()
        _, err = started.communicate(timeout=20)
    assert (started.returncode, err) == (0, "")


def test_the_process_ends_with_the_program_that_holds_its_input(ready: Path, folder: Path) -> None:
    command = [sys.executable, "-m", "sync.server", "--data", str(folder), "run", "--port", "0"]
    with subprocess.Popen(
        [*command, "--until-input-ends"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=os.environ,
    ) as started:
        try:
            assert started.stdout is not None
            assert started.stdin is not None
            assert started.stdout.readline().startswith(b"listening on ")
            started.stdin.close()
            assert started.wait(timeout=20) == 0
        finally:
            started.kill()
