"""Text meets terms: folding, one automaton pass, unlisted renderings."""
