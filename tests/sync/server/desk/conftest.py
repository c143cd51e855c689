"""A browser at the office's desk."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from desk_browser import Browser
from server_builders import PASSWORD, Client


@pytest.fixture
def browser(client: Client) -> Callable[..., Browser]:
    """A browser, signed in as somebody unless `user` is empty."""

    def opened(user: str = "anne", language: str = "en") -> Browser:
        found = Browser(client, language)
        if user:
            page = found.sign_in(user, PASSWORD)
            assert page.status == 200, page.text
        return found

    return opened


@pytest.fixture
def anne(browser: Callable[..., Browser]) -> Browser:
    """The advisor's browser, signed in."""
    return browser()
