"""What the window explains: help of each screen, its keys, what this program is, and three cards for the first day."""
