"""What is left to say on a laptop the office has taken out of service."""
