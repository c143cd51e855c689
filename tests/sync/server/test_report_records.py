"""The centre remembers when it first heard of each report, and nobody can rewrite that unseen."""

import base64
from collections.abc import Callable
from uuid import uuid4

import pytest
import sqlalchemy as sa
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from server_builders import Client, Clock, Laptop

from sync.protocol.hashes import canonical_json
from sync.protocol.records import SignedRecord
from sync.server import report_records, tables
from sync.server.cli import main
from sync.server.database import Database


@pytest.fixture
def report(laptop: Laptop) -> Callable[[str], str]:
    """Kari's laptop says that a report was made; gives its id."""
    job_id = laptop.row("job", number="A-1")["id"]

    def said(sha256: str) -> str:
        report_id = str(uuid4())
        change = laptop.change(
            "report",
            report_id,
            "create",
            job_id=job_id,
            version=1,
            language="nb",
            sha256=sha256,
            content_sha256="c" * 64,
            size=1000,
            pages=2,
            made_at="2026-11-20T07:00:00Z",
            replaces_id=None,
            reason="",
        )
        (result,) = laptop.push(change)
        assert result["outcome"] == "applied", result
        laptop.push(change)  # a lost reply: said again, recorded once
        return report_id

    return said


def test_every_report_is_recorded_once_with_the_centres_time(
    client: Client, clock: Clock, report: Callable[[str], str], database: Database
) -> None:
    clock.forward(minutes=3)
    report_id = report("a" * 64)

    told = client.get(f"/v1/reports/{'a' * 64}/record").json()

    record = told["record"]
    assert (record["report_id"], record["position"], record["previous"]) == (report_id, 1, "0" * 64)
    assert record["recorded_at"].startswith("2026-11-20T06:03:00")
    root = x509.load_pem_x509_certificate(told["authority"].encode()).public_key()
    assert isinstance(root, ec.EllipticCurvePublicKey)
    root.verify(
        base64.b64decode(told["signature"]), canonical_json(record), ec.ECDSA(hashes.SHA256())
    )  # raises when it does not fit
    with database.reading() as connection:
        assert report_records.check(connection) == report_records.ChainCheck(records=1, broken=())


def test_a_file_nobody_recorded_is_not_found(client: Client) -> None:
    assert client.get(f"/v1/reports/{'b' * 64}/record").status_code == 404
    assert client.get("/v1/reports/nonsense/record").status_code == 422


def where(database: Database, url: str) -> list[str]:
    """How the command line finds this centre's rows."""
    return ["--data", str(database.folder), *(["--database-url", url] if url else [])]


@pytest.mark.parametrize("harm", ["changed", "left out"])
def test_a_record_cannot_be_changed_or_left_out_unseen(
    report: Callable[[str], str], database: Database, url: str, harm: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for letter in "abcd":
        report(letter * 64)
    table = tables.report_record
    with database.writing() as connection:
        if harm == "changed":
            connection.execute(
                sa.update(table).where(table.c.position == 2).values(recorded_at="2020-01-01T00:00:00+00:00")
            )
        else:
            connection.execute(sa.delete(table).where(table.c.position == 2))

    with database.reading() as connection:
        outcome = report_records.check(connection)

    assert outcome.broken == ((2,) if harm == "changed" else (3,))
    assert main([*where(database, url), "reports", "check"]) == 5
    assert "broken at" in capsys.readouterr().err


def test_the_office_prints_the_fingerprint_and_a_record(
    report: Callable[[str], str], database: Database, url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    report("a" * 64)
    data = where(database, url)
    out = database.folder / "record.json"

    assert main([*data, "authority", "show", "--out", str(database.folder / "root.pem")]) == 0
    assert len(capsys.readouterr().out.split()) == 16
    assert "BEGIN CERTIFICATE" in (database.folder / "root.pem").read_text()
    assert main([*data, "reports", "record", "a" * 64, "--out", str(out)]) == 0
    assert "number 1" in capsys.readouterr().out
    assert SignedRecord.model_validate_json(out.read_text()).record.sha256 == "a" * 64
    assert main([*data, "reports", "check"]) == 0
    assert main([*data, "reports", "record", "b" * 64]) == 5
