"""What lies in this car, and the catalogue."""
