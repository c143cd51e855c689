"""The ground tests stand on holds: no network, no keyring of the user's, a home of their own."""

import os
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import keyring
import keyring.errors
import pytest
from ground import MemoryKeyring, NetworkTouched


@pytest.mark.parametrize("address", ["192.0.2.1", "2001:db8::1"])
def test_a_connection_to_another_machine_is_refused(address: str) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as sock, pytest.raises(NetworkTouched):
        sock.connect((address, 9))


def test_a_name_of_another_machine_is_not_even_looked_up() -> None:
    with pytest.raises(NetworkTouched):
        urllib.request.urlopen("http://example.com/")


def test_an_invalid_name_fails_as_it_would_for_a_person() -> None:
    with pytest.raises(socket.gaierror):
        socket.getaddrinfo("server.invalid", 443)


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


def test_no_keyring_is_there_unless_a_test_asks() -> None:
    with pytest.raises(keyring.errors.NoKeyringError):
        keyring.get_password("field-companion", "anyone")


def test_a_keyring_can_be_asked_for(memory_keyring: MemoryKeyring) -> None:
    keyring.set_password("field-companion", "anyone", "secret")
    assert keyring.get_password("field-companion", "anyone") == "secret"
    keyring.delete_password("field-companion", "anyone")
    assert memory_keyring.secrets == {}
    with pytest.raises(keyring.errors.PasswordDeleteError):
        keyring.delete_password("field-companion", "anyone")


def test_home_and_clock_are_the_same_for_started_processes() -> None:
    line = "import pathlib, time; print(pathlib.Path.home(), time.tzname[0])"
    answer = subprocess.run(
        [sys.executable, "-c", line], capture_output=True, text=True, check=True
    ).stdout.split()
    assert Path(answer[0]) == Path.home()
    assert "field-companion-tests-" in answer[0]
    assert answer[-1] == "CET"
    assert os.environ["QT_QPA_PLATFORM"]
