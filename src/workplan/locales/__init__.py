"""The site's words, one file a language."""
