"""Cryptography behind plain functions: keys from passphrases, boxes, sealed boxes, signatures, recovery words.

The only room that imports libsodium. It knows no file and no vault.
"""
