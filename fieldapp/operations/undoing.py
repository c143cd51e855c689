"""What may be taken back step by step: nothing that somebody has signed since it was done."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from fieldapp.domain.attachments import Signature
from fieldapp.errors import NotAllowedNow
from fieldapp.operations.open_work import check_open_for_work
from fieldapp.store import rows

if TYPE_CHECKING:
    from fieldapp.store.engine import Store


def check_may_undo(store: Store, *, job_id: str, inspection_id: str | None, since: datetime) -> None:
    """Pass while a step done at `since` – in a checklist, when one is named – may be taken back without a word.

    A change by hand is still possible after a signature: it asks why, and voids what was signed. A step back is made
    without looking, and must not.

    Raises:
        NotAllowedNow: the job is finished, or somebody has signed for it since.
    """
    with store.reading() as connection:
        check_open_for_work(connection, job_id)
        signed: tuple[Signature, ...] = rows.fetch_many(
            connection, "signature", job_id=job_id, voided=False, inspection_id=None
        )
        if inspection_id is not None:
            signed += rows.fetch_many(
                connection, "signature", job_id=job_id, voided=False, inspection_id=inspection_id
            )
    if any(signature.strokes and signature.signed_at >= since for signature in signed):
        raise NotAllowedNow(
            "Somebody has signed for this since. Change it in its place instead; then it has to be signed again.",
            reasons=("signed_since",),
        )
