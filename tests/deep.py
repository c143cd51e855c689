"""Test for a number of minutes: round after round of the suite, each in a new order, with many more examples.

A failing round prints the command that repeats it.
"""

import argparse
import os
import secrets
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run rounds until the time is over, one at least; stop at the first that fails.

    Returns: 0 when every round passed, else pytest's exit code.
    """
    parser = argparse.ArgumentParser(description="Test for a number of minutes.")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("paths", nargs="*", default=["tests"], help="what to test; default: everything")
    arguments = parser.parse_args()
    end = time.monotonic() + arguments.minutes * 60
    environment = {**os.environ, "HYPOTHESIS_PROFILE": "deep"}
    rounds = 0
    while rounds == 0 or time.monotonic() < end:
        seed = secrets.randbelow(2**32)
        command = [sys.executable, "-m", "pytest", "-n", "2", f"--randomly-seed={seed}", *arguments.paths]
        print(f"round {rounds + 1}: seed {seed}", flush=True)
        code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        if code:
            print("repeat it with: HYPOTHESIS_PROFILE=deep", *command, file=sys.stderr)
            return code
        rounds += 1
    print(f"{rounds} rounds passed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
