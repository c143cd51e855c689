"""The drawn report: what stands on its pages, in every language, with any text, on any paper."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from report_samples import NOW, Album, jpeg, measured, mobile_visit, pre_delivery, sign, whole_visit

from fieldapp.domain.attachments import Signature, SignerRole
from fieldapp.domain.findings import Severity
from fieldapp.errors import NotFound, ReportTooLarge
from fieldapp.reports.build import BuiltReport, build_report
from fieldapp.reports.device_key import DeviceKey, new_device_key
from fieldapp.reports.images import read_jpeg
from fieldapp.reports.job_report import LANGUAGES, content_sha256, control_code, decide
from fieldapp.reports.paper import Paper
from fieldapp.reports.source import FoundThing, GivenAnswer, ReportSource
from fieldapp.reports.texts import load


@lru_cache
def key() -> DeviceKey:
    return new_device_key(device_name="Laptop 7", organisation="Nordfjord", now=NOW)


def built(
    source: ReportSource,
    album: Album,
    *signatures: Signature,
    paper: Paper = "A4",
    max_bytes: int | None = None,
    draft: bool = False,
) -> BuiltReport:
    return build_report(
        decide(source),
        images=album.load,
        signatures=signatures,
        device_key=key(),
        made_at=NOW,
        paper=paper,
        max_bytes=max_bytes,
        draft=draft,
    )


def pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        # Lines are joined, so that a sentence is found however it was broken.
        return [
            " ".join(document[number].get_textpage().get_text_bounded().split())
            for number in range(len(document))
        ]
    finally:
        document.close()


def text(pdf: bytes) -> str:
    return " ".join(pages(pdf))


def images(pdf: bytes) -> list[tuple[int, int, bytes]]:
    """Width, height and bytes of every image in the file."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [
            (int(stream["/Width"]), int(stream["/Height"]), stream.read_raw_bytes())
            for stream in document.objects
            if isinstance(stream, pikepdf.Stream) and stream.get("/Subtype") == pikepdf.Name.Image
        ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_visit_is_told_in_the_customers_language(language: str) -> None:
    album = Album()
    texts = load(language)

    report = built(mobile_visit(album, language), album, sign(SignerRole.CUSTOMER, "Ingrid Solbakken"))
    told = text(report.pdf)

    for words in (
        texts.service_report,
        texts.you_told_us,
        texts.measured_today,
        texts.price,
        texts.findings,
        texts.severity_attention,
        texts.step_by_step,
        texts.all_measurements,
        texts.done,
    ):
        assert " ".join(words.split()) in told
    assert "5YJ3E7EA5KF312845" in told
    assert "Ingrid Solbakken" in told
    assert texts.page_of.format(page=1, pages=report.pages) in told
    assert report.pages == len(pages(report.pdf))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_delivery_has_all_its_items_on_a_few_pages(language: str, paper: Paper) -> None:
    album = Album()
    report = built(pre_delivery(album, language), album, paper=paper)
    told = text(report.pdf)

    for number in range(1, 55):
        if number % 8:
            assert f"Item number {number} of the inspection" in told
    assert load(language).release in told
    assert report.pages <= 6


def test_every_page_says_which_of_how_many_it_is_and_carries_the_code() -> None:
    album = Album()
    source = pre_delivery(album)
    report = built(source, album)
    code = control_code(content_sha256(decide(source)))

    for number, told in enumerate(pages(report.pdf), start=1):
        assert f"Page {number} of {report.pages}" in told
        assert f"control code {code}" in told
        assert "Nordfjord Mobilservice AS" in told


def test_a_sections_head_is_repeated_on_the_next_page() -> None:
    album = Album()

    assert "(continued)" in text(built(pre_delivery(album), album).pdf)


def test_text_that_names_a_page_names_the_right_one() -> None:
    album = Album()
    told = pages(built(mobile_visit(album, "en"), album).pdf)
    of_findings = next(n for n, page in enumerate(told, start=1) if "Findings One thing" in page)
    of_steps = next(n for n, page in enumerate(told, start=1) if "Step by step" in page)

    assert f"advice. See page {of_findings}." in told[0]
    assert f"not needed. See page {of_steps}." in told[0]


def test_nobody_is_sent_to_the_page_they_are_on() -> None:
    album = Album()
    source = mobile_visit(album, "en")
    short = replace(source, findings=(), inspections=(), parts=(), times=(), photos=(), next_steps=())
    told = pages(built(short, album).pdf)

    assert "Step by step" in told[0]
    assert "See page" not in told[0]


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_the_paper_is_the_one_asked_for(paper: Paper, size: tuple[int, int]) -> None:
    album = Album()
    document = pypdfium2.PdfDocument(built(mobile_visit(album), album, paper=paper).pdf)

    assert tuple(round(side) for side in document[0].get_size()) == size
    document.close()


def test_a_draft_says_so_and_needs_no_key() -> None:
    album = Album()
    report = build_report(
        decide(mobile_visit(album, "en")),
        images=album.load,
        signatures=(),
        device_key=None,
        made_at=NOW,
        draft=True,
    )

    assert not report.sealed
    assert "Draft, not sealed" in text(report.pdf)
    assert "Not signed yet" in text(report.pdf)
    assert b"/ByteRange" not in report.pdf


def test_signatures_say_who_when_and_what_was_shown() -> None:
    album = Album()
    covered = "5ca1ab1e" * 8
    source = replace(mobile_visit(album, "en"), work_sha256=covered)
    told = text(built(source, album, sign(SignerRole.CUSTOMER, "Ingrid Solbakken", code=covered)).pdf)

    assert "Ingrid Solbakken, 20/11/2026 09:18" in told
    assert f"Covers the work in this report, code {control_code(covered)}" in told
    assert "Shown when signing: “Jeg har lest rapporten" in told


def test_a_signature_for_other_content_does_not_carry_this_reports_code() -> None:
    album = Album()
    told = text(
        built(mobile_visit(album, "en"), album, sign(SignerRole.CUSTOMER, "Ingrid", code="ab" * 32)).pdf
    )

    assert "Covers the work" not in told
    assert "Ingrid, 20/11/2026" in told


def test_a_decision_says_whether_the_customer_signed_it() -> None:
    album = Album()
    source = replace(mobile_visit(album, "en"), work_sha256="5ca1ab1e" * 8)
    covering = sign(SignerRole.CUSTOMER, "Ingrid", code=source.work_sha256)

    def told(*signatures: Signature) -> str:
        return text(built(source, album, *signatures).pdf)

    assert told(covering).count("Signed by Ingrid, 20/11/2026") == 2
    other = (replace(covering, content_sha256="ab" * 32), replace(covering, role=SignerRole.TECHNICIAN))
    for signatures in ((), *((one,) for one in other), (replace(covering, voided=True),)):
        assert "Signed by" not in told(*signatures)
    waived = replace(covering, strokes=(), waived_reason="Key box")
    assert told(waived).count("Not signed. Reason: Key box") == 3


def test_a_waived_signature_gives_its_reason_and_a_voided_one_is_gone() -> None:
    album = Album()
    waived = sign(SignerRole.CUSTOMER, "", waived="Kunden var ikke hjemme")
    voided = replace(sign(SignerRole.TECHNICIAN, "Nora Tidligere"), voided=True)

    told = text(built(mobile_visit(album, "nb"), album, waived, voided).pdf)

    assert "Ikke signert. Grunn: Kunden var ikke hjemme" in told
    assert "Nora Tidligere" not in told


def test_strokes_no_pad_could_give_do_not_stop_the_report() -> None:
    album = Album()
    odd = replace(
        sign(SignerRole.CUSTOMER, "X"),
        strokes=(((float("nan"), 1.0),), ((0.5, 0.5),), ((float("inf"), 0.0), (1e300, 2.0)), ()),
    )

    assert built(mobile_visit(album), album, odd).pages >= 3


def test_a_correction_names_what_it_replaces_and_why() -> None:
    album = Album()
    source = replace(
        mobile_visit(album, "en"), version=2, replaces_code="7F3A 91C4 0E2B", reason="Wrong tyre size."
    )

    told = text(built(source, album).pdf)

    assert "It replaces the one with control code 7F3A 91C4 0E2B. Reason: Wrong tyre size." in told


def test_a_title_in_another_language_is_marked() -> None:
    album = Album()

    assert "undamaged (på engelsk)" in text(built(pre_delivery(album, "nb"), album).pdf)


def test_a_finding_and_a_choice_in_another_language_are_marked_and_only_they() -> None:
    album = Album()
    source = mobile_visit(album, "nb")
    tyres, chip = source.findings
    (check,) = source.inspections
    answers = (
        GivenAnswer(label="Tilstand", value="Dim", value_language="en"),
        GivenAnswer(label="Farge", value="Rød"),
    )
    items = (replace(check.sections[0].items[-1], answers=answers),)
    told = replace(
        source,
        findings=(replace(tyres, language="de"), chip),
        inspections=(replace(check, sections=(replace(check.sections[0], items=items),)),),
        diagnosis=None,
    )

    first, *others = pages(built(told, album).pdf)

    assert "nærmer seg grensen (på tysk)." in first
    whole = " ".join(others)
    assert "nærmer seg grensen (på tysk)" in whole
    assert "Tilstand: Dim (på engelsk)" in whole
    assert "Farge: Rød" in whole
    assert "Rød (på" not in whole
    assert "Steinsprut i frontruten (på" not in whole


def test_a_failed_item_keeps_the_certificate_from_being_given() -> None:
    album = Album()
    told = text(built(pre_delivery(album, "en", not_ok=31), album).pdf)

    assert "is not released for delivery" in told
    assert "The car is not ready for delivery yet." in told
    assert "Not OK" in told


def test_a_value_outside_its_limits_is_never_called_nothing_unsafe() -> None:
    album = Album()
    source = mobile_visit(album, "en")
    assert "Too low" in text(built(source, album).pdf)

    assert "nothing unsafe" not in text(built(source, album).pdf).lower()
    ungraded = text(built(replace(source, findings=()), album).pdf)
    assert "nothing" not in ungraded.lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cover_follows_what_was_done_about_the_findings(language: str) -> None:
    album, texts = Album(), load(language)
    source = mobile_visit(album, language)
    tyres, chip = source.findings
    repaired = replace(tyres, finding=replace(tyres.finding, repaired_at=NOW))
    accepted = replace(tyres, deviation=whole_visit(Album()).findings[0].deviation)

    def cover(*found: FoundThing) -> str:
        return pages(built(replace(source, findings=found), album).pdf)[0]

    assert texts.found_attention.one in cover(tyres, chip)
    for settled, sentence in ((repaired, texts.found_repaired), (accepted, texts.found_accepted)):
        told = cover(settled, chip)
        assert f"{sentence.one} {texts.found_advice.one}" in told
        assert texts.found_attention.one not in told
    both = cover(repaired, replace(repaired, finding=replace(repaired.finding, id="another")))
    assert texts.found_repaired.many.format(count=2) in both


def test_what_is_unsafe_stays_so_when_it_was_only_accepted() -> None:
    album = Album()
    source = mobile_visit(album, "en")
    accepted = whole_visit(Album()).findings[0]
    grave = replace(accepted, finding=replace(accepted.finding, severity=Severity.UNSAFE))
    put_right = replace(grave, finding=replace(grave.finding, repaired_at=NOW))
    good = replace(source, inspections=(replace(source.inspections[0], sections=()),))

    told = pages(built(replace(good, findings=(grave,)), album).pdf)[0]
    assert "One thing is unsafe." in told
    assert "may wait" not in told
    told = pages(built(replace(good, findings=(put_right,)), album).pdf)[0]
    assert "We found nothing unsafe. One thing was put right." in told


def test_only_a_check_that_goes_on_has_items_not_filled_in() -> None:
    album = Album()
    source = pre_delivery(album, "en")
    (check,) = source.inspections
    bare = replace(check.sections[3].items[0], verdict="")
    section = replace(check.sections[3], items=(bare, *check.sections[3].items[1:]))
    finished = replace(check, sections=(section,))
    going_on = replace(finished, finished_at=None, missing=1)

    assert "Not filled in" not in text(built(replace(source, inspections=(finished,)), album).pdf)
    assert "Not filled in" in text(built(replace(source, inspections=(going_on,)), album).pdf)


def test_a_number_without_limits_is_neither_good_nor_bad() -> None:
    album = Album()
    source = mobile_visit(album, "en")
    (check,) = source.inspections
    (section,) = check.sections
    driven = replace(section.items[1], verdict="", measured=(measured("", "18", "km"),))
    only = replace(check, sections=(replace(section, items=(driven,)),))

    told = text(built(replace(source, inspections=(only,), findings=()), album).pdf)

    assert "18 km" in told
    assert "Good" not in told


def test_jpegs_go_into_the_file_byte_by_byte() -> None:
    album = Album()
    report = built(mobile_visit(album), album)

    for stream in album.streams.values():
        assert stream in report.pdf
    photos = sum(map(len, album.streams.values()))
    assert len(report.pdf) < photos + 120_000


def test_photos_of_a_visit_stand_beside_what_they_show() -> None:
    album = Album()
    source = mobile_visit(album)
    (inspection,) = source.inspections
    (section,) = inspection.sections
    moisture = next(item for item in section.items if item.title == "Fukt i bremsevæske")
    shown = replace(moisture, photos=(album.draw(31, "Måleren viser 1,2"),))
    items = tuple(shown if item is moisture else item for item in section.items)
    checked = replace(inspection, sections=(replace(section, items=items),))
    step = source.steps[0]
    photos = {step.id: (album.draw(32, ""),)}

    report = built(replace(source, inspections=(checked,), step_photos=photos, photos=()), album)

    text = " ".join(pages(report.pdf))
    told = text.index("Alle målinger")
    assert told < text.index("Fukt i bremsevæske", told) < text.index("Måleren viser 1,2")
    assert text.index("Måleren viser 1,2") < text.index("12 V batteri", told)
    assert text.index("Sjekkliste: Mobilt servicebesøk") < text.index("VIN-plate. 20.11.2026")
    assert text.count(step.instruction, text.index("Trinn for trinn")) == 2  # the step, its photo's caption
    assert "Bilder" not in text  # nothing is left over for a place of its own


def test_a_photo_without_a_caption_gets_a_number() -> None:
    album = Album()
    source = replace(mobile_visit(album), photos=(album.draw(41, ""), album.draw(42, "Frontrute")))

    text = " ".join(pages(built(source, album).pdf))

    assert "Bilde 1. 20.11.2026" in text
    assert "Bilde 2" not in text


def test_a_finding_says_what_was_measured_and_never_leaves_the_advice_empty() -> None:
    album = Album()
    source = mobile_visit(album)
    worn = next(found for found in source.findings if found.finding.severity is Severity.ATTENTION)
    bare = replace(worn, finding=replace(worn.finding, recommendation="", note=""))

    text = " ".join(pages(built(replace(source, findings=(bare,)), album).pdf))

    assert "Målt: bak til venstre 3,7 mm · bak til høyre 2,9 mm (minst 3,0 mm)." in text
    assert "Vi anbefaler Få det ordnet snart." in text


def test_steps_that_go_on_overleaf_have_their_head_again() -> None:
    album = Album()
    source = mobile_visit(album)
    (first, *_rest) = source.steps
    many = tuple(replace(first, id=f"s{n}", position=n, instruction=f"Step {n} of many") for n in range(60))

    texts = pages(built(replace(source, steps=many, findings=()), album).pdf)

    with_steps = [text for text in texts if "of many" in text]
    assert len(with_steps) >= 2
    assert all("Trinn for trinn" in text for text in with_steps)


def test_photos_are_drawn_whole_and_upright() -> None:
    album = Album()
    tall = Image.new("RGB", (300, 900), "blue")
    tall.paste("red", (0, 0, 300, 450))
    out = BytesIO()
    tall.save(out, "JPEG", quality=95)
    photo = album.add(out.getvalue(), width=300, height=900)
    source = replace(mobile_visit(album), photos=(photo,), findings=(), inspections=())

    document = pypdfium2.PdfDocument(built(source, album).pdf)
    reds, blues, widths = [], [], []
    for page in document:
        picture = page.render(scale=1).to_pil().convert("RGB")
        for y in range(picture.height):
            colours = [picture.getpixel((x, y)) for x in range(picture.width)]
            red = sum(1 for r, g, b in colours if r > 200 and g < 40 and b < 40)
            blue = sum(1 for r, g, b in colours if b > 200 and r < 40 and g < 40)
            reds += [y] if red > 20 else []
            blues += [y] if blue > 20 else []
            widths += [max(red, blue)] if max(red, blue) > 20 else []
    document.close()

    assert max(reds) <= min(blues) + 1
    height = max(blues) - min(reds) + 1
    assert abs(height / max(widths) - 3) < 0.2


def test_a_camera_that_held_its_picture_sideways_is_set_upright_without_gps() -> None:
    album = Album()
    sideways = Image.new("RGB", (400, 200), "green")
    exif = sideways.getexif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    out = BytesIO()
    sideways.save(out, "JPEG", exif=exif)
    photo = album.add(out.getvalue(), width=400, height=200)
    assert read_jpeg(out.getvalue()) is None
    plain = BytesIO()
    Image.new("RGB", (8, 6)).save(plain, "JPEG")
    bare = plain.getvalue()
    assert read_jpeg(bare) is not None
    place = b"<exif:GPSLatitude>59,54N</exif:GPSLatitude>"
    xmp = b"http://ns.adobe.com/xap/1.0/\x00" + place
    for marker in (b"\xff\xe1", b"\xff\xed"):
        said = marker + (len(xmp) + 2).to_bytes(2) + xmp
        first, late = bare[:2] + said + bare[2:], bare.replace(b"\xff\xda", said + b"\xff\xda", 1)
        assert read_jpeg(first) is read_jpeg(late) is None
    assert read_jpeg(bare[: bare.index(b"\xff\xda")]) is None, "a frame without its picture is no photo"

    report = built(replace(mobile_visit(album), photos=(photo,)), album)

    sizes = {(width, height): stream for width, height, stream in images(report.pdf)}
    assert (200, 400) in sizes
    assert b"Exif" not in sizes[200, 400]


def test_a_grey_jpeg_passes_through_and_a_png_becomes_one() -> None:
    album = Album()
    grey, png = BytesIO(), BytesIO()
    Image.new("L", (40, 30), 128).save(grey, "JPEG")
    Image.new("RGBA", (50, 30), (10, 200, 30, 128)).save(png, "PNG")
    added = tuple(album.add(out.getvalue(), width=width, height=30) for out, width in ((grey, 40), (png, 50)))

    report = built(replace(mobile_visit(album), photos=added), album)

    assert grey.getvalue() in report.pdf
    widths = {width for width, _, _ in images(report.pdf)}
    assert {40, 50} <= widths


@pytest.mark.parametrize("stream", [b"", b"not a picture", b"\xff\xd8\xff\xe0\x00\x10JFIF", b"\xff\xd8" * 9])
def test_a_broken_photo_is_named_missing_and_the_report_still_comes(stream: bytes) -> None:
    album = Album()
    photo = album.add(stream, width=40, height=30, caption="Broken one")

    told = text(built(replace(mobile_visit(album, "en"), photos=(photo,)), album).pdf)

    assert "This photo cannot be shown." in told
    assert "Broken one" in told


def test_a_photo_the_store_does_not_have_is_named_missing() -> None:
    album = Album()
    content = decide(mobile_visit(album, "en"))

    def nothing(sha256: str) -> bytes:
        raise NotFound("This photo is not on this laptop.")

    report = build_report(content, images=nothing, signatures=(), device_key=key(), made_at=NOW)

    assert text(report.pdf).count("This photo cannot be shown.") == 5


def test_a_report_is_fitted_to_a_size_by_smaller_photos() -> None:
    album = Album()
    photos = tuple(album.draw(n, f"Photo {n}", width=1600, height=1200) for n in range(10, 16))
    source = replace(mobile_visit(album), photos=photos)
    whole = built(source, album)

    fitted = built(source, album, max_bytes=500_000)

    assert len(whole.pdf) > 1_000_000
    assert 150_000 < len(fitted.pdf) <= 500_000
    assert text(fitted.pdf) == text(whole.pdf)
    assert built(source, album, max_bytes=len(whole.pdf) + 100).pages == whole.pages


def test_a_size_no_photo_is_small_enough_for_is_refused_in_a_sentence() -> None:
    album = Album()

    with pytest.raises(ReportTooLarge, match="Allow a larger file"):
        built(mobile_visit(album), album, max_bytes=20_000)


HOSTILE = (
    '<img src="/etc/hostname"/>',
    "<b>bold</b> &amp; <para>",
    "\x00\x07\x1b[31m\ud800\udfff",
    "\u202eesrever\u2066 שלום عربى",
    "👩‍🔧😀🏳️‍🌈 \U0010ffff \ue000",
    "W" * 700,
    "line\n" * 30,
    "{code} {0} %s %(x)s $HOME",
    "e\u0301" * 40 + "\u0300" * 60,
    "",
    "   ",
)


def spoiled(source: ReportSource, word: str) -> ReportSource:
    """The source with the word in every field a person can type into."""
    found = tuple(
        replace(
            thing,
            finding=replace(thing.finding, title=word, note=word, recommendation=word),
            photos=tuple(replace(photo, caption=word) for photo in thing.photos),
            decided_by=word,
        )
        for thing in source.findings
    )
    checks = tuple(
        replace(
            check,
            title=word,
            form_id=word,
            sections=tuple(
                replace(
                    section,
                    title=word,
                    items=tuple(
                        replace(
                            item,
                            title=word,
                            language="xx",
                            answers=tuple(replace(a, label=word, value=word) for a in item.answers),
                            measured=tuple(
                                replace(point, label=word, unit=word, tool=word) for point in item.measured
                            ),
                        )
                        for item in section.items
                    ),
                )
                for section in check.sections
            ),
        )
        for check in source.inspections
    )
    return replace(
        source,
        company=replace(source.company, name=word, organisation_number=word, city=word, email=word),
        job=replace(source.job, number=word, concern=word, software_before=word, software_after=word + "2"),
        customer=replace(source.customer, name=word),
        site=replace(source.site, street=word, city=word, postcode=word),
        vehicle=replace(source.vehicle, vin=word, plate=word, make=word, model=word),
        technician=replace(source.technician, name=word),
        diagnosis=replace(source.diagnosis, summary=word) if source.diagnosis else None,
        steps=tuple(replace(step, instruction=word, grade_note=word) for step in source.steps),
        findings=found,
        inspections=checks,
        parts=tuple(
            replace(use, part=replace(use.part, number=word, name=word), serial_numbers=(word,))
            for use in source.parts
        ),
        next_steps=(word,),
        version=2,
        replaces_code=word,
        reason=word,
    )


@pytest.mark.parametrize("word", HOSTILE)
@pytest.mark.parametrize("delivery", [False, True])
def test_no_typed_text_breaks_a_page_or_reads_a_file(word: str, delivery: bool) -> None:
    album = Album()
    source = spoiled((pre_delivery if delivery else mobile_visit)(album, "en"), word)
    signature = replace(sign(SignerRole.CUSTOMER, word), shown=word)
    waived = sign(SignerRole.TECHNICIAN, word, waived=word or "-")

    report = built(source, album, signature, waived)

    told = text(report.pdf)
    assert f"Page {report.pages} of {report.pages}" in told
    if "/etc/hostname" in word:
        assert '<img src="/etc/hostname"/>' in told


def test_a_file_named_in_a_text_is_not_opened(tmp_path: Path) -> None:
    picture, note = tmp_path / "secret.png", tmp_path / "secret.txt"
    Image.new("RGB", (37, 41), "red").save(picture)
    note.write_text("canary-7741", encoding="utf-8")
    word = f'<img src="{picture}"/> <a href="file://{note}"/> <para>{{{note}}}'
    album = Album()

    report = built(spoiled(mobile_visit(album, "en"), word), album, draft=True)

    assert {width for width, _, _ in images(report.pdf)} == {900, 1200}
    assert b"/Annots" not in report.pdf
    assert "canary-7741" not in text(report.pdf)


@given(st.text(max_size=80), st.sampled_from(LANGUAGES))
@settings(max_examples=15)
def test_any_text_gives_a_report(word: str, language: str) -> None:
    album = Album()

    assert built(spoiled(pre_delivery(album, language), word), album).pages >= 4
    assert built(spoiled(mobile_visit(album, language), word), album).pages >= 3


def test_an_almost_empty_job_gives_a_report_of_one_page() -> None:
    album = Album()
    source = mobile_visit(album, "en")
    bare = replace(
        source,
        job=replace(source.job, concern="", estimate="", odometer_km=None, number=None),
        vehicle=replace(source.vehicle, odometer_km=None, vin="", plate="", model_year=None),
        diagnosis=None,
        steps=(),
        inspections=(),
        findings=(),
        photos=(),
        parts=(),
        times=(),
        next_steps=(),
    )

    report = built(bare, album)

    assert report.pages == 1
    assert "No fault was reported." in text(report.pdf)


def test_severities_are_told_apart_in_black_and_white() -> None:
    shapes = []
    for severity in Severity:
        album = Album()
        source = mobile_visit(album, "en")
        thing = source.findings[0]
        finding = replace(thing.finding, severity=severity, title="Same", note="Same")
        one = replace(source, findings=(replace(thing, finding=finding),))
        document = pypdfium2.PdfDocument(built(one, album, draft=True).pdf)
        page = document[1]
        picture = page.render(scale=2, grayscale=True).to_pil().convert("1", dither=Image.Dither.NONE)
        # The pill's icon stands left of its word; words differ too, so only the icon's square is compared.
        words = {"advice": "Advice", "attention": "Put right soon", "unsafe": "Not safe"}
        found = page.get_textpage().search(words[severity], match_case=True)
        spans = []
        while (hit := found.get_next()) is not None:
            left, bottom, right, top = page.get_textpage().get_charbox(hit[0])
            spans.append((left, bottom, right, top))
        left, bottom, _, top = spans[-1]
        height = page.get_size()[1]
        box = tuple(int(2 * side) for side in (left - 18, height - top - 4, left - 3, height - bottom + 4))
        shapes.append(picture.crop(box).tobytes())
        document.close()

    assert len(set(shapes)) == 3


def test_jpegs_of_two_visits_differ_so_that_tests_can_tell_them_apart() -> None:
    assert jpeg(1, 60, 40) != jpeg(2, 60, 40)
