"""A country's law as this unit vouches for it."""
