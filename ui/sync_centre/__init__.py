"""What waits on this laptop, what needs a person, and the state of the connection."""
