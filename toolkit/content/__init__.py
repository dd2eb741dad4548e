"""What lies in resources/ and i18n/: read, validated with all faults at once, and handed on as plain structures."""
