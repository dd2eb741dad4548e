"""The operating system: files written whole, and a process that leaves no dumps."""
