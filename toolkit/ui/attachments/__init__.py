"""What is attached to a case: the list, a new one, one of them looked at from memory."""
