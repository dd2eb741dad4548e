"""The public directory's file: entries as they were imported, what was changed here, and the index that finds them."""
