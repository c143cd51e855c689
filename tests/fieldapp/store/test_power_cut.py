"""A program killed in the middle of its work: what it had said to be saved is there."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from fieldapp.store import outbox, rows, sync_state
from fieldapp.store.engine import open_store

KEY = bytes(range(32))
WORKER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from fieldapp.domain.inspections import Answer, answer_id
from fieldapp.store import rows
from fieldapp.store.engine import open_store

store = open_store(Path(sys.argv[1]), bytes(range(32)))
now = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
for number in range(100_000):
    answer = Answer(
        id=answer_id("i", str(number)), inspection_id="i", path=str(number), value="ok", answered_at=now
    )
    with store.writing() as connection:
        rows.save(connection, "answer", answer, now=now)
    store.blobs.put(str(number).encode(), job_id="job-1")
    print(number, flush=True)
"""


@pytest.mark.parametrize("after", [1, 7, 60])
def test_every_answer_said_to_be_saved_is_there_with_its_change(tmp_path: Path, after: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WORKER, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as worker:
        assert worker.stdout is not None
        said = [int(worker.stdout.readline()) for _ in range(after)]
        worker.kill()
        said += [int(line) for line in worker.stdout.read().splitlines()]
    store = open_store(tmp_path, KEY)
    with store.reading() as connection:
        kept = {answer.path for answer in rows.fetch_many(connection, "answer")}
        queued = {change.fields["path"] for change in outbox.changes_waiting(connection)}
    assert kept >= {str(number) for number in said}
    assert kept == queued
    assert len(kept) <= len(said) + 1
    for number in said:
        assert store.blobs.get(_sha256(str(number)), job_id="job-1") == str(number).encode()
    store.close()


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_window_and_command_write_the_same_profile(tmp_path: Path) -> None:
    window, command = open_store(tmp_path, KEY), open_store(tmp_path, KEY)
    for number in range(20):
        for store in (window, command):
            with store.writing() as connection:
                kept = sync_state.fact(connection, "count") or 0
                assert kept == number * 2 + (store is command)
                sync_state.keep_fact(connection, "count", int(str(kept)) + 1)
    window.close()
    command.close()
