"""What a report is made from can be read before the heavy libraries are there."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("reportlab", "pikepdf", "pyhanko", "babel", "PIL", "cryptography")


def test_deciding_what_a_report_says_loads_no_heavy_library() -> None:
    program = (
        "import sys, fieldapp.reports, fieldapp.reports.source, fieldapp.reports.job_report\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )

    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert ended.stdout.strip() == "[]"
