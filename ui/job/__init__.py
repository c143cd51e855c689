"""One job: its header, its tabs, the next step."""
