"""Settings: language, look, and the facts of this profile."""
