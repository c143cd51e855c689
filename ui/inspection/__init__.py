"""Filling a checklist: sections at the left, items at the right, each answer on disk before the next tap."""
