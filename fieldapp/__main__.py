"""`python -m fieldapp` is the same as `fieldapp`."""

import sys

from fieldapp.cli import main

if __name__ == "__main__":
    sys.exit(main())
