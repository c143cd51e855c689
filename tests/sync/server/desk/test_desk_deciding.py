"""What waits for the office, and deciding about it: conflicts, late work, follow-ups."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa
from desk_browser import Browser, Page, faults
from server_builders import START, Clock, Laptop

from sync.server import tables
from sync.server.database import Database, stamp
from sync.server.desk.speech import LANGUAGES
from sync.server.founding import FIRST_TENANT

Office = Callable[..., None]
Open = Callable[..., Browser]
SCRIPT = "<script>alert(1)</script> & \"Co\" 'x'"
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft " * 3
RTL = "שלום \u202e ABC"


@pytest.fixture
def site(laptop: Laptop) -> dict[str, Any]:
    return laptop.row("site", street="Storgata 1")


def a_conflict(
    laptop: Laptop, office: Office, site: dict[str, Any], mine: str = "mine", theirs: str = "theirs"
) -> str:
    base = laptop.row("site", street="Storgata 1")["versions"]["note"]
    office("site", site["id"], note=theirs)
    (result,) = laptop.push(laptop.change("site", site["id"], base={"note": base}, note=mine))
    return str(result["conflicts"][0]["id"])


def late_note(laptop: Laptop, job_id: str, text: str = "Ring her") -> str:
    at = "2026-11-20T07:00:00Z"
    note = laptop.change(
        "note", str(uuid4()), "create", job_id=job_id, author="Kari", text=text, written_at=at
    )
    (result,) = laptop.push(note)
    assert result["code"] == "late"
    return str(note["op_id"])


def a_finding(laptop: Laptop, office: Office, **facts: Any) -> str:
    job, found = laptop.row("job", number="A-1")["id"], str(uuid4())
    told = {
        "severity": "unsafe",
        "title": "Tyre worn",
        "customer_decision": "later",
        "inspection_id": "i",
        **facts,
    }
    office("finding", found, job_id=job, item_path="/x", found_at="2026-11-20T07:00:00Z", **told)
    return found


def left(laptop: Laptop) -> None:
    """The technician drove on."""
    job = laptop.row("job", number="A-1")
    move = laptop.change(
        "job",
        job["id"],
        base={"status": job["versions"]["status"]},
        status="cannot_complete",
        cannot_complete_reason="No part",
    )
    assert laptop.push(move)[0]["outcome"] == "applied"


@pytest.fixture
def given_away(laptop: Laptop, sign_in: Callable[..., Laptop], office: Office) -> str:
    """A job of Kari's that went to Ola."""
    job_id = str(laptop.row("job", number="A-2")["id"])
    office("job", job_id, technician_id=sign_in("ola").person_id)
    return job_id


def choose(page: Page, keep: str, **fields: str) -> Page:
    """Press one of the buttons of a conflict's page."""
    token = page.form("/desk/sign-out")["form_token"]
    return page.browser.post(page.address, {"form_token": token, "keep": keep, **fields})


def decide(page: Page, action: str, **fields: str) -> Page:
    token = page.form("/desk/sign-out")["form_token"]
    return page.browser.post(action, {"form_token": token, **fields}, origin=page.address)


def test_nothing_waits_says_so(anne: Browser, laptop: Laptop) -> None:
    page = anne.get("/desk")
    assert "Nothing waits" in page.main
    assert faults(page) == []


def test_whatever_waits_is_on_one_page_in_every_language(
    browser: Open,
    laptop: Laptop,
    office: Office,
    site: dict[str, Any],
    given_away: str,
    database: Database,
    clock: Clock,
) -> None:
    a_conflict(laptop, office, site)
    late_note(laptop, given_away)
    a_finding(laptop, office, title=SCRIPT, recommendation=LONG)
    left(laptop)
    delivery = str(uuid4())
    report = {"job_id": given_away, "report_id": "r", "channel": "email", "recipient": "jean@exmple.fr"}
    office("report_delivery", delivery, language="fr", requested_at="2026-11-20T07:00:00Z", **report)
    mail = tables.outbound_mail
    with database.writing() as connection:
        connection.execute(sa.delete(mail))
        facts = {"report_id": "r", "attempts": 1, "next_at": stamp(START), "queued_at": stamp(START)}
        said = {"state": "bounced", "detail": "550 <user> unknown", "kind": "report_delivery"}
        connection.execute(sa.insert(mail).values(tenant=FIRST_TENANT, delivery_id=delivery, **facts, **said))
    clock.forward(days=4)
    for language in LANGUAGES:
        page = browser(language=language).get("/desk")
        assert page.tree.get("lang") == language
        assert faults(page) == []
        tiles = page.tree.xpath("//li[contains(@class, 'tile')]//strong")
        assert [strong.text for strong in tiles] == list("11112")
        for words in (SCRIPT, "jean@exmple.fr", "550 <user> unknown", "Kari Nordmann", "Storgata 1"):
            assert words in page.words, (language, words)
        assert page.tree.xpath("//script") == []


def test_two_grades_are_told_with_the_technicians_reason_and_are_never_both_kept(
    anne: Browser, laptop: Laptop, office: Office
) -> None:
    step = laptop.row("plan_step", instruction="Mål strøm")
    base = step["versions"]["grade"]
    office("plan_step", step["id"], grade="not_needed")
    said = {"grade": "different", "grade_note": "A hose was torn", "graded_at": "2026-11-20T07:00:00Z"}
    (result,) = laptop.push(laptop.change("plan_step", step["id"], base={"grade": base}, **said))
    page = anne.get(f"/desk/conflicts/{result['conflicts'][0]['id']}")
    assert "A hose was torn" in page.main
    assert page.tree.xpath("//input[@name='keep']/@value") == ["mine", "office", "value"]
    choose(page, "mine")
    assert laptop.row("plan_step", instruction="Mål strøm")["fields"]["grade_note"] == "A hose was torn"


def test_a_mail_after_which_another_was_asked_for_is_dealt_with(
    anne: Browser, laptop: Laptop, office: Office, database: Database, clock: Clock
) -> None:
    job, mail = laptop.row("job", number="A-1")["id"], tables.outbound_mail

    def sent(state: str, at: datetime, attempts: int = 1) -> None:
        delivery = str(uuid4())
        facts = {"job_id": job, "report_id": "r", "channel": "email", "recipient": "a@b.no", "language": "nb"}
        office("report_delivery", delivery, requested_at=at.isoformat(), **facts)
        with database.writing() as connection:
            connection.execute(sa.delete(mail).where(mail.c.delivery_id == delivery))
            told = {
                "state": state,
                "attempts": attempts,
                "next_at": stamp(at),
                "queued_at": stamp(at),
                "detail": "",
            }
            row = {
                "tenant": FIRST_TENANT,
                "delivery_id": delivery,
                "report_id": "r",
                "kind": "report_delivery",
            }
            connection.execute(sa.insert(mail).values(**row, **told))

    def pills() -> list[str]:
        section = anne.get("/desk").tree.xpath(
            "//section[@aria-labelledby='mail']//span[contains(@class, 'pill')]"
        )
        return [pill.text_content().strip() for pill in section]

    sent("failed", clock())
    assert pills() == ["Not sent"]
    clock.forward(minutes=5)
    sent("waiting", clock())
    assert pills() == []
    clock.forward(hours=2)
    assert pills() == ["Waits to leave"]
    clock.forward(days=31)
    assert pills() == []


@pytest.mark.parametrize(
    ("keep", "stands"),
    [("mine", "Port bak"), ("office", "Spør Ali"), ("both", "Spør Ali\nPort bak"), ("value", "Ring på")],
)
def test_a_conflict_is_settled_by_any_of_the_values(
    keep: str, stands: str, anne: Browser, laptop: Laptop, office: Office, site: dict[str, Any]
) -> None:
    a_conflict(laptop, office, site, "Port bak", "Spør Ali")
    page = anne.get("/desk").link("Note, Storgata 1")
    assert faults(page) == []
    for words in (
        "Before",
        "Portkode <b>1</b>",
        "Kari Nordmann",
        "Port bak",
        "Office",
        "Spør Ali",
        "You choose",
    ):
        assert words in page.main
    page = choose(page, keep, value="Ring på")
    assert page.status == 200
    assert "The conflict is settled." in page.main
    assert "Anne Kontor settled this" in page.main
    assert laptop.row("site", street="Storgata 1")["fields"]["note"] == stands
    assert "Nothing waits" in anne.get("/desk").main
    assert faults(page) == []


def test_a_conflict_somebody_else_settled_says_who_and_changes_nothing(
    anne: Browser, browser: Open, laptop: Laptop, office: Office, site: dict[str, Any]
) -> None:
    address = f"/desk/conflicts/{a_conflict(laptop, office, site)}"
    slow = browser().get(address)
    choose(anne.get(address), "mine")
    page = choose(slow, "office")
    assert page.status == 409
    assert "Anne Kontor has settled this already" in page.main
    assert "The laptop’s value stands." in page.main
    assert laptop.row("site", street="Storgata 1")["fields"]["note"] == "mine"


def test_a_value_that_does_not_fit_is_told_and_can_be_put_right(
    anne: Browser, laptop: Laptop, office: Office
) -> None:
    car = laptop.row("vehicle", plate="EL 1")
    office("vehicle", car["id"], odometer_km=120_000)
    base = {"odometer_km": car["versions"]["odometer_km"]}
    (result,) = laptop.push(laptop.change("vehicle", car["id"], base=base, odometer_km=121_000))
    address = f"/desk/conflicts/{result['conflicts'][0]['id']}"
    page = anne.get(address)
    assert "121\u00a0000" in page.main.replace("\u202f", "\u00a0").replace(" ", "\u00a0")
    assert "Keep both" not in page.main
    for wrong in ("many", "1e400", "99999999999"):
        page = choose(page, "value", value=wrong)
        assert page.status == 422
        assert "This value does not fit here." in page.main
        assert page.tree.xpath("//input[@id='value']/@value") == [wrong]
        assert faults(page) == []
    assert choose(page, "nonsense").status == 422
    assert choose(page, "both").status == 422
    assert choose(page, "value", value="121 500").status == 200
    assert laptop.row("vehicle", plate="EL 1")["fields"]["odometer_km"] == 121_500


def test_a_choice_is_offered_in_words(anne: Browser, laptop: Laptop, office: Office) -> None:
    step = next(row for (kind, _), row in laptop.rows().items() if kind == "plan_step")
    base = {"grade": step["versions"]["grade"]}
    office("plan_step", step["id"], grade="not_needed")
    (result,) = laptop.push(laptop.change("plan_step", step["id"], base=base, grade="done"))
    page = anne.get(f"/desk/conflicts/{result['conflicts'][0]['id']}")
    options = [one.text for one in page.tree.xpath("//select[@id='value']/option")]
    assert options == ["empty", "Done", "Not needed", "Done differently"]
    assert "Not needed" in page.main
    assert choose(page, "value", value="evil").status == 422
    assert choose(page, "value", value="different").status == 200


def test_late_work_is_taken_over_or_left_out(
    anne: Browser, laptop: Laptop, given_away: str, browser: Open
) -> None:
    first, second = late_note(laptop, given_away, SCRIPT), late_note(laptop, given_away, RTL)
    page = anne.get("/desk").link("2 changes")
    assert faults(page) == []
    assert SCRIPT in page.words
    slow = browser().get("/desk/late")
    page = decide(page, f"/desk/late/{first}", decision="accept")
    assert "1 change is taken over." in page.main
    page = decide(slow, f"/desk/late/{first}", decision="decline")
    assert page.status == 404
    assert "Somebody has decided about this already." in page.main
    page = decide(page, f"/desk/late/{second}", decision="decline")
    assert "1 change is left out." in page.main
    assert "No late work." in page.main
    told = anne.get("/desk/jobs/A-2")
    assert SCRIPT in told.main
    assert RTL not in told.main


def test_all_of_one_persons_late_work_is_decided_at_once_but_nothing_that_was_not_seen(
    anne: Browser, laptop: Laptop, given_away: str
) -> None:
    first, second = late_note(laptop, given_away), late_note(laptop, given_away)
    page = anne.get("/desk/late")
    third = late_note(laptop, given_away)
    page = decide(page, f"/desk/late/{first}", decision="accept", whole=f"{first} {second}")
    assert "2 changes are taken over." in page.main
    assert page.tree.xpath("//form/@action").count(f"/desk/late/{third}") == 2


def test_a_follow_up_is_planned_undone_and_dismissed(
    anne: Browser, browser: Open, laptop: Laptop, office: Office
) -> None:
    found = a_finding(laptop, office, title=SCRIPT, recommendation="Change it")
    left(laptop)
    page = anne.get("/desk").link("Show it")
    assert faults(page) == []
    for words in (SCRIPT, "Åse Bø", "Call +47 92 61 83 44", "The customer wants it later", "A-1", "Unsafe"):
        assert words in page.main, page.main
    slow = browser().get("/desk/follow-ups")
    action = f"/desk/follow-ups/{found}"
    page = decide(page, action, decision="planned", seen="open")
    assert "is planned." in page.main
    assert "Nothing to follow up." in page.main
    page = decide(slow, action, decision="dismissed", seen="open")
    assert page.status == 409
    assert "Somebody was quicker: this is “Planned” already." in page.main
    page = anne.get("/desk/follow-ups?show=decided")
    assert SCRIPT in page.main
    assert faults(page) == []
    page = decide(page, action, decision="open", seen="planned", show="decided")
    assert "is open again." in page.main
    assert SCRIPT in anne.get("/desk/follow-ups").main
    assert decide(page, action, decision="evil").status == 422
    assert decide(page, "/desk/follow-ups/absent", decision="planned").status == 404


def test_a_finding_that_was_withdrawn_meanwhile_is_told_kindly(
    anne: Browser, laptop: Laptop, office: Office
) -> None:
    found = a_finding(laptop, office)
    left(laptop)
    page = anne.get("/desk/follow-ups")
    office("finding", found, withdrawn=True)
    page = decide(page, f"/desk/follow-ups/{found}", decision="planned", seen="open")
    assert page.status == 409
    assert "The technician has withdrawn this finding." in page.main


def test_whoever_was_signed_out_while_deciding_comes_back_to_the_page(
    anne: Browser, laptop: Laptop, office: Office, site: dict[str, Any], clock: Clock
) -> None:
    address = f"/desk/conflicts/{a_conflict(laptop, office, site)}"
    page = anne.get(address)
    clock.forward(hours=13)
    page = choose(page, "mine")
    assert page.address == f"/desk/sign-in?next={address}"
    page = page.send("/desk/sign-in", user="anne", password="correct horse")
    assert page.address == address
    assert "You choose" in page.main


def test_a_fault_is_told_on_a_page_too(
    anne: Browser, laptop: Laptop, office: Office, site: dict[str, Any], database: Database
) -> None:
    a_conflict(laptop, office, site)
    with database.writing() as connection:
        connection.execute(sa.update(tables.conflict).values(before="no JSON"))
    page = anne.get("/desk")
    assert page.status == 500
    assert "Something went wrong at the centre. It was written down." in page.main
    assert page.headers["cache-control"] == "no-store"
    assert faults(page) == []


def test_after_signing_in_again_one_is_on_the_page_the_form_was_on(
    anne: Browser, laptop: Laptop, given_away: str, clock: Clock
) -> None:
    note = late_note(laptop, given_away)
    page = anne.get("/desk/late?accepted=1")
    clock.forward(hours=13)
    page = decide(page, f"/desk/late/{note}", decision="accept")
    page = page.send("/desk/sign-in", user="anne", password="correct horse")
    assert (page.status, page.address) == (200, "/desk/late?accepted=1")
    anne.jar.clear()
    page = anne.post(f"/desk/late/{note}", {}, Referer="https://evil.example/desk")
    assert page.address == "/desk/sign-in"


@pytest.mark.parametrize("address", ["/desk/conflicts/x", "/desk/jobs/x", f"/desk/files/{'f' * 64}"])
def test_what_is_another_tenants_is_not_there(
    address: str, anne: Browser, laptop: Laptop, office: Office, site: dict[str, Any], database: Database
) -> None:
    """To the byte as what never was."""
    conflict_id = a_conflict(laptop, office, site)
    with database.writing() as connection:
        for table in (tables.conflict, tables.synced_row):
            connection.execute(
                sa.update(table).where(table.c.tenant == FIRST_TENANT).values(tenant="another")
            )
        person = tables.synced_row
        connection.execute(
            sa.update(person).where(person.c.kind.in_(("person", "company"))).values(tenant=FIRST_TENANT)
        )
    absent = anne.get(address)
    foreign = anne.get(address.replace("/x", f"/{conflict_id}" if "conflicts" in address else "/A-1"))
    assert (absent.status, absent.text) == (foreign.status, foreign.text)
    assert absent.status == 404
    assert "There is nothing here." in absent.main
