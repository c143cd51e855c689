"""A part without a price in the company's currency: nothing on the page sounds as if the sum were the whole of it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pypdfium2
import pytest
from report_samples import NOW, Album, mobile_visit

from fieldapp.domain.parts import Part
from fieldapp.reports.build import build_report
from fieldapp.reports.job_report import LANGUAGES, decide
from fieldapp.reports.source import PartUse, ReportSource
from fieldapp.reports.texts import load
from fieldapp.reports.wording import Wording

PUMP = PartUse(part=Part(id="p9", number="E-9", name="Pump", price="10", currency="EUR"), quantity=1)


def first_page(source: ReportSource, album: Album) -> str:
    draft = build_report(
        decide(source), images=album.load, signatures=(), device_key=None, made_at=NOW, draft=True
    )
    document = pypdfium2.PdfDocument(draft.pdf)
    try:
        return " ".join(document[0].get_textpage().get_text_bounded().split())
    finally:
        document.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_part_priced_on_the_invoice_makes_the_sum_one_so_far(language: str) -> None:
    album, texts = Album(), load(language)
    source = mobile_visit(album, language)

    page = first_page(replace(source, parts=(*source.parts, PUMP)), album)

    assert texts.to_pay_so_far in page
    assert texts.on_invoice in page
    assert texts.unpriced.one in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_open_sum_is_not_held_against_the_estimate(language: str) -> None:
    album, texts = Album(), load(language)
    source = mobile_visit(album, language)
    words = Wording(decide(source))
    estimate = " ".join(words.money(Decimal(1490), "NOK").split())
    kept = texts.estimate_kept.format(estimate=estimate)

    whole = first_page(source, album)
    page = first_page(replace(source, parts=(*source.parts, PUMP)), album)

    assert kept in whole
    assert kept not in page
    assert texts.estimate_open.format(estimate=estimate) in page


def test_a_whole_sum_is_what_is_to_pay() -> None:
    album = Album()

    page = first_page(mobile_visit(album, "en"), album)

    assert "To pay 1" in page
    assert "so far" not in page
