"""A report too large to mail whole keeps small photos; the large ones go into a sealed file of their own."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import partial
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from report_samples import NOW, Album, mobile_visit, sign
from sealed_samples import Company, company, forged

from fieldapp.domain.attachments import SignerRole
from fieldapp.reports.build import BuiltReport, build_report
from fieldapp.reports.content import ReportContent, content_sha256, control_code, photo_hashes
from fieldapp.reports.data_check import DataCheck
from fieldapp.reports.device_key import DeviceKey
from fieldapp.reports.job_report import LANGUAGES, decide
from fieldapp.reports.source import ShownPhoto
from fieldapp.reports.verify import Integrity, Signer, verify

LIMIT = 700_000
Both = tuple[BuiltReport, ReportContent]


@pytest.fixture(scope="module")
def nordfjord(tmp_path_factory: pytest.TempPathFactory) -> Company:
    return company(tmp_path_factory.mktemp("nordfjord"))


def noisy(album: Album, number: int) -> ShownPhoto:
    """A photo that hardly gets smaller: about 80 kB at 640 px."""
    grain = Image.effect_noise((640, 480), 60 + number).convert("RGB")
    out = BytesIO()
    grain.save(out, "JPEG", quality=88)
    return album.add(out.getvalue(), width=640, height=480, caption=f"Bilde av rad {number}")


def split(key: DeviceKey, language: str = "nb", limit: int = LIMIT) -> Both:
    album = Album()
    source = mobile_visit(album, language)
    photos = tuple(noisy(album, number) for number in range(12))
    content = decide(replace(source, photos=photos))
    signature = sign(SignerRole.CUSTOMER, "Ingrid Solbakken")
    built = build_report(
        content,
        images=album.load,
        signatures=(signature,),
        device_key=key,
        made_at=NOW,
        max_bytes=limit,
    )
    return built, content


@pytest.fixture(scope="module")
def both(nordfjord: Company) -> Both:
    return split(nordfjord.key)


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    finally:
        document.close()


def sizes(pdf: bytes) -> set[int]:
    """The long side of every picture."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return {
            max(int(image["/Width"]), int(image["/Height"]))
            for page in document.pages
            for image in page.resources.get("/XObject", pikepdf.Dictionary()).values()
        }


def test_the_report_fits_with_small_photos_and_the_appendix_has_every_one_large(
    both: Both,
) -> None:
    report, content = both
    assert len(report.pdf) <= LIMIT
    assert max(sizes(report.pdf)) <= 360
    assert min(sizes(report.appendix)) >= 480  # an upright photo of 640 x 480 stays what it is
    with pikepdf.open(BytesIO(report.appendix)) as document:
        names = {name for page in document.pages for name in page.resources.get("/XObject", {})}
    assert len(names) == len(photo_hashes(content))
    assert "Bilde av rad 11" in words(report.appendix)


def test_each_names_the_other_by_hash(both: Both) -> None:
    report, content = both
    appendix = hashlib.sha256(report.appendix).hexdigest()
    assert f"SHA-256 begynner med {control_code(appendix)}" in words(report.pdf)
    code = control_code(content_sha256(content))
    assert f"J-2026-004101, versjon 1, kontrollkode {code}" in words(report.appendix)


def test_both_prove_all_there_is_to_prove(both: Both, nordfjord: Company) -> None:
    report, _ = both
    main, photos = (verify(pdf, roots=[nordfjord.root]) for pdf in (report.pdf, report.appendix))

    for found in (main, photos):
        assert (found.integrity, found.signer) == (Integrity.UNCHANGED, Signer.KNOWN)
        assert (found.data, found.data_problem) == (DataCheck.SAME, "")
    assert (main.part, photos.part) == ("report", "photos")
    assert main.appendix_sha256 == photos.sha256
    assert main.content_sha256 == photos.content_sha256


def _update(changed: dict[str, str], told: dict[str, Any]) -> None:
    told.update(changed)


def test_another_appendix_or_another_part_is_told(both: Both, nordfjord: Company) -> None:
    report, _ = both
    for changed in ({"appendix_sha256": "0" * 64}, {"part": "photos"}):
        pdf = forged(report.pdf, nordfjord.key, data=partial(_update, changed))
        assert verify(pdf, roots=[nordfjord.root]).data is DataCheck.DIFFERENT


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_told_in_every_language(nordfjord: Company, language: str) -> None:
    report, _ = split(nordfjord.key, language)
    title = {
        "en": "Photo appendix",
        "nb": "Bildevedlegg",
        "fr": "Annexe photos",
        "de": "Fotoanhang",
    }[language]
    assert title in words(report.appendix)
    assert control_code(hashlib.sha256(report.appendix).hexdigest()) in words(report.pdf)


def test_a_report_that_fits_has_no_appendix(nordfjord: Company) -> None:
    report, _ = split(nordfjord.key, limit=5_000_000)
    assert report.appendix == b""
    assert "SHA-256" not in words(report.pdf)
