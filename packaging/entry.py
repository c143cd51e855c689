"""Entry of the packaged programs: `fieldapp`, or `fieldapp-server` when started under that name."""

import multiprocessing
import sys
from pathlib import Path

# The server's worker processes are this program once more; this call is where they begin their work.
multiprocessing.freeze_support()

if Path(sys.argv[0]).stem == "fieldapp-server":
    from sync.server.cli import main
else:
    from fieldapp.cli import main

sys.exit(main())
