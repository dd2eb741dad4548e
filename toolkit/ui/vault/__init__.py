"""The records' door: making a vault, unlocking it, coming back with recovery words."""
