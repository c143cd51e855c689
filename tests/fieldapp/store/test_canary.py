"""Nothing a person typed lies in plain text anywhere in a profile's folder."""

import json
import secrets
from pathlib import Path
from typing import Any

import pytest

from fieldapp import logs, settings
from fieldapp.credentials import create_with_passphrase
from fieldapp.domain.customer_messages import Note
from fieldapp.paths import open_profile
from fieldapp.store import rows, search, sync_state
from fieldapp.store.engine import open_store
from fieldapp.store.migrations import back_up

CANARIES = {
    name: f"{name}{secrets.token_hex(6)}Øygard"
    for name in ("note", "password", "photo", "customer", "token", "logged", "raised")
}


def escaped(text: str) -> bytes:
    """As it stands in JSON that holds ASCII only."""
    return json.dumps(text)[1:-1].encode()


def traces(folder: Path) -> set[tuple[str, str]]:
    """(canary, file) wherever a canary's bytes are found, in UTF-8, UTF-16 or JSON, in content or name."""
    found = set()
    for path in folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        for name, text in CANARIES.items():
            forms = (text.encode(), text.encode("utf-16-le"), text.lower().encode(), escaped(text))
            if any(form in content or form in str(path).encode() for form in forms):
                found.add((name, path.name))
    return found


@pytest.fixture
def used_profile(laptop: Any, tmp_path: Path) -> Path:
    """A profile in the middle of a day: write-ahead log not folded in, temp sorts done, an error logged."""
    profile = open_profile(tmp_path / "canary")
    key = create_with_passphrase(profile.key_file, CANARIES["password"])
    logs.set_up(profile.logs)
    settings.save(profile.settings_file, settings.Settings(language="nb"))
    store = open_store(profile.folder, key)
    note = Note(
        id="n1", job_id="job-1", author=CANARIES["customer"], text=CANARIES["note"], written_at=laptop.at
    )
    with store.writing() as connection:
        rows.create(connection, "note", note, now=laptop.at)
        sync_state.keep_fact(connection, "session", {"access": CANARIES["token"]})
        connection.exec_driver_sql(
            "INSERT INTO search_job (rowid, words) VALUES (1, ?)", (CANARIES["customer"],)
        )
        for number in range(300):
            sync_state.keep_fact(connection, f"{CANARIES['note']}{number}", CANARIES["customer"] * 50)
    with store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM fact WHERE name LIKE 'note%'")
    with store.reading() as connection:
        connection.exec_driver_sql("SELECT DISTINCT text || author FROM note ORDER BY text DESC").all()
        search.find_jobs(connection, CANARIES["customer"])
    store.blobs.put(CANARIES["photo"].encode() * 100, job_id="job-1")
    back_up(profile.database, key, reason="test")
    log = logs.EventLog("test")
    log.event("saved", id="n1", text=CANARIES["logged"])
    try:
        int(CANARIES["raised"])
    except ValueError as error:
        log.bug("unexpected", error)
    return profile.folder


def test_no_file_of_a_profile_holds_what_was_typed(used_profile: Path) -> None:
    names = {path.name for path in used_profile.rglob("*") if path.is_file()}
    assert {"fieldapp.db", "fieldapp.db-wal", "key.json", "settings.json", "fieldapp.log"} <= names
    assert traces(used_profile) == set()


def test_the_search_for_traces_finds_one(used_profile: Path) -> None:
    (used_profile / "leak.txt").write_text(f"… {CANARIES['note']} …", encoding="utf-8")
    assert traces(used_profile) == {("note", "leak.txt")}
