"""Names of persons, their pronouns and their offices."""
