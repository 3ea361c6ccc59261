"""Reports become text, data and pages."""
