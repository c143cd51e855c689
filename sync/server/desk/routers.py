"""Every address of the desk."""

from __future__ import annotations

from sync.server.desk import signing_in, waiting

ADDRESS = "/desk"
ROUTERS = (signing_in.router, waiting.router)
