"""A colleague says who they are at somebody else's laptop, by their own sign-in."""

from collections.abc import Callable

import pytest
from world import PASSWORD, Laptop

from fieldapp.errors import ServerUnreachable, WrongPassword
from fieldapp.store import sync_state
from sync.client.identify import identify


def test_the_server_says_who_it_is_and_nothing_of_it_is_kept(
    laptop: Laptop, hire: Callable[[str], Laptop]
) -> None:
    colleague = hire("odd").account
    with laptop.store.reading() as connection:
        before = sync_state.session(connection)

    found = identify(laptop.store, laptop.server, user="odd", password=PASSWORD, clock=laptop.clock)

    assert found == colleague.person_id
    with laptop.store.reading() as connection:
        assert sync_state.session(connection) == before
        facts = connection.exec_driver_sql("SELECT value FROM fact").scalars().all()
    assert not any(PASSWORD in fact or "odd" in fact for fact in facts)


def test_a_wrong_password_is_the_colleagues_and_signs_nobody_out(
    laptop: Laptop, hire: Callable[[str], Laptop]
) -> None:
    hire("odd")
    with pytest.raises(WrongPassword) as wrong:
        identify(laptop.store, laptop.server, user="odd", password="wrong one", clock=laptop.clock)
    assert wrong.value.facts["user"] == "odd"
    laptop.sync()


def test_without_a_network_it_says_so(laptop: Laptop) -> None:
    laptop.network.spoil = lambda _number, _request: "lose the request"
    with pytest.raises(ServerUnreachable):
        identify(laptop.store, laptop.server, user="odd", password=PASSWORD, clock=laptop.clock)
