"""PDF: set lines become content streams, faces become embedded fonts, and a page says nothing about its maker."""
