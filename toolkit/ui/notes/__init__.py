"""Notes of a case."""
