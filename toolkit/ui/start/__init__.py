"""The first page: what the person needs, before any question."""
