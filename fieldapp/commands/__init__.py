"""What each command of `fieldapp` does; `fieldapp.cli` reads the command line and prints the answers."""
