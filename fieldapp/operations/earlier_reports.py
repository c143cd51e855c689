"""Having the PDF of an earlier visit to a car, whose job is not on this laptop any more."""

from __future__ import annotations

from fieldapp.domain.changes import Changes
from fieldapp.domain.moments import Moment
from fieldapp.errors import NotFound
from fieldapp.store import earlier_reports, media_queue
from fieldapp.store.engine import Store


def fetch(store: Store, *, report_id: str, now: Moment) -> Changes:
    """Ask for a report's files at the next contact; nothing happens where they are here already.

    Returns the hashes that were asked for as changes of kind `file`; each is told again once it has come.

    Raises:
        NotFound: no car on this laptop tells of it.
    """
    with store.reading() as connection:
        found = earlier_reports.find(connection, report_id)
    if found is None:
        raise NotFound("There is no such report of an earlier visit on this laptop.", report_id=report_id)
    told = found.told
    files = ((told.sha256, told.size), (told.appendix_sha256, told.appendix_size))
    wanted = [
        (sha256, size) for sha256, size in files if sha256 and not store.blobs.has(sha256, job_id=told.job_id)
    ]
    if wanted:
        with store.writing() as connection:
            for sha256, size in wanted:
                # One that was here before and has left with its job is asked for anew.
                media_queue.forget(connection, sha256, direction="down")
                media_queue.want(connection, sha256=sha256, job_id=told.job_id, size=size, now=now.at)
    return Changes.of("file", *(sha256 for sha256, _ in wanted))
