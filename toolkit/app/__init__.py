"""The composition root: the command line, the window's start, the self-test, and the one place that joins all."""
