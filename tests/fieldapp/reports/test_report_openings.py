"""What opens a page or a part of one: the price on the first page, heads that keep what belongs to them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from report_samples import NOW, Album, mobile_visit, whole_visit

from fieldapp.domain.repair_plans import StepGrade
from fieldapp.pdfium import page_texts
from fieldapp.reports.build import build_report
from fieldapp.reports.checklists import checklists
from fieldapp.reports.content import content_sha256, photo_hashes
from fieldapp.reports.images import load_photos
from fieldapp.reports.job_report import decide
from fieldapp.reports.layout import Block, Stack, Text
from fieldapp.reports.paper import Paper
from fieldapp.reports.pdf import text_area
from fieldapp.reports.sheet import Sheet
from fieldapp.reports.source import ReportSource
from fieldapp.reports.texts import load
from fieldapp.reports.wording import Wording


def pages(source: ReportSource, album: Album, paper: Paper = "A4") -> list[str]:
    draft = build_report(
        decide(source),
        images=album.load,
        signatures=(),
        device_key=None,
        made_at=NOW,
        paper=paper,
        draft=True,
    )
    return [" ".join(page.split()) for page in page_texts(draft.pdf)]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", ["en", "nb", "fr", "de"])
def test_a_small_price_table_stands_on_the_first_page_of_either_paper_and_of_a_correction(
    language: str, paper: Paper
) -> None:
    album = Album()
    source = whole_visit(album, language)
    corrected = replace(
        source, version=2, replaces_code="7F3A 91C4 0E2B", reason="Feil kilometerstand i første versjon."
    )
    for one in (source, corrected):
        first, second, *_ = pages(one, album, paper)
        assert load(language).to_pay in first
        assert load(language).findings in second


def test_a_finding_is_not_cut_within_its_head() -> None:
    album = Album()
    source = replace(mobile_visit(album, "en"), photos=())
    (step, *_) = source.steps
    for more in range(18):
        # Steps with remarks stand in a table of their own, which moves down what comes after it.
        steps = tuple(
            replace(step, id=f"s{place}", position=place, grade=StepGrade.DONE, grade_note="Remark.")
            for place in range(more)
        )
        long = replace(
            source.findings[0], finding=replace(source.findings[0].finding, note="Worn. " * 14 * more)
        )
        said = pages(replace(source, steps=steps, findings=(long, source.findings[1])), album)
        (second,) = (page for page in said if re.search(r"2 Steinsprut i frontruten (?!\(continued)", page))
        assert "Checklist item 37" in second, more


def texts_of(block: Block | None) -> set[str]:
    if block is None:
        return set()
    own = {block.text} if isinstance(block, Text) else set()
    return own.union(*(texts_of(inside) for inside in block.inner()))


def test_a_checklist_is_not_cut_within_its_head() -> None:
    album = Album()
    content = decide(mobile_visit(album, "en"))
    sheet = Sheet(
        content=content,
        sha256=content_sha256(content),
        words=Wording(content),
        width=text_area("A4"),
        photos=load_photos(photo_hashes(content), album.load),
        signatures=(),
        made_at=NOW,
        draft=True,
    )
    for room in range(0, 160, 4):
        above, _below = Stack(checklists(sheet)).split(sheet.width, room, 900)
        said = texts_of(above)
        assert ("Checklist: Mobilt servicebesøk" in said) == ("Form mobile_visit, version 1" in said), room
