"""Foreign formats: read with every fault at once, and written to the letter of their contracts."""
