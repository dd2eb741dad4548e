"""Papers of one case: a worksheet or a letter in one language or two, from parts that are set one after the other."""
