"""What an operator's Prometheus reads: requests and pushed changes counted, and what waits in the database.

With several worker processes each counts in files of a folder they share (`PROMETHEUS_MULTIPROC_DIR`), and whichever
is asked adds up all of them. What waits is read from the database at that moment, so every worker says the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

import sqlalchemy as sa
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector
from sqlalchemy import Connection

from fieldapp.errors import FieldAppError
from sync.server import tables
from sync.server.database import Database

SHARED_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
# Seconds; the promises of the sync protocol lie at 5 ms (nothing to do) and 1 s.
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """The counters of one app."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.requests = Counter(
            "fieldapp_requests",
            "Requests by route and status",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self.seconds = Histogram(
            "fieldapp_request_seconds",
            "How long requests took",
            ("method", "route"),
            buckets=_BUCKETS,
            registry=self._registry,
        )
        self.changes = Counter(
            "fieldapp_changes", "Pushed changes by outcome", ("outcome",), registry=self._registry
        )

    def text(self) -> bytes:
        """What requests did, as Prometheus reads it."""
        shared = os.environ.get(SHARED_FOLDER)
        registry = CollectorRegistry() if shared else self._registry
        if shared:
            MultiProcessCollector(registry, path=shared)  # type: ignore[no-untyped-call]  # not annotated there
        return bytes(generate_latest(registry))


def what_waits(database: Database) -> bytes:
    """What the database holds that somebody or something has to work off, and whether there is one, for Prometheus."""
    try:
        counted = list(_counted(database))
    except FieldAppError:
        return NOTHING_KNOWN
    return _written([_is_up(True), *counted])


class _Told(Collector):
    def __init__(self, metrics: Iterable[Metric]) -> None:
        self._metrics = metrics

    def collect(self) -> Iterable[Metric]:
        return self._metrics


def _written(metrics: Iterable[Metric]) -> bytes:
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Told(metrics))
    return bytes(generate_latest(registry))


def _is_up(up: bool) -> Metric:
    return GaugeMetricFamily("fieldapp_database_up", "Whether the database answers", value=up)


NOTHING_KNOWN = _written([_is_up(False)])
"""What waits where no database answers."""


def _counted(database: Database) -> Iterable[Metric]:
    with database.reading() as connection:
        mail = tables.outbound_mail
        by_state = GaugeMetricFamily("fieldapp_mail", "E-mails by how far they got", labels=("state",))
        for state, count in connection.execute(
            sa.select(mail.c.state, sa.func.count()).group_by(mail.c.state)
        ):
            by_state.add_metric((state,), count)
        yield by_state
        yield _gauge(connection, "conflicts_open", tables.conflict.c.state == "open")
        yield _gauge(connection, "late_contributions_open", tables.late_contribution.c.state == "open")
        yield _gauge(connection, "uploads_open", tables.upload.c.state == "open")
        yield _gauge(connection, "devices", tables.device.c.revoked == "no")
        newest = connection.scalar(sa.select(tables.counter.c.value).where(tables.counter.c.name == "seq"))
        yield GaugeMetricFamily("fieldapp_sequence", "Newest sequence number", value=newest or 0)


def _gauge(connection: Connection, name: str, which: sa.ColumnElement[bool]) -> Metric:
    count = connection.scalar(sa.select(sa.func.count()).where(which)) or 0
    return GaugeMetricFamily(f"fieldapp_{name}", name.replace("_", " ").capitalize(), value=count)
