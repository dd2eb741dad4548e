"""The referral directory in the window: found without unlocking anything."""
