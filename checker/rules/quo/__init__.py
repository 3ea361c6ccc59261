"""Quotations: QUO rules."""
