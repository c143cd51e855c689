"""Accounts and laptops."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection

from fieldapp.domain.people import Role
from fieldapp.errors import NotFound
from fieldapp.terminal import table
from sync.server.accounts import Account, account_by_login, accounts, add_account, set_password
from sync.server.commands.speaking import ask_secret, say
from sync.server.database import Database, only_tenant, utc_now
from sync.server.devices import CODE_GOOD_FOR, devices, new_device_code, revoke
from sync.server.founding import open_centre


def opened(arguments: Namespace) -> Database:
    """The centre a command is about."""
    return open_centre(arguments.data, arguments.database_url)


@contextmanager
def seen(arguments: Namespace) -> Iterator[Connection]:
    """The data folder, to look at; nobody who writes has to wait."""
    database = opened(arguments)
    try:
        with database.reading() as connection:
            yield connection
    finally:
        database.close()


@contextmanager
def centre(arguments: Namespace) -> Iterator[tuple[Connection, datetime]]:
    """One write transaction on the data folder, and the time."""
    database = opened(arguments)
    try:
        with database.writing() as connection:
            yield connection, utc_now()
    finally:
        database.close()


def add_user(arguments: Namespace) -> None:
    """Create a person with an account; the password, and the PIN if wanted, are asked for."""
    password = ask_secret("Password")
    pin = ask_secret("PIN") if arguments.pin else ""
    with centre(arguments) as (connection, now):
        account = add_account(
            connection,
            login=arguments.login,
            password=password,
            name=arguments.name or arguments.login,
            role=Role(arguments.role),
            now=now,
            email=arguments.email,
            phone=arguments.phone,
            pin=pin,
        )
    say(
        f"{account.name} may sign in as {account.login} ({account.role.value}).",
        {"login": account.login, "person_id": account.person_id, "role": account.role.value},
        as_json=arguments.json,
    )


def list_users(arguments: Namespace) -> None:
    """Show the accounts."""
    only = Role.TECHNICIAN if arguments.command == "technician" else None
    with seen(arguments) as connection:
        found = [account for account in accounts(connection) if only in (None, account.role)]
    rows = [(a.login, a.name, a.role.value, "active" if a.active else "closed") for a in found]
    value = [
        {"login": a.login, "name": a.name, "role": a.role.value, "active": a.active, "person_id": a.person_id}
        for a in found
    ]
    say(table(rows) or "There are no accounts yet.", value, as_json=arguments.json)


def change_password(arguments: Namespace) -> None:
    """Set a new password; every session of the account ends."""
    password = ask_secret("Password")
    with centre(arguments) as (connection, _now):
        set_password(connection, _account(connection, arguments.login), password)
    say("The password is changed.", {"login": arguments.login}, as_json=arguments.json)


def device_code(arguments: Namespace) -> None:
    """Make a one-time code for a technician's laptop and print nothing else."""
    with centre(arguments) as (connection, now):
        account = _account(connection, arguments.login)
        code = new_device_code(connection, account, now=now)
    value = {"code": code, "login": account.login, "days": CODE_GOOD_FOR.days}
    say(code, value, as_json=arguments.json)


def list_devices(arguments: Namespace) -> None:
    """Show the laptops."""
    with seen(arguments) as connection:
        names = {account.person_id: account.login for account in accounts(connection)}
        found = devices(connection)
    rows = [(d.id, d.name, names.get(d.person_id, ""), d.registered_at[:10], d.revoked) for d in found]
    value = [
        {"id": d.id, "name": d.name, "login": names.get(d.person_id, ""), "revoked": d.revoked} for d in found
    ]
    say(table(rows) or "No laptop has signed in yet.", value, as_json=arguments.json)


def revoke_device(arguments: Namespace) -> None:
    """Take a laptop out of service."""
    with centre(arguments) as (connection, _now):
        revoke(connection, arguments.device, wipe_now=arguments.wipe_now)
    how = (
        "wipes itself at its next contact" if arguments.wipe_now else "hands over its work, then wipes itself"
    )
    say(f"The laptop {how}.", {"device": arguments.device}, as_json=arguments.json)


def _account(connection: Connection, login: str) -> Account:
    account = account_by_login(connection, only_tenant(connection).tenant, login)
    if account is None:
        raise NotFound(f"There is no account named {login}. See fieldapp-server user list.")
    return account
