"""The consent ledger: who may be told what, asked wherever something is to go out."""
