"""Everything between a laptop and the centre."""
