"""What the centre costs beside a bare FastAPI insert, and a morning of many laptops on PostgreSQL with two workers."""

from __future__ import annotations

import asyncio
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
import sqlalchemy as sa
from postgresql import Cluster
from uuid_utils.compat import uuid7

from fieldapp.domain.people import Person, Role
from sync.protocol.kinds import to_fields
from sync.server import tables
from sync.server.accounts import add_account
from sync.server.checking import check
from sync.server.database import stamp, utc_now
from sync.server.edits import put
from sync.server.founding import FIRST_TENANT, found, open_centre
from sync.server.preferences import write
from sync.server.tokens import new_token, token_hash

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
LAPTOPS = int(os.environ.get("BENCH_LAPTOPS", "1000"))
AT_ONCE, CHANGES, ROUNDS, WARM_UP = 48, 20, 40, 10


@dataclass(frozen=True)
class Morning:
    """A centre with technicians whose sessions are open."""

    folder: Path
    url: str
    tokens: list[str]


def morning(folder: Path, url: str, laptops: int) -> Morning:
    """Found a centre; sessions are written into it, since 1,000 passwords would measure Argon2."""
    now, tokens = utc_now(), [new_token() for _ in range(laptops)]
    database = found(folder, url, now=now)
    for name in ("limits.session_per_minute", "limits.person_per_minute", "limits.address_per_minute"):
        write(folder, name, "0")
    with database.writing() as connection:
        first = add_account(
            connection, login="t0", password="long enough", name="T 0", role=Role.TECHNICIAN, now=now
        )
        people = [str(uuid4()) for _ in tokens]
        named = {
            person: to_fields("person", Person(id=person, name=f"T {n}", role=Role.TECHNICIAN))
            for n, person in enumerate(people)
        }
        put(connection, FIRST_TENANT, "person", named, now=now)
        devices, sessions, accounts = [], [], []
        for number, (token, person) in enumerate(zip(tokens, people, strict=True)):
            device = f"device-{number}"
            accounts.append(
                {
                    "tenant": FIRST_TENANT,
                    "person_id": person,
                    "login": f"laptop-{number}",
                    "password_hash": first.password_hash,
                    "active": True,
                }
            )
            devices.append(
                {
                    "tenant": FIRST_TENANT,
                    "id": device,
                    "person_id": person,
                    "name": device,
                    "public_key_pem": "",
                    "revoked": "no",
                    "registered_at": stamp(now),
                    "seen_at": stamp(now),
                }
            )
            sessions.append(
                {
                    "tenant": FIRST_TENANT,
                    "id": str(uuid4()),
                    "person_id": person,
                    "device_id": device,
                    "access_hash": token_hash(token),
                    "access_until": "9",
                    "refresh_hash": token_hash(new_token()),
                    "earlier_refresh_hash": "",
                    "refresh_until": "9",
                    "confirmed": True,
                    "revoked": False,
                }
            )
        connection.execute(sa.insert(tables.account), accounts)
        connection.execute(sa.insert(tables.device), devices)
        connection.execute(sa.insert(tables.session_token), sessions)
    database.close()
    return Morning(folder, url, tokens)


@contextmanager
def centre(of: Morning, *, workers: int) -> Iterator[str]:
    """The server as a process; its address."""
    wanted = ["--data", str(of.folder), "--database-url", of.url, "run", "--port", "0"]
    with process([sys.executable, "-m", "sync.server", *wanted, "--workers", str(workers)]) as started:
        assert started.stdout is not None
        yield started.stdout.readline().split()[-1]


@contextmanager
def bare(url: str, *, workers: int) -> Iterator[str]:
    """The floor as a process; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", "--factory", "bare_insert:app", "--port", str(port)]
    paths = os.pathsep.join((str(HERE), str(ROOT)))
    how = {**os.environ, "BARE_URL": url, "PYTHONPATH": paths}
    with process(
        [*command, "--workers", str(workers), "--log-level", "error", "--timeout-keep-alive", "75"], env=how
    ):
        deadline = time.monotonic() + 60
        while True:
            try:
                httpx.get(f"http://127.0.0.1:{port}/")
                break
            except httpx.TransportError:
                assert time.monotonic() < deadline
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"


@contextmanager
def process(command: list[str], env: dict[str, str] | None = None) -> Iterator[subprocess.Popen[str]]:
    started = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=env or dict(os.environ)
    )
    try:
        yield started
    finally:
        started.terminate()
        started.communicate(timeout=60)


def customers(count: int) -> list[dict[str, Any]]:
    """New rows of about 200 bytes, as a laptop pushes them: its ids begin with the time."""
    return [
        {
            "op_id": str(uuid7()),
            "kind": "customer",
            "id": str(uuid7()),
            "action": "create",
            "set": {
                "name": f"Kunde {n}",
                "phone": "+47 926 18 344",
                "email": "kunde@example.no",
                "language": "nb",
            },
            "made_at": "2026-11-20T07:00:00Z",
        }
        for n in range(count)
    ]


def analyse(url: str) -> None:
    """What PostgreSQL does by itself in a new database's first minute: count its rows, so that it uses its indexes."""
    engine = sa.create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")
    engine.dispose()


@pytest.mark.parametrize("backend", ["sqlite", "postgresql"])
def test_a_push_is_measured_beside_a_bare_insert(
    backend: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    cluster = Cluster(durable=True) if backend == "postgresql" else None
    try:
        url = cluster.make() if cluster else ""
        bare_url = cluster.make() if cluster else str(tmp_path / "bare.db")
        of = morning(tmp_path / "centre", url, 1)
        with centre(of, workers=1) as ours, bare(bare_url, workers=1) as floor, httpx.Client() as http:
            headers = {"Authorization": f"Bearer {of.tokens[0]}"}
            took: dict[str, list[float]] = {"ours": [], "floor": [], "nothing": []}
            for round_ in range(WARM_UP + ROUNDS):
                if round_ == WARM_UP:
                    took = {name: [] for name in took}
                    for database in (url, bare_url) if cluster else ():
                        analyse(database)
                for name, address in (("ours", f"{ours}/v1/sync/push"), ("floor", f"{floor}/push")):
                    body = {"changes": customers(CHANGES)}
                    begun = time.perf_counter()
                    answer = http.post(address, json=body, headers=headers)
                    took[name].append(time.perf_counter() - begun)
                    assert answer.status_code == 200, answer.text
                hello = http.post(f"{ours}/v1/sync/hello", json={}, headers=headers).json()
                cursor = {name: hello[name] for name in ("epoch", "scope_version", "seq")}
                begun = time.perf_counter()
                nothing = http.post(f"{ours}/v1/sync/hello", json={"cursor": cursor}, headers=headers)
                took["nothing"].append(time.perf_counter() - begun)
                assert nothing.json()["anything_new"] is False
    finally:
        if cluster:
            cluster.close()
    middle = {name: statistics.median(times) for name, times in took.items()}
    sent = sum(len(f"{name}: {value}\r\n") for name, value in nothing.headers.items()) + len(nothing.content)
    print(
        f"{backend}: push of {CHANGES} rows {middle['ours'] * 1000:.1f} ms, bare FastAPI insert "
        f"{middle['floor'] * 1000:.1f} ms, ratio {middle['floor'] / middle['ours']:.2f} (≥ 0.6); "
        f"nothing to do {middle['nothing'] * 1000:.1f} ms, answer {sent} bytes"
    )
    if backend == "sqlite":
        assert middle["floor"] >= 0.6 * middle["ours"]


def test_a_morning_of_many_laptops_on_two_workers(tmp_path: Path) -> None:
    cluster = Cluster(durable=True)
    try:
        of = morning(tmp_path / "centre", cluster.make(), LAPTOPS)
        made = [customers(3) for _ in of.tokens]
        with centre(of, workers=2) as address:
            begun = time.perf_counter()
            times = asyncio.run(_morning(address, of.tokens, made))
            seconds = time.perf_counter() - begun
        with bare(cluster.make(), workers=2) as address:
            begun = time.perf_counter()
            asyncio.run(_floor(address, made))
            floor = LAPTOPS / (time.perf_counter() - begun)
        database = open_centre(of.folder, of.url)
        with database.reading() as connection:
            row = tables.synced_row
            there = set(connection.scalars(sa.select(row.c.id).where(row.c.kind == "customer")))
        assert there == {change["id"] for changes in made for change in changes}
        assert check(database).problems == []
        database.close()
    finally:
        cluster.close()
    ordered = sorted(times)
    print(
        f"{LAPTOPS} laptops, 2 workers on PostgreSQL: {len(ordered)} requests in {seconds:.1f} s "
        f"({len(ordered) / seconds:.0f}/s), no error, nothing lost; median {ordered[len(ordered) // 2] * 1000:.0f} ms, "
        f"p99 {ordered[int(len(ordered) * 0.99)] * 1000:.0f} ms at {AT_ONCE} at once; bare FastAPI insert {floor:.0f}/s"
    )


async def _morning(address: str, tokens: list[str], made: list[list[dict[str, Any]]]) -> list[float]:
    """Each laptop says hello, pulls, and pushes its rows twice, as after an answer that was lost."""
    times: list[float] = []
    gate = asyncio.Semaphore(AT_ONCE)

    async def laptop(http: httpx.AsyncClient, token: str, changes: list[dict[str, Any]]) -> None:
        async def ask(method: str, path: str, **how: Any) -> Any:
            begun = time.perf_counter()
            answer = await http.request(
                method, f"{address}{path}", headers={"Authorization": f"Bearer {token}"}, **how
            )
            times.append(time.perf_counter() - begun)
            assert answer.status_code == 200, answer.text
            return answer.json()

        async with gate:
            hello = await ask("POST", "/v1/sync/hello", json={})
            cursor = {name: hello[name] for name in ("epoch", "scope_version", "seq")}
            await ask("GET", "/v1/sync/pull", params=cursor)
            for _ in range(2):
                told = await ask("POST", "/v1/sync/push", json={"changes": changes})
                assert [result["outcome"] for result in told["results"]] == ["applied"] * len(changes)

    async with httpx.AsyncClient(timeout=120, limits=httpx.Limits(max_connections=AT_ONCE)) as http:
        await asyncio.gather(*(laptop(http, token, rows) for token, rows in zip(tokens, made, strict=True)))
    return times


async def _floor(address: str, made: list[list[dict[str, Any]]]) -> None:
    gate = asyncio.Semaphore(AT_ONCE)
    async with httpx.AsyncClient(timeout=120, limits=httpx.Limits(max_connections=AT_ONCE)) as http:

        async def insert(changes: list[dict[str, Any]]) -> None:
            async with gate:
                answer = await http.post(f"{address}/push", json={"changes": changes})
                assert answer.status_code == 200

        await asyncio.gather(*(insert(changes) for changes in made))
