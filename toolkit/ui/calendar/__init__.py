"""The calendar: dates by day, and the file that leaves on request."""
