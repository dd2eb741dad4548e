"""The referral directory: what an HSDS package holds, what this field adds, and when a row may be relied on."""
