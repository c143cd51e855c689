"""The one definition of what laptop and server say to one another."""
