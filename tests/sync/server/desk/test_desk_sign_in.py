"""Signing in at the desk, being told no, staying signed in and being signed out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from desk_browser import Browser, faults
from server_builders import PASSWORD, Client, Clock, Laptop

from sync.server import tables
from sync.server.accounts import Account, set_password
from sync.server.app import build_app
from sync.server.centre import Centre
from sync.server.database import Database
from sync.server.preferences import write

Open = Callable[..., Browser]


def test_an_advisor_signs_in_and_sees_what_waits(browser: Open) -> None:
    page = browser("").sign_in("anne", PASSWORD)
    assert page.address == "/desk"
    assert page.tree.findtext(".//h1") == "What waits for the office"
    assert "Anne Kontor" in page.words


def test_the_sessions_cookie_is_for_the_desk_alone_and_for_no_script(browser: Open) -> None:
    visitor = browser("")
    visitor.get("/desk/sign-in").send("/desk/sign-in", user="anne", password=PASSWORD)
    form = browser("").get("/desk/sign-in")
    (stranger,) = form.cookies
    for wanted in ("HttpOnly", "SameSite=strict", "Path=/desk"):
        assert wanted in stranger
    assert "Secure" not in stranger  # over http there is nothing secure about it
    assert visitor.jar["desk_session"][1] == "/desk"
    assert "desk_stranger" not in visitor.jar


def test_over_https_a_cookie_never_travels_in_the_clear(client: Client) -> None:
    answer = client.get("https://centre/desk/sign-in")
    assert "Secure" in answer.headers["set-cookie"]


def test_a_page_of_the_desk_runs_nothing_is_framed_by_nobody_and_kept_by_nobody(anne: Browser) -> None:
    for address in ("/desk", "/desk/sign-in", "/desk/nowhere"):
        headers = anne.get(address).headers
        policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
        assert policy["default-src"] == "'none'"
        assert policy["frame-ancestors"] == "'none'"
        assert "script-src" not in policy
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["cache-control"] == "no-store"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["x-content-type-options"] == "nosniff"


def test_a_wrong_password_is_told_and_the_name_stays(browser: Open) -> None:
    page = browser("").sign_in("anne", "wrong")
    assert page.status == 401
    assert "The name or the password is wrong." in page.words
    assert page.form("/desk/sign-in")["user"] == "anne"
    assert faults(page) == []


def test_many_wrong_passwords_are_answered_slowly(browser: Open) -> None:
    visitor = browser("")
    for _ in range(5):
        visitor.sign_in("anne", "wrong")
    page = visitor.sign_in("anne", PASSWORD)
    assert page.status == 429
    assert "Too many attempts. Try again in 15 min." in page.words
    assert int(page.headers["retry-after"]) > 0
    assert not visitor.session


def test_a_technician_is_told_that_the_desk_is_the_offices(browser: Open, laptop: Laptop) -> None:
    visitor = browser("")
    page = visitor.sign_in("kari", PASSWORD)
    assert page.status == 403
    assert "The desk is the office's." in page.words
    assert not visitor.session
    visitor.jar["desk_session"] = (laptop.tokens["access"], "/desk")
    page = visitor.get("/desk")
    assert page.status == 403
    assert "The desk is the office's." in page.words


def test_without_a_session_one_signs_in_and_is_where_one_wanted_to_be(browser: Open) -> None:
    visitor = browser("")
    page = visitor.get("/desk/nowhere/x")
    assert page.status == 404  # what is nowhere is nowhere for everybody
    page = visitor.get("/desk?from=mail")
    assert page.address == "/desk/sign-in?next=/desk%3Ffrom%3Dmail"
    assert "your session has ended" in page.words
    assert page.send("/desk/sign-in", user="anne", password=PASSWORD).address == "/desk?from=mail"


@pytest.mark.parametrize(
    "there",
    [
        "https://evil.example/desk",
        "//evil.example/desk",
        "/desk/../v1",
        "/desk\\@evil",
        "javascript:1",
        "/deskevil",
    ],
)
def test_signing_in_leads_to_no_foreign_address(browser: Open, there: str) -> None:
    visitor = browser("")
    page = visitor.get("/desk/sign-in").send("/desk/sign-in", user="anne", password=PASSWORD, next=there)
    assert page.address == "/desk"


def test_a_session_lasts_a_working_day(anne: Browser, clock: Clock) -> None:
    clock.forward(hours=11, minutes=59)
    assert anne.get("/desk").status == 200
    clock.forward(minutes=2)
    page = anne.get("/desk")
    assert page.address.startswith("/desk/sign-in")
    assert not anne.session


def test_signing_out_ends_the_session_for_whoever_copied_it_too(anne: Browser, browser: Open) -> None:
    copied = browser("")
    copied.jar = dict(anne.jar)
    page = anne.get("/desk").send("/desk/sign-out")
    assert page.address == "/desk/sign-in"
    assert not anne.session
    assert copied.get("/desk").address.startswith("/desk/sign-in")


def test_a_new_password_and_a_closed_account_end_the_session(
    anne: Browser, database: Database, account: Callable[[str], Account]
) -> None:
    with database.writing() as connection:
        set_password(connection, account("anne"), "another password")
    assert anne.get("/desk").address.startswith("/desk/sign-in")
    assert anne.sign_in("anne", "another password").address == "/desk"
    with database.writing() as connection:
        connection.execute(sa.update(tables.account).values(active=False))
    assert anne.get("/desk").address.startswith("/desk/sign-in")


def test_a_session_of_another_tenant_opens_nothing(anne: Browser, database: Database) -> None:
    with database.writing() as connection:
        connection.execute(sa.update(tables.session_token).values(tenant="another"))
    assert anne.get("/desk").address.startswith("/desk/sign-in")


@pytest.mark.parametrize("action", ["/desk/language", "/desk/sign-out"])
def test_a_form_without_this_sessions_token_changes_nothing(
    anne: Browser, browser: Open, action: str
) -> None:
    foreign = browser().get("/desk").form("/desk/sign-out")["form_token"]
    for token in ("", "x", foreign, "é"):
        page = anne.post(action, {"form_token": token, "language": "de"})
        assert page.status == 403
        assert "This form is too old or was not sent from the desk." in page.words
        assert faults(page) == []
    assert anne.get("/desk").tree.get("lang") == "en"


def test_a_form_from_another_site_is_refused_although_its_token_is_right(anne: Browser) -> None:
    fields = {**anne.get("/desk").form("/desk/language"), "language": "de"}
    for told in (
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
    ):
        assert anne.post("/desk/language", fields, **told).status == 403
    # An old browser names no site, but the origin.
    answer = anne.client.post(
        "/desk/language",
        data=fields,
        headers={"Origin": "https://evil.example", "Cookie": f"desk_session={anne.session}"},
    )
    assert answer.status_code == 403


def test_a_sign_in_form_of_another_browser_signs_nobody_in(browser: Open) -> None:
    fields = {**browser("").get("/desk/sign-in").form("/desk/sign-in"), "user": "anne", "password": PASSWORD}
    victim = browser("")
    assert victim.post("/desk/sign-in", fields).status == 403
    victim.get("/desk/sign-in")
    assert victim.post("/desk/sign-in", fields).status == 403
    assert not victim.session


def test_the_language_is_the_browsers_until_another_is_chosen(browser: Open) -> None:
    visitor = browser(language="fr-CH, fr;q=0.9, en;q=0.8")
    page = visitor.get("/desk")
    assert page.tree.get("lang") == "fr"
    page = page.send("/desk/language", language="de")
    assert page.tree.get("lang") == "de"
    assert visitor.get("/desk/sign-in").tree.get("lang") == "de"
    assert page.send("/desk/language", language="xx").tree.get("lang") == "de"


def test_what_cannot_be_read_is_told_in_a_sentence(anne: Browser) -> None:
    answer = anne.client.post(
        "/desk/language", content=b"\xff=1", headers={"Cookie": f"desk_session={anne.session}"}
    )
    assert answer.status_code == 400
    assert "That cannot be read." in answer.text
    assert anne.client.post("/desk", headers={"Cookie": f"desk_session={anne.session}"}).status_code == 405


def test_a_link_from_an_e_mail_leads_to_its_page_although_the_cookie_is_kept_back(
    anne: Browser, browser: Open
) -> None:
    stranger = browser("")
    from_mail = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    page = stranger.get('/desk/jobs?q="><script>', **from_mail)
    assert page.status == 200
    assert faults(page) == []
    assert page.tree.xpath("//meta[@http-equiv='refresh']/@content") == [
        "0; url=/desk/jobs?q=%22%3E%3Cscript%3E"
    ]
    # The page itself asks again, and is of this site: with a session one is there, without one signs in.
    assert page.link("Go on").address.startswith("/desk/sign-in")
    assert anne.get("/desk", **from_mail).address == "/desk"


def test_behind_a_proxy_that_names_another_host_the_browsers_own_word_counts(anne: Browser) -> None:
    fields = {**anne.get("/desk").form("/desk/language"), "language": "de"}
    assert anne.post("/desk/language", fields, Origin="https://office.example").tree.get("lang") == "de"


def test_the_pages_are_no_part_of_the_described_api(client: Client) -> None:
    paths = client.get("/v1/openapi.json").json()["paths"]
    assert [path for path in paths if path.startswith("/desk")] == []


def test_a_sessions_requests_are_counted_like_any_others(centre: Centre) -> None:
    write(centre.database.folder, "limits.session_per_minute", "10")
    visitor = Browser(Client(build_app(centre)))
    visitor.sign_in("anne", PASSWORD)
    assert {visitor.get("/desk").status for _ in range(14)} == {200, 429}
    page = visitor.get("/desk")
    assert "Too many pages in a short time." in page.words
    assert int(page.headers["retry-after"]) > 0
