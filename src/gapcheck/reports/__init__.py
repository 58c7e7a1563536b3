"""Findings as text and data: one file for each format, each a function of what was found."""
