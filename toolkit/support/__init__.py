"""What every room may use, from the standard library only: translation marks and where files lie."""
