"""The words of a report, for finding it again."""

from __future__ import annotations

from collections.abc import Iterator

from fieldapp.reports.content import ReportContent

LONGEST = 20_000  # characters: a long pre-delivery check has about 12,000


def report_words(content: ReportContent) -> str:
    """Everything a report says in words, each line once, in the order of its pages."""
    lines = (" ".join(line.split()) for line in _said(content))
    return "\n".join(dict.fromkeys(line for line in lines if line))[:LONGEST]


def _said(content: ReportContent) -> Iterator[str]:
    yield from (content.job_number, content.concern, content.diagnosis, content.outcome_reason)
    for step in content.steps:
        yield from (step.instruction, step.note)
    for finding in content.findings:
        yield from (finding.title, finding.note, finding.recommendation)
    if content.price is not None:
        for line in content.price.lines:
            yield from (line.name, line.part_number, *line.serial_numbers)
    yield from content.next_steps
    for inspection in content.inspections:
        yield inspection.title
        for section in inspection.sections:
            for item in section.items:
                if item.answered:
                    yield item.title
                    yield from (answer.value for answer in item.answers)
