"""What a reader's program is told beside the pages: the title, the language, the places one can turn to."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from report_samples import NOW, Album, pre_delivery, sign, whole_visit

from fieldapp.domain.attachments import SignerRole
from fieldapp.reports.build import BuiltReport, build_report
from fieldapp.reports.device_key import new_device_key
from fieldapp.reports.job_report import LANGUAGES, decide
from fieldapp.reports.source import ReportSource
from fieldapp.reports.texts import load


def built(source: ReportSource, album: Album, max_bytes: int | None = None) -> BuiltReport:
    return build_report(
        decide(source),
        images=album.load,
        signatures=(sign(SignerRole.CUSTOMER, "Ingrid Solbakken"),),
        device_key=new_device_key(device_name="Laptop 7", organisation="Nordfjord", now=NOW),
        made_at=NOW,
        max_bytes=max_bytes,
    )


def places(pdf: bytes) -> list[tuple[str, int]]:
    """The outline: each title and the page it leads to, from 1."""
    with pikepdf.open(BytesIO(pdf)) as document, document.open_outline() as outline:
        pages = [page.obj for page in document.pages]
        return [
            (str(entry.title), 1 + pages.index(document.Root.Dests[str(entry.destination)][0]))
            if isinstance(entry.destination, pikepdf.Name)
            else (str(entry.title), 1 + pages.index(entry.destination[0]))
            for entry in outline.root
        ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_of_a_visit_can_be_turned_to(language: str) -> None:
    album, texts = Album(), load(language)

    found = places(built(whole_visit(album, language), album).pdf)

    assert [title for title, _ in found] == [
        texts.service_report,
        texts.price,
        texts.findings,
        texts.step_by_step,
        texts.tyres_and_brakes,
        texts.wear,
        texts.all_measurements,
        texts.damage,
        texts.labelled.format(label=texts.checklist, text="Mobilt servicebesøk"),
        texts.photos,
        texts.next_steps,
        texts.signatures,
    ]
    assert [page for _, page in found] == sorted(page for _, page in found)
    assert found[0][1] == 1


def test_a_delivery_leads_to_its_checklist_its_release_and_its_signatures() -> None:
    album = Album()

    found = places(built(pre_delivery(album, "en"), album).pdf)

    assert [title for title, _ in found] == [
        "Delivery report",
        "EV pre-delivery inspection",
        "Release for delivery",
        "Signatures",
    ]


@pytest.mark.parametrize(("language", "tag"), [("nb", "nb-NO"), ("fr", "fr"), ("de", "de"), ("en", "en-NO")])
def test_a_reader_names_the_report_and_speaks_its_language(language: str, tag: str) -> None:
    album, texts = Album(), load(language)

    with pikepdf.open(BytesIO(built(whole_visit(album, language), album).pdf)) as document:
        assert str(document.Root.Lang) == tag
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        assert str(document.docinfo["/Title"]) == f"{texts.service_report} J-2026-004101"
        assert "Tesla Model 3" in str(document.docinfo["/Subject"])
        with document.open_metadata() as told:
            assert told["dc:title"] == f"{texts.service_report} J-2026-004101"


def test_the_photo_appendix_is_named_too() -> None:
    album = Album()
    source = replace(
        whole_visit(album, "de"), version=2, replaces_code="BE62 0E1A A514", reason="Zahlendreher"
    )

    appendix = built(source, album, max_bytes=260_000).appendix

    assert [title for title, _ in places(appendix)] == ["Fotoanhang"]
    with pikepdf.open(BytesIO(appendix)) as document:
        assert str(document.docinfo["/Title"]) == "Fotoanhang J-2026-004101"
