"""Encrypted stores. Only `connection` knows SQLCipher."""
