"""A believable day: a server with jobs, a laptop, and – without a screen – the whole visit through the real windows."""

from __future__ import annotations

from pathlib import Path


def main(headless: bool, out: Path | None, profile_dir: Path | None) -> int:
    """`fieldapp demo`: open the window on a demo profile, or run the whole day without a screen into `out`.

    Gives the exit code; without a screen 0 only if the server's copy equals the laptop's.
    """
    if headless:
        from fieldapp.demo.headless import run_day

        return run_day(out)
    from fieldapp.demo.windowed import run_window

    return run_window(profile_dir or out)
