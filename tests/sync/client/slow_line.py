"""A bad line between two processes: a TCP proxy that is slow, late and loses what a radio loses."""

from __future__ import annotations

import contextlib
import queue
import random
import socket
import threading
import time
from types import TracebackType

PACKET_BYTES = 1400


class SlowLine:
    """Listens on `port` and passes everything to `target`, as a bad mobile line would.

    TCP repairs what a line loses, at the price of waiting: a lost packet costs one round trip more.

    Attributes:
        up, down: bytes that passed.
    """

    def __init__(
        self, target: int, *, bits_per_second: int, round_trip: float, loss: float, dice: random.Random
    ) -> None:
        self._target = target
        self._packet_seconds = PACKET_BYTES * 8 / bits_per_second
        self._round_trip = round_trip
        self._loss = loss
        self._dice = dice
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        self._ends: list[socket.socket] = []
        self.up = self.down = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> SlowLine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for end in (self._listening, *self._ends):
            end.close()

    def _accept(self) -> None:
        while True:
            try:
                here, _ = self._listening.accept()
            except OSError:
                return
            there = socket.create_connection(("127.0.0.1", self._target))
            self._ends += [here, there]
            time.sleep(self._round_trip)  # the handshake crosses the line once and back
            for source, sink, upwards in ((here, there, True), (there, here, False)):
                threading.Thread(target=self._carry, args=(source, sink, upwards), daemon=True).start()

    def _carry(self, source: socket.socket, sink: socket.socket, upwards: bool) -> None:
        """Packets leave one after the other at the line's rate and arrive half a round trip later."""
        under_way: queue.SimpleQueue[tuple[float, bytes]] = queue.SimpleQueue()
        threading.Thread(target=self._arrive, args=(under_way, sink), daemon=True).start()
        free_at = 0.0
        packet = b"-"
        while packet:
            try:
                packet = source.recv(PACKET_BYTES)
            except OSError:
                packet = b""
            free_at = max(free_at, time.monotonic()) + self._packet_seconds * len(packet) / PACKET_BYTES
            if self._dice.random() < self._loss:
                free_at += self._round_trip
            if upwards:
                self.up += len(packet)
            else:
                self.down += len(packet)
            under_way.put((free_at + self._round_trip / 2, packet))

    def _arrive(self, under_way: queue.SimpleQueue[tuple[float, bytes]], sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                at, packet = under_way.get()
                time.sleep(max(0.0, at - time.monotonic()))
                if not packet:
                    sink.shutdown(socket.SHUT_WR)
                    return
                sink.sendall(packet)
