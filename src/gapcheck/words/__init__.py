"""Provisions, value sets and regions in words."""
