"""The photos of a report in a file of their own: large, each once, in the order of the report's pages."""

from __future__ import annotations

from collections.abc import Iterator

from fieldapp.reports.content import ReportContent, control_code
from fieldapp.reports.layout import Anchor, Block, Gap, Text
from fieldapp.reports.paper import SMALL, SUBTITLE, TITLE
from fieldapp.reports.sheet import Sheet, captioned_as, photo_grid
from fieldapp.reports.source import ShownPhoto

_TALLEST = 330.0


def photo_appendix(sheet: Sheet) -> list[Block]:
    """Every photo the report shows, two in a row, under the name and code of the report they belong to."""
    texts, content = sheet.words.texts, sheet.content
    whose = content.whose
    car = " ".join(part for part in (whose.make, whose.model) if part.strip())
    subtitle = " · ".join(part for part in (content.job_number, car, whose.plate) if part.strip())
    belongs = texts.appendix_belongs.format(
        number=content.job_number,
        version=sheet.words.number(content.version),
        code=sheet.words.code(control_code(sheet.sha256)),
    )
    photos = list(shown_photos(content))
    return [
        Anchor("cover", texts.appendix),
        Text(texts.appendix, TITLE),
        Text(subtitle, SUBTITLE),
        Text(belongs, SMALL),
        Gap(22),
        *photo_grid(photos, sheet, width=sheet.width, columns=2, gap=14, tallest=_TALLEST),
    ]


def shown_photos(content: ReportContent) -> Iterator[ShownPhoto]:
    """Each photo once, captioned with what it shows, in the order of the pages."""
    seen: set[str] = set()
    for photo, about in _with_subjects(content):
        if photo.sha256 not in seen:
            seen.add(photo.sha256)
            yield captioned_as(photo, about)


def _with_subjects(content: ReportContent) -> Iterator[tuple[ShownPhoto, str]]:
    for finding in content.findings:
        yield from ((photo, finding.title) for photo in finding.photos)
    for step in content.steps:
        yield from ((photo, step.instruction) for photo in step.photos)
    for inspection in content.inspections:
        for section in inspection.sections:
            for item in section.items:
                yield from ((photo, item.title) for photo in item.photos)
    for mark in content.damage:
        yield from ((photo, mark.note) for photo in mark.photos)
    yield from ((photo, "") for photo in content.photos)
