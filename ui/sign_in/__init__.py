"""The first sign-in of a laptop, and signing in again."""
