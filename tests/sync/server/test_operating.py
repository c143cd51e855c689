"""What whoever runs a server sees of it: readiness, metrics, logs, several workers."""

import contextlib
import errno
import json
import logging
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import sqlalchemy as sa
from postgresql import Cluster
from server_builders import START, Client, Laptop

from sync.server.app import build_app
from sync.server.centre import Centre
from sync.server.cli import main
from sync.server.database import Database
from sync.server.founding import found
from sync.server.preferences import write
from sync.server.routes import operating
from sync.server.watching import REQUEST_LOG, JsonLines

ROOT = Path(__file__).resolve().parents[3]


def test_ready_means_that_work_can_be_taken_in(client: Client, database: Database) -> None:
    assert client.get("/v1/ready").json() == {"status": "ready"}
    with database.writing() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '0001'"))
    answer = client.get("/v1/ready")
    assert (answer.status_code, answer.json()["code"]) == (503, "database_away")
    assert client.get("/v1/health").status_code == 200


def test_not_ready_while_files_cannot_be_written(client: Client, database: Database) -> None:
    database.blobs.uploads.parent.mkdir(parents=True, exist_ok=True)
    database.blobs.uploads.write_text("in the way")
    answer = client.get("/v1/ready")
    assert (answer.status_code, answer.json()["code"]) == (507, "storage_read_only")


def test_not_ready_while_the_disk_of_the_files_is_full(
    client: Client, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(database.blobs, "require_writable", full)
    answer = client.get("/v1/ready")
    assert (answer.status_code, answer.json()["code"]) == (507, "storage_full")


def test_not_ready_when_the_database_was_taken_away_under_the_running_server(
    client: Client, database: Database
) -> None:
    if database.is_postgresql:
        pytest.skip("PostgreSQL looks after its own files")
    (database.folder / "server.db").rename(database.folder / "elsewhere.db")
    answer = client.get("/v1/ready")
    assert (answer.status_code, answer.json()["code"]) == (503, "database_away")
    assert str(database.folder) not in answer.text


def let_looking_end() -> None:
    """A connection that somebody still looks through would be given back to a database that was closed meanwhile."""
    for thread in threading.enumerate():
        if thread.name == "look":
            thread.join(10)


def test_a_database_that_hangs_is_told_in_time(
    client: Client, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operating, "PATIENCE", 0.2)
    ended = threading.Event()
    monkeypatch.setattr(operating, "only_tenant", lambda _connection: ended.wait(20))
    try:
        for path in ("/v1/health", "/v1/ready"):
            begun = time.monotonic()
            answer = client.get(path)
            assert (answer.status_code, answer.json()["code"]) == (503, "database_away")
            assert time.monotonic() - begun < 10
    finally:
        ended.set()
        let_looking_end()


def test_metrics_do_not_wait_for_a_database_that_hangs(
    client: Client, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(database.folder, "metrics.token", "secret")
    monkeypatch.setattr(operating, "PATIENCE", 0.2)
    ended = threading.Event()
    monkeypatch.setattr(operating, "what_waits", lambda _database: ended.wait(20))
    try:
        begun = time.monotonic()
        seen = metrics(client)
        assert time.monotonic() - begun < 10
    finally:
        ended.set()
        let_looking_end()
    assert seen["fieldapp_database_up"] == 0
    assert "fieldapp_conflicts_open" not in seen, "what is not known is not said to be nothing"


def test_without_its_database_a_server_still_counts_its_requests(tmp_path: Path, postgresql: Cluster) -> None:
    url = postgresql.make()
    database = found(tmp_path / "data", url, now=START)
    write(database.folder, "metrics.token", "secret")
    client = Client(build_app(Centre(database)))
    assert metrics(client)["fieldapp_database_up"] == 1
    postgresql.drop(url)
    answer = client.get("/v1/health")
    assert (answer.status_code, answer.json()["code"]) == (503, "database_away")
    assert "postgresql" not in answer.text, "nobody outside is told where it is"
    seen = metrics(client)
    assert seen["fieldapp_database_up"] == 0
    assert seen['fieldapp_requests_total{method="GET",route="/v1/health",status="503"}'] == 1
    database.close()


def metrics(client: Client, token: str = "secret") -> dict[str, float]:
    answer = client.get("/v1/metrics", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 200, answer.text
    return {
        line.rpartition(" ")[0]: float(line.rpartition(" ")[2])
        for line in answer.text.splitlines()
        if not line.startswith("#")
    }


def test_metrics_count_requests_and_changes_and_what_waits(laptop: Laptop, database: Database) -> None:
    assert laptop.client.get("/v1/metrics").status_code == 404
    write(database.folder, "metrics.token", "secret")
    assert laptop.client.get("/v1/metrics", headers={"Authorization": "Bearer x"}).status_code == 401
    laptop.push(laptop.change("site", "nowhere", note="x"), laptop.change("job", "nowhere", status="on_site"))
    laptop.client.get("/v1/nothing/here")
    seen = metrics(laptop.client)
    assert seen['fieldapp_requests_total{method="POST",route="/v1/sync/push",status="200"}'] == 1
    assert seen['fieldapp_requests_total{method="GET",route="(none)",status="404"}'] == 1
    assert seen['fieldapp_changes_total{outcome="rejected"}'] == 2
    assert (seen["fieldapp_devices"], seen["fieldapp_conflicts_open"]) == (1, 0)
    assert seen["fieldapp_sequence"] > 0


def test_a_request_is_logged_by_its_route_and_device_and_nothing_else(laptop: Laptop) -> None:
    lines: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    keep = Keep()
    keep.setFormatter(JsonLines())
    REQUEST_LOG.addHandler(keep)
    REQUEST_LOG.setLevel(logging.INFO)
    try:
        laptop.client.get("/v1/jobs/Kari Nordmann", headers={**laptop.headers, "Fieldapp-Nonce": "n-1"})
        laptop.client.get("/v1/jobs/A-1", headers={**laptop.headers, "Fieldapp-Nonce": "kari@example.no"})
    finally:
        REQUEST_LOG.removeHandler(keep)
        REQUEST_LOG.setLevel(logging.WARNING)
    first, second = (json.loads(line) for line in lines)
    assert (first["route"], first["status"], first["nonce"]) == ("/v1/jobs/{job}", 404, "n-1")
    assert (first["device"], second["nonce"]) == (laptop.device_id, "")
    assert not re.search("Nordmann|203.0.113|kari", "".join(lines))


def test_a_fault_is_logged_by_its_place_without_its_values() -> None:
    def fail() -> None:
        raise ValueError("Kari Nordmann")

    try:
        fail()
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "", 1, "fault in %s", ("GET",), sys.exc_info())
    line = json.loads(JsonLines().format(record))
    assert (line["message"], line["error"]) == ("fault in GET", "ValueError")
    assert "Nordmann" not in str(line)


def test_several_workers_need_postgresql(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found(tmp_path / "data", now=START).close()
    assert main(["--data", str(tmp_path / "data"), "run", "--workers", "2", "--port", "0"]) == 2
    assert capsys.readouterr().err.startswith("Several workers need PostgreSQL")


@pytest.fixture
def crew(postgresql: Cluster, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`fieldapp-server run --workers 2` on a database of its own, and its address."""
    url = postgresql.make()
    found(tmp_path / "data", url, now=START).close()
    write(tmp_path / "data", "metrics.token", "secret")
    wanted = ("--database-url", url, "run", "--workers", "2", "--port", "0")
    started = subprocess.Popen(
        [sys.executable, "-m", "sync.server", "--data", str(tmp_path / "data"), *wanted],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ,
    )
    assert started.stdout is not None
    line = started.stdout.readline()
    assert line.startswith("listening on "), started.communicate()
    yield started, line.split()[-1]
    with contextlib.suppress(ProcessLookupError):
        started.terminate()
    started.communicate(timeout=60)


def children(process: subprocess.Popen[str]) -> list[int]:
    found = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return [int(pid) for pid in found if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def test_workers_count_together_and_are_replaced_when_they_die(
    crew: tuple[subprocess.Popen[str], str],
) -> None:
    process, url = crew
    for _ in range(20):
        assert httpx.get(f"{url}/v1/health", timeout=60).status_code == 200
    told = httpx.get(f"{url}/v1/metrics", headers={"Authorization": "Bearer secret"}).text
    assert 'fieldapp_requests_total{method="GET",route="/v1/health",status="200"} 20.0' in told
    before = children(process)
    assert len(before) == 2
    counting = Path(f"/proc/{before[0]}/maps").read_text()
    assert "/dev/shm/fieldapp-metrics-" in counting, "a full disk would end whoever counts there"
    os.kill(before[0], signal.SIGKILL)
    deadline = time.monotonic() + 60
    while len(set(children(process)) - {before[0]}) < 2:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert httpx.get(f"{url}/v1/ready", timeout=60).json() == {"status": "ready"}
    process.terminate()
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
