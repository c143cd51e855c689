"""Widgets that all pages share, one file each. They follow the theme that is on."""
