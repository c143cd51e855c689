"""Answers every question of a checklist that can be answered without a person's signature."""

from __future__ import annotations

from laptops import Laptop

from fieldapp.domain.attachments import SubjectKind
from fieldapp.operations import inspections, photos
from fieldapp.store import fillings
from inspections.presentation import Question
from inspections.session import Session


def fill_everything(laptop: Laptop, inspection_id: str, *, fail: bool = False) -> dict[str, str]:
    """Answer all but signatures, the first verdict with a grave finding *Not OK* when `fail`.

    Gives paths: of each signature question by its signer, and of the first question of each other kind by that.
    """
    with laptop.store.reading() as connection:
        inspection = laptop.row("inspection", inspection_id)
        session = fillings.open_session(connection, inspection, now=laptop.at)
    values: dict[str, str] = {}
    paths: dict[str, str] = {}
    asked: set[str] = set()
    failed = not fail
    while wanted := [one.path for one in session.missing() if not session.question(one.path).signer]:
        for path in wanted:
            assert path not in asked, f"{path} does not take {values[path]!r}"
            asked.add(path)
            question = session.question(path)
            value = _value(laptop, inspection.job_id, inspection_id, session, question)
            paths.setdefault(question.kind, path)
            if question.kind == "verdict" and not failed and question.severity in ("attention", "unsafe"):
                value, failed = "not_ok", True
            values |= session.set(path, value).values
            values[path] = value
    inspections.answer(laptop.store, inspection_id=inspection_id, values=values, now=laptop.now)
    _show_findings(laptop, inspection_id, inspection.job_id)
    for one in session.missing():
        paths[session.question(one.path).signer] = one.path
    return paths


def _value(laptop: Laptop, job_id: str, inspection_id: str, session: Session, question: Question) -> str:
    if question.kind == "verdict":
        return "ok"
    if question.choices:
        return question.choices[0].name
    if question.kind in ("integer", "decimal", "range"):
        return _good_number(question)
    if question.kind == "image":
        changes = photos.record(
            laptop.store,
            job_id=job_id,
            prepared=photos.PreparedPhoto(question.path.encode(), b"small", 2, 1, "a.jpg", None),
            subject_kind=SubjectKind.ANSWER,
            subject_id=f"{inspection_id} {question.path}",
            now=laptop.now,
        )
        return next(iter(changes.of_kind("photo")))
    if question.kind == "date":
        return laptop.at.astimezone().date().isoformat()  # the day at the car; near midnight UTC's is another
    return "none"


def _good_number(question: Question) -> str:
    measured = question.measurement
    lows = [measured.limit_low, measured.warn_low] if measured else []
    highs = [measured.limit_high, measured.warn_high] if measured else []
    low = max((value for value in lows if value is not None), default=None)
    high = min((value for value in highs if value is not None), default=None)
    if low is not None and high is not None:
        value = (low + high) / 2
    elif low is not None:
        value = low + 1
    else:
        value = high if high is not None else 5  # type: ignore[assignment]
    return str(int(value) if question.kind == "integer" else value)


def _show_findings(laptop: Laptop, inspection_id: str, job_id: str) -> None:
    for finding in laptop.all("finding", inspection_id=inspection_id):
        photos.record(
            laptop.store,
            job_id=job_id,
            prepared=photos.PreparedPhoto(finding.id.encode(), b"small", 2, 1, "a.jpg", None),
            subject_kind=SubjectKind.FINDING,
            subject_id=finding.id,
            now=laptop.now,
        )
