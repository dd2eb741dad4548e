"""Screening: the questions, the outcome, the cards that the person answers alone."""
