"""The report in three steps, and its way to the customer."""

from dataclasses import replace
from email import message_from_bytes
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from laptops import Laptop, only, sign_in, visit
from PIL import Image

from fieldapp.domain.attachments import DeliveryChannel, DeliveryState, SignerRole
from fieldapp.domain.jobs import JobStatus
from fieldapp.domain.repair_plans import StepGrade
from fieldapp.domain.time_entries import TimeKind
from fieldapp.errors import InputRefused, NotAllowedNow, NotFound, NotSignedIn, ReportTooLarge
from fieldapp.operations import (
    customer_messages,
    inspections,
    jobs,
    parts,
    photos,
    pictures,
    reports,
    signatures,
    time_entries,
)
from fieldapp.pdfium import page_size
from fieldapp.reports.data_check import DataCheck
from fieldapp.reports.verify import Integrity, verify
from fieldapp.store import media_queue, sync_state
from fieldapp.views import files

INGRIDS = "ingrid.solbakken@example.no"


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    document.close()
    return "\n".join(pages)


def made(laptop: Laptop, **given: str) -> str:
    source = reports.read_source(laptop.store, job_id="job-1", now=laptop.now, **given)
    return only(reports.record(laptop.store, made=reports.make(source), now=laptop.now), "report")


def test_a_report_says_what_was_found_done_used_and_signed(laptop: Laptop) -> None:
    jobs.start(laptop.store, job_id="job-1", now=laptop.now)
    laptop.later(minutes=42)
    inspection_id = only(
        inspections.begin(laptop.store, job_id="job-1", form_id="mobile_visit", now=laptop.now), "inspection"
    )
    inspections.answer(
        laptop.store,
        inspection_id=inspection_id,
        values={"/data/condition/windscreen": "not_ok", "/data/condition/brake_fluid_moisture": "3.4"},
        tool_id="tool-1",
        now=laptop.now,
    )
    jobs.grade_step(laptop.store, step_id="step-1", grade=StepGrade.DONE, now=laptop.now)
    parts.use(laptop.store, job_id="job-1", part_id="part-filter", quantity=2, now=laptop.now)
    signatures.waive(
        laptop.store, job_id="job-1", role=SignerRole.CUSTOMER, reason="Nøkkelboks", now=laptop.now
    )

    report_id = made(laptop)

    report = laptop.row("report", report_id)
    pdf = files.report_bytes(laptop.store, report_id=report_id)
    text = text_of(pdf)
    assert (report.version, report.language, report.size) == (1, "nb", len(pdf))
    for words in ("Ingrid Solbakken", "Skade i frontruten", "Change the cabin filter", "3,4", "Nøkkelboks"):
        assert words in text, words
    with laptop.store.reading() as connection:
        assert [file.sha256 for file in media_queue.waiting(connection)] == [report.sha256]


def test_the_source_is_read_in_the_customers_language_and_net_of_what_went_back(laptop: Laptop) -> None:
    parts.use(
        laptop.store, job_id="job-1", part_id="part-filter", quantity=3, serial_number="SN-7", now=laptop.now
    )
    parts.put_back(laptop.store, job_id="job-1", part_id="part-filter", quantity=1, now=laptop.now)
    inspections.begin(laptop.store, job_id="job-1", form_id="mobile_visit", now=laptop.now)

    source = reports.read_source(laptop.store, job_id="job-1", now=laptop.now).source

    assert source.language == "nb"
    assert source.inspections[0].title == "Mobilt servicebesøk"
    assert [(use.part.number, use.quantity, use.serial_numbers) for use in source.parts] == [
        ("1107681-00-A", 2, ("SN-7",))
    ]
    german = reports.read_source(laptop.store, job_id="job-1", language="de", now=laptop.now).source
    assert german.inspections[0].title == "Mobiler Servicebesuch"


def test_what_signers_read_is_told_in_the_reports_language(laptop: Laptop) -> None:
    inspection_id = only(
        inspections.begin(laptop.store, job_id="job-1", form_id="mobile_visit", now=laptop.now), "inspection"
    )
    strokes = (((0.1, 0.2), (0.4, 0.3)),)
    number = laptop.row("job", "job-1").shown_number
    seen = f"I have seen what was done and found on job {number}."
    facts: dict[str, Any] = {
        "role": SignerRole.CUSTOMER,
        "name": "Ingrid",
        "strokes": strokes,
        "now": laptop.now,
    }
    signatures.sign(laptop.store, job_id="job-1", shown=seen, **facts)
    signatures.sign(laptop.store, job_id="job-1", shown="Customer", inspection_id=inspection_id, **facts)
    own = {**facts, "role": SignerRole.TECHNICIAN}
    signatures.sign(laptop.store, job_id="job-1", shown="Takk for hjelpen", **own)

    text = " ".join(text_of(files.report_bytes(laptop.store, report_id=made(laptop))).split())

    assert f"«Jeg har sett hva som er gjort og funnet på oppdrag {number}.»" in text
    assert "«Kunde og tekniker signerer; rapport overlevert: Kunde»" in text
    assert "«Takk for hjelpen»" in text  # what the report cannot say otherwise is told as it was shown
    assert "«Customer»" not in text


def test_a_second_report_is_the_next_version_and_names_the_first(laptop: Laptop) -> None:
    first = made(laptop)
    second = made(laptop, reason="Odometer corrected")

    report = laptop.row("report", second)
    assert (report.version, report.replaces_id, report.reason) == (2, first, "Odometer corrected")


def test_photos_in_a_file_of_their_own_are_kept_and_sent_with_the_report(laptop: Laptop) -> None:
    for number in range(8):
        grain, out = Image.effect_noise((640, 480), 60 + number).convert("RGB"), BytesIO()
        grain.save(out, "JPEG", quality=88)
        prepared = pictures.prepare(out.getvalue(), file_name=f"{number}.jpg")
        photos.record(laptop.store, job_id="job-1", prepared=prepared, now=laptop.now)
    source = reports.read_source(laptop.store, job_id="job-1", now=laptop.now)

    report_id = only(
        reports.record(laptop.store, made=reports.make(source, max_bytes=400_000), now=laptop.now), "report"
    )

    report = laptop.row("report", report_id)
    appendix = files.appendix_bytes(laptop.store, report_id=report_id)
    assert report.size <= 400_000
    assert (len(appendix), verify(appendix).part) == (report.appendix_size, "photos")
    with laptop.store.reading() as connection:
        queued = {file.sha256 for file in media_queue.waiting(connection)}
    assert {report.sha256, report.appendix_sha256} <= queued
    letter = message_from_bytes(reports.unsent_letter(laptop.store, report_id=report_id))
    names = [part.get_filename() for part in letter.walk() if part.get_filename()]
    assert [str(name).endswith("-photos.pdf") for name in names] == [False, True]


def test_the_company_says_how_large_a_report_may_be(laptop: Laptop) -> None:
    source = reports.read_source(laptop.store, job_id="job-1", now=laptop.now)
    tiny = replace(
        source, source=replace(source.source, company=replace(source.source.company, report_max_mb=0))
    )

    assert source.source.company.report_max_mb == 18
    assert reports.make(source).appendix == b""
    assert reports.make(tiny).pdf  # 0 is any size
    with pytest.raises(ReportTooLarge):
        reports.make(source, max_bytes=20_000)


@pytest.mark.parametrize(("country", "width"), [("NO", 595), ("us", 612)])
def test_a_report_is_on_the_paper_of_the_companys_country(laptop: Laptop, country: str, width: int) -> None:
    read = reports.read_source(laptop.store, job_id="job-1", now=laptop.now)
    there = replace(read, source=replace(read.source, company=replace(read.source.company, country=country)))

    assert round(page_size(reports.make(there).pdf)[0]) == width
    assert round(page_size(reports.draft(there))[0]) == width


def test_a_report_made_from_an_outdated_reading_is_not_recorded(laptop: Laptop) -> None:
    slow = reports.make(reports.read_source(laptop.store, job_id="job-1", now=laptop.now))
    made(laptop)

    with pytest.raises(NotAllowedNow):
        reports.record(laptop.store, made=slow, now=laptop.now)

    assert len(laptop.all("report")) == 1


def test_this_laptop_seals_every_report_with_the_same_key_of_its_own(laptop: Laptop) -> None:
    keys = {
        reports.read_source(laptop.store, job_id="job-1", now=laptop.now).device_key.certificate
        for _ in range(2)
    }

    assert len(keys) == 1


def test_a_draft_keeps_nothing(laptop: Laptop) -> None:
    pdf = reports.draft(reports.read_source(laptop.store, job_id="job-1", now=laptop.now))

    assert pdf.startswith(b"%PDF")
    assert laptop.all("report") == ()
    assert laptop.outbox() == []


def test_no_report_before_signing_in(empty_laptop: Laptop) -> None:
    with pytest.raises(NotSignedIn):
        reports.read_source(empty_laptop.store, job_id="job-1", now=empty_laptop.now)


def test_a_report_goes_to_the_customers_own_address_without_questions(laptop: Laptop) -> None:
    report_id = made(laptop)

    changes = reports.deliver_by_email(
        laptop.store, report_id=report_id, recipient=" Ingrid.Solbakken@example.no ", now=laptop.now
    )

    delivery = laptop.row("report_delivery", only(changes, "report_delivery"))
    assert (delivery.channel, delivery.state) == (DeliveryChannel.EMAIL, DeliveryState.QUEUED)
    assert delivery.recipient == "Ingrid.Solbakken@example.no"
    with pytest.raises(NotAllowedNow) as twice:
        reports.deliver_by_email(laptop.store, report_id=report_id, recipient=INGRIDS, now=laptop.now)
    assert twice.value.reasons == ("queued_already",)


def test_another_address_must_be_confirmed(laptop: Laptop) -> None:
    report_id = made(laptop)

    with pytest.raises(NotAllowedNow) as refused:
        reports.deliver_by_email(
            laptop.store, report_id=report_id, recipient="ingrid.solbaken@example.no", now=laptop.now
        )
    assert refused.value.reasons == ("recipient_unknown",)
    assert laptop.all("report_delivery") == ()

    reports.deliver_by_email(
        laptop.store,
        report_id=report_id,
        recipient="ola@example.com",
        confirmed=True,
        now=laptop.now,
    )
    assert len(laptop.all("report_delivery")) == 1


@pytest.mark.parametrize(
    "recipient",
    [
        "kåre@example.no",
        "",
        "ingrid",
        "ingrid@",
        "@example.no",
        "a b@example.no",
        "ingrid@example",
        "ingrid@example.no\nBcc: all@example.com",
        "ingrid@example.no, ola@example.no",
        "Ingrid <ingrid@example.no>",
        f"{'a' * 250}@example.no",
        "ingrid..s@example.no",
        "ingrid@-example.no",
    ],
)
def test_what_is_no_address_is_refused_even_when_confirmed(laptop: Laptop, recipient: str) -> None:
    report_id = made(laptop)

    with pytest.raises(InputRefused):
        reports.deliver_by_email(
            laptop.store, report_id=report_id, recipient=recipient, confirmed=True, now=laptop.now
        )


def test_a_report_can_be_called_back_until_it_has_left(laptop: Laptop) -> None:
    report_id = made(laptop)
    delivery_id = only(
        reports.deliver_by_email(laptop.store, report_id=report_id, recipient=INGRIDS, now=laptop.now),
        "report_delivery",
    )

    reports.withdraw_delivery(laptop.store, delivery_id=delivery_id, now=laptop.now)

    assert laptop.row("report_delivery", delivery_id).state is DeliveryState.WITHDRAWN
    with pytest.raises(NotAllowedNow):
        reports.withdraw_delivery(laptop.store, delivery_id=delivery_id, now=laptop.now)


def test_a_completed_job_can_still_be_reported(laptop: Laptop) -> None:
    laptop.office(job=[visit(status=JobStatus.COMPLETED, completed_at=laptop.at)])

    assert laptop.row("report", made(laptop)).version == 1


def test_a_report_without_a_company_profile_says_what_to_do(empty_laptop: Laptop) -> None:
    sign_in(empty_laptop)
    with pytest.raises(NotFound):
        reports.read_source(empty_laptop.store, job_id="job-1", now=empty_laptop.now)


def test_words_to_the_customer_are_in_their_language_and_go_by_mail_when_agreed(laptop: Laptop) -> None:
    time_entries.start(laptop.store, job_id="job-1", kind=TimeKind.TRAVEL, now=laptop.now)

    changes = customer_messages.queue(
        laptop.store, job_id="job-1", template="on_my_way", arrival_time=laptop.at, now=laptop.now
    )

    message = laptop.row("message", only(changes, "message"))
    assert (message.channel, message.recipient, message.language) == ("email", INGRIDS, "nb")
    assert "Kari Nordli" in message.body
    assert "08:00" in message.body
    assert "{" not in message.body


def test_a_message_in_own_words_replaces_the_template(laptop: Laptop) -> None:
    changes = customer_messages.queue(
        laptop.store, job_id="job-1", template="ready", body=" Nøkkelen ligger i boksen. ", now=laptop.now
    )

    assert laptop.row("message", only(changes, "message")).body == "Nøkkelen ligger i boksen."
    with pytest.raises(InputRefused):
        customer_messages.queue(laptop.store, job_id="job-1", template="ready", body=" ", now=laptop.now)


def test_no_address_and_no_such_template_are_refused(laptop: Laptop) -> None:
    with pytest.raises(NotAllowedNow):
        customer_messages.queue(laptop.store, job_id="job-2", template="ready", now=laptop.now)
    with pytest.raises(InputRefused):
        customer_messages.queue(laptop.store, job_id="job-1", template="hello", now=laptop.now)


def test_somebody_with_only_a_phone_gets_a_short_message(laptop: Laptop) -> None:
    from fieldapp.domain.parties import Customer, Language

    laptop.office(
        customer=[
            Customer(id="customer-depot", name="Bilpark", language=Language.FRENCH, phone="+33 6 12 34 56 78")
        ]
    )

    changes = customer_messages.queue(
        laptop.store, job_id="job-2", template="running_late", minutes=25, now=laptop.now
    )

    message = laptop.row("message", only(changes, "message"))
    assert (message.channel, message.recipient) == ("sms", "+33 6 12 34 56 78")
    assert "25" in message.body


def test_signing_out_waits_for_unsent_work_unless_told_otherwise(laptop: Laptop) -> None:
    from fieldapp.operations import profile

    jobs.add_note(laptop.store, job_id="job-1", text="Unsent", now=laptop.now)

    with pytest.raises(NotAllowedNow) as refused:
        profile.sign_out(laptop.store, now=laptop.now)
    assert refused.value.facts["changes"] == 1

    profile.sign_out(laptop.store, despite_unsent=True, now=laptop.now)
    with laptop.store.reading() as connection:
        session = sync_state.session(connection)
    assert session is not None
    assert (session.refresh, session.person_id) == ("", "person-kari")
    assert len(laptop.outbox()) == 1
    with pytest.raises(NotSignedIn):
        profile.sign_out(laptop.store, now=laptop.now)


def test_a_signature_covers_the_work_in_the_report_until_the_work_changes(laptop: Laptop) -> None:
    jobs.start(laptop.store, job_id="job-1", now=laptop.now)
    signatures.sign(
        laptop.store,
        job_id="job-1",
        role=SignerRole.CUSTOMER,
        name="Ingrid Solbakken",
        strokes=(((0.1, 0.1), (0.4, 0.2)),),
        shown="Jeg har lest rapporten.",
        now=laptop.now,
    )
    laptop.later(minutes=20)
    first = made(laptop)
    jobs.grade_step(laptop.store, step_id="step-1", grade=StepGrade.DONE, now=laptop.now)
    second = made(laptop, reason="Step graded")

    before, after = (
        verify(files.report_bytes(laptop.store, report_id=report_id)) for report_id in (first, second)
    )
    assert [one.covers_content for one in before.signatures] == [True]
    assert after.signatures == ()
    assert (before.data, after.data) == (DataCheck.SAME, DataCheck.SAME)
    assert (after.version, before.integrity) == (2, Integrity.UNCHANGED)
