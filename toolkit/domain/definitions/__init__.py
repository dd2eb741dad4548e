"""The definitions of 1999 as a decision model, pure: facts, what follows from them, the outcome and its reasons.

No other place in the program knows this logic. Reading "1999-1".
"""
