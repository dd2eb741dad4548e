"""Cases: the list, a new one, one of them, its history."""
