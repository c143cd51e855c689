"""A screen reader of our own: it meets the app only through the accessibility tree on a bus, as Orca does.

The tree is that of AT-SPI 2 (https://gnome.pages.gitlab.gnome.org/at-spi2-core/): every thing is a bus name and a path
with a role, a name, states and children; what can be done with it are the actions it offers itself.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from jeepney import DBusAddress, MatchRule, MessageType, Properties, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

ROOT_PATH = "/org/a11y/atspi/accessible/root"
REGISTRY = "org.a11y.atspi.Registry"
PATIENCE_SECONDS = 40.0
GLANCE_SECONDS = 0.1
# Bits of the state set, as at-spi2's atspi-constants.h numbers them.
CHECKED, SHOWING = 4, 25
T = TypeVar("T")


class NotHeard(AssertionError):
    """What a person who cannot see waited for was never there."""


class Refused(Exception):
    """The app, or something of it that is gone meanwhile, did not answer a call."""


@contextlib.contextmanager
def desk(folder: Path) -> Iterator[dict[str, str]]:
    """A screen, a session bus and no assistive program yet; gives the environment that leads there."""
    folder.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as ends:
        reader, writer = os.pipe()
        screen = _started(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1366x768x24"], ends, keep=writer
        )
        os.close(writer)
        number = _line(reader, screen, "Xvfb")
        reader, writer = os.pipe()
        words = ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--print-address={writer}"]
        bus = _started(words, ends, keep=writer, environment=_bare(folder))
        os.close(writer)
        address = _line(reader, bus, "dbus-daemon")
        yield {
            **_bare(folder),
            "DISPLAY": f":{number}",
            "DBUS_SESSION_BUS_ADDRESS": address,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }


def _bare(folder: Path) -> dict[str, str]:
    foreign = ("DBUS_", "AT_SPI", "DISPLAY", "WAYLAND", "XDG_RUNTIME")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    return {**kept, "XDG_RUNTIME_DIR": str(folder)}


def _started(
    words: list[str], ends: contextlib.ExitStack, *, keep: int, environment: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        words, pass_fds=(keep,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    )
    ends.callback(stop, process)
    return process


def _line(reader: int, process: subprocess.Popen[bytes], name: str) -> str:
    with os.fdopen(reader) as said:
        line = said.readline().strip()
    if not line:
        raise NotHeard(f"{name} did not start (exit code {process.poll()})")
    return line


def stop(process: subprocess.Popen[Any]) -> None:
    """End a program that this test started."""
    process.terminate()
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Thing(NamedTuple):
    """Something in the tree."""

    bus: str
    path: str


@dataclass(frozen=True)
class Seen:
    """What one hears of a thing."""

    thing: Thing
    role: str
    name: str
    states: int

    def has(self, state: int) -> bool:
        """Whether a state is on."""
        return bool(self.states >> state & 1)


class ScreenReader:
    """Hears and uses one application; nothing else of it is known here."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        session = open_dbus_connection(bus=environment["DBUS_SESSION_BUS_ADDRESS"])
        launcher = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus")
        (address,) = session.send_and_get_reply(new_method_call(launcher, "GetAddress"), timeout=20).body
        session.close()
        self._bus: DBusConnection = open_dbus_connection(bus=address)
        self._said: deque[Any] = deque()
        self._listen()

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()

    def _listen(self) -> None:
        """Ask applications to speak up, and the bus to pass it on."""
        registry = DBusAddress("/org/a11y/atspi/registry", bus_name=REGISTRY, interface=REGISTRY)
        for event in (
            "object:announcement",
            "object:property-change:accessible-name",
            "object:state-changed",
        ):
            self._bus.send_and_get_reply(new_method_call(registry, "RegisterEvent", "sass", (event, [], "")))
        rule = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object", member="Announcement")
        self._bus.send_and_get_reply(message_bus.AddMatch(rule))
        self._bus.filter(rule, queue=self._said)

    # Calls

    def _call(
        self, thing: Thing, interface: str, member: str, signature: str = "", body: tuple[Any, ...] = ()
    ) -> Any:
        there = DBusAddress(thing.path, bus_name=thing.bus, interface=f"org.a11y.atspi.{interface}")
        return self._answer(new_method_call(there, member, signature or None, body))

    def _answer(self, message: Any) -> Any:
        reply = self._bus.send_and_get_reply(message, timeout=20)
        if reply.header.message_type is MessageType.error:
            raise Refused(str(reply.body))
        return reply.body

    def _property(self, thing: Thing, name: str) -> Any:
        there = DBusAddress(thing.path, bus_name=thing.bus, interface="org.a11y.atspi.Accessible")
        return self._answer(Properties(there).get(name))[0][1]

    # Hearing

    def hear(self) -> list[Seen]:
        """Everything of the application that is showing, in the order of the tree."""
        found: list[Seen] = []
        registry = Thing(REGISTRY, ROOT_PATH)
        for application in self._call(registry, "Accessible", "GetChildren")[0]:
            self._gather(Thing(*application), found)
        return found

    def _gather(self, thing: Thing, found: list[Seen]) -> None:
        with contextlib.suppress(Refused):  # it went away while we looked
            (words,) = self._call(thing, "Accessible", "GetState")
            states = words[0] | words[1] << 32
            role = self._call(thing, "Accessible", "GetRoleName")[0]
            if not states >> SHOWING & 1 and role != "application":
                return
            found.append(Seen(thing, role, self._property(thing, "Name"), states))
            for child in self._call(thing, "Accessible", "GetChildren")[0]:
                self._gather(Thing(*child), found)

    def within(self, outer: Seen) -> list[Seen]:
        """What a thing holds, itself first."""
        found: list[Seen] = []
        self._gather(outer.thing, found)
        return found

    def wait(self, look: Callable[[], T | None], what: str) -> T:
        """What `look` finds, as soon as it finds something.

        Raises:
            NotHeard: it found nothing for `PATIENCE_SECONDS`.
        """
        end = time.monotonic() + PATIENCE_SECONDS
        while True:
            found = look()
            if found:
                return found
            if time.monotonic() > end:
                heard = "\n".join(f"  {one.role} {one.name!r}" for one in self.hear() if one.name)
                raise NotHeard(f"{what} was not heard, but:\n{heard}\nannounced: {self.announced()}")
            time.sleep(GLANCE_SECONDS)

    def find(self, role: str, name: str) -> Seen:
        """The first thing of that role whose name begins so; waits for it."""

        def look() -> Seen | None:
            return next((one for one in self.hear() if one.role == role and one.name.startswith(name)), None)

        return self.wait(look, f"{role} {name!r}")

    def announced(self) -> list[str]:
        """What the app said of its own accord until now."""
        self._property(Thing(REGISTRY, ROOT_PATH), "Name")  # takes what waits on the bus
        return [message.body[-2][1] for message in self._said]

    def wait_for_announcement(self, words: str) -> str:
        """The first announcement that holds `words`."""
        return self.wait(
            lambda: next((one for one in self.announced() if words in one), None), f"announcement {words!r}"
        )

    # Using

    def act(self, one: Seen, action: str) -> None:
        """Do what the thing itself offers under that name."""
        offered = [entry[0] for entry in self._call(one.thing, "Action", "GetActions")[0]]
        if action not in offered:
            raise NotHeard(f"{one.role} {one.name!r} offers {offered}, not {action}")
        self._call(one.thing, "Action", "DoAction", "i", (offered.index(action),))

    def press(self, name: str, role: str = "push button") -> None:
        """Press what is called so."""
        self.act(self.find(role, name), "Press")

    def write(self, one: Seen, words: str) -> None:
        """Put words into a field, in the stead of what it holds."""
        self._call(one.thing, "Component", "GrabFocus")
        self._call(one.thing, "EditableText", "SetTextContents", "s", (words,))

    def reads(self, one: Seen) -> str:
        """What a field holds."""
        return str(self._call(one.thing, "Text", "GetText", "ii", (0, -1))[0])
