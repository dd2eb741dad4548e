"""Several sheets at once: a stock for the shelter, as one file."""
