"""Numbers: amounts, units, arithmetic."""
