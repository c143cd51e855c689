"""A client written from docs/sync.md and docs/api.md alone, with plain requests: signs in, pulls, pushes, sends a photo
over a line that is cut, meets a conflict and a 429, and pulls what was settled.

Nothing of the program's own client or of its protocol's values is used here.
"""

from __future__ import annotations

import base64
import hashlib
import os
import threading
import time
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests
import uvicorn
from server_builders import PASSWORD, Clock

from sync.server.accounts import Account
from sync.server.app import build_app
from sync.server.centre import Centre
from sync.server.database import Database
from sync.server.devices import new_device_code
from sync.server.preferences import write

PHOTO = os.urandom(400_000)
A_MINUTE = 60


class Cut:
    """A body whose line breaks half way."""

    def __init__(self, content: bytes) -> None:
        self.content, self.at = content, 0

    def __len__(self) -> int:
        return len(self.content)

    def read(self, size: int) -> bytes:
        if self.at > len(self.content) // 2:
            raise ConnectionError("cut")
        piece = self.content[self.at : self.at + min(size, 65536)]
        self.at += len(piece)
        return piece


class PageClient:
    """What the page says a client keeps: rows, cursor; and how it asks."""

    def __init__(self, url: str, sleep: Callable[[float], None]) -> None:
        self.url, self.sleep = url, sleep
        self.http = requests.Session()
        self.tokens: dict[str, Any] = {}
        self.rows: dict[tuple[str, str], dict[str, Any]] = {}
        self.cursor: dict[str, Any] = {"epoch": "", "scope_version": 0, "seq": 0}
        self.open_conflicts: list[str] = []
        self.waited: list[float] = []

    def ask(self, method: str, path: str, **how: Any) -> requests.Response:
        """An answer that is certainly ours; waits as told by 423, 429 and 503, renews the session once after a 401."""
        renewed = False
        while True:
            nonce = uuid.uuid4().hex
            headers = {"Fieldapp-Nonce": nonce, "Fieldapp-Protocol": "1", **how.get("headers", {})}
            if self.tokens:
                headers["Authorization"] = f"Bearer {self.tokens['access']}"
            got = self.http.request(method, self.url + path, timeout=20, **{**how, "headers": headers})
            assert got.headers["Fieldapp-Nonce"] == nonce, "somebody else's page"
            assert got.headers["Fieldapp-Protocol"] == "1"
            if got.status_code in (423, 429, 503):
                self.waited.append(float(got.headers["Retry-After"]))
                self.sleep(self.waited[-1])
            elif got.status_code == 401 and self.tokens and not renewed:
                renewed, old = True, self.tokens
                self.tokens = {}
                self.tokens = self.ask("POST", "/v1/refresh", json={"refresh": old["refresh"]}).json()
            else:
                return got

    def sign_in(self, user: str, password: str, code: str) -> str:
        body = {"user": user, "password": password, "device_code": code, "device_name": "from the page"}
        got = self.ask("POST", "/v1/sign-in", json={**body, "device_id": str(uuid.uuid4())}).json()
        self.tokens = got["tokens"]
        person: str = got["person_id"]
        return person

    def hello(self) -> dict[str, Any]:
        body = {"protocol_min": 1, "protocol_max": 1, "db_schema": 1, "cursor": self.cursor}
        told: dict[str, Any] = self.ask("POST", "/v1/sync/hello", json=body).json()
        return told

    def pull(self) -> None:
        fresh: set[tuple[str, str]] | None = None
        while True:
            page = self.ask("GET", "/v1/sync/pull", params={**self.cursor, "limit": 7}).json()
            assert page["since"] == self.cursor
            if page["snapshot"]:
                fresh = set()
            for row in page["rows"]:
                self.rows[row["kind"], row["id"]] = row
                if fresh is not None:
                    fresh.add((row["kind"], row["id"]))
            for gone in page["removed"]:
                self.rows.pop((gone["kind"], gone["id"]), None)
            self.cursor = page["cursor"]
            if not page["has_more"]:
                break
        if fresh is not None:
            self.rows = {key: row for key, row in self.rows.items() if key in fresh}
        self.open_conflicts = page["conflicts"]
        if page["check"] is not None:
            assert page["check"] == self.marks()

    def marks(self) -> dict[str, dict[str, Any]]:
        """Per kind the count and the XOR of the first 8 bytes of blake2b("<id>:<seq>")."""
        counts: dict[str, int] = defaultdict(int)
        marks: dict[str, int] = defaultdict(int)
        for (kind, row_id), row in self.rows.items():
            digest = hashlib.blake2b(f"{row_id}:{row['seq']}".encode(), digest_size=8).digest()
            counts[kind] += 1
            marks[kind] ^= int.from_bytes(digest, "big")
        return {kind: {"count": counts[kind], "mark": f"{marks[kind]:016x}"} for kind in sorted(counts)}

    def change(self, kind: str, row_id: str, action: str, fields: dict[str, Any]) -> dict[str, Any]:
        versions = self.rows.get((kind, row_id), {"versions": {}})["versions"]
        base = {name: versions[name] for name in fields if name in versions}
        change = {"op_id": str(uuid.uuid4()), "kind": kind, "id": row_id, "action": action, "set": fields}
        return {**change, "base": base, "prev": {}, "made_at": "2026-11-20T07:00:00Z"}

    def push(self, *changes: dict[str, Any]) -> list[dict[str, Any]]:
        results: list[dict[str, Any]] = self.ask("POST", "/v1/sync/push", json={"changes": changes}).json()[
            "results"
        ]
        for result in results:
            if (row := result["row"]) is not None:
                self.rows[row["kind"], row["id"]] = row
        return results

    def send_file(self, content: bytes) -> int:
        """By tus; the first try is cut half way. Returns the offset it went on from."""
        sha256, tus = hashlib.sha256(content).hexdigest(), {"Tus-Resumable": "1.0.0"}
        assert self.ask("POST", "/v1/media/have", json={"hashes": [sha256]}).json() == {"missing": [sha256]}
        metadata = f"sha256 {base64.b64encode(sha256.encode()).decode()}"
        announced = {**tus, "Upload-Length": str(len(content)), "Upload-Metadata": metadata}
        place = self.ask("POST", "/v1/media/uploads", headers=announced).headers["Location"]
        of_bytes = {**tus, "Content-Type": "application/offset+octet-stream"}
        with pytest.raises((requests.ConnectionError, ConnectionError)):
            self.ask("PATCH", place, headers={**of_bytes, "Upload-Offset": "0"}, data=Cut(content))
        for _ in range(100):  # the office notices in its own time that the line broke
            self.sleep(2)
            if self.ask("HEAD", place, headers=tus).headers["Upload-Offset"] != "0":
                break
        while True:
            went_on = int(self.ask("HEAD", place, headers=tus).headers["Upload-Offset"])
            rest = {"headers": {**of_bytes, "Upload-Offset": str(went_on)}, "data": content[went_on:]}
            if self.ask("PATCH", place, **rest).status_code == 204:
                break
        assert self.ask("HEAD", place, headers=tus).headers["Upload-Offset"] == str(len(content))
        assert self.ask("POST", "/v1/media/have", json={"hashes": [sha256]}).json() == {"missing": []}
        return went_on

    def one(self, kind: str, **fields: Any) -> dict[str, Any]:
        (found,) = [
            row for (of, _), row in self.rows.items()
            if of == kind and fields.items() <= row["fields"].items()
        ]  # fmt: skip
        return found


@pytest.fixture
def served(database: Database, clock: Clock) -> Iterator[str]:
    """The real server on a real port, by a clock that waits when its client does."""
    write(database.folder, "limits.session_per_minute", "60")
    app = build_app(Centre(database, clock=clock))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


def test_a_client_written_from_the_page_does_a_days_work(
    served: str, database: Database, clock: Clock, account: Callable[[str], Account], jobs: None,
    office: Callable[..., None],
) -> None:  # fmt: skip
    def sleep(seconds: float) -> None:
        clock.forward(seconds=seconds)
        time.sleep(0.05)

    with database.writing() as connection:
        code = new_device_code(connection, account("kari"), now=clock())
    client = PageClient(served, sleep)
    client.sign_in("kari", PASSWORD, code)
    hello = client.hello()
    assert (hello["protocol"], hello["can_pull"], hello["anything_new"], hello["revoked"]) == (
        1,
        True,
        True,
        "no",
    )
    client.pull()
    assert not client.hello()["anything_new"]

    job, site = client.one("job", number="A-1"), client.one("site", street="Storgata 1")
    note = {"job_id": job["id"], "author": "Kari", "text": "Ring", "written_at": "2026-11-20T07:00:00Z"}
    made = client.change("note", str(uuid.uuid4()), "create", note)
    driven = client.change("job", job["id"], "set", {"odometer_km": 118_500})
    assert [result["outcome"] for result in client.push(made, driven)] == ["applied", "applied"]
    assert [result["outcome"] for result in client.push(made, driven)] == ["applied", "applied"], "told again"

    sha256 = hashlib.sha256(PHOTO).hexdigest()
    taken = {"job_id": job["id"], "sha256": sha256, "preview_sha256": sha256, "width": 1, "height": 1}
    photo = client.change(
        "photo",
        str(uuid.uuid4()),
        "create",
        {**taken, "size": len(PHOTO), "taken_at": "2026-11-20T07:00:00Z"},
    )
    assert client.push(photo)[0]["outcome"] == "applied"
    went_on = client.send_file(PHOTO)
    assert 0 < went_on < len(PHOTO)
    assert client.ask("GET", f"/v1/media/{sha256}").content == PHOTO

    office("site", site["id"], note="Ask at the desk")
    clash = client.push(client.change("site", site["id"], "set", {"note": "Gate 4712"}))[0]
    assert (clash["outcome"], clash["conflicts"][0]["office"]) == ("conflict", "Ask at the desk")
    client.pull()
    assert client.open_conflicts == [clash["conflicts"][0]["id"]]
    assert client.one("site", street="Storgata 1")["fields"]["note"] == "Ask at the desk"
    both = client.change("site", site["id"], "set", {"note": "Ask at the desk\nGate 4712"})
    assert client.push(both)[0]["outcome"] == "applied"

    clock.forward(minutes=31)
    while not [seconds for seconds in client.waited if seconds > 1]:
        assert client.hello()["can_pull"], "an ended session is renewed, a used-up minute waited for"
    assert max(client.waited) <= A_MINUTE
    client.pull()
    assert client.open_conflicts == []
    assert client.one("site", street="Storgata 1")["fields"]["note"] == "Ask at the desk\nGate 4712"
