"""Words: WRD rules."""
