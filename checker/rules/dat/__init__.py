"""Dates: DAT rules."""
