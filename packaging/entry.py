"""Entry of the packaged programs: `fieldapp`, or `fieldapp-server` when started under that name."""

import sys
from pathlib import Path

if Path(sys.argv[0]).stem == "fieldapp-server":
    from sync.server.cli import main
else:
    from fieldapp.cli import main

sys.exit(main())
