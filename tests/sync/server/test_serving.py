"""The running server."""

import ssl
import time
from pathlib import Path

import httpx
import pytest
import trustme

from fieldapp.errors import WrongUsage
from sync.server.database import FOLDED_FROM, Database, utc_now
from sync.server.founding import found
from sync.server.serving import EmbeddedServer, Listening


def test_it_speaks_tls_with_a_certificate(database: Database, url: str, tmp_path: Path) -> None:
    authority = trustme.CA()
    issued = authority.issue_cert("localhost")
    certificate, key = tmp_path / "chain.pem", tmp_path / "key.pem"
    certificate.write_bytes(b"".join(blob.bytes() for blob in issued.cert_chain_pems))
    key.write_bytes(issued.private_key_pem.bytes())
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    listening = Listening(host="localhost", port=0, certificate=certificate, key=key)
    with EmbeddedServer(database.folder, url, listening=listening) as server:
        assert server.url.startswith("https://")
        address = server.url.replace("127.0.0.1", "localhost")
        assert httpx.get(f"{address}/v1/health", verify=trust).json() == {"status": "ok"}


def test_a_port_in_use_is_said_in_a_sentence(database: Database, url: str) -> None:
    with EmbeddedServer(database.folder, url) as server:
        port = int(server.url.rpartition(":")[2])
        with pytest.raises(WrongUsage, match="Choose another"):
            EmbeddedServer(database.folder, url, listening=Listening(port=port))
        assert httpx.get(f"{server.url}/v1/health").status_code == 200


def test_a_stopped_server_starts_again_on_its_port(database: Database, url: str) -> None:
    with EmbeddedServer(database.folder, url) as first:
        httpx.get(f"{first.url}/v1/health")
        port = int(first.url.rpartition(":")[2])
    with EmbeddedServer(database.folder, url, listening=Listening(port=port)) as second:
        assert httpx.get(f"{second.url}/v1/health").status_code == 200


def test_a_long_log_is_folded_into_the_database_while_the_server_runs(tmp_path: Path) -> None:
    database = found(tmp_path / "centre", now=utc_now())
    place = database.folder / "server.db"
    log = place.with_name("server.db-wal")
    with database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE filler AS SELECT zeroblob(6000000) AS content")
    assert log.stat().st_size > FOLDED_FROM > place.stat().st_size
    with EmbeddedServer(database.folder):
        deadline = time.monotonic() + 20
        while log.stat().st_size > FOLDED_FROM and time.monotonic() < deadline:
            time.sleep(0.1)
            # Whoever writes next begins a folded log anew.
            with database.writing() as connection:
                connection.exec_driver_sql("CREATE TABLE another (id INTEGER)")
                connection.exec_driver_sql("DROP TABLE another")
        assert log.stat().st_size <= FOLDED_FROM
        assert place.stat().st_size > 6_000_000
    database.close()
