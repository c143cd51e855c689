"""The passphrase that opens a profile where no keyring keeps its key."""
