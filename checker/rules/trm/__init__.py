"""Terms: TRM rules."""
