"""Referrals: services that fit what the person wants, asked with their consent, and how each goes on."""
