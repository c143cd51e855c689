"""Report values out of their canonical JSON: what the data of a file says, as the program's own values again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from math import isfinite
from typing import Any

from pydantic import TypeAdapter

from fieldapp.domain.attachments import Signature
from fieldapp.reports.content import ReportContent, plain


@lru_cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def read_content(value: object) -> ReportContent:
    """The content of parsed JSON.

    Raises:
        pydantic.ValidationError: it is no content of this version.
    """
    content: ReportContent = _adapter(ReportContent).validate_python(value)
    return content


def read_signatures(value: object) -> tuple[Signature, ...]:
    """The signatures of parsed JSON.

    Raises:
        pydantic.ValidationError: they are none of this version.
    """
    signatures: tuple[Signature, ...] = _adapter(tuple[Signature, ...]).validate_python(value)
    return signatures


def as_data(content: ReportContent) -> ReportContent:
    """The content as its own data says it, so that pages drawn from it are pages of the data."""
    return read_content(plain(content))


def signatures_as_data(signatures: Iterable[Signature]) -> tuple[Signature, ...]:
    """The signatures as their data says them; points that no pad can give are left out."""
    usable = [
        replace(
            one,
            strokes=tuple(
                tuple(point for point in line if all(isfinite(share) for share in point))
                for line in one.strokes
            ),
        )
        for one in signatures
    ]
    return read_signatures(plain(usable))
