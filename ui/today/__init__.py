"""Today: the day as a line of time, and whether one can leave."""
