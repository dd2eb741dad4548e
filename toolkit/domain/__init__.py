"""What the product is about, pure: one module a noun, with its rules. Knows no file, no window, no library."""
