"""The language finder: the person points to their language."""
