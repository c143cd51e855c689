"""Every address of the desk."""

from __future__ import annotations

from sync.server.desk import conflicts, files, follow_ups, jobs, late, signing_in, waiting

ADDRESS = "/desk"
ROUTERS = (
    signing_in.router,
    waiting.router,
    conflicts.router,
    late.router,
    follow_ups.router,
    jobs.router,
    files.router,
)
