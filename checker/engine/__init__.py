"""Documents and rules become a report."""
