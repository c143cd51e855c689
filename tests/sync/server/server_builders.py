"""What the server's tests are written with: a clock, an HTTP client in this process, a laptop, an office's export."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
from fastapi import FastAPI

START = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
PASSWORD = "correct horse"
HEADING = (
    "job_number;kind;window_start;window_end;customer_name;language;phone;email;street;postcode;city;country;"
    "site_note;vin;plate;make;model;model_year;odometer_km;concern;diagnosis;plan_steps;parts;labour_minutes;"
    "estimate_nok;checklist"
)
ROW_A = (
    "A-1;mobile_service;20.11.2026 08:00;20.11.2026 09:30;Åse Bø;nb;926 18 344;ase@example.no;Storgata 1;7043;"
    "Trondheim;NO;Portkode <b>1</b>;5YJ3E7EA5KF312845;EL 1;Tesla;Model 3;2019;118 430;Kald;Filter mettet;"
    'Bytt filter|Mål strøm;"F-1:2;S-9:1";60;1 490,00;mobile_visit'
)
ROW_B = (
    "A-2;workshop;21.11.2026 10:00;21.11.2026 11:30;Jean Lefèvre;fr;+33 6 12 34 56 78;jean@example.fr;Kongens gt 3;"
    "7012;Trondheim;NO;;5YJSA7E48LF387221;;Tesla;Model S;2020;88115;Poignée;;Déposer;;75;4 980,00;"
)


def office_file(*rows: str) -> bytes:
    """An export with these rows."""
    return "\r\n".join((HEADING, *rows, "")).encode("utf-8-sig")


@dataclass
class Clock:
    """The centre's clock; tests move it."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **units: float) -> None:
        self.now += timedelta(**units)


@dataclass
class Client:
    """HTTP into an app of this process; an error the app does not answer is raised here."""

    app: FastAPI
    address: str = "203.0.113.7"

    def request(self, method: str, path: str, **how: Any) -> httpx.Response:
        async def send() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, client=(self.address, 50000))
            async with httpx.AsyncClient(transport=transport, base_url="http://centre") as client:
                return await client.request(method, path, **how)

        return asyncio.run(send())

    def get(self, path: str, **how: Any) -> httpx.Response:
        return self.request("GET", path, **how)

    def post(self, path: str, **how: Any) -> httpx.Response:
        return self.request("POST", path, **how)


@dataclass
class Laptop:
    """A signed-in laptop: builds changes and says them."""

    client: Client
    tokens: dict[str, Any]
    person_id: str
    device_id: str
    cursor: dict[str, Any] = field(default_factory=dict)

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.tokens['access']}"}

    def change(
        self,
        kind: str,
        row_id: str,
        action: str = "set",
        /,
        *,
        base: dict[str, int] | None = None,
        prev: dict[str, str] | None = None,
        op_id: str | None = None,
        **fields: Any,
    ) -> dict[str, Any]:
        return {
            "op_id": op_id or str(uuid4()),
            "kind": kind,
            "id": row_id,
            "action": action,
            "set": fields,
            "base": base or {},
            "prev": prev or {},
            "made_at": "2026-11-20T07:00:00Z",
        }

    def push(self, *changes: dict[str, Any]) -> list[dict[str, Any]]:
        answer = self.client.post("/v1/sync/push", json={"changes": list(changes)}, headers=self.headers)
        assert answer.status_code == 200, answer.text
        results: list[dict[str, Any]] = answer.json()["results"]
        return results

    def pull(self, limit: int = 1000) -> dict[str, Any]:
        """One page from where this laptop stands; moves its cursor."""
        answer = self.client.get(
            "/v1/sync/pull", params={**self.cursor, "limit": limit}, headers=self.headers
        )
        assert answer.status_code == 200, answer.text
        page: dict[str, Any] = answer.json()
        self.cursor = page["cursor"]
        return page

    def rows(self) -> dict[tuple[str, str], dict[str, Any]]:
        """Everything in scope, as a fresh snapshot."""
        page = self.client.get("/v1/sync/pull", params={"limit": 2000}, headers=self.headers).json()
        assert page["snapshot"]
        assert not page["has_more"]
        return {(row["kind"], row["id"]): row for row in page["rows"]}

    def row(self, kind: str, **fields: Any) -> dict[str, Any]:
        """The one row in scope with these fields."""
        (found,) = [
            row
            for (of_kind, _), row in self.rows().items()
            if of_kind == kind and all(row["fields"][name] == value for name, value in fields.items())
        ]
        return found

    def work(self, job_id: str, *, without: str = "") -> list[dict[str, Any]]:
        """Changes for what completing a job wants: graded steps, finished checklists, a customer's signature."""
        at, job = "2026-11-20T08:00:00Z", self.rows()["job", job_id]
        done: dict[str, list[dict[str, Any]]] = {
            "steps": [
                self.change("plan_step", row["id"], base=row["versions"], grade="done", graded_at=at)
                for (kind, _), row in self.rows().items()
                if kind == "plan_step" and row["fields"]["job_id"] == job_id
            ],
            "checklist": [self.inspected(job_id, form_id) for form_id in job["fields"]["checklists"]],
            "signature": [self.signed(job_id)],
        }
        return [change for part, changes in done.items() if part != without for change in changes]

    def inspected(self, job_id: str, form_id: str = "mobile_visit", **facts: Any) -> dict[str, Any]:
        """The change that makes a finished checklist."""
        fields = {
            "job_id": job_id,
            "template_id": self.row("checklist_template", form_id=form_id)["id"],
            "form_id": form_id,
            "form_version": "1",
            "template_sha256": "0" * 64,
            "kind": "condition",
            "started_at": "2026-11-20T07:30:00Z",
            "finished_at": "2026-11-20T08:00:00Z",
            "technician_id": self.person_id,
            **facts,
        }
        return self.change("inspection", str(uuid4()), "create", **fields)

    def signed(self, job_id: str, **facts: Any) -> dict[str, Any]:
        """The change that makes a customer's signature under the whole job."""
        fields = {
            "job_id": job_id,
            "role": "customer",
            "signed_at": "2026-11-20T08:00:00Z",
            "name": "Åse Bø",
            "content_sha256": "1" * 64,
            **facts,
        }
        return self.change("signature", str(uuid4()), "create", **fields)
