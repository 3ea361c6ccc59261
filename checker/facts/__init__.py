"""What a text states, as values with spans."""
