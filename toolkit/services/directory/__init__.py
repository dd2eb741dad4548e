"""The referral directory: found in a second, verified by a call, exchanged as HSDS."""
